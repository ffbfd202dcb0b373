"""The findings of `kks validate` about some files, without opening any other district's package.

The same functions read and check as there, in the same order; `tests/browser_check` holds both
together. Only what frictionless adds in its own words is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kksportal.browser_check.state import PortalState
from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.model.package import DistrictPackage, Head, PortalInput
from kksportal.read.links import page_texts, story_links
from kksportal.read.portal import (
    district_folders,
    find_doubles,
    misplaced,
    package_folders,
    read_package,
    read_shared,
)
from kksportal.read.published import read_published
from kksportal.validate.authority import scope
from kksportal.validate.echoes import told_once
from kksportal.validate.known import Known
from kksportal.validate.links import check_links
from kksportal.validate.offices import offices_of
from kksportal.validate.permits import permitted
from kksportal.validate.portal import (
    all_packages,
    check_between,
    check_package,
    innovations_of,
    source_table,
)
from kksportal.validate.sources import SourceTable


@dataclass(slots=True)
class Checker:
    """Checks a portal's folder that holds the shared packages, the texts and a few districts."""

    folders: Folders
    state: PortalState
    data: PortalInput | None = None  # as it was read last
    packages: dict[str, DistrictPackage] = field(default_factory=dict)  # those that were opened

    @classmethod
    def of(cls, root: Path, state: PortalState) -> Checker:
        """For a folder that holds the files of the state."""
        return cls(Folders(root=root), state)

    def check(self, touched: Collection[str]) -> tuple[Finding, ...]:
        """Every finding about the touched paths."""
        shared, findings = read_shared(self.folders)
        self.data = shared
        if shared is None:
            return self._scoped(findings, touched)
        known = Known.of(shared, self.state.info.smallest)
        listed = [*findings, *self._links(shared), *self._districts(shared, known)]
        return self._scoped(permitted(told_once(listed), shared.permits), touched)

    def _districts(self, shared: PortalInput, known: Known) -> list[Finding]:
        """Of the packages that are opened, and between them and all others."""
        findings = [f for package in all_packages(shared) for f in check_package(package, known)]
        places = {d.folder: code for code, d in self.state.districts.items()}
        tables = {path.rpartition("/")[0]: (path, rows) for path, rows in self.state.sources}
        self.packages = {}
        for folder in district_folders(self.folders):
            place = self.folders.relative(folder)
            package, problems = read_package(folder, self.folders)
            findings += problems
            tables.pop(place, None)
            places.pop(place, None)
            if not isinstance(package, DistrictPackage):
                findings += [misplaced(package.head)] if package is not None else []
                continue
            places[place] = code = package.head.code
            if self.packages.setdefault(code, package) is package:
                findings += check_package(package, known, problems)
                tables[place] = source_table(package)
        heads = [
            Head(folder=place, kind="daerah", title="", updated="", code=code)
            for place, code in sorted(places.items(), key=lambda one: Path(one[0]))
        ]
        findings += find_doubles(heads)
        findings += check_between(
            self._tables(shared, tables),
            stories=shared.stories,
            narratives=shared.narratives,
            innovations={code: innovations_of(one) for code, one in self.packages.items()},
            known=known,
            offices={code: offices_of(one) for code, one in self.packages.items()},
            days={code: one.head.updated for code, one in self.packages.items()},
        )
        return findings

    def _tables(
        self, shared: PortalInput, tables: Mapping[str, SourceTable]
    ) -> tuple[SourceTable, ...]:
        own = (source_table(package) for package in all_packages(shared))
        return (*own, *(tables[place] for place in sorted(tables, key=Path)))

    def _links(self, data: PortalInput) -> list[Finding]:
        links = {text.path: story_links(text) for text in (*data.stories, *data.narratives)}
        kept = read_published(self.folders)[0]
        return list(check_links(data, page_texts(self.folders), links, kept))

    def _scoped(
        self, findings: Collection[Finding], touched: Collection[str]
    ) -> tuple[Finding, ...]:
        packages = [self.folders.relative(folder) for folder in package_folders(self.folders)]
        return scope(sort_findings(findings), packages, sorted(touched))
