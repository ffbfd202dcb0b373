"""A CSV file becomes rows by the contract; whatever cannot be read is reported with its place."""

from __future__ import annotations

import csv
import io
from itertools import product
from pathlib import Path

import pytest

from kksportal.read.table import TableFile, split_columns
from tests.read.files import as_rows
from tests.read.kebun import NAME, Kebun, read, rows_of


def test_a_table_is_its_header_and_its_rows(tmp_path: Path) -> None:
    """A plain file gives its header as it stands, and each line below it as a row."""
    table, problems = read(tmp_path, "id,nama,catatan\na,Apel,manis\nb,Belimbing,\n")
    assert table == TableFile(
        header=("id", "nama", "catatan"),
        rows=(Kebun("a", "Apel", "manis"), Kebun("b", "Belimbing", "")),
    )
    assert all(type(row) is Kebun for row in table.rows)
    assert problems == []


@pytest.mark.parametrize(
    ("text", "header", "row"),
    [
        ("catatan,id,nama\nx,a,Apel\n", ("catatan", "id", "nama"), Kebun("a", "Apel", "x")),
        ("nama,id\nApel,a\n", ("nama", "id"), Kebun("a", "Apel", "")),
        ('nama,id\n"Apel, merah",a\n', ("nama", "id"), Kebun("a", "Apel, merah", "")),
    ],
    ids=["urutan-lain", "tanpa-yang-boleh-kosong", "berkutip"],
)
def test_columns_stand_in_any_order(
    text: str, header: tuple[str, ...], row: Kebun, tmp_path: Path
) -> None:
    """The header says which column is which; an optional column that is absent has empty cells."""
    table, problems = read(tmp_path, text)
    assert table == TableFile(header=header, rows=(row,))
    assert problems == []


@pytest.mark.parametrize("text", ["id,nama\n", "id,nama"], ids=["berakhir", "tanpa-akhir"])
def test_a_header_alone_is_a_table_without_rows(text: str, tmp_path: Path) -> None:
    """A file of one line has no row and nothing wrong."""
    assert rows_of(tmp_path, text) == ()


@pytest.mark.parametrize(
    "text",
    ["id,nama\na,Apel\nb,Belimbing", 'id,nama\n"a",Apel\nb,Belimbing'],
    ids=["polos", "berkutip"],
)
@pytest.mark.parametrize("end", ["", "\n"], ids=["tanpa-akhir", "berakhir"])
def test_the_last_line_may_lack_its_end(text: str, end: str, tmp_path: Path) -> None:
    """A file whose last line has no line end holds the same rows."""
    assert rows_of(tmp_path, text + end) == (Kebun("a", "Apel", ""), Kebun("b", "Belimbing", ""))


@pytest.mark.parametrize(
    ("text", "finding", "row"),
    [
        (
            "id,nama,warna\na,Apel,merah\n",
            ("D003", 1, "warna", "Kolom “warna” tidak dikenal dan tidak dibaca."),
            Kebun("a", "Apel", ""),
        ),
        (
            "id,nama,warna,warna\na,Apel,merah,hijau\n",
            ("D002", 1, "warna", "Kolom “warna” ada lebih dari sekali."),
            Kebun("a", "Apel", ""),
        ),
        (
            "id,nama,nama\na,Apel,Belimbing\n",
            ("D002", 1, "nama", "Kolom “nama” ada lebih dari sekali."),
            Kebun("a", "Apel", ""),
        ),
        (
            "id,nama,nama,nama\na,Apel,x,y\n",
            ("D002", 1, "nama", "Kolom “nama” ada lebih dari sekali."),
            Kebun("a", "Apel", ""),
        ),
        (
            "id,catatan\na,manis\n",
            ("D001", 1, "nama", "Kolom wajib “nama” tidak ada."),
            Kebun("a", "", "manis"),
        ),
    ],
    ids=["tak-dikenal", "tak-dikenal-ganda", "ganda", "tiga-kali", "wajib-tidak-ada"],
)
def test_a_header_is_judged_by_the_contract(
    text: str, finding: tuple[str, int, str, str], row: Kebun, tmp_path: Path
) -> None:
    """Unknown, doubled and lacking columns are reported once; of two alike the first is read."""
    table, problems = read(tmp_path, text)
    unknown = ("D003", 1, "warna", "Kolom “warna” tidak dikenal dan tidak dibaca.")
    also = [unknown] if finding[0] == "D002" and finding[2] == "warna" else []
    assert as_rows(problems) == [finding, *also]
    assert [f.path for f in problems] == [NAME] * len(problems)
    assert table is not None
    assert table.rows == (row,)


