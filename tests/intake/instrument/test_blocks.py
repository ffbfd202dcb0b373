"""The filled instrument of 2023, by its measured layout and all its anomalies."""

from __future__ import annotations

from decimal import Decimal

from kksportal.intake.instrument.reading import Indicator, Instrument, Level
from tests.intake.buku import NAME, NO, NOTE, OWN, PROVINCE, SCALE, Filled, filled_instrument
from tests.intake.instrument.test_empty import by_code, read


def one(made: Filled, code: str) -> Indicator:
    """An indicator of a filled instrument, as it is read."""
    return by_code(read(made.raw()))[code]


def told(instrument: Instrument, level: Level) -> list[str]:
    """What is said at a level."""
    return [remark.what for remark in instrument.remarks if remark.level is level]


def test_147_blocks_are_read() -> None:
    """Heads in row 8 or 9; a block is a name and a row a step, with the scores beside a step."""
    instrument = read(filled_instrument().raw())
    assert instrument.filled
    assert instrument.counts == (33, 26, 12, 12, 11, 14, 12, 13, 14)
    marks = [indicator.own for s in instrument.settings for indicator in s.indicators]
    assert sum(map(len, marks)) == 146  # T1.11 has no scale in the portal
    province = [indicator.province for s in instrument.settings for indicator in s.indicators]
    assert sum(map(len, province)) == 90


def test_a_score_stands_beside_its_step() -> None:
    """The step, the number, and the cell are known."""
    mark = one(filled_instrument(only=(4,)), "T4.01").own[0]
    assert (mark.score, mark.cell, mark.odd, mark.beside_name) == (Decimal(100), "E11", "", False)
    assert mark.step is not None
    assert mark.step.wording == "langkah rekaan 1"


def test_a_score_beside_another_step_is_seen() -> None:
    """Number and step are both kept: which one is meant is asked later."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", OWN, None, at="100")
    made.put("T4.01", OWN, 100.0, at="0")
    mark = one(made, "T4.01").own[0]
    assert mark.score == 100
    assert mark.step is not None
    assert mark.step.score == 0


def test_a_score_on_the_row_of_the_name_has_no_step() -> None:
    """That is known."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", OWN, None, at="100")
    made.put("T4.01", OWN, 50.0)
    mark = one(made, "T4.01").own[0]
    assert (mark.score, mark.step, mark.beside_name) == (Decimal(50), None, True)


def test_a_zero_written_as_text_is_a_zero() -> None:
    """It is a number, and how it is written is told; an empty cell is none."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", OWN, None, at="100")
    made.put("T4.01", OWN, "0", at="0")
    mark = one(made, "T4.01").own[0]
    assert (mark.score, mark.odd) == (Decimal(0), "ditulis sebagai teks")


def test_blocks_without_a_scale_or_with_an_odd_one() -> None:
    """No step, one step, 0 twice, no 0: the steps are read as they are."""
    odd = {"T2.23": [], "T3.01": ["100"], "T4.02": ["100", "0", "0"], "T5.01": ["100", "50"]}
    made = filled_instrument(odd)
    read_back = by_code(read(made.raw()))
    for code, steps in odd.items():
        assert [f"{step.score:f}" for step in read_back[code].steps] == steps, code
    assert read(made.raw()).counts == (33, 26, 12, 12, 11, 14, 12, 13, 14)


def test_steps_without_space_or_stop() -> None:
    """ "a >60" and "d.Tidak ada" are steps; their letters are no part of the wording."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", NAME, "a >60", at="100")
    made.put("T4.01", NAME, "d.Tidak ada", at="0")
    steps = one(made, "T4.01").steps
    assert (steps[0].wording, steps[-1].wording) == (">60", "Tidak ada")


