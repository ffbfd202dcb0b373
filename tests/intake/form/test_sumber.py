"""Sources in a form: corrected, new, cited before they can be, of one title, of other packages."""

from __future__ import annotations

from tests.intake.form.fakta import FACT, NEW, hand, quiet, rows
from tests.intake.form.formulir import the_package, told


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


def test_lines_with_a_source_alone_are_counted_not_taken() -> None:
    """A source filled down over lines without values is no data."""
    one = hand()
    for row in (6, 7):
        one.put("tatanan:pasar", row, "penilaian.sumber", "Sumber 1")
    taken = one.read()
    assert quiet(taken)
    assert ": 2 baris skor indikator belum berisi nilai atau alasan (baris 6–7); tidak diambil" in (
        told(taken, "catatan"))  # fmt: skip


def test_a_source_written_twice_is_one() -> None:
    """The same words on two lines; other words under one title are another source."""
    one = hand()
    for _ in range(2):
        one.line("sumber", judul="Laporan", jenis="Dokumen")
    one.line("sumber", judul="Laporan", jenis="Berita")
    taken = one.read()
    assert [row.id for row in rows(taken, "sumber")[-2:]] == ["laporan", "laporan-2"]
    assert taken.whole
