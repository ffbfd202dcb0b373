"""Sheets of cells with their addresses, through the one door to openpyxl."""

from __future__ import annotations

import ast
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from types import ModuleType

import pytest
import xlsxwriter
from openpyxl import Workbook
from PIL import Image

from kksportal.intake import scan, workbook
from kksportal.intake.container import WorkbookError
from kksportal.intake.workbook import Place, plain, read_workbook
from tests.conftest import ROOT
from tests.intake.buku import saved
from tests.intake.test_container import rezipped


def one_sheet(**cells: object) -> bytes:
    """A workbook of one sheet with these cells."""
    book = Workbook()
    for address, value in cells.items():
        book.active[address] = value
    return saved(book)


def test_a_cell_knows_its_address_and_value() -> None:
    """Texts, numbers, dates and yes or no come as they are; numbers exactly as shown."""
    sheet = read_workbook(
        one_sheet(A1="teks", B2=1.0, AB30=0.1, C3=date(2025, 8, 21), D4=True)
    ).sheets[0]
    assert {cell.place.address: cell.value for cell in sheet.cells.values()} == {
        "A1": "teks",
        "B2": Decimal(1),
        "AB30": Decimal("0.1"),
        "C3": datetime(2025, 8, 21),
        "D4": True,
    }
    assert [cell.text for cell in sheet.cells.values()] == ["teks", "1", "2025-08-21", "ya", "0.1"]


def test_empty_cells_are_left_out_however_they_are_formatted() -> None:
    """Formatting, spaces and no-break spaces alone are nothing."""
    book = Workbook()
    for row in range(1, 200):
        book.active.cell(row, 18).number_format = "0.00"
    book.active["A1"], book.active["A2"] = " \xa0\u200b ", "x"
    sheet = read_workbook(saved(book)).sheets[0]
    assert [cell.place.address for cell in sheet.cells.values()] == ["A2"]


def test_a_merged_range_shows_the_value_of_its_first_cell() -> None:
    """The cell itself is empty; what a person sees there is known."""
    book = Workbook()
    book.active["B2"] = "nama"
    book.active.merge_cells("B2:C5")
    sheet = read_workbook(saved(book)).sheets[0]
    assert sheet.cell(4, 3) is None
    shown = sheet.shown(4, 3)
    assert shown is not None
    assert shown.text == "nama"
    assert sheet.shown(6, 3) is None
    merge = sheet.merge_at(3, 2)
    assert merge is not None
    assert (merge.first.address, merge.last.address) == ("B2", "C5")
    assert Place(5, 3) in merge
    assert Place(6, 3) not in merge


def test_hidden_rows_columns_and_sheets_are_known() -> None:
    """They are read like others, and can be told."""
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "x", "y"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("rahasia").sheet_state = "hidden"
    first, second = read_workbook(saved(book)).sheets
    assert first.hidden_rows == {2}
    assert first.hidden_columns == {3}
    assert (first.hidden, second.hidden) == (False, True)


def formulas(value: object) -> bytes:
    """A workbook whose B1 is a formula with a saved value."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write("A1", 3)
    sheet.write_formula("B1", "=A1*2", None, value)
    book.close()
    return out.getvalue()


def test_a_formula_is_read_by_its_saved_value() -> None:
    """Nothing is computed: the value is the one its program saved."""
    cell = read_workbook(formulas(7)).sheets[0].cell(1, 2)
    assert cell is not None
    assert (cell.value, cell.formula) == (Decimal(7), True)


def test_a_formula_without_a_saved_value_is_known() -> None:
    """It is not an empty cell: a person must open and save the workbook first."""
    sheet = read_workbook(one_sheet(A1=1, B1="=A1*2")).sheets[0]
    assert sheet.cell(1, 2) is None
    assert sheet.uncomputed == {Place(1, 2)}


def test_a_percentage_is_known() -> None:
    """0.85 shown as 85% is not 0.85."""
    book = Workbook()
    book.active["A1"], book.active["A2"] = 0.85, 0.85
    book.active["A1"].number_format = "0%"
    cells = list(read_workbook(saved(book)).sheets[0].cells.values())
    assert [cell.percent for cell in cells] == [True, False]


def picture() -> io.BytesIO:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out


def test_what_other_programs_add_does_not_disturb() -> None:
    """Pictures, notes, links, charts, tables and rules of a workbook are never opened."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Tatanan 1")
    sheet.write_url("A1", "https://contoh.go.id/", string="tautan")
    sheet.write_comment("A1", "catatan seseorang")
    sheet.insert_image("D4", "x.png", {"image_data": picture()})
    sheet.add_table("F1:G3")
    sheet.data_validation("B1", {"validate": "list", "source": ["a", "b"]})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='Tatanan 1'!$A$1:$A$3"})
    sheet.insert_chart("J1", chart)
    book.define_name("Daerah", "='Tatanan 1'!$A$1")
    book.close()
    read = read_workbook(out.getvalue()).sheets[0]
    assert read.text(1, 1) == "tautan"
    assert "catatan" not in str(read.cells)