def test_a_word_that_begins_with_a_letter_is_no_label() -> None:
    """ "ada dan lengkap" stays whole."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", NAME, "ada dan lengkap", at="100")
    assert one(made, "T4.01").steps[0].wording == "ada dan lengkap"


def test_a_line_without_a_score_goes_on() -> None:
    """With the step above it; a name too goes over two rows."""
    made = filled_instrument(only=(9,))
    sheet = made.sheet_of["T9.14"]
    last = made.row("T9.14", made.steps["T9.14"][-1])
    for row in (last + 1, last + 2):  # the totals make room
        for column in range(1, 9):
            sheet.cell(row, column).value = None
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_col == NO and merged.min_row == made.head["T9.14"]:
            sheet.unmerge_cells(str(merged))
    sheet.cell(last + 1, NAME, "serta syarat rekaan lanjutan")
    assert one(made, "T9.14").steps[-1].wording.endswith("serta syarat rekaan lanjutan")


def test_totals_end_the_last_block_and_are_only_counted() -> None:
    """Whether a word says so, or a formula where a score would stand."""
    made = filled_instrument()
    sheet = made.sheet_of["T4.01"]
    last = sheet.max_row
    sheet.cell(last + 1, OWN, "=SUM(E10:E40)")
    sheet.cell(last + 3, NAME, "Mengetahui, Kepala Dinas Rekaan")
    instrument = read(made.raw())
    assert instrument.settings[3].totals == 3
    assert "Mengetahui" not in str(instrument.settings[3])
    assert len(instrument.settings[3].indicators[-1].own) == 1
    assert any("13 baris jumlah dan persen di 6 lembar" in t
               for t in told(instrument, Level.DITINGGALKAN))  # fmt: skip


def test_what_follows_a_total_is_no_part_of_the_last_block() -> None:
    """Also where no merged number says where the block ends."""
    made = filled_instrument(only=(4,))
    sheet = made.sheet_of["T4.12"]
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_col == NO and merged.min_row == made.head["T4.12"]:
            sheet.unmerge_cells(str(merged))
    sheet.cell(sheet.max_row + 1, NAME, "keterangan rekaan di bawah jumlah")
    assert "keterangan rekaan" not in str(one(made, "T4.12"))


def test_a_typed_total_is_no_score() -> None:
    """A number below the last block is named and not taken."""
    made = filled_instrument(only=(2,))
    sheet = made.sheet_of["T2.01"]  # a sheet without totals
    row = made.row("T2.26", made.steps["T2.26"][-1]) + 2
    sheet.cell(row, OWN, 88.5)
    instrument = read(made.raw())
    assert told(instrument, Level.DITINGGALKAN)[0].startswith("angka 88.5 di luar baris indikator")
    assert len(by_code(instrument)["T2.26"].own) == 1


def test_a_formula_that_was_never_computed_is_no_zero() -> None:
    """openpyxl writes formulas without a value, as some programs do."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", OWN, "=D11", at="100")
    mark = one(made, "T4.01").own[0]
    assert (mark.score, mark.odd) == (None, "rumus yang belum dihitung")


def test_what_says_nothing_is_nothing() -> None:
    """A dash, "n/a", "belum ada": no score."""
    for word in ("-", "n/a", "Belum ada", " "):
        made = filled_instrument(only=(4,))
        made.put("T4.01", OWN, word, at="100")
        assert one(made, "T4.01").own == ()


def test_a_hidden_row_is_read_and_told() -> None:
    """Nobody sees it, so it is said."""
    made = filled_instrument(only=(4,))
    made.sheet_of["T4.01"].row_dimensions[made.row("T4.01", "100")].hidden = True
    assert one(made, "T4.01").own[0].odd == "di baris yang tersembunyi"


def test_notes_and_links_are_seen() -> None:
    """Their text and their number; what becomes of them is decided later."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", NOTE, "baris kedua", at="0")
    indicator = one(made, "T4.01")
    assert indicator.note.endswith("belum melengkapi baris kedua")
    assert indicator.links == 1


def test_steps_in_a_column_beside_the_scale_are_found() -> None:
    """The score may stand beside its head, and the letter in a cell of its own."""
    made = filled_instrument(only=(4,))
    row = made.row("T4.01", "100")
    sheet = made.sheet_of["T4.01"]
    sheet.cell(row, SCALE).value = None
    sheet.cell(row, NAME, "a")
    sheet.cell(row, NAME + 1, "langkah rekaan di kolom lain")
    sheet.cell(row, SCALE, "100")
    step = one(made, "T4.01").steps[0]
    assert (step.score, step.wording) == (Decimal(100), "langkah rekaan di kolom lain")


def test_the_province_score_is_kept_apart() -> None:
    """The two assessors are never merged."""
    made = filled_instrument(without_province=0, only=(4,))
    made.put("T4.01", PROVINCE, None, at="100")
    made.put("T4.01", PROVINCE, 0.0, at="0")
    indicator = one(made, "T4.01")
    assert (indicator.own[0].score, indicator.province[0].score) == (Decimal(100), Decimal(0))


def test_the_sheet_of_persons_is_not_read() -> None:
    """General data hold names and addresses: only that there is such a sheet is told."""
    instrument = read(filled_instrument().raw())
    assert "Tokoh Rekaan" not in str(instrument)
    assert any("nama dan alamat orang" in text for text in told(instrument, Level.DITINGGALKAN))


def test_a_filled_form_with_its_scale_in_one_cell() -> None:
    """As the empty instrument, with columns for scores added: the scale is read all the same."""
    from openpyxl import Workbook

    from tests.intake.buku import empty_instrument

    def change(book: Workbook) -> None:
        for sheet in book.worksheets[1:]:
            sheet["G5"], sheet["H5"] = "NILAI MANDIRI", "NILAI VERIFIKASI PROVINSI"
            sheet["G7"], sheet["H7"] = 100.0, 50.0

    instrument = read(empty_instrument(change))
    assert instrument.filled
    indicator = by_code(instrument)["T1.01"]
    assert [f"{step.score:f}" for step in indicator.steps] == ["100", "50", "0"]
    assert indicator.own[0].score == 100
    assert not indicator.own[0].beside_name
