"""Workbooks as they come back from people: moved, merged, hidden, renamed; read the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from kksportal.intake.instrument.book import read_instrument
from kksportal.intake.instrument.reading import Instrument, Level, asked
from kksportal.intake.workbook import read_workbook
from tests.intake.buku import empty_instrument, filled_instrument, saved

COUNTS_2025 = (29, 22, 11, 13, 11, 12, 11, 13, 14)
COUNTS_2023 = (33, 26, 12, 12, 11, 14, 12, 13, 14)
Change = Callable[[Any], None]


def rows_above(sheet: Any) -> None:
    """Three rows for a letterhead."""
    sheet.insert_rows(1, 3)


def many_rows_above(sheet: Any) -> None:
    """Thirty of them."""
    sheet.insert_rows(1, 30)


def columns_before(sheet: Any) -> None:
    """Two empty columns at the left."""
    sheet.insert_cols(1, 2)


def hidden_columns(sheet: Any) -> None:
    """What nobody sees is read all the same: the columns that matter, and a row."""
    for letter in "BCF":
        sheet.column_dimensions[letter].hidden = True
    sheet.row_dimensions[9].hidden = True


def numbers_as_text(sheet: Any) -> None:
    """ "1,0" and " 2." for the number of an indicator."""
    for row in range(7, sheet.max_row + 1):
        if (value := sheet.cell(row, 1).value) is not None:
            sheet.cell(row, 1).value = (
                f"{value:.1f}".replace(".", ",") if row % 2 else f" {value:g}."
            )


def trailing_spaces(sheet: Any) -> None:
    """In the name of the sheet."""
    sheet.title = f"{sheet.title[:28]}  "


def broken_lines(sheet: Any) -> None:
    """Heads and cells over several lines."""
    for column in range(1, 8):
        if head := sheet.cell(5, column).value:
            sheet.cell(5, column).value = "\n".join(str(head).split(" "))
    sheet.cell(7, 2).value = f"{sheet.cell(7, 2).value}\n\nbaris dua\r\ntiga"


def heads_over_two_rows(sheet: Any) -> None:
    """Each head merged downwards."""
    sheet.insert_rows(6)
    for column in range(1, 8):
        sheet.merge_cells(start_row=5, end_row=6, start_column=column, end_column=column)


def rows_over_two_rows(sheet: Any) -> None:
    """The first indicator merged downwards."""
    if sheet.title != "Kelembagaan":
        sheet.insert_rows(8)
        for letter in "ABF":
            sheet.merge_cells(f"{letter}7:{letter}8")


def heads_in_small_letters(sheet: Any) -> None:
    """With spaces before and a colon after."""
    for column in range(1, 8):
        if head := sheet.cell(5, column).value:
            sheet.cell(5, column).value = f"  {str(head).lower()} :"


def signs_of_windows(sheet: Any) -> None:
    """Line ends as other programs leave them in a scale."""
    for row in range(7, sheet.max_row + 1):
        if isinstance(value := sheet.cell(row, 6).value, str):
            sheet.cell(row, 6).value = value.replace("\n\n", "_x000D_\n")


CHANGES = (rows_above, many_rows_above, columns_before, hidden_columns, numbers_as_text,
           trailing_spaces, broken_lines, heads_over_two_rows, rows_over_two_rows,
           heads_in_small_letters, signs_of_windows)  # fmt: skip


def read(raw: bytes) -> Instrument:
    """The instrument in a workbook."""
    return read_instrument(read_workbook(raw))


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_an_empty_instrument_is_read_the_same(change: Change) -> None:
    """Every indicator with its steps, and nothing to ask."""

    def every(book: Workbook) -> None:
        for sheet in book:
            change(sheet)

    found, plain = read(empty_instrument(every)), read(empty_instrument())
    assert found.counts == COUNTS_2025
    assert asked(found.remarks) == ()
    for one, two in zip(found.settings, plain.settings, strict=True):
        scores = [[step.score for step in i.steps] for i in one.indicators]
        assert scores == [[step.score for step in i.steps] for i in two.indicators]
    assert len(found.items) == 16


def test_sheets_are_matched_by_their_titles_where_their_names_say_nothing() -> None:
    """ "Sheet1" to "Sheet10", and a page of instructions before them."""

    def renamed(book: Workbook) -> None:
        for place, sheet in enumerate(book):
            sheet.title = f"Sheet{place}"
        book.create_sheet("Petunjuk", 0)["A1"] = "Cara mengisi rekaan"

    assert read(empty_instrument(renamed)).counts == COUNTS_2025


def test_two_forms_in_one_workbook_are_told_apart() -> None:
    """The filled one is read; the sheets of the empty one are named as what they are."""
    book = filled_instrument().book
    for sheet in openpyxl.load_workbook(_file(empty_instrument())):
        copy = book.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copy.cell(cell.row, cell.column).value = cell.value
    found = read(saved(book))
    assert found.filled
    assert found.counts == COUNTS_2023
    told = [r for r in found.remarks if "bentuk kosong" in r.what]
    assert len(told) == 9
    assert all(r.level is Level.DITINGGALKAN for r in told)


def test_scores_under_a_head_merged_over_several_columns_are_read() -> None:
    """ "NILAI" over "SELF-ASSESSMENT", "LINK" and "VERIFIKASI PROVINSI", the rest above."""
    made = filled_instrument()
    for sheet in made.book:
        top = next((row for row in (8, 9) if str(sheet.cell(row, 5).value).startswith("NILAI")), 0)
        if not top:
            continue
        for column in (1, 2, 4, 8, 9, 10, 11):
            sheet.cell(top - 1, column).value = sheet.cell(top, column).value
            if column != 2:
                sheet.cell(top, column).value = None
        sheet.unmerge_cells(start_row=top, end_row=top, start_column=2, end_column=3)
        sheet.cell(top, 2).value = None
        sheet.cell(top - 1, 5).value = "NILAI"
        sheet.merge_cells(start_row=top - 1, end_row=top - 1, start_column=5, end_column=7)
        for column, head in ((5, "SELF-\nASSESMENT"), (6, "LINK"), (7, "VERIFIKASI PROVINSI")):
            sheet.cell(top, column).value = head
    found, plain = read(made.raw()), read(filled_instrument().raw())
    assert found.counts == COUNTS_2023
    assert marks(found) == marks(plain) == (146, 90)


def marks(instrument: Instrument) -> tuple[int, int]:
    """How many own and province scores stand in it."""
    every = [one for setting in instrument.settings for one in setting.indicators]
    return sum(len(one.own) for one in every), sum(len(one.province) for one in every)


def _file(raw: bytes) -> Any:
    from io import BytesIO

    return BytesIO(raw)
