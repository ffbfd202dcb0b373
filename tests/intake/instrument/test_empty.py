"""The empty instrument of 2025, by its measured layout."""

from __future__ import annotations

from openpyxl import Workbook

from kksportal.intake.instrument.book import read_instrument
from kksportal.intake.instrument.framework import CONTROL
from kksportal.intake.instrument.reading import Indicator, Instrument, Level
from kksportal.intake.instrument.scale import fault_of
from kksportal.intake.workbook import read_workbook
from tests.intake.buku import GOES_ON, empty_instrument, scales


def read(raw: bytes) -> Instrument:
    """What a workbook says."""
    return read_instrument(read_workbook(raw))


def by_code(instrument: Instrument) -> dict[str, Indicator]:
    """Its indicators by their codes."""
    return {f"T{s.number}.{one.number:02d}": one for s in instrument.settings
            for one in s.indicators}  # fmt: skip


def test_136_indicators_are_read_and_no_scale_is_at_fault() -> None:
    """All sheets, whatever spaces their names have; 14 cells write "NIlai" and are read too."""
    instrument = read(empty_instrument())
    assert not instrument.filled
    assert instrument.counts == CONTROL["2025"]
    read_scales = {c: [f"{s.score:f}" for s in i.steps] for c, i in by_code(instrument).items()}
    assert read_scales == scales("2025")
    assert not any(fault_of(one.steps) for one in by_code(instrument).values())
    assert instrument.remarks == ()


def test_three_cells_go_on_in_lines_without_a_number() -> None:
    """Their wording is whole."""
    indicators = by_code(read(empty_instrument()))
    for code in GOES_ON:
        assert indicators[code].steps[0].wording.endswith("syarat rekaan tambahan dipenuhi")


def test_formatting_far_below_adds_nothing() -> None:
    """Cells without a value are no indicators."""
    assert read(empty_instrument(rows=200)).counts == CONTROL["2025"]


def test_kelembagaan_has_16_items_under_four_merged_components() -> None:
    """The component stands in the first of four merged rows."""
    items = read(empty_instrument()).items
    assert [one.component for one in items[::4]] == [
        "Tim Pembina", "Forum Kabupaten/Kota", "Forum Komunikasi Kecamatan",
        "Pokja Desa/Kelurahan",
    ]  # fmt: skip
    assert len(items) == 16
    assert [len(one.steps) for one in items[:4]] == [2, 3, 3, 2]


def test_a_missing_sheet_and_a_gap_are_told() -> None:
    """What is there is read; what is not in order is said."""

    def change(book: Workbook) -> None:
        del book["Tatanan 9 Bencana"]
        book["Tatanan 4 Pasar "]["A9"] = None

    instrument = read(empty_instrument(change))
    assert instrument.counts == (29, 22, 11, 12, 11, 12, 11, 13)
    said = [one.what for one in instrument.remarks]
    assert any("tidak urut; tidak ada 3" in text for text in said)
    assert any("tanpa nomor indikator" in text for text in said)


def test_a_number_used_twice_is_asked_about() -> None:
    """Neither is preferred."""

    def change(book: Workbook) -> None:
        book["Tatanan 4 Pasar "]["A9"] = 2.0

    remarks = read(empty_instrument(change)).remarks
    asked = [one for one in remarks if one.level is Level.DITANYAKAN]
    assert [(one.key, one.cell) for one in asked] == [("T4.02/nomor", "B9")]


def test_a_sheet_there_twice_is_asked_about() -> None:
    """A copy that someone made is not taken for another tatanan."""

    def change(book: Workbook) -> None:
        book.copy_worksheet(book["Tatanan 4 Pasar "]).title = "Tatanan 4 Pasar (2)"

    asked = [one.key for one in read(empty_instrument(change)).remarks]
    assert asked == ["T4/lembar"]


def test_a_scale_that_goes_on_in_the_row_below_is_whole() -> None:
    """A row with nothing but more of the scale belongs to the indicator above."""

    def change(book: Workbook) -> None:
        sheet = book["Tatanan 4 Pasar "]
        sheet.insert_rows(8)
        sheet["F7"], sheet["F8"] = "1. Nilai 100 jika a", "2. Nilai 50 jika b\n3. Nilai 0 jika c"

    one = by_code(read(empty_instrument(change)))["T4.01"]
    assert [f"{s.score:f} {s.wording}" for s in one.steps] == [
        "100 jika a", "50 jika b", "0 jika c",
    ]  # fmt: skip


def test_moved_heads_and_columns_are_found() -> None:
    """Two rows more above, a column more to the left: the heads say where things are."""

    def change(book: Workbook) -> None:
        for sheet in book.worksheets[1:]:
            for merged in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merged))
            sheet.insert_rows(3, 2)
            sheet.insert_cols(1)

    assert read(empty_instrument(change)).counts == CONTROL["2025"]