def test_every_fault_of_a_header_is_reported_at_once(tmp_path: Path) -> None:
    """Doubled, unknown and lacking columns of one header are all named, in this order."""
    _, problems = read(tmp_path, "x,y,x\n1,2,3\n")
    assert [(code, column) for code, _, column, _ in as_rows(problems)] == [
        ("D002", "x"),
        ("D003", "x"),
        ("D003", "y"),
        ("D001", "id"),
        ("D001", "nama"),
    ]


@pytest.mark.parametrize("text", ["", "\n", "\n\n,,\n"])
def test_a_table_needs_a_header(text: str, tmp_path: Path) -> None:
    """An empty file has no header, so no table is read."""
    table, problems = read(tmp_path, text)
    assert table is None
    assert as_rows(problems) == [("D001", 1, "", "Baris kepala kosong.")]


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    """A file of one column is read; what it lacks is reported."""
    table, problems = read(tmp_path, "id\na\nb\n")
    assert table == TableFile(header=("id",), rows=(Kebun("a", "", ""), Kebun("b", "", "")))
    assert as_rows(problems) == [("D001", 1, "nama", "Kolom wajib “nama” tidak ada.")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('id,nama\na,"Apel, merah"\n', [("a", "Apel, merah")]),
        ('id,nama\na,"Apel ""merah"""\n', [("a", 'Apel "merah"')]),
        ('"id","nama"\n"a","Apel"\n', [("a", "Apel")]),
        ('id,nama\na,""\n', [("a", "")]),
    ],
    ids=["koma", "kutip-di-dalam", "semua-berkutip", "kutip-kosong"],
)
def test_quotes_keep_commas_and_quotes(
    text: str, rows: list[tuple[str, str]], tmp_path: Path
) -> None:
    """A quoted cell holds commas, and doubled quotes stand for one."""
    assert rows_of(tmp_path, text) == tuple(Kebun(*cells, "") for cells in rows)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('id,nama\na,Apel\nb,"Belim"bing\n', 3, "diikuti huruf, bukan koma"),
        ('id,nama\na,"Apel\nb,Belimbing\n', 2, "tidak berpasangan"),
        ('id,nama\na,"Apel', 2, "tidak berpasangan"),
        ('"id"x,nama\n', 1, "diikuti huruf, bukan koma"),
    ],
    ids=["sesudah-kutip", "tidak-ditutup", "tanpa-akhir", "di-kepala"],
)
def test_broken_quotes_stop_the_reader_at_their_line(
    text: str, line: int, what: str, tmp_path: Path
) -> None:
    """Where quotes are broken nothing is read, and the line on which they open is named."""
    table, problems = read(tmp_path, text)
    assert table is None
    assert [(f.kind.code, f.row, f.column) for f in problems] == [("KKS-P007", line, "")]
    assert problems[0].what == f"Tanda kutip di baris {line} {what}."
    assert str(line) in problems[0].mend


