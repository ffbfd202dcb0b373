"""Lines and cells that were cleared, deleted, copied, or have changed in the portal since."""

from __future__ import annotations

import pytest

from tests.intake.form.fakta import FACT, NEW, OTHER, VALUE, hand, quiet, rows
from tests.intake.form.formulir import the_package, told


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


def test_lines_left_out_are_left_as_they_were() -> None:
    """What the package's check refuses can be left out, the rest taken."""
    one = hand()
    one.put("fakta", 5, "fakta.nilai", 90)
    one.put("fakta", 6, "fakta.nilai", 91)
    taken = one.read(without={("Fakta", 5)})
    assert [row.nilai for row in rows(taken)] == ["85", "91"]
