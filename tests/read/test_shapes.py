"""Findings about the shape of a table: one for a file, and rows to go on with."""

from __future__ import annotations

import pytest

from kksportal.read.shapes import see_shape
from tests.kebiasaan import HABITS, written
from tests.read.files import as_rows
from tests.read.kebun import KEBUN, NAME

ROWS = [("id", "nama", "catatan"), ("a", "Apel", "manis"), ("b", "Belimbing, madu", "")]


@pytest.mark.parametrize("habit", sorted(set(HABITS) - {"bom", "crlf", "ansi"}))
def test_a_habit_is_one_finding_and_the_rows_are_there(habit: str) -> None:
    """Whatever refers to a row finds it, and the sentence names the command."""
    seen = see_shape(HABITS[habit](ROWS), KEBUN, NAME)
    assert (seen.header, seen.rows) == (ROWS[0], tuple(ROWS[1:]))
    (finding,) = seen.findings
    assert finding.fix[0].do == "rapikan"
    note = habit in ("baris-kosong", "kolom-kosong")
    assert finding.is_error is not note
    assert note or finding.mend == f"Jalankan: kks rapikan {NAME}"


def test_several_habits_are_one_sentence() -> None:
    """They have one cause, the program, and one way out."""
    raw = ("Kebun\n\n" + written(ROWS, delimiter=";") + "Sumber: kebun\n").encode("utf-16")
    (finding,) = see_shape(raw, KEBUN, NAME).findings
    assert finding.kind.code == "KKS-P019"
    assert finding.what.count(".") == 1
    for part in ("UTF-16", "titik koma", "“Kebun”", "“Sumber: kebun”"):
        assert part in finding.what


def test_a_comma_too_many_is_told_with_the_row_as_it_should_be() -> None:
    """Where only one way fits, the row is read so, and the line is given for a machine."""
    raw = b"id,nama,catatan\na,Apel, hijau,\nb,Belimbing,\n"
    seen = see_shape(raw, KEBUN, NAME)
    (finding,) = seen.findings
    assert (finding.kind.code, finding.row) == ("KKS-D004", 2)
    assert '"Apel, hijau"' in finding.mend
    assert [tuple(step) for step in finding.fix] == [("baris", 'a,"Apel, hijau",', "")]
    assert seen.rows[0] == ("a", "Apel, hijau", "")


def test_a_comma_that_may_be_anywhere_is_told_without_a_guess() -> None:
    """Each way is named, and no step is given."""
    (finding,) = see_shape(b"id,nama,catatan\na,x,y,z\n", KEBUN, NAME).findings
    assert '"x,y" atau "y,z"' in finding.mend
    assert finding.fix == ()


@pytest.mark.parametrize(
    ("raw", "code", "row"),
    [
        (b"id,nama\n<<<<<<< x\na,b\n", "N020", 2),
        (b'id,nama\na,"b\n', "P007", 2),
        (b"PK\x03\x04", "P004", 0),
        (b"", "D001", 1),
    ],
)
def test_what_gives_no_table_is_one_finding(raw: bytes, code: str, row: int) -> None:
    """And nothing is read."""
    seen = see_shape(raw, KEBUN, NAME)
    assert (seen.header, seen.rows) == ((), ())
    assert [(one[0], one[1]) for one in as_rows(seen.findings)] == [(code, row)]
