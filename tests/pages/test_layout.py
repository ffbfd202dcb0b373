"""The tile map is recognised: neighbours on land stand together, west stays west of east."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

from kksportal.pages.nation.layout import LAYOUT
from kksportal.pages.nation.tiles import archipelago
from kksportal.words.drawings import MapIsland, MapProvince

ROOT = Path(__file__).resolve().parents[2]
# Every border on land between two of the 38 provinces.
BORDERS = [
    tuple(line.split(" - "))
    for line in """
aceh - sumatera-utara
sumatera-utara - sumatera-barat
sumatera-utara - riau
sumatera-barat - riau
sumatera-barat - jambi
sumatera-barat - bengkulu
riau - jambi
jambi - bengkulu
jambi - sumatera-selatan
bengkulu - sumatera-selatan
bengkulu - lampung
sumatera-selatan - lampung
banten - dki-jakarta
banten - jawa-barat
dki-jakarta - jawa-barat
jawa-barat - jawa-tengah
jawa-tengah - daerah-istimewa-yogyakarta
jawa-tengah - jawa-timur
kalimantan-barat - kalimantan-tengah
kalimantan-barat - kalimantan-timur
kalimantan-tengah - kalimantan-selatan
kalimantan-tengah - kalimantan-timur
kalimantan-selatan - kalimantan-timur
kalimantan-timur - kalimantan-utara
sulawesi-utara - gorontalo
gorontalo - sulawesi-tengah
sulawesi-tengah - sulawesi-barat
sulawesi-tengah - sulawesi-selatan
sulawesi-tengah - sulawesi-tenggara
sulawesi-selatan - sulawesi-barat
sulawesi-selatan - sulawesi-tenggara
papua-barat-daya - papua-barat
papua-barat - papua-tengah
papua-tengah - papua
papua-tengah - papua-pegunungan
papua-tengah - papua-selatan
papua - papua-pegunungan
papua-pegunungan - papua-selatan
""".strip().splitlines()
]
# Longitude of each province's middle, to about half a degree.
EAST = {
    "aceh": 96.9, "sumatera-utara": 99.1, "sumatera-barat": 100.5, "riau": 101.8,
    "kepulauan-riau": 104.6, "jambi": 102.7, "bengkulu": 102.3, "sumatera-selatan": 104.2,
    "kepulauan-bangka-belitung": 106.5, "lampung": 105.0, "banten": 106.1, "dki-jakarta": 106.8,
    "jawa-barat": 107.6, "jawa-tengah": 110.2, "daerah-istimewa-yogyakarta": 110.4,
    "jawa-timur": 112.7, "bali": 115.1, "nusa-tenggara-barat": 117.5,
    "nusa-tenggara-timur": 121.5, "kalimantan-barat": 111.1, "kalimantan-tengah": 113.4,
    "kalimantan-selatan": 115.4, "kalimantan-timur": 116.4, "kalimantan-utara": 116.3,
    "sulawesi-barat": 119.3, "sulawesi-selatan": 120.1, "sulawesi-tenggara": 122.3,
    "sulawesi-tengah": 121.2, "gorontalo": 122.4, "sulawesi-utara": 124.4,
    "maluku-utara": 127.8, "maluku": 129.3, "papua-barat-daya": 132.0, "papua-barat": 133.5,
    "papua-tengah": 136.5, "papua": 139.0, "papua-pegunungan": 139.5, "papua-selatan": 139.5,
}  # fmt: skip


def _beside(one: str, other: str) -> bool:
    here, there = LAYOUT[one], LAYOUT[other]
    return max(abs(here.column - there.column), abs(here.row - there.row)) == 1


def test_every_province_stands_once_in_a_cell_of_its_own() -> None:
    """One cell, one province; the letters differ too."""
    with (ROOT / "datapackages/wilayah/provinsi.csv").open(encoding="utf-8", newline="") as file:
        assert set(LAYOUT) == {row["id"] for row in csv.DictReader(file)}
    assert len({(cell.column, cell.row) for cell in LAYOUT.values()}) == 38
    assert len({cell.letters for cell in LAYOUT.values()}) == 38


def test_land_neighbours_stand_together() -> None:
    """At least four of five pairs, corners counted."""
    assert len(set(BORDERS)) == 38
    kept = [pair for pair in BORDERS if _beside(*pair)]
    assert len(kept) / len(BORDERS) >= 0.8


def test_west_stays_west() -> None:
    """More than 3 degrees apart: never in the opposite order (tolerance: the same column)."""
    assert set(EAST) == set(LAYOUT)
    for one, other in combinations(EAST, 2):
        west, east = sorted((one, other), key=EAST.__getitem__)
        if EAST[east] - EAST[west] > 3:
            assert LAYOUT[west].column <= LAYOUT[east].column, (west, east)


def test_the_layout_fits_a_phone() -> None:
    """Thirteen columns of 24 px fit in 320 px; the style sheet places no more."""
    assert max(cell.column for cell in LAYOUT.values()) == 12
    assert max(cell.row for cell in LAYOUT.values()) == 9


def test_provinces_without_a_place_stand_row_by_row() -> None:
    """A fictional portal has a small map too; beside real provinces they are left out."""
    made = [
        MapProvince(f"Provinsi Simulasi {n:02}", "", f"s-{n}", (), letters=f"{n:02}")
        for n in range(15)
    ]
    cells = archipelago((MapIsland("simulasi", "", tuple(made)),), "")
    assert [(c.column, c.row) for c in cells] == [(n % 13, n // 13) for n in range(15)]
    real = MapProvince("Aceh", "", "aceh", (), letters="AC")
    both = archipelago((MapIsland("x", "", (real, *made)),), "")
    assert [(c.letters, c.column, c.row) for c in both] == [("AC", 0, 0)]
