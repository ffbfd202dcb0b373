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
_FORUMS = ("forum-kabupaten-kota", "forum-komunikasi-kecamatan", "pokja-desa-kelurahan")
_VILLAGE_CODE = 13  # characters of "63.11.01.2001", a letter S apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Forums:
    """The forums of a cycle that rows name."""

    named: int  # all that rows speak of
    evidenced: int  # of these, with a document of evidence
    total: int  # all the district has; 0 where the number of its villages is not known
    villages: bool  # whether any row speaks of a village
    sources: tuple[Sumber, ...]


def count_forums(
    package: DistrictPackage, cycle: str, kecamatan: int, sources: Mapping[str, Sumber]
) -> Forums | None:
    """The forums of a cycle; None where no row names any.

    A forum has evidence when one of its rows names a document, or a document names it.
    """
    named: dict[tuple[str, str], bool] = {}
    cited: set[str] = set()
    for row in package.kelembagaan:
        if row.siklus == cycle and row.komponen in _FORUMS:
            key = (row.komponen, row.wilayah)
            named[key] = named.get(key, False) or bool(row.bukti)
            cited.add(row.sumber)
    for document in package.bukti:
        key = (document.komponen, document.wilayah)
        if document.siklus == cycle and document.komponen in _FORUMS:
            named[key] = True
            cited.add(document.sumber)
    if not named:
        return None
    many = _villages(package)
    return Forums(
        named=len(named),
        evidenced=sum(named.values()),
        total=1 + kecamatan + many if many else 0,
        villages=any(len(place.removeprefix("S")) >= _VILLAGE_CODE for _, place in named),
        sources=tuple(sources[one] for one in sorted(cited)),
    )


def _villages(package: DistrictPackage) -> int:
    """How many villages the district has, as the newest count over all of them says; else 0."""
    counts = [
        (row.per_tanggal, int(row.dari))
        for row in package.fakta
        if row.subjek == package.head.code and row.ukuran == "odf-desa" and row.dari.isdigit()
    ]
    return max(counts, default=("", 0))[1]
