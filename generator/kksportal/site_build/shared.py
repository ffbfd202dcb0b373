"""Checks of what no single district holds: shared packages, stray texts, sources everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kksportal.errors import Finding
from kksportal.model.package import PortalInput
from kksportal.model.rows import Sumber
from kksportal.privacy import SMALLEST
from kksportal.site_build.incremental.last_build import DISTRICTS, LastBuild
from kksportal.site_build.incremental.output import DistrictOutput, plain_finding, to_finding
from kksportal.validate.known import Known
from kksportal.validate.portal import all_packages, check_package, source_table
from kksportal.validate.sources import SourceTable, check_sources
from kksportal.validate.stories import check_stories
from kksportal.validate.telling import check_texts

_FILE = "bersama"  # the cache file of what was found


def check_shared(data: PortalInput, last: LastBuild, smallest: int = SMALLEST) -> list[Finding]:
    """Findings about the shared packages; they are as they were while nothing shared changed."""
    paths = [path for path in last.inputs.stats if not path.startswith(DISTRICTS)]
    key = f"{last.base} {last.inputs.key(paths)}"
    kept = last.cache.load(_FILE)
    if isinstance(kept, tuple) and kept[0] == key:
        return [to_finding(plain) for plain in kept[1]]
    known = Known.of(data, smallest)
    findings = [f for package in all_packages(data) for f in check_package(package, known)]
    last.cache.save(_FILE, (key, tuple(map(plain_finding, findings))))
    return findings


def check_strays(data: PortalInput, known: Known, checked: Collection[str]) -> list[Finding]:
    """Findings about texts of places whose package was not made; `checked` are the others."""
    texts = [s for s in (*data.stories, *data.narratives) if s.region not in checked]
    return [
        *check_stories(texts, (), {}, known),
        *check_texts(texts, known, offices={}, days={}),
    ]


def check_between(data: PortalInput, outputs: Iterable[DistrictOutput]) -> list[Finding]:
    """What no single package shows: one source id that stands for two sources."""
    listed: Sequence[SourceTable] = [
        *(source_table(package) for package in all_packages(data)),
        *(
            (f"{d.folder}/sumber.csv", tuple(Sumber(*row) for row in d.sources))
            for d in outputs
            if d.folder
        ),
    ]
    return list(check_sources(listed, data.stories))
