"""Which tatanan a sheet is about."""

from __future__ import annotations

import pytest

from kksportal.intake.instrument.heads import Found
from kksportal.intake.instrument.sheets import is_institution, number_of, title_of
from kksportal.intake.workbook import Cell, Place, Sheet


def sheet(name: str, **cells: str) -> Sheet:
    """A sheet with texts at addresses of one letter."""
    made = {}
    for address, text in cells.items():
        place = Place(int(address[1:]), ord(address[0]) - 64)
        made[place] = Cell(place, text)
    return Sheet(name=name, cells=made)


FOUND = Found(5, {"nomor": 1, "nama": 2, "skala": 6})


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Tatanan 1 Sehat Mandiri", 1),
        ("Tatanan 3  Pendidikan", 3),
        ("tatanan 4 pasar ", 4),
        ("TATANAN-5", 5),
        ("Tatanan8", 8),
        ("9 Penanggulangan Bencana", 9),
        ("2. Permukiman", 2),
        ("T7 Transportasi", 7),
        ("Dataumum", None),
        ("Rekap 2019", None),
        ("Sheet3", None),
        ("Tatanan 2023", None),
    ],
)
def test_the_number_stands_in_the_name(name: str, number: int | None) -> None:
    """However it is written; a year is no number of a tatanan."""
    assert number_of(sheet(name), FOUND) == number


def test_else_in_the_titles() -> None:
    """A sheet with another name is known by what stands above its heads."""
    assert number_of(sheet("Sheet3", A2="TATANAN 6: PARIWISATA"), FOUND) == 6
    assert number_of(sheet("Sheet3", A9="TATANAN 6: PARIWISATA"), FOUND) is None


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"A2": "TATANAN 6: PARIWISATA "}, "PARIWISATA"),
        ({"A2": "TATANAN 6 -  PARIWISATA"}, "PARIWISATA"),
        ({"B5": "TATANAN PARIWISATA"}, "PARIWISATA"),
        ({"B5": "INDIKATOR"}, ""),
    ],
)
def test_the_title_is_what_the_sheet_says(cells: dict[str, str], title: str) -> None:
    """From a title row, or from the head of the column of names."""
    assert title_of(sheet("x", **cells), FOUND) == title


def test_kelembagaan_is_known_by_name_or_title() -> None:
    """And no tatanan is taken for it."""
    assert is_institution(sheet("KELEMBAGAAN "))
    assert is_institution(sheet("Lembar1", A2="KELEMBAGAAN"))
    assert not is_institution(sheet("Tatanan 1"))