@pytest.mark.parametrize(
    ("text", "findings", "rows"),
    [
        (
            "id,nama\na\nb,Belimbing\n",
            [("D004", 2, "", "Ada 1 sel, sedangkan kepala tabel 2.")],
            [("a", ""), ("b", "Belimbing")],
        ),
        (
            "id,nama\na,Apel\nb,Belimbing,x\n",
            [("D004", 3, "", "Ada 3 sel, sedangkan kepala tabel 2.")],
            [("a", "Apel"), ("b", "Belimbing")],
        ),
        (
            "id,nama\na\nb,Belimbing,x\n",
            [
                ("D004", 2, "", "Ada 1 sel, sedangkan kepala tabel 2."),
                ("D004", 3, "", "Ada 3 sel, sedangkan kepala tabel 2."),
            ],
            [("a", ""), ("b", "Belimbing")],
        ),
        (
            'id,nama\na\n"b",Belimbing\n',
            [("D004", 2, "", "Ada 1 sel, sedangkan kepala tabel 2.")],
            [("a", ""), ("b", "Belimbing")],
        ),
    ],
    ids=["kurang", "lebih", "kurang-dan-lebih", "kurang-dan-kutip"],
)
def test_uneven_lines_are_reported_then_filled_or_cut(
    text: str,
    findings: list[tuple[str, int, str, str]],
    rows: list[tuple[str, str]],
    tmp_path: Path,
) -> None:
    """A line shorter or longer than the header is reported; all others are read as they are."""
    table, problems = read(tmp_path, text)
    assert as_rows(problems) == findings
    assert table is not None
    assert table.rows == tuple(Kebun(*cells, "") for cells in rows)


@pytest.mark.parametrize(
    ("text", "rows", "line"),
    [
        ('id,nama\na,"Apel\nmerah"\nb,Belimbing\n', [("a", "Apel merah"), ("b", "Belimbing")], 2),
        ('id,nama\na,Apel\nb,"Belim\nbing"', [("a", "Apel"), ("b", "Belim bing")], 3),
        ('id,nama\na,Apel\n"b\n\n",x\n', [("a", "Apel"), ("b", "x")], 3),
    ],
    ids=["di-tengah", "tanpa-akhir", "dua"],
)
def test_a_line_break_in_a_cell_is_reported(
    text: str, rows: list[tuple[str, str]], line: int, tmp_path: Path
) -> None:
    """A cell that goes over a line end is reported with its row; the text goes on in one line."""
    table, problems = read(tmp_path, text)
    assert as_rows(problems) == [("D005", line, "", "Ada ganti baris di dalam sel.")]
    assert table is not None
    assert table.rows == tuple(Kebun(*cells, "") for cells in rows)


def test_uneven_lines_and_line_breaks_are_reported_together(tmp_path: Path) -> None:
    """One fault of a line does not hide another."""
    _, problems = read(tmp_path, 'id,nama\n"a\n"\nb,Belimbing\n')
    assert {(code, line) for code, line, _, _ in as_rows(problems)} == {("D004", 2), ("D005", 2)}


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a,b\n1,2\n3,4\n", [["a", "1", "3"], ["b", "2", "4"]]),
        ("a,b\n1,2", [["a", "1"], ["b", "2"]]),
        ("a,b,c\n,,\n", [["a", ""], ["b", ""], ["c", ""]]),
        ("a,b\n", [["a"], ["b"]]),
    ],
    ids=["dua-baris", "tanpa-akhir", "sel-kosong", "kepala-saja"],
)
def test_a_plain_table_is_split_into_its_columns(text: str, columns: list[list[str]]) -> None:
    """Each column stands with its header first."""
    assert split_columns(text) == columns


@pytest.mark.parametrize(
    "text",
    ["", "\n", "a\n1\n", 'a,b\n"1",2\n', "a,b\n1\n", "a,b\n1,2,3\n", "a,b\n1\n2,3,4\n", "a,b\n\n"],
    ids=["kosong", "baris-kosong", "satu", "kutip", "kurang", "lebih", "impas", "akhir-kosong"],
)
def test_any_other_table_needs_a_real_reader(text: str) -> None:
    """Quotes, one column and uneven lines are left to the CSV reader."""
    assert split_columns(text) is None


def test_the_quick_way_reads_as_the_csv_reader_does() -> None:
    """Whatever short text is split at all, its columns are those of the CSV reader."""
    split = 0
    for text in map("".join, (t for n in range(8) for t in product("a,\n", repeat=n))):
        columns = split_columns(text)
        if columns is not None:
            split += 1
            assert columns == [list(c) for c in zip(*csv.reader(io.StringIO(text)), strict=True)]
    assert split > 100  # the control: many are
