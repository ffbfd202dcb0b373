"""All checks of a portal, in the order in which they run.

`check_package` needs no other district's package, so packages may be checked in any process;
`check_between` then checks what concerns several packages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from kksportal.errors import Finding, cap_findings, sort_findings
from kksportal.model.kinds import find_resource
from kksportal.model.package import (
    AwardPackage,
    DistrictPackage,
    FrameworkPackage,
    Package,
    PortalInput,
    RegionPackage,
    Story,
    VocabularyPackage,
)
from kksportal.validate.awards import check_awards
from kksportal.validate.cells import cell_rules
from kksportal.validate.closed import check_closed, check_closed_texts
from kksportal.validate.counts import count_rules
from kksportal.validate.days import check_days
from kksportal.validate.elsewhere import told_elsewhere
from kksportal.validate.habits import told_together
from kksportal.validate.identities import check_named_stories
from kksportal.validate.kerangka import check_framework
from kksportal.validate.keys import check_keys
from kksportal.validate.known import Known, own_words
from kksportal.validate.offices import check_offices, offices_of
from kksportal.validate.packages import check_areas, check_head, check_table
from kksportal.validate.refs import check_own_refs, ref_rules
from kksportal.validate.sources import SourceTable, check_sources
from kksportal.validate.stories import check_stories
from kksportal.validate.table import Rule, tables_of
from kksportal.validate.telling import check_texts
from kksportal.validate.values import check_subjects, value_rules
from kksportal.validate.wilayah import check_regions

_NOTHING: Mapping[str, Any] = {}
_FEW = "KKS-R002"
_CELL = {f"KKS-D0{number:02d}" for number in (6, 7, 8, 9, 10, 11)}
_LENGTH = {"KKS-D004"}
_SHAPE = "KKS-P019"
_REFERENCE = {"KKS-D013", "KKS-D017", "KKS-K001", "KKS-K002", "KKS-W001", "KKS-W002", "KKS-W003"}


def check_portal(data: PortalInput, read: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """Every finding about the data of a portal; `read` are those of its reading."""
    known = Known.of(data)
    packages = all_packages(data)
    findings = [f for package in packages for f in check_package(package, known, read)]
    between = check_between(
        (source_table(package) for package in packages),
        stories=data.stories,
        narratives=data.narratives,
        innovations={code: innovations_of(p) for code, p in data.districts.items()},
        known=known,
        offices={code: offices_of(p) for code, p in data.districts.items()},
        days={code: p.head.updated for code, p in data.districts.items()},
    )
    return sort_findings((*findings, *between))


def check_package(
    package: Package, known: Known, read: Sequence[Finding] = ()
) -> tuple[Finding, ...]:
    """Every finding about one package that needs no other district's package.

    `read` are the findings of its reading: what follows from a row of another length is no
    mistake of its own.
    """
    own = {(f.path, f.row) for f in read if f.kind.code in _LENGTH}
    whole = {path for path, row in own if not row}  # so many that they are only counted
    # From here on the lines of a file are not where they will be once it is mended.
    moved = {f.path: f.row for f in read if f.kind.code == "KKS-D005"}
    moved |= {f.path: 0 for f in read if f.kind.code == _SHAPE and not f.row}
    found: Iterable[Finding] = (
        f
        for f in _findings(package, known)
        if (f.path, f.row) not in own
        and f.path not in whole
        and not (f.path in moved and f.row >= moved[f.path])
    )
    found = (f for f in found if not (package.head.simulated and f.kind.code == _FEW))
    if isinstance(package, DistrictPackage):
        found = told_elsewhere(found, package.head.code)
    tidied = {f.path for f in read if f.is_error and ("rapikan", "", "") in f.fix}
    kept = told_together(_without_echoes([*found]), package, known.codes, tidied)
    return sort_findings(cap_findings(kept))


def check_between(
    sources: Iterable[SourceTable],
    *,
    stories: tuple[Story, ...],
    narratives: tuple[Story, ...],
    innovations: Mapping[str, frozenset[str]],
    known: Known,
    offices: Mapping[str, tuple[str, ...]] = _NOTHING,
    days: Mapping[str, str] = _NOTHING,
) -> tuple[Finding, ...]:
    """Every finding about several packages together: sources with one id, and the texts.

    `sources` are the paths and rows of all source tables, the shared packages' first (the first
    to use an id sets its content); `innovations`, `offices` and `days` are the ids of innovations,
    the names of offices and the day of each district, by its code.
    """
    listed = tuple(sources)
    texts = (*stories, *narratives)
    findings = [*check_sources(listed, stories)]
    findings += check_stories(texts, listed, innovations, known)
    findings += check_texts(texts, known, offices=offices, days=days)
    findings += check_closed_texts(texts, known.closed)
    return sort_findings(findings)


def source_table(package: Package) -> SourceTable:
    """The path and the rows of a package's sources, for `check_between`."""
    rows = () if isinstance(package, VocabularyPackage) else package.sumber
    return f"{package.head.folder}/{package.head.file_of('sumber')}", rows


def innovations_of(package: Package) -> frozenset[str]:
    """The ids of a district's innovations, for `check_between`."""
    return frozenset(row.id for row in getattr(package, "inovasi", ()))


def all_packages(data: PortalInput) -> list[Package]:
    """Every package of a portal, the shared ones first."""
    return [
        data.vocabulary,
        *data.regions,
        *data.frameworks.values(),
        *data.awards,
        *((data.boundaries,) if data.boundaries else ()),
        *data.archives.values(),
        *data.districts.values(),
    ]


def _findings(package: Package, known: Known) -> Iterator[Finding]:
    yield from check_head(package, known)
    head = package.head
    own, place = own_words(package), known.districts.get(head.code)
    yield from check_closed(package, known.closed)
    if isinstance(package, DistrictPackage):
        yield from check_offices(package, place.name if place else "")
        yield from check_named_stories(package, known)
    for table in tables_of(package):
        for rule in _rules(head.kind, table.res.name, known):
            yield from rule.check(table)
        yield from check_keys(table)
        yield from check_own_refs(table, own)
        yield from check_table(table, package)
        yield from check_areas(table, package, known)
        yield from check_subjects(table, head, place)
        yield from check_days(table, head)
        if isinstance(package, FrameworkPackage):
            yield from check_framework(table, head.cycle, known)
    if isinstance(package, RegionPackage):
        yield from check_regions(package)
    if isinstance(package, AwardPackage):
        yield from check_awards(package, known)


# Saves 0.18 ms a package, of the 3 ms that reading and checking a full one take.
@lru_cache(maxsize=64)
def _rules(kind: str, name: str, known: Known) -> tuple[Rule, ...]:
    """The rules for every table of a name; cached, for they remember the values they accepted."""
    res = find_resource(kind, name)
    assert res is not None  # tables_of goes through the contract's resources
    return (
        *cell_rules(res, known.codes),
        *value_rules(name, known),
        *count_rules(res, known),
        *ref_rules(res, known),
    )


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings without those about a reference whose cell is reported as malformed."""
    malformed = {(f.path, f.row, f.column) for f in findings if f.kind.code in _CELL}
    return [
        f
        for f in findings
        if f.kind.code not in _REFERENCE or (f.path, f.row, f.column) not in malformed
    ]
