"""How many forums have evidence, from kabupaten to desa, counted from kelembagaan and bukti.

The requirement asks for a share of all forums. Those of desa and kelurahan are most of them, so
while they are not entered the share cannot be known: it is never guessed from the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Sumber

# Components that are forums (instrument of 2025); the team of the district is none.
DISTRICT, KECAMATAN, VILLAGE = (
    "forum-kabupaten-kota",
    "forum-komunikasi-kecamatan",
    "pokja-desa-kelurahan",
)
_FORUMS = (DISTRICT, KECAMATAN, VILLAGE)
_VILLAGE_CODE = 13  # characters of "63.11.01.2001", a letter S apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The forums of one component: of the district, of kecamatan, of villages."""

    component: str
    named: int  # how many places rows speak of
    evidenced: int  # of these, with a document of evidence
    total: int  # all there are; 0 where that is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Forums:
    """The forums of a cycle that rows name."""

    named: int  # all that rows speak of
    evidenced: int  # of these, with a document of evidence
    total: int  # all the district has; 0 where the number of its villages is not known
    villages: bool  # whether any row speaks of a village
    sources: tuple[Sumber, ...]
    levels: tuple[Level, ...] = ()  # from the district down; each stands, also where none is named
    villages_by: Sumber | None = None  # who says how many villages there are


def count_forums(
    package: DistrictPackage, cycle: str, kecamatan: int, sources: Mapping[str, Sumber]
) -> Forums | None:
    """The forums of a cycle; None where no row names any.

    A forum has evidence when one of its rows names a document, or a document names it. A row that
    says the item is not there names no evidence of it. A row on the pokja of a whole kecamatan
    names none of its villages, so it counts as no forum.
    """
    named: dict[tuple[str, str], bool] = {}
    cited: set[str] = set()
    for row in package.kelembagaan:
        if row.siklus == cycle and _is_forum(row.komponen, row.wilayah):
            key = (row.komponen, row.wilayah)
            named[key] = named.get(key, False) or (bool(row.bukti) and row.ada != "tidak")
            cited.add(row.sumber)
    for document in package.bukti:
        key = (document.komponen, document.wilayah)
        if document.siklus == cycle and _is_forum(*key):
            named[key] = True
            cited.add(document.sumber)
    if not named:
        return None
    many, by = _villages(package)
    return Forums(
        named=len(named),
        evidenced=sum(named.values()),
        total=1 + kecamatan + many if many else 0,
        villages=any(component == VILLAGE for component, _ in named),
        sources=tuple(sources[one] for one in sorted(cited)),
        levels=tuple(
            _level(component, named, total)
            for component, total in zip(_FORUMS, (1, kecamatan, many), strict=True)
        ),
        villages_by=sources.get(by),
    )


def _is_forum(component: str, place: str) -> bool:
    """Whether a row is about one forum: of the villages, only where it names the village."""
    if component == VILLAGE:
        return len(place.removeprefix("S")) >= _VILLAGE_CODE
    return component in _FORUMS


def _level(component: str, named: Mapping[tuple[str, str], bool], total: int) -> Level:
    mine = [evidenced for (one, _), evidenced in named.items() if one == component]
    return Level(
        component=component,
        named=len(mine),
        evidenced=sum(mine),
        total=max(total, len(mine)) if total else 0,
    )


def _villages(package: DistrictPackage) -> tuple[int, str]:
    """How many villages the newest count over all of them says, and whose it is; else 0."""
    counts = [
        (row.per_tanggal, int(row.dari), row.sumber)
        for row in package.fakta
        if row.subjek == package.head.code and row.ukuran == "odf-desa" and row.dari.isdigit()
    ]
    _, many, by = max(counts, default=("", 0, ""))
    return many, by
