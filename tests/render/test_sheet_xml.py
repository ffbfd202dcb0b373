"""Workbooks that we print ourselves say what XlsxWriter would say, and never run anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from kksportal.exports.book import Book, CellKind, Sheet, SheetColumn, sheet
from kksportal.render.sheet_xml import Styles, Texts, letters
from kksportal.render.xlsx import open_workbook, to_xlsx

TEXT, NUMBER, YEAR, DATE = CellKind.TEXT, CellKind.NUMBER, CellKind.YEAR, CellKind.DATE
ATTACKS = (
    "=1+1",
    "+62811",
    "-dua",
    "@SUM(A1)",
    '=HYPERLINK("https://contoh.invalid";"klik")',
    "{=1+1}",
    "https://contoh.invalid/a?b=c&d=e",
    "mailto:a@contoh.invalid",
    "internal:Sumber!A1",
    "</t></si><si><t>",
    '"><f>1+1</f><v>2',
    "&amp;&lt;",
    "63.10",
    "TRUE",
    "#N/A",
)
AWKWARD = (
    " di depan",
    "di belakang ",
    "dua\nbaris",
    "tab\tdi tengah",
    "'petik",
    "é€😀",
    "<r>x</r>",
)


def book_of(*sheets: Sheet, title: str = "Buku & <uji>") -> Book:
    """A workbook of these sheets."""
    return Book(title=title, author='Kantor "uji" & rekan', day="2025-08-21", sheets=sheets)


def column_of(kind: CellKind, *values: str) -> Sheet:
    """A sheet of one column."""
    return sheet("Uji", [("Kepala", kind)], [(value,) for value in values])


def opened(book: Book) -> Any:
    """A workbook as openpyxl reads it."""
    return load_workbook(BytesIO(to_xlsx(book)))


def part(raw: bytes, name: str) -> str:
    """One part of a workbook."""
    with ZipFile(BytesIO(raw)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("kind", [TEXT, DATE])
@pytest.mark.parametrize("text", ATTACKS + AWKWARD)
def test_text_stays_text(text: str, kind: CellKind) -> None:
    """Whatever it looks like: no formula, no link, no number, no other cell; and not changed."""
    if kind is DATE and len(text) == 10:
        pytest.skip("ten characters in a column of dates are a date, or were refused before")
    page = opened(book_of(column_of(kind, text)))["Uji"]
    cell = page["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert page.dimensions == "A1:A2"


def test_no_sheet_can_hold_a_formula_or_a_link() -> None:
    """The parts themselves have neither, with every attack in every place for text."""
    raw = to_xlsx(book_of(sheet("Uji", [(text, TEXT) for text in ATTACKS], [ATTACKS])))
    page = part(raw, "xl/worksheets/sheet1.xml")
    assert set(re.findall("<([a-zA-Z]+)", page.partition("<sheetData>")[2])) == {
        "row", "c", "v", "autoFilter", "pageMargins", "ignoredErrors", "ignoredError",
    }  # fmt: skip
    with ZipFile(BytesIO(raw)) as archive:
        assert not any("rels" in name and "sheet" in name for name in archive.namelist())


def test_strings_are_escaped_as_xlsxwriter_does() -> None:
    """Control characters, what looks like their escapes, spaces at the ends, too long texts."""
    texts = [*ATTACKS, *AWKWARD, "\x01\x1f", "_x0041_", "x_x000D_", "a\r\nb", "\ufffe", "", " "]
    texts = [*filter(None, texts), "p" * 40_000, "😀" * 20_000, "a" + "😀" * 20_000]
    with open_workbook("", "", "2025-01-01") as (workbook, out):
        page = workbook.add_worksheet("Uji")
        for number, text in enumerate(texts):
            page.write_string(number, 0, text)
    theirs = re.findall("<si>.*?</si>", part(out.getvalue(), "xl/sharedStrings.xml"), re.DOTALL)
    mine = Texts()
    for text in texts:
        assert mine[text] == f' t="s"><v>{len(mine.listed) - 1}</v></c>'
    rich = "<si><r>x</r></si>"  # there a text that looks like runs becomes runs; here it stays
    ours = re.findall("<si>.*?</si>", mine.xml(), re.DOTALL)
    assert [one for one in theirs if one != rich] == [one for one in ours if "&lt;r&gt;" not in one]
    assert rich in theirs


def test_numbers_are_numbers_as_far_as_a_spreadsheet_keeps_them() -> None:
    """Sixteen digits would be changed without a word: they stay text, as what is no number."""
    values = {
        "85.5": 85.5,
        "75.0": 75,
        "-3": -3,
        "0.1": 0.1,
        "123456789012345": 123456789012345,
        "1234567890123456": "1234567890123456",
        "NaN": "NaN",
        "Infinity": "Infinity",
    }
    page = opened(book_of(column_of(NUMBER, *values)))["Uji"]
    cells = [page.cell(number, 1) for number in range(2, len(values) + 2)]
    assert [cell.value for cell in cells] == [*values.values()]
    assert [cell.data_type for cell in cells] == ["n"] * 5 + ["s"] * 3
    assert opened(book_of(column_of(YEAR, "2025")))["Uji"]["A2"].value == 2025


def test_full_dates_are_dates() -> None:
    """Less precise ones, moments and days before spreadsheets agree stay text."""
    values = {
        "2025-08-21": datetime(2025, 8, 21),
        "1901-01-01": datetime(1901, 1, 1),
        "1900-02-28": "1900-02-28",
        "2025-08": "2025-08",
        "2025": "2025",
        "2025-08-21T10:00": "2025-08-21T10:00",
    }
    page = opened(book_of(column_of(DATE, *values)))["Uji"]
    cells = [page.cell(number, 1) for number in range(2, len(values) + 2)]
    assert [cell.value for cell in cells] == [*values.values()]
    assert [cell.number_format for cell in cells[:3]] == ["yyyy-mm-dd", "yyyy-mm-dd", "General"]
    with pytest.raises(ValueError, match="day is out of range"):
        to_xlsx(book_of(column_of(DATE, "2025-02-30")))


def test_a_sheet_keeps_its_looks() -> None:
    """A bold frozen head, a filter over all rows, widths, and no warning of numbers as text."""
    wide = [SheetColumn(title=f"K{n}", kind=TEXT, width=9 + n) for n in range(30)]
    made = Sheet(name="Isi 'uji' ini", columns=tuple(wide), rows=(("a",) * 30, ("",) * 29 + ("b",)))
    raw = to_xlsx(book_of(made, column_of(TEXT)))
    book = load_workbook(BytesIO(raw))
    page = book["Isi 'uji' ini"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == page.dimensions == "A1:AD3"
    assert page["AD1"].font.b
    assert page["AD1"].border.bottom.style == "thin"
    assert not page["AD3"].font.b
    assert page["AD3"].value == "b"
    assert [round(page.column_dimensions[letters(n)].width) for n in (0, 29)] == [10, 39]
    assert 'sqref="A1:XFD3" numberStoredAsText="1"' in part(raw, "xl/worksheets/sheet1.xml")
    assert "'Isi ''uji'' ini'!$A$1:$AD$3" in part(raw, "xl/workbook.xml").replace("&#x27;", "'")
    assert book["Uji"].auto_filter.ref == "A1:A1"
    assert [bool(one.sheet_view.tabSelected) for one in book] == [True, False]
    assert Styles("1", "2", "3") != Styles("1", "1", "1")


def theirs(made: Sheet) -> bytes:
    """The same workbook, written by XlsxWriter cell by cell."""
    with open_workbook("Judul", "Kantor", "2025-08-21") as (workbook, out):
        bold = workbook.add_format({"bold": True, "bottom": 1})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        page = workbook.add_worksheet(made.name)
        for place, column in enumerate(made.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.title, bold)
        for number, row in enumerate(made.rows, start=1):
            for place, (column, value) in enumerate(zip(made.columns, row, strict=True)):
                if column.kind is DATE and value:
                    page.write_datetime(number, place, datetime.fromisoformat(value), day)
                elif column.kind is NUMBER and value:
                    page.write_number(number, place, float(value))
                elif value:
                    page.write_string(number, place, value)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(made.rows), len(made.columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(made.rows) + 1}"})
    return out.getvalue()


def elements(xml: str) -> list[tuple[str, dict[str, str], str]]:
    """The elements of a part in order, without what spreadsheets may do without."""
    seen = []
    for one in ElementTree.fromstring(xml).iter():
        told = {k: v for k, v in one.attrib.items() if k not in ("spans", "count")}
        first, last = int(told.get("min", 0)), int(told.get("max", 0))
        for place in range(first, last + 1):  # columns of one width may be told together
            here = {"min": str(place), "max": str(place)} if place else {}
            seen.append((one.tag, told | here, one.text or ""))
    return seen


def test_every_part_is_as_xlsxwriter_writes_it() -> None:
    """Element by element, attribute by attribute: what opens theirs opens ours."""
    heads = [("Nama", TEXT), ("Nilai", NUMBER), ("Hari", DATE), ("Lain", TEXT)]
    rows = [("a", "1.50", "2025-08-21", ""), ("=b", "", "", "a"), (" c", "-0.1", "1999-12-31", "d")]
    made = sheet("Isi 'uji' ini", heads, rows)
    ours = to_xlsx(Book(title="Judul", author="Kantor", day="2025-08-21", sheets=(made,)))
    other = theirs(made)
    with ZipFile(BytesIO(ours)) as mine, ZipFile(BytesIO(other)) as known:
        assert mine.namelist() == known.namelist()
        for name in mine.namelist():
            if name != "xl/styles.xml":  # theirs has no large letters
                told = elements(known.read(name).decode())
                assert elements(mine.read(name).decode()) == told, name


def test_lines_to_read_are_large() -> None:
    """A sheet without columns has neither head nor filter."""
    page = opened(book_of(Sheet(name="Data simulasi", columns=(), rows=(("SATU",), ("=2",)))))
    page = page["Data simulasi"]
    assert [cell.value for cell in page["A"]] == ["SATU", "=2"]
    assert all((cell.font.b, cell.font.sz, cell.data_type) == (True, 14, "s") for cell in page["A"])
    assert (page.freeze_panes, page.auto_filter.ref) == (None, None)
    assert [sheet.dimensions for sheet in opened(book_of())] == ["A1:A1"]


def test_a_workbook_says_what_it_is() -> None:
    """Title, author and day of the data, whatever their letters; nothing of the frame is left."""
    words = 'JUDUL-BUKU-KERJA, PENYUSUN-BUKU-KERJA, 1999-09-19 & "<'
    about = opened(book_of(column_of(TEXT, "a"), title=words)).properties
    assert (about.title, about.creator) == (words, 'Kantor "uji" & rekan')
    assert about.created == about.modified == datetime(2025, 8, 21)
    with pytest.raises(ValueError, match="isoformat"):
        to_xlsx(Book(title="", author="", day='2025"/>', sheets=(column_of(TEXT),)))


_ELSEWHERE = """
import sys
from tests.render.test_sheet_xml import ATTACKS, TEXT, book_of, column_of
from kksportal.render.xlsx import to_xlsx
to_xlsx(book_of(column_of(TEXT, "lain"), title="Buku lain"))
sys.stdout.buffer.write(to_xlsx(book_of(column_of(TEXT, *ATTACKS))))
"""


def test_the_same_bytes_in_another_process() -> None:
    """Whatever was made before, and however that process orders its sets."""
    mine = to_xlsx(book_of(column_of(TEXT, *ATTACKS)))
    assert to_xlsx(book_of(column_of(TEXT, *ATTACKS))) == mine
    for seed in ("1", "2"):
        told = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Jayapura"}
        run = [sys.executable, "-c", _ELSEWHERE]
        made = subprocess.run(run, env=told, check=True, capture_output=True).stdout
        assert made == mine
    assert to_xlsx(book_of(column_of(TEXT, *ATTACKS[1:]))) != mine


def test_columns_have_letters() -> None:
    """As spreadsheets count."""
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
