"""The tiles of a map: one a district, by island and province."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kksportal import addresses
from kksportal.compute.award_records import NOT_ASSESSED, NOT_WON
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.nation.layout import COLUMNS, LAYOUT
from kksportal.text import lower_first
from kksportal.words.drawings import MapCell, MapIsland, MapProvince, MapTile
from kksportal.words.names import Names

# The first digit of a province's code is that of its island group (Kemendagri).
_ISLANDS = {
    "1": ("sumatera", "Sumatera"),
    "2": ("sumatera", "Sumatera"),
    "3": ("jawa", "Jawa"),
    "5": ("nusa-tenggara", "Bali dan Nusa Tenggara"),
    "6": ("kalimantan", "Kalimantan"),
    "7": ("sulawesi", "Sulawesi"),
    "8": ("maluku", "Maluku"),
    "9": ("papua", "Papua"),
    "S": ("simulasi", "Provinsi simulasi"),
}


DOUBTED = 7  # the level of an award that is doubted: marked, and not counted as known
WITHOUT = {NOT_WON: 8, NOT_ASSESSED: 9}  # likewise of those without one, as a source says
_UNCOUNTED = (0, DOUBTED, *WITHOUT.values())


class Sign(NamedTuple):
    """What a tile shows of its district: a mark in letters, a level by colour, and in words."""

    mark: str
    level: int
    label: str
    value: str = ""
    source_ids: str = ""


def tiles_by_island(
    islands: Mapping[str, Mapping[str, list[MapTile]]], names: Names
) -> tuple[MapIsland, ...]:
    """The tiles by island and province; `islands` are by a code's first digit, then province."""
    groups: dict[str, MapIsland] = {}
    for digit, provinces in islands.items():
        key, label = _ISLANDS.get(digit, ("lain", "Lainnya"))
        mine = tuple(
            MapProvince(
                names.provinces[p].nama,
                addresses.PROVINCE(p),
                p,
                tuple(tiles),
                _known(tiles),
                LAYOUT[p].letters if p in LAYOUT else names.provinces[p].nama[-2:],
            )
            for p, tiles in provinces.items()
        )
        before = groups[key].provinces if key in groups else ()
        groups[key] = MapIsland(key, label, (*before, *mine))
    return tuple(groups.values())


def archipelago(islands: tuple[MapIsland, ...], words: str) -> tuple[MapCell, ...]:
    """The provinces of `islands` in the layout's places, in the order of the list below.

    Where none has a place there, as in a fictional portal, they stand row by row.
    """
    provinces = [p for island in islands for p in island.provinces]
    places = {
        p.slug: (LAYOUT[p.slug].column, LAYOUT[p.slug].row) for p in provinces if p.slug in LAYOUT
    }
    if not places:
        places = {p.slug: (n % COLUMNS, n // COLUMNS) for n, p in enumerate(provinces)}
    return tuple(
        MapCell(p.name, p.letters, p.slug, *places[p.slug], p.known, words, _step(p.tiles))
        for p in provinces
        if p.slug in places
    )


def _found(tiles: Sequence[MapTile]) -> int:
    return sum(1 for one in tiles if one.level not in _UNCOUNTED)


def _known(tiles: Sequence[MapTile]) -> str:
    return f"{_found(tiles)} dari {len(tiles)}"


def _step(tiles: Sequence[MapTile]) -> int:
    found = _found(tiles)
    return 0 if not found else 2 if 2 * found >= len(tiles) else 1


def tile(row: DaerahRow, sign: Sign | None, unknown: str) -> MapTile:
    """The tile of a district; where nothing is known of it, in the words of the legend."""
    if sign is None:
        sign = Sign("–", 0, lower_first(unknown))
    return MapTile(
        row.nama,
        addresses.DISTRICT(row.id),
        sign.mark,
        sign.level,
        sign.label,
        sign.value,
        sign.source_ids,
    )


def short_marks(names: list[str]) -> dict[str, str]:
    """Marks of at most three letters: the first three, or the initials of several words."""
    return {
        name: "".join(word[0] for word in name.split()) if " " in name else name[:3]
        for name in names
    }