def test_broken_styles_are_done_without() -> None:
    """Other programs write styles that openpyxl refuses; the cells are still there."""
    raw = rezipped(one_sheet(A1="x", B1=0.5), xl__styles_xml=b"<styleSheet><fonts count='x'>")
    assert read_workbook(raw).sheets[0].text(1, 1) == "x"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_broken_part_is_a_sentence(name: str) -> None:
    """What cannot be parsed is said, without a traceback."""
    part = {name.replace("/", "__").replace(".xml", "_xml"): b"<worksheet><row"}
    with pytest.raises(WorkbookError, match="susunan di dalam berkas ini rusak"):
        read_workbook(rezipped(one_sheet(A1="x"), **part))


@pytest.mark.parametrize(
    ("module", "limit", "most", "word"),
    [
        (workbook, "MOST_SHEETS", 1, "lembar"),
        (workbook, "MOST_CELLS", 3, "sel"),
        (scan, "MOST_MERGES", 1, "sel gabungan"),
    ],
)
def test_limits_are_stated(
    module: ModuleType, limit: str, most: int, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than a limit is refused, with the limit in the sentence."""
    book = Workbook()
    for row in range(1, 6):
        book.active.cell(row, 1, "x")
    book.active.merge_cells("B1:B2")
    book.active.merge_cells("C1:C2")
    book.create_sheet("kedua")
    monkeypatch.setattr(module, limit, most)
    with pytest.raises(WorkbookError, match=word):
        read_workbook(saved(book))


def test_rows_and_columns_far_away_are_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell at the end of a sheet costs nothing; that it is not read is known."""
    raw = one_sheet(A1="x", XFD1048576="jauh")
    sheet = read_workbook(raw).sheets[0]
    assert [cell.text for cell in sheet.cells.values()] == ["x"]
    assert sheet.cut
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    assert not read_workbook(one_sheet(A1="x", A2="y")).sheets[0].cut


@pytest.mark.parametrize("reach", ["XFD1048576", "GR20000", "A1048576"])
def test_a_merge_of_a_whole_sheet_costs_nothing(reach: str) -> None:
    """A range that no person makes is not followed."""
    book = Workbook()
    book.active["A1"] = "x"
    raw = saved(book)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml").replace(
            b"</sheetData>",
            f'</sheetData><mergeCells><mergeCell ref="A1:{reach}"/></mergeCells>'.encode(),
        )
    assert read_workbook(rezipped(raw, xl__worksheets__sheet1_xml=part)).sheets[0].merged == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1.0"), "1"),
        (Decimal("100"), "100"),
        ("a\xa0 b\u200b", "a b"),
        (" satu \r\n  dua_x000D_ ", "satu\ndua"),
        ("\x1b[31mmerah", "[31mmerah"),
        (False, "tidak"),
    ],
)
def test_plain_text(value: object, text: str) -> None:
    """One kind of space, nothing invisible, nothing a terminal obeys, no ".0"."""
    assert plain(value) == text


def test_openpyxl_has_one_door() -> None:
    """Only one module of the program imports it."""
    source = ROOT / "generator" / "kksportal"
    users = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.partition(".")[0] == "openpyxl" for name in names):
                users.add(path.relative_to(source).as_posix())
    assert users == {"intake/workbook.py"}
