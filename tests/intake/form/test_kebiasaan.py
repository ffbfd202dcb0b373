"""Whole forms as they come back: moved, renamed, merged, copied, cleared, added to."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.intake.container import WorkbookError
from kksportal.intake.form.finding import whose_form
from kksportal.intake.form.reading import Taken
from kksportal.intake.workbook import read_workbook
from tests.intake.form.formulir import Hand, the_package, told, written

FACT = {"subjek": "S01.01", "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen",
        "sumber": "sumber-1", "nilai": "85", "letak": "hlm. 2",
        "penutur": "Kepala Bidang"}  # fmt: skip
OTHER = FACT | {"sumber": "sumber-2", "nilai": "84.50", "catatan": "Angka sementara"}
VALUE = {"siklus": "2025", "indikator": "T1.01", "tahun": "2023", "nilai": "70",
         "satuan": "persen", "sumber": "sumber-1"}  # fmt: skip
NEW = {"subjek": "Kabupaten Contoh", "ukuran": "Rumah sehat", "sifat": "Capaian", "nilai": 60,
       "satuan": "persen", "sumber": "Sumber 5"}  # fmt: skip


def hand(**tables: Any) -> Hand:
    """A hand with a form of two facts and a value of one indicator."""
    known: dict[str, Any] = {"fakta": [FACT, OTHER], "capaian": [VALUE]}
    return Hand(the_package(**known | tables))


def quiet(taken: Taken) -> bool:
    """Whether nothing changes, and nothing stands in the way."""
    return taken.whole and not taken.tables


def rows(taken: Taken, table: str = "fakta") -> tuple[Any, ...]:
    """A table as the form wants it."""
    return taken.tables[table]


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


def test_a_cleared_cell_is_asked_and_its_value_stays() -> None:
    """Blank is never zero, and never deletes."""
    one = hand()
    cell = one.put("fakta", 5, "fakta.nilai", None)
    taken = one.read()
    assert not taken.tables
    assert told(taken, "ditanyakan") == [f"{cell}: Nilai dikosongkan; di portal “85”, dan tetap"]


@pytest.mark.parametrize("word", ["-", "n/a", "kosong", " ", "belum ada data"])
def test_words_for_nothing_do_not_delete_either(word: str) -> None:
    """The same question as for an empty cell."""
    one = hand()
    one.put("fakta", 5, "fakta.nilai", word)
    taken = one.read()
    assert not taken.tables
    assert "dikosongkan; di portal “85”" in told(taken, "ditanyakan")[0]


def test_a_reason_takes_the_place_of_a_value() -> None:
    """Value or reason: whoever gives the reason has said that there is no value."""
    one = hand()
    one.put("fakta", 5, "fakta.nilai", None)
    one.put("fakta", 5, "fakta.keadaan", "Tidak ditampilkan")
    taken = one.read()
    assert (rows(taken)[0].nilai, rows(taken)[0].keadaan) == ("", "ditahan")
    assert taken.whole


def test_the_word_for_deleting_deletes() -> None:
    """Only where it is written, and never what must be there."""
    one = hand()
    one.put("fakta", 5, "fakta.letak", "hapus")
    cell = one.put("fakta", 6, "fakta.sumber", "hapus")
    taken = one.read()
    assert rows(taken)[0].letak == ""
    assert told(taken, "ditolak") == [f"{cell}: Sumber wajib ada; tidak dapat dihapus"]


def test_a_cleared_line_is_one_question() -> None:
    """One cause, one sentence."""
    one = hand()
    for cell in one.page("fakta")[5]:
        if cell.column != one.column("fakta", "fakta.#"):
            cell.value = None
    taken = one.read()
    assert not taken.tables
    assert len(told(taken, "ditanyakan")) == 1
    assert "Seluruh baris ini dikosongkan" in told(taken, "ditanyakan")[0]


def test_a_deleted_line_stays_in_the_portal() -> None:
    """A form shows a part; what it does not show is not gone."""
    one = hand()
    one.page("fakta").delete_rows(6)
    assert quiet(one.read())


def test_a_deleted_sheet_is_told() -> None:
    """Its data stay."""
    one = hand()
    del one.book[one.page("fakta").title]
    taken = one.read()
    assert quiet(taken)
    assert ": Lembar “Fakta” tidak ada di berkas ini; data portal yang ditunjukkannya tetap" in (
        told(taken, "catatan"))  # fmt: skip


def test_a_copied_line_about_something_else_is_new() -> None:
    """Its hidden mark was copied with it; its key says that it is another row."""
    one = hand()
    page = one.page("fakta")
    for column in range(1, page.max_column + 1):
        page.cell(7, column).value = page.cell(5, column).value
    one.put("fakta", 7, "fakta.per_tanggal", "2024")
    taken = one.read()
    assert [row.per_tanggal for row in rows(taken)] == ["", "", "2024"]
    assert taken.whole


def test_a_line_copied_as_it_is_changes_nothing() -> None:
    """Twice the same is once."""
    one = hand()
    page = one.page("fakta")
    for column in range(1, page.max_column + 1):
        page.cell(7, column).value = page.cell(5, column).value
    assert quiet(one.read())


def test_two_lines_of_one_key_that_differ_are_refused() -> None:
    """Both cannot be."""
    one = hand()
    one.line("fakta", **NEW)
    one.line("fakta", **NEW | {"nilai": 61})
    taken = one.read()
    assert "sama pokoknya dengan lembar “Fakta” baris 7" in told(taken, "ditolak")[0]


def test_a_source_corrected_moves_its_row() -> None:
    """The key changes, the row is still that row: nothing is left behind."""
    one = hand()
    one.put("fakta", 5, "fakta.sumber", "Sumber 9")
    taken = one.read()
    assert [row.sumber for row in rows(taken)] == ["sumber-9", "sumber-2"]
    assert rows(taken)[0].penutur == "Kepala Bidang"


def test_a_source_that_another_row_has_is_refused() -> None:
    """It would make two rows of one key."""
    one = hand(fakta=[FACT, FACT | {"sumber": "sumber-2"}])
    one.put("fakta", 5, "fakta.sumber", "Sumber 2")
    taken = one.read()
    assert "barisnya sama pokoknya dengan baris lain" in told(taken, "ditolak")[0]


def test_a_form_older_than_the_portal_names_both_values() -> None:
    """What has changed since is not overwritten."""
    one = hand()
    one.put("fakta", 5, "fakta.nilai", 90)
    one.package = the_package(fakta=[FACT | {"nilai": "86"}, OTHER], capaian=[VALUE])
    taken = one.read()
    assert not taken.tables
    assert "portal “86”, formulir “90”" in told(taken, "ditanyakan")[0]


def test_an_older_form_that_says_the_same_is_quiet() -> None:
    """Taken in twice, a form changes nothing the second time."""
    one = hand()
    one.put("fakta", 5, "fakta.nilai", 90)
    one.package = the_package(fakta=[FACT | {"nilai": "90"}, OTHER], capaian=[VALUE])
    assert quiet(one.read())


def test_a_row_gone_since_is_asked() -> None:
    """It may have been taken back on purpose."""
    one = hand()
    one.package = the_package(fakta=[OTHER], capaian=[VALUE])
    taken = one.read()
    assert not taken.tables
    assert "sudah berubah atau dipindah sejak formulir dibuat" in told(taken, "ditanyakan")[0]


def test_a_new_line_over_a_known_row_keeps_what_it_leaves_blank() -> None:
    """What is typed replaces; what is not typed stays."""
    one = hand()
    one.page("fakta").delete_rows(5)
    one.line("fakta", **NEW | {"ukuran": "Desa ODF", "sumber": "Sumber 1", "letak": "hlm. 2"})
    taken = one.read()
    assert rows(taken)[0].nilai == "60"
    assert rows(taken)[0].penutur == "Kepala Bidang"
    assert len(rows(taken)) == 2


def test_a_new_source_can_be_cited_at_once() -> None:
    """Its id is made of its title; lines cite it by title."""
    one = hand()
    one.line("sumber", judul="Laporan Dinas Kesehatan 2025", jenis="Dokumen")
    one.line("fakta", **NEW | {"sumber": "laporan dinas kesehatan 2025"})
    taken = one.read()
    assert rows(taken, "sumber")[-1].id == "laporan-dinas-kesehatan-2025"
    assert rows(taken)[-1].sumber == "laporan-dinas-kesehatan-2025"


def test_a_line_waits_for_a_source_that_cannot_be_taken() -> None:
    """One cause, one refusal; the line is not taken and says why."""
    one = hand()
    one.line("sumber", judul="Laporan baru")
    one.line("fakta", **NEW | {"sumber": "Laporan baru"})
    taken = one.read()
    assert not taken.tables
    assert [text.partition(": ")[2] for text in told(taken, "ditolak")] == ["Jenis belum diisi"]
    assert any("menunggu “Laporan baru”" in note for note in told(taken, "catatan"))


def test_sources_of_one_title_are_asked_apart() -> None:
    """A title that two sources have names neither."""
    twins = [{"id": f"lap-{n}", "judul": "Laporan", "jenis": "dokumen"} for n in (1, 2)]
    one = hand(sumber=[{"id": f"sumber-{n}", "judul": f"Sumber {n}", "jenis": "dokumen"}
                       for n in (1, 2)] + twins)  # fmt: skip
    one.line("fakta", **NEW | {"sumber": "Laporan"})
    assert "“Laporan” ada 2: “Laporan (lap-1)” atau “Laporan (lap-2)”?" in (
        told(one.read(), "ditanyakan")[0])  # fmt: skip


def test_a_source_of_other_packages_keeps_its_id_and_its_words() -> None:
    """One id, one row, in all packages."""
    theirs = the_package(sumber=[{"id": "n-1", "judul": "Berita bersama", "jenis": "berita"},
                                 {"id": "sumber-3", "judul": "Sumber 3",
                                  "jenis": "dokumen"}])  # fmt: skip
    elsewhere = {row.id: row for row in theirs.sumber}
    one = hand()
    one.line("sumber", judul="Berita bersama", jenis="Berita")
    taken = one.read(elsewhere=elsewhere)
    assert rows(taken, "sumber")[-1].id == "n-1"
    two = hand()
    two.put("sumber", 7, "sumber.penerbit", "Penerbit lain")
    taken = two.read(elsewhere=elsewhere)
    assert not taken.tables
    assert "dipakai juga oleh paket lain" in told(taken, "ditolak")[0]


def test_an_id_taken_elsewhere_is_not_given_again() -> None:
    """Another source of the same title is another source."""
    theirs = the_package(sumber=[{"id": "laporan", "judul": "Laporan", "jenis": "berita"}])
    one = hand()
    one.line("sumber", judul="Laporan", jenis="Dokumen")
    taken = one.read(elsewhere={row.id: row for row in theirs.sumber})
    assert rows(taken, "sumber")[-1].id == "laporan-2"


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


def test_lines_with_a_source_alone_are_counted_not_taken() -> None:
    """A source filled down over lines without values is no data."""
    one = hand()
    for row in (6, 7):
        one.put("tatanan:pasar", row, "penilaian.sumber", "Sumber 1")
    taken = one.read()
    assert quiet(taken)
    assert ": 2 baris skor indikator belum berisi nilai atau alasan (baris 6–7); tidak diambil" in (
        told(taken, "catatan"))  # fmt: skip


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


def test_lines_left_out_are_left_as_they_were() -> None:
    """What the package's check refuses can be left out, the rest taken."""
    one = hand()
    one.put("fakta", 5, "fakta.nilai", 90)
    one.put("fakta", 6, "fakta.nilai", 91)
    taken = one.read(without={("Fakta", 5)})
    assert [row.nilai for row in rows(taken)] == ["85", "91"]


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


def test_a_source_written_twice_is_one() -> None:
    """The same words on two lines; other words under one title are another source."""
    one = hand()
    for _ in range(2):
        one.line("sumber", judul="Laporan", jenis="Dokumen")
    one.line("sumber", judul="Laporan", jenis="Berita")
    taken = one.read()
    assert [row.id for row in rows(taken, "sumber")[-2:]] == ["laporan", "laporan-2"]
    assert taken.whole
