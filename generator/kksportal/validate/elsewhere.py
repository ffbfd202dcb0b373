"""A code that is well written only when it names another district is no advice to follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kksportal.errors import Finding

_AREA = re.compile(r"S?[0-9]{2}(\.[0-9]{2})+(\.[0-9]{4})?")


def told_elsewhere(findings: Iterable[Finding], code: str) -> Iterator[Finding]:
    """The findings of a district's package; what a machine would write stays within the district.

    A spreadsheet makes 63.1 of 63.10. In the package of 63.11 that row is another district's, or
    its code was mistyped: only who wrote it knows.
    """
    for finding in findings:
        meant = [step.text for step in finding.fix if _AREA.fullmatch(step.text)]
        others = [one for one in meant if not (one == code or one.startswith(f"{code}."))]
        if finding.kind.code == "KKS-D008" and others:
            yield replace(
                finding,
                fix=(),
                advice=f"Tulis: {others[0]}, lalu pindahkan barisnya ke paket daerah itu; paket "
                f"ini milik {code}",
            )
        else:
            yield finding
