"""The report of an audit, for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from kksportal.audit.site import Audit
from kksportal.errors import Finding
from kksportal.report import as_records, summary
from kksportal.text import number

_SHOWN = 3  # pages named where many have the same problem


def audit_text(audit: Audit) -> str:
    """The report as text: equal problems of many pages once, and the counts in the last line."""
    by_problem = sorted(audit.problems, key=_problem)  # stable: files stay in order
    blocks = [_block(list(same)) for _, same in groupby(by_problem, key=_problem)]
    pages, files, links = (number(str(n)) for n in (audit.pages, audit.files, audit.links))
    counts = f"{pages} halaman, {files} berkas, {links} tautan diperiksa"
    return "\n".join([*blocks, f"{counts}: {summary(audit.problems)}."])


def _problem(problem: Finding) -> tuple[str, str]:
    return problem.kind.code, problem.what


def _block(same: Sequence[Finding]) -> str:
    first, others = same[0], sorted({one.path for one in same} - {same[0].path})
    place = f"  {first.place}" if first.place else ""
    lines = [f"{first.kind.code}  {first.path}{place}", f"          {first.what}"]
    if others:
        more = len(others) - _SHOWN
        rest = f", dan {number(str(more))} berkas lain" if more > 0 else ""
        lines.append(f"          Juga di {', '.join(others[:_SHOWN])}{rest}.")
    return "\n".join([*lines, f"          {first.mend}"])


def audit_json(audit: Audit) -> str:
    """The report as JSON, with each problem by itself."""
    record = {
        "halaman": audit.pages,
        "berkas": audit.files,
        "tautan": audit.links,
        "temuan": as_records(audit.problems),
        "kode_keluar": audit.exit_code,
    }
    return json.dumps(record, ensure_ascii=False, indent=1)
