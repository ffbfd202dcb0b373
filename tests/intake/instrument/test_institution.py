"""Kelembagaan in a filled instrument."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from kksportal.intake.instrument.institution import component_of, item_of, read_marked_items
from kksportal.intake.workbook import read_workbook
from tests.intake.buku import SECTIONS, filled_instrument, saved


def sheet_of(labels: tuple[object, object], *, merged: bool = False) -> bytes:
    """A sheet of four sections whose labels and whose items' labels are of these kinds."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Kelembagaan"
    sheet["A5"], sheet["B5"], sheet["C5"], sheet["D5"] = "NO", "URAIAN", "ADA ", "TIDAK ADA"
    row = 6
    for place, (name, many) in enumerate(SECTIONS):
        sheet.cell(row, 1, labels[0][place] if labels[0] else None)  # type: ignore[index]
        sheet.cell(row, 2, name)
        for number in range(many):
            sheet.cell(row + number + 1, 1, labels[1][number] if labels[1] else None)  # type: ignore[index]
            sheet.cell(row + number + 1, 2, f"SK {name} rekaan {number}")
        row += many + 1
    return saved(book)


KINDS = {
    "huruf, angka": ("ABCD", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
    "angka, huruf": ((1.0, 2.0, 3.0, 4.0), "abcdef"),
    "romawi, angka": (("I", "II", "III", "IV"), ("1.", "2.", "3.", "4.", "5.", "6.")),
    "angka, tanpa": ((1.0, 2.0, 3.0, 4.0), None),
    "tanpa, angka": (None, (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_sections_and_items_are_told_apart_by_their_labels(kind: str) -> None:
    """An item may name its component too; the kind of label decides."""
    items, marked = read_marked_items(read_workbook(sheet_of(KINDS[kind])).sheets[0])
    assert marked
    assert len(items) == 20
    assert [component_of(one.component) for one in (items[0], items[6], items[10], items[15])] == [
        "forum-kabupaten-kota", "tim-pembina", "forum-komunikasi-kecamatan",
        "pokja-desa-kelurahan",
    ]  # fmt: skip


def test_a_section_of_no_known_component_is_still_a_section() -> None:
    """Its items are not given to the component before it."""
    made = filled_instrument(only=(4,))
    sheet = made.book["Kelembagaan"]
    sheet["B14"] = "Mitra Rekaan Lain"
    items, _ = read_marked_items(read_workbook(made.raw()).sheets[-1])
    assert [one.component for one in items[5:8]] == [
        "Forum Kabupaten/Kota Sehat", "Mitra Rekaan Lain", "Mitra Rekaan Lain",
    ]  # fmt: skip


def test_heads_over_two_rows_with_empty_columns() -> None:
    """Nothing is marked, and nothing is concluded from that."""
    book = read_workbook(filled_instrument(only=(4,)).raw())
    items, marked = read_marked_items(next(s for s in book.sheets if s.name == "Kelembagaan"))
    assert marked
    assert len(items) == 20
    assert all(one.there is None and not one.odd for one in items)


@pytest.mark.parametrize(
    ("there", "missing", "means"),
    [("v", None, True), (None, "√", False), ("Ada", None, True), (1.0, None, True),
     ("tidak", None, False), ("v", "-", True), ("-", "v", False), ("-", "-", None),
     (None, None, None)],
)  # fmt: skip
def test_a_mark_says_yes_or_no(there: object, missing: object, means: bool | None) -> None:
    """However it is made."""
    made = filled_instrument(only=(4,))
    made.book["Kelembagaan"]["C8"], made.book["Kelembagaan"]["D8"] = there, missing
    items, _ = read_marked_items(read_workbook(made.raw()).sheets[-1])
    assert (items[0].there, items[0].odd) == (means, "")
    assert items[1].there is None


@pytest.mark.parametrize(("there", "missing"), [("v", "v"), ("lihat berkas", None)])
def test_a_mark_that_cannot_be_read_is_said(there: str, missing: str | None) -> None:
    """Both, or something else: asked."""
    made = filled_instrument(only=(4,))
    made.book["Kelembagaan"]["C8"], made.book["Kelembagaan"]["D8"] = there, missing
    items, _ = read_marked_items(read_workbook(made.raw()).sheets[-1])
    assert items[0].there is None
    assert items[0].odd


def test_signatures_below_are_no_items() -> None:
    """Whoever signs below the table is not read."""
    made = filled_instrument(only=(4,))
    sheet = made.book["Kelembagaan"]
    sheet.cell(sheet.max_row + 3, 2, "Ketua Forum: Tokoh Rekaan")
    items, _ = read_marked_items(read_workbook(made.raw()).sheets[-1])
    assert len(items) == 20
    assert "Tokoh Rekaan" not in str(items)


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("TIM PEMBINA KABUPATEN/KOTA", "tim-pembina"),
        ("Forum Kabupaten/Kota Sehat", "forum-kabupaten-kota"),
        ("Forum Komunikasi Kecamatan", "forum-komunikasi-kecamatan"),
        ("Forum Kecamatan", "forum-komunikasi-kecamatan"),
        ("Kelompok Kerja (Pokja) Desa/Kelurahan", "pokja-desa-kelurahan"),
        ("Lampiran", ""),
    ],
)
def test_components_are_known_however_they_are_called(text: str, component: str) -> None:
    """By the words that only one of them has."""
    assert component_of(text) == component


@pytest.mark.parametrize(
    ("text", "item"),
    [("SK Tim Pembina", "sk"), ("Surat Keputusan Forum", "sk"), ("Rencana Kerja", "rencana-kerja"),
     ("Anggaran operasional", "anggaran"), ("Sekretariat", "sekretariat"), ("Rapat", "")],
)  # fmt: skip
def test_items_are_known_by_their_words(text: str, item: str) -> None:
    """Four items have permanent ids of the framework of 2025."""
    assert item_of(text) == item
