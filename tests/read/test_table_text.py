"""A file is read as strict UTF-8 up to a largest size; its marks are reported and read over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kksportal.findings import kind
from kksportal.read import table
from kksportal.read.table import TableFile, read_table, read_text
from tests.read.files import as_rows, put
from tests.read.kebun import KEBUN, NAME, Kebun, read, rows_of


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("\ufeffid,nama\na,Apel\n", ""),
        ("id,nama\r\na,Apel\r\n", ""),
        ("id,nama\ra,Apel\r", "Barisnya diakhiri CR saja, seperti CSV (Macintosh)."),
        ("id,nama\na,Apel\r\n", ""),
        ("\ufeffid,nama\r\na,Apel\r\n", ""),
    ],
    ids=["bom", "crlf", "cr", "satu-crlf", "bom-dan-crlf"],
)
def test_what_windows_writes_is_read_as_it_is(content: str, what: str, tmp_path: Path) -> None:
    """A byte order mark and Windows line ends are no finding; line ends of old are one."""
    result, problems = read(tmp_path, content)
    assert as_rows(problems) == ([("P006", 1, "", what)] if what else [])
    assert result == TableFile(header=("id", "nama"), rows=(Kebun("a", "Apel", ""),))


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b"id,nama\n\xe9,A\n", 2), (b"id,nama\na,A\n\xe9,A\xff\n", 3)],
)
def test_letters_of_windows_are_reported_once_and_read(
    raw: bytes, line: int, tmp_path: Path
) -> None:
    """The line of the first letter that is no UTF-8 is named, and what would refer to it stands."""
    result, problems = read(tmp_path, raw)
    assert result is not None
    assert result.rows[-1].id == "é"
    assert as_rows(problems) == [("P004", line, "", "Hurufnya Windows-1252 (ANSI), bukan UTF-8.")]
    assert problems[0].mend == f"Jalankan: kks rapikan {NAME}"


@pytest.mark.parametrize(
    ("raw", "line", "what"),
    [
        (b"id,nama\na,\xc3\xa9\nb,\xe9\n", 3, "Sebagian hurufnya UTF-8, sebagian bukan."),
        (b"id,nama\na,\x81\n", 2, "Ada tanda yang bukan UTF-8 dan bukan Windows-1252."),
        (b"PK\x03\x04", 0, "Isinya buku kerja atau arsip (.xlsx, .ods, .zip), bukan CSV."),
    ],
    ids=["campur", "lain", "xlsx"],
)
def test_what_is_no_text_of_one_kind_is_not_read(
    raw: bytes, line: int, what: str, tmp_path: Path
) -> None:
    """Where letters cannot be told nothing is read, and why is said once."""
    result, problems = read(tmp_path, raw)
    assert result is None
    assert as_rows(problems) == [("P004", line, "", what)]


def test_utf8_of_any_script_is_read(tmp_path: Path) -> None:
    """The control: letters beyond ASCII are no fault."""
    assert rows_of(tmp_path, "id,nama\na,“Apél” ≥ 5\n") == (Kebun("a", "“Apél” ≥ 5", ""),)


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    """A file that cannot be opened is a finding about the whole file."""
    result, problems = read_table(tmp_path / "tiada.csv", KEBUN, NAME)
    assert result is None
    assert as_rows(problems) == [("P003", 0, "", "Berkas tidak dapat dibuka.")]
    assert problems[0].path == NAME


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder named like a table is a finding, not a crash."""
    (tmp_path / "kebun.csv").mkdir()
    text, problems = read_text(tmp_path / "kebun.csv", NAME)
    assert text is None
    assert [f.kind.code for f in problems] == ["KKS-P003"]


def test_a_file_is_read_up_to_its_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of exactly the most bytes is read; one byte more is refused with its size in MB."""
    monkeypatch.setattr(table, "MAX_BYTES", 1_600_000)
    text, problems = read_text(put(tmp_path / "pas.csv", "x" * 1_600_000), NAME)
    assert (text, problems) == ("x" * 1_600_000, [])
    text, problems = read_text(put(tmp_path / "lebih.csv", "x" * 1_600_001), NAME)
    assert text is None
    assert as_rows(problems) == [("P005", 0, "", "Berkas ini 2 MB.")]


@pytest.mark.parametrize("quote", ["", '"'], ids=["polos", "berkutip"])
def test_a_table_is_read_up_to_its_most_lines(
    quote: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines count with the header: three of at most three are read, four are refused."""
    monkeypatch.setattr(table, "MAX_ROWS", 3)
    line = f"{quote}a{quote},Apel\n"
    assert len(rows_of(tmp_path, "id,nama\n" + 2 * line)) == 2
    result, problems = read(tmp_path, "id,nama\n" + 3 * line)
    assert result is None
    assert as_rows(problems) == [("P005", 0, "", "Berkas ini 4 baris.")]


def test_the_limits_are_those_people_are_reported() -> None:
    """The finding's own sentence names the sizes that the reader keeps to."""
    size, lines = re.findall(r"[0-9][0-9.]*[0-9]", kind("KKS-P005").meaning)
    assert int(size) * 1_000_000 == table.MAX_BYTES
    assert int(lines.replace(".", "")) == table.MAX_ROWS


def test_marks_of_the_file_are_reported_beside_faults_of_its_lines(tmp_path: Path) -> None:
    """What is wrong with the text, its lines and its header is reported in one go."""
    _, problems = read(tmp_path, "id,catatan\ra,b,c\n")
    assert [code for code, *_ in as_rows(problems)] == ["P006", "D004", "D001"]
