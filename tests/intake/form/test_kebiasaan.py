"""Whole forms as they come back: moved, renamed, merged, added to, of other make."""

from __future__ import annotations

import pytest

from kksportal.intake.container import WorkbookError
from kksportal.intake.form.finding import whose_form
from kksportal.intake.workbook import read_workbook
from tests.intake.form.fakta import NEW, hand, quiet, rows
from tests.intake.form.formulir import the_package, told, written


def test_an_untouched_form_says_nothing() -> None:
    """No change, no note."""
    taken = hand().read()
    assert quiet(taken)
    assert taken.remarks == ()


def test_renamed_and_moved_sheets_are_found() -> None:
    """A hidden mark says which sheet is which."""
    one = hand()
    one.page("fakta").title = "Data kami (revisi 2)"
    one.book.move_sheet(one.page("fakta"), offset=-4)
    one.put("fakta", 5, "fakta.nilai", 90)
    taken = one.read()
    assert [row.nilai for row in rows(taken)] == ["90", "84.50"]
    assert taken.whole


@pytest.mark.parametrize(
    ("column", "typed", "note"),
    [
        ("nilai", "92,5 %", "“92,5 %” dibaca 92,5"),
        ("nilai", "92,5", "“92,5” diambil"),
        ("per_tanggal", "21/8/2025", "“21/8/2025” dibaca 21 Agustus 2025"),
        ("per_tanggal", "21 Agustus 2025", "“21 Agustus 2025” diambil"),
    ],
)
def test_numbers_and_days_are_told_as_people_write_them(column: str, typed: str, note: str) -> None:
    """Whoever fills the form never sees 92.5 or 2025-08-21, which is how files say it."""
    one = hand()
    cell = one.put("fakta", 5, f"fakta.{column}", typed)
    assert told(one.read(), "catatan") == [f"{cell}: {note}"]


def test_moved_columns_with_new_heads_are_found() -> None:
    """A hidden row says which column is which."""
    one = hand()
    page = one.page("fakta")
    first, second = one.column("fakta", "fakta.nilai"), one.column("fakta", "fakta.catatan")
    for row in range(1, one.last("fakta") + 1):
        a, b = page.cell(row, first), page.cell(row, second)
        a.value, b.value = b.value, a.value
    page.cell(4, second).value = "Berapa?"
    one.put("fakta", 5, "fakta.nilai", "90,5 %")
    taken = one.read()
    assert rows(taken)[0].nilai == "90.5"
    assert rows(taken)[0].catatan == ""
    assert taken.whole


def test_without_the_hidden_row_heads_tell() -> None:
    """Titles, other titles that people give, and the order of columns does not matter."""
    one = hand()
    page = one.page("fakta")
    page.delete_rows(3)
    head = 3
    for cell in page[head]:
        if cell.value == "Nilai":
            cell.value = "ANGKA"
    page.cell(4, next(c.column for c in page[head] if c.value == "ANGKA")).value = 90
    taken = one.read()
    assert [row.nilai for row in rows(taken)] == ["90", "84.50"]


def test_without_marks_of_rows_keys_tell() -> None:
    """A form whose hidden columns were deleted changes nothing either."""
    one = hand()
    for key in ("fakta", "tatanan:pasar"):
        page = one.page(key)
        mark = page.cell(3, 1).value
        page.cell(3, one.column(key, f"{key}.#" if key == "fakta" else "capaian.#")).value = None
        page.cell(3, 1).value = mark
    taken = one.read()
    assert not taken.tables, told(taken, "catatan")
    assert taken.whole


def test_a_head_written_over_by_another_is_asked() -> None:
    """What stands below may be either; nothing is guessed."""
    one = hand()
    one.page("fakta").cell(4, one.column("fakta", "fakta.nilai")).value = "Dari"
    taken = one.read()
    assert "Kolom ini semula “Nilai”, kini berkepala “Dari”" in told(taken, "ditanyakan")[0]


def test_merged_cells_count_for_every_line() -> None:
    """A source merged over two lines is the source of both."""
    one = hand()
    rows_ = [one.line("fakta", **NEW | {"letak": f"hlm. {n}"}) for n in (1, 2)]
    column = one.column("fakta", "fakta.sumber")
    page = one.page("fakta")
    page.cell(rows_[1], column).value = None
    page.merge_cells(start_row=rows_[0], end_row=rows_[1], start_column=column, end_column=column)
    taken = one.read()
    assert [row.sumber for row in rows(taken)[2:]] == ["sumber-5", "sumber-5"]
    assert any("sel gabungan" in note for note in told(taken, "catatan"))


