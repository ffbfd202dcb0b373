"""The shape of a file is recognised once, and the table in it found whatever program wrote it."""

from __future__ import annotations

import pytest

from kksportal.intake.habits import Weight
from kksportal.intake.shapes import read
from tests.kebiasaan import HABITS, NOTED, SILENT, written

COLUMNS = ("kode", "nama", "per_tanggal", "nilai")
ROWS = [
    ("kode", "nama", "per_tanggal", "nilai"),
    ("63.01", "Tanah Laut, timur", "2025-08-21", "85.5"),
    ("63.10", "Café “Bumbu”", "2025", "12"),
    ("63.11", 'Dua "tanda"', "", "7"),
]


def test_a_canonical_table_has_no_habits() -> None:
    """The control: nothing is seen where nothing is."""
    shaped = read(written(ROWS).encode(), COLUMNS)
    assert (shaped.header, shaped.rows) == (ROWS[0], tuple(ROWS[1:]))
    assert shaped.habits == ()
    assert shaped.in_place


@pytest.mark.parametrize("known", [COLUMNS, ()], ids=["kolom-dikenal", "kolom-tidak-dikenal"])
@pytest.mark.parametrize("name", sorted(HABITS))
def test_the_same_table_is_found_in_every_habit(name: str, known: tuple[str, ...]) -> None:
    """The header and the rows are the same; the habit is of the weight it should have."""
    if name == "kepala-berhuruf-besar" and not known:
        pytest.skip("without the contract a head is what it is")
    shaped = read(HABITS[name](ROWS), known)
    assert (shaped.header, shaped.rows) == (ROWS[0], tuple(ROWS[1:]))
    weights = {habit.weight for habit in shaped.habits} - {Weight.SILENT}
    if name in SILENT:
        assert not weights
    elif name in NOTED:
        assert weights == {Weight.NOTE}
    else:
        assert weights == {Weight.MENDED}
    assert shaped.uneven == ()


@pytest.mark.parametrize(
    ("name", "habit", "line", "count"),
    [
        ("titik-koma", "pemisah", 1, 4),
        ("cr", "cr", 1, 4),
        ("ansi", "cp1252", 3, 1),
        ("judul", "judul", 1, 1),
        ("sep-koma", "sep", 1, 1),
        ("baris-kosong", "baris-kosong", 5, 40),
        ("kolom-kosong", "kolom-kosong", 1, 2),
        ("jumlah", "jumlah", 5, 1),
        ("keterangan", "keterangan", 6, 2),
        ("teks-unicode", "utf-16", 1, 1),
        ("satu-kolom", "satu-kolom", 1, 4),
        ("kepala-berhuruf-besar", "nama-kolom", 1, 4),
    ],
)
def test_a_habit_says_where_and_how_often(name: str, habit: str, line: int, count: int) -> None:
    """Its first line in the file, and its count."""
    seen = {one.name: one for one in read(HABITS[name](ROWS), COLUMNS).habits}
    assert (seen[habit].line, seen[habit].count) == (line, count)


@pytest.mark.parametrize(
    ("raw", "habit", "line"),
    [
        (b"kode,nama\n<<<<<<< HEAD\na,b\n=======\na,c\n>>>>>>> x\n", "tanda-gabung", 2),
        (b'kode,nama\na,"b\nc,d\n', "kutip", 2),
        (b'kode,nama\na,"b"x\n', "kutip", 2),
        (b"PK\x03\x04xxxx", "bukan-teks", 0),
        (b"\xd0\xcf\x11\xe0", "bukan-teks", 0),
        (b"<html><table><tr><td>a</td></tr></table>", "bukan-teks", 0),
        (b"kode,nama\na,\xc3\xa9\nb,\xe9\n", "bukan-teks", 3),
        (b"", "kosong", 1),
        (b"\n,,\n", "kosong", 1),
    ],
)
def test_what_gives_no_table_is_refused_with_its_line(raw: bytes, habit: str, line: int) -> None:
    """Nothing is guessed where two versions, two encodings or a lost quote stand."""
    shaped = read(raw, ("kode", "nama"))
    assert shaped.refused is not None
    assert (shaped.refused.name, shaped.refused.line) == (habit, line)
    assert shaped.refused.advice
    assert shaped.rows == ()


def test_a_row_of_another_length_is_kept_as_it_stands() -> None:
    """Its cells are there for whoever can say where a comma is too many."""
    shaped = read(b"kode,nama\n63.01,Tanah, Laut\n63.10\n63.11,Balangan\n", ("kode", "nama"))
    assert shaped.uneven == ((0, ("63.01", "Tanah", " Laut")), (1, ("63.10",)))
    assert shaped.rows[2] == ("63.11", "Balangan")


def test_one_row_with_a_comma_too_many_is_no_empty_column() -> None:
    """A row that alone is longer has another fault than a table with empty columns."""
    shaped = read(b"kode,nama,catatan\na,b, c,\nd,e,\n", ("kode", "nama", "catatan"))
    assert [place for place, _ in shaped.uneven] == [0]
    assert shaped.notes == ()


def test_what_is_left_out_can_be_seen() -> None:
    """Titles, totals and footnotes are given with their lines."""
    left = read(HABITS["judul"](ROWS), COLUMNS).left_out
    assert [(row.line, row.cells[0]) for row in left] == [(1, "Data KKS Kabupaten Contoh")]


def test_a_total_among_the_rows_is_a_row() -> None:
    """Only at the end is a total a total: a village may be called Jumlah."""
    raw = written([*ROWS[:2], ("Jumlah", "", "", "5"), *ROWS[2:]]).encode()
    assert len(read(raw, COLUMNS).rows) == 4


def test_a_title_that_looks_like_personal_data_is_not_quoted() -> None:
    """The sentence stands in logs and in pull requests; only that there is a title is told."""
    raw = b"Rekap rekaan NIP 19750101 200012 1 001,,\n\nkode,nama,nilai\n63.10,A,1\n63.11,B,2\n"
    (title,) = [one for one in read(raw, ("kode", "nama", "nilai")).habits if one.name == "judul"]
    assert "1975" not in title.what
    assert "mirip data pribadi" in title.what
