"""The pieces of charts and maps: shapes with places computed, figures and words beside them."""

from __future__ import annotations

from typing import NamedTuple

from kksportal.words.views import Link, Table


class Bar(NamedTuple):
    """A small bar with its number on top ("?" where no total was found)."""

    label: str
    text: str
    value: int
    height: int  # 0 to 100
    href: str
    note: str
    source_ids: str


class Shape(NamedTuple):
    """A piece of a chart. `kind`: garis (from x, y to w, h), kotak, bulat (radius w), teks."""

    kind: str
    x: int
    y: int
    w: int = 0
    h: int = 0
    look: str = ""  # its class
    text: str = ""
    year: str = ""  # of the figure that a mark stands for, as words tell it; not printed


class Chart(NamedTuple):
    """A small drawing with the same figures in a table; nothing is shown by colour alone."""

    id: str
    title: str
    description: str  # the same in words, for readers who cannot see it
    width: int
    height: int
    shapes: tuple[Shape, ...]
    table: Table | None = None  # None where the list beside it says the same
    note: str = ""  # under the drawing: what is compared, by whose figures
    sources: tuple[Link, ...] = ()


class MapTile(NamedTuple):
    """A district on a tile map: `mark` is printed in the tile, `level` is its pattern (0–6)."""

    name: str
    href: str
    mark: str  # "Wis", "84,6", "–"
    level: int
    label: str  # "Wistara", "skor pusat per 28 Agustus 2025"
    value: str  # set: the mark is a figure
    source_ids: str


class MapProvince(NamedTuple):
    """A province's tiles, by code."""

    name: str
    href: str
    slug: str
    tiles: tuple[MapTile, ...]
    known: str = ""  # "19 dari 24"
    letters: str = ""  # on its tile in the overview


class MapCell(NamedTuple):
    """A province on the small map of the archipelago; it leads to its tiles below."""

    name: str
    letters: str
    slug: str
    column: int
    row: int
    known: str  # "19 dari 24"
    words: str  # "daerah diketahui menerima"
    step: int  # 0: nothing known, 1: less than half of its districts, 2: half or more


class MapIsland(NamedTuple):
    """The provinces of an island group; `key` is its place in the layout."""

    key: str
    name: str
    provinces: tuple[MapProvince, ...]