def test_hidden_lines_are_read_and_told() -> None:
    """A filter hides lines; what they say is not lost."""
    one = hand()
    row = one.line("fakta", **NEW)
    one.page("fakta").row_dimensions[row].hidden = True
    taken = one.read()
    assert len(rows(taken)) == 3
    assert ": 1 baris tersembunyi ikut dibaca" in told(taken, "catatan")


def test_what_is_added_around_the_form_is_left_with_a_note() -> None:
    """Columns, sheets, totals, a line to sign: each is named, and none is taken."""
    one = hand()
    page = one.page("fakta")
    page.cell(4, 40).value, page.cell(5, 40).value = "Paraf", "ok"
    last = one.last("fakta")
    page.cell(last + 2, one.column("fakta", "fakta.subjek")).value = "Jumlah"
    page.cell(last + 2, one.column("fakta", "fakta.nilai")).value = 169.5
    page.cell(last + 4, 30).value = "Mengetahui, Kepala Dinas"
    one.book.create_sheet("Coretan")["A1"] = "hitungan"
    taken = one.read()
    notes = told(taken, "catatan")
    assert quiet(taken)
    assert any("Kolom “Paraf” bukan bagian formulir; 1 sel" in note for note in notes)
    assert any("bukan bagian formulir; tidak diambil" in note for note in notes)
    assert any("Baris “Jumlah” dihitung sendiri" in note for note in notes)


def test_an_indicator_is_told_by_code_or_name_and_both_agree() -> None:
    """A line whose code and name differ is asked; one without either is refused."""
    cells = {"capaian__tahun": 2024, "capaian__nilai": 50, "capaian__satuan": "persen",
             "capaian__sumber": "Sumber 1"}  # fmt: skip
    one = hand()
    one.line("tatanan:pasar", **cells)
    row = one.line("tatanan:pasar", **cells)
    one.put("tatanan:pasar", row, "kode", "T1.02")
    one.put("tatanan:pasar", row, "nama", "Indikator satu tatanan 1")
    taken = one.read()
    assert "Indikator baris ini tidak disebut" in told(taken, "ditolak")[0]
    assert "menunjuk indikator berbeda" in told(taken, "ditanyakan")[0]


def test_a_score_for_an_indicator_already_in_the_form() -> None:
    """Who scores and at which stage is filled in already: a score and a source are enough."""
    one = hand()
    one.put("tatanan:pasar", 6, "penilaian.skor", "62,5")
    one.put("tatanan:pasar", 6, "penilaian.sumber", "Sumber 1")
    taken = one.read()
    (row,) = rows(taken, "penilaian")
    assert (row.siklus, row.indikator, row.penilai, row.tahap, row.skor) == (
        "2025", "T1.02", "mandiri", "mandiri", "62.5")  # fmt: skip


def test_formulas_are_read_by_their_saved_values() -> None:
    """And counted in one note."""
    one = hand()
    one.put("fakta", 5, "fakta.nilai", {"rumus": "=1+1", "nilai": "91.5"})
    taken = one.read()
    assert rows(taken)[0].nilai == "91.5"
    assert any("1 rumus dibaca menurut nilai tersimpannya" in n for n in told(taken, "catatan"))


def test_a_workbook_of_other_make_is_no_form() -> None:
    """The sentence says how one is made."""
    one = hand()
    for page in one.book.worksheets:
        page.delete_rows(3)
    with pytest.raises(WorkbookError, match="bukan formulir isian portal"):
        whose_form(read_workbook(one.raw()))


def test_sheets_of_two_forms_are_refused() -> None:
    """Which district would it be?"""
    one = hand()
    page = one.page("fakta")
    page.cell(3, 1).value = "kks-isian/1;S01.02;2025;fakta"
    with pytest.raises(WorkbookError, match="dari beberapa formulir"):
        whose_form(read_workbook(one.raw()))


def test_the_form_has_the_same_bytes_each_time() -> None:
    """No clock is read."""
    assert written(the_package()) == written(the_package())
