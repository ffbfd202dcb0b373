"""Workbooks with the same bytes on any day; nothing in a cell can become a formula or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from kksportal.exports.book import Book, Sheet
from kksportal.render.sheet_xml import SheetPrinter, Styles, Texts, area_of
from kksportal.render.zip import to_zip
from kksportal.xml import escaped

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_STYLED = re.compile(r'<c r="[ABC]1" s="([0-9]+)"')
_SHEET = "xl/worksheets/sheet{}.xml"
_STRINGS, _BOOK, _ABOUT = "xl/sharedStrings.xml", "xl/workbook.xml", "docProps/core.xml"
_TITLE, _AUTHOR, _DAY = "JUDUL-BUKU-KERJA", "PENYUSUN-BUKU-KERJA", "1999-09-19"  # of a frame
_TO_FILL = re.compile(f"{_TITLE}|{_AUTHOR}|{_DAY}")
_PACKED = 5  # level 6 takes a third more time for one hundredth fewer bytes
_NOTHING = Sheet(name="Sheet1", columns=(), rows=())  # a workbook without sheets does not open
_MOMENT = "1980-01-01"  # of the parts, as XlsxWriter dates them


@dataclass(frozen=True, slots=True)
class _Frame:
    """What workbooks with the same sheets share: all parts as XlsxWriter makes them."""

    parts: Mapping[str, str]
    styles: Styles


def to_xlsx(book: Book) -> bytes:
    """A workbook: in the frame of XlsxWriter, sheets and strings printed by ourselves."""
    sheets = book.sheets or (_NOTHING,)
    frame = _frame(tuple(sheet.name for sheet in sheets))
    printer = SheetPrinter(frame.styles, Texts())
    parts = dict(frame.parts)
    for number, sheet in enumerate(sheets, start=1):
        parts[_SHEET.format(number)] = printer.xml(sheet, open_first=number == 1)
    parts[_STRINGS] = printer.texts.xml()
    parts[_BOOK] = _with_filters(parts[_BOOK], sheets)
    parts[_ABOUT] = _about(parts[_ABOUT], book)
    return to_zip(parts.items(), _MOMENT, level=_PACKED)


# Saves 4 ms a workbook.
@lru_cache(maxsize=64)
def _frame(names: Sequence[str]) -> _Frame:
    """A workbook of empty sheets; three cells of the first one tell how looks are numbered."""
    with open_workbook(_TITLE, _AUTHOR, _DAY) as (workbook, out):
        pages = [workbook.add_worksheet(name) for name in names]
        looks = (
            {"bold": True, "bottom": 1},
            {"num_format": "yyyy-mm-dd"},
            {"bold": True, "font_size": 14},
        )
        for place, look in enumerate(looks):
            pages[0].write_string(0, place, "-", workbook.add_format(look))
    with ZipFile(out) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    head, day, big = _STYLED.findall(parts[_SHEET.format(1)])
    return _Frame(parts, Styles(head, day, big))


def _about(frame: str, book: Book) -> str:
    """Who made the workbook, of what, and the day of its data."""
    day = date.fromisoformat(book.day).isoformat()
    words = {_TITLE: escaped(book.title), _AUTHOR: escaped(book.author), _DAY: day}
    return _TO_FILL.sub(lambda match: words[match[0]], frame)


def _with_filters(workbook: str, sheets: Sequence[Sheet]) -> str:
    """The list of sheets with the areas that can be filtered, as spreadsheets keep them."""
    areas = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"{escaped(_absolute(sheet))}</definedName>"
        for place, sheet in enumerate(sheets)
        if sheet.columns
    )
    before, mark, after = workbook.partition("</sheets>")
    return f"{before}{mark}{areas and f'<definedNames>{areas}</definedNames>'}{after}"


def _absolute(sheet: Sheet) -> str:
    """A sheet's area in full: 'Baca dulu'!$A$1:$B$13."""
    name = sheet.name.replace("'", "''")
    return f"'{name}'!" + re.sub("([A-Z]+)([0-9]+)", r"$\1$\2", area_of(sheet))


@contextmanager
def open_workbook(title: str, author: str, day: str) -> Iterator[tuple[Any, BytesIO]]:
    """A workbook to be written to, and where its bytes are once it is closed."""
    from xlsxwriter import Workbook  # here: it takes a tenth of a second and pages never need it

    out = BytesIO()
    with Workbook(out, dict(_OPTIONS)) as workbook:
        created = datetime.fromisoformat(day)
        workbook.set_properties({"title": title, "author": author, "created": created})
        yield workbook, out
