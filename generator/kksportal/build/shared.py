"""Checks of what no single district holds: shared packages, stray texts, sources everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kksportal.build.digest import Digest
from kksportal.errors import Finding
from kksportal.model.package import PortalInput
from kksportal.model.rows import Sumber
from kksportal.validate.known import Known
from kksportal.validate.portal import all_packages, check_package, source_table
from kksportal.validate.sources import SourceTable, check_sources
from kksportal.validate.stories import check_stories


def check_shared(data: PortalInput, known: Known) -> list[Finding]:
    """Findings about the shared packages."""
    return [f for package in all_packages(data) for f in check_package(package, known)]


def check_strays(data: PortalInput, known: Known, checked: Collection[str]) -> list[Finding]:
    """Findings about texts of places whose package was not made; `checked` are the others."""
    texts = [s for s in (*data.stories, *data.narratives) if s.region not in checked]
    return list(check_stories(texts, (), {}, known))


def check_between(data: PortalInput, digests: Iterable[Digest]) -> list[Finding]:
    """What no single package shows: one source id that stands for two sources."""
    listed: Sequence[SourceTable] = [
        *(source_table(package) for package in all_packages(data)),
        *(
            (f"{d.folder}/sumber.csv", tuple(Sumber(*row) for row in d.sources))
            for d in digests
            if d.folder
        ),
    ]
    return list(check_sources(listed, data.stories))
