"""Check a whole portal: every package by the contract, then what crosses packages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import DistrictPackage, Package, PortalInput
from kksportal.validate.cells import check_cells
from kksportal.validate.district import check_district
from kksportal.validate.keys import check_keys
from kksportal.validate.references import Known, check_references


def check_portal(data: PortalInput) -> tuple[Finding, ...]:
    """Every finding of a portal that was read."""
    known = Known.of(data)
    return tuple(_all(data, known))


def packages_of(data: PortalInput) -> tuple[Package, ...]:
    """All packages of a portal."""
    return (
        data.vocabulary,
        *data.regions,
        *data.frameworks.values(),
        *data.awards,
        *data.districts.values(),
    )


def _all(data: PortalInput, known: Known) -> Iterator[Finding]:
    for package in packages_of(data):
        for res in RESOURCES[package.head.kind]:
            rows: tuple[Any, ...] = getattr(package, res.name.replace("-", "_"), ())
            if not rows:
                continue
            path = f"{package.head.folder}/{res.name}.csv"
            yield from check_cells(rows, res, path)
            yield from check_keys(rows, res, path)
            yield from check_references(rows, res, path, package, known)
        if isinstance(package, DistrictPackage):
            yield from check_district(package, data, known)
    yield from _sources(data)
    for story in (*data.stories, *data.narratives):
        if story.region not in known.regions:
            yield Finding(
                kind=kind("KKS-N005"),
                path=story.path,
                column="daerah",
                what=f"daerah “{story.region}” tidak dikenal",
            )
        for slug in story.tatanan:
            if slug not in known.vocabularies["tatanan"]:
                yield Finding(
                    kind=kind("KKS-N005"),
                    path=story.path,
                    column="tatanan",
                    what=f"tatanan “{slug}” tidak dikenal",
                )
        if story.simulated != story.region.startswith("S"):
            yield Finding(
                kind=kind("KKS-P014"),
                path=story.path,
                column="simulasi",
                what="tanda simulasi tidak cocok dengan kode daerah",
            )


def _sources(data: PortalInput) -> Iterator[Finding]:
    """The same source id means the same row in every package."""
    seen: dict[str, tuple[Any, str]] = {}
    for package in packages_of(data):
        for line, row in enumerate(getattr(package, "sumber", ()), start=2):
            path = f"{package.head.folder}/sumber.csv"
            first = seen.setdefault(row.id, (row, path))
            if first[0] != row:
                column = next(c for c in row._fields if getattr(row, c) != getattr(first[0], c))
                yield Finding(
                    kind=kind("KKS-D018"),
                    path=path,
                    row=line,
                    column=column,
                    what=f"sumber “{row.id}” lain isinya di {first[1]}",
                )
