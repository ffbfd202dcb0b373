"""Workbooks with the same bytes on any day; nothing in a cell can become a formula or a link."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from kksportal.exports.book import Book, CellKind, Sheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_EXACT = 15  # digits a spreadsheet keeps
_FIRST_YEAR = 1901  # spreadsheets disagree about earlier days


def to_xlsx(book: Book) -> bytes:
    """A workbook."""
    with open_workbook(book.title, book.author, book.day) as (workbook, out):
        formats = {
            "head": workbook.add_format({"bold": True, "bottom": 1}),
            "day": workbook.add_format({"num_format": "yyyy-mm-dd"}),
            "big": workbook.add_format({"bold": True, "font_size": 14}),
        }
        for sheet in book.sheets:
            _write(workbook.add_worksheet(sheet.name), sheet, formats)
    return out.getvalue()


@contextmanager
def open_workbook(title: str, author: str, day: str) -> Iterator[tuple[Any, BytesIO]]:
    """A workbook to be written to, and where its bytes are once it is closed."""
    from xlsxwriter import Workbook  # here: it takes a tenth of a second and pages never need it

    out = BytesIO()
    with Workbook(out, dict(_OPTIONS)) as workbook:
        created = datetime.fromisoformat(day)
        workbook.set_properties({"title": title, "author": author, "created": created})
        yield workbook, out


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    if not sheet.columns:
        page.set_column(0, 0, 80)
        for number, row in enumerate(sheet.rows):
            page.write_string(number, 0, row[0], formats["big"])
        return
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.title, formats["head"])
    page.freeze_panes(1, 0)
    last = len(sheet.rows)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    writers = {CellKind.NUMBER: _number, CellKind.YEAR: _number, CellKind.DATE: _date}
    for place, column in enumerate(sheet.columns):
        write = writers.get(column.kind, _text)
        for number, row in enumerate(sheet.rows, start=1):
            if row[place]:
                write(page, number, place, row[place], formats)


def _text(page: Any, row: int, column: int, value: str, _: dict[str, Any]) -> None:
    page.write_string(row, column, value)


def _number(page: Any, row: int, column: int, value: str, formats: dict[str, Any]) -> None:
    """A number; one with more digits than a spreadsheet keeps stays text, unchanged."""
    if len(Decimal(value).as_tuple().digits) > _EXACT:
        _text(page, row, column, value, formats)
    else:
        page.write_number(row, column, float(value))


def _date(page: Any, row: int, column: int, value: str, formats: dict[str, Any]) -> None:
    """A full date; one that is less precise, or has a time, stays text, unchanged."""
    if len(value) == 10 and int(value[:4]) >= _FIRST_YEAR:
        page.write_datetime(row, column, datetime.fromisoformat(value), formats["day"])
    else:
        _text(page, row, column, value, formats)
