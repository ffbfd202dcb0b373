"""Keys: no two rows alike, and no empty part in a primary key."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kksportal.model.contract import Column, Resource
from kksportal.validate.keys import _is_unique, check_keys
from kksportal.validate.table import Table
from tests.validate.world import judged, only, places


class Row(NamedTuple):
    """Three plain cells."""

    a: str
    b: str
    c: str


def table(key: str, *rows: str, unique: bool = False, required: str = "") -> Table:
    """A table of three columns; a row is written as three words, a dot for an empty cell."""
    cells = [[cell.strip(".") for cell in row.split()] for row in rows]
    res = Resource(
        name="uji",
        row=Row,
        title="Uji",
        key=tuple(key),
        unique=unique,
        columns={name: Column(required=name in required) for name in "abc"},
    )
    columns = dict(zip("abc", map(tuple, zip(*cells, strict=True)), strict=True))
    return Table(res=res, path="uji.csv", size=len(rows), columns=columns)


def key_faults(table: Table) -> list[tuple[str, int, str]]:
    """The code, line and column of each finding about the keys."""
    return [(f.kind.code, f.row, f.column) for f in check_keys(table)]


@pytest.mark.parametrize(
    ("key", "rows", "lines"),
    [
        ("a", ["x . ."], []),
        ("a", ["x . .", "y . ."], []),
        ("a", ["x 1 .", "x 2 ."], [3]),
        ("a", ["x . .", "y . .", "x . .", "x . ."], [4, 5]),
        ("ab", ["x 1 .", "x 2 .", "y 1 .", "y 2 ."], []),
        ("ab", ["x 1 .", "x 2 .", "y 1 .", "x 2 ."], [5]),
        ("ab", ["x 1 .", "x 1 ."], [3]),
        ("abc", ["x 1 p", "x 1 q", "x 2 p", "x 2 q"], []),
        ("abc", ["x 1 p", "x 1 q", "x 2 p", "x 1 q"], [5]),
        ("abc", ["x 1 p", "x 1 p", "x 1 q"], [3]),
    ],
)
def test_no_two_rows_have_the_same_key(key: str, rows: list[str], lines: list[int]) -> None:
    """Every row that repeats a key is reported; cells outside the key make no difference."""
    assert [line for code, line, _ in key_faults(table(key, *rows)) if code == "KKS-D012"] == lines


def test_the_order_of_rows_does_not_matter_to_whether_they_are_reported() -> None:
    """Two pairs of doubles are two findings wherever they stand."""
    rows = ["x 1 .", "y 2 .", "x 1 .", "y 2 ."]
    for mixed in (rows, rows[::-1], [rows[0], rows[2], rows[1], rows[3]]):
        assert len(key_faults(table("ab", *mixed))) == 2


@pytest.mark.parametrize(
    ("key", "row", "column", "what", "advice"),
    [
        ("a", "x 1 p", "a", "Baris ini menyebut hal yang sama dengan baris 2 (x).", "a"),
        (
            "ab",
            "x 1 p",
            "a, b",
            "Baris ini menyebut hal yang sama dengan baris 2 (x, 1).",
            "a atau b",
        ),
        (
            "abc",
            "x 1 p",
            "a",
            "Baris ini menyebut hal yang sama dengan baris 2 (x, 1, p).",
            "a, b atau c",
        ),
        (
            "abc",
            "x . p",
            "a",
            "Baris ini menyebut hal yang sama dengan baris 2 (x, p).",
            "a, b atau c",
        ),
    ],
)
def test_a_double_is_reported_with_its_key_and_the_first_such_row(
    key: str, row: str, column: str, what: str, advice: str
) -> None:
    """Filled parts of the key are named; a key of three or more stands under its first column."""
    (finding,) = check_keys(table(key, row, row, unique=True))
    assert (finding.kind.code, finding.path, finding.row) == ("KKS-D012", "uji.csv", 3)
    assert (finding.column, finding.what) == (column, what)
    assert finding.advice == f"Hapus salah satu baris, atau bedakan {advice}"


def test_an_empty_part_is_a_fault_of_a_primary_key_only() -> None:
    """A primary key is filled on every row; in a unique key an empty part is one more value."""
    rows = ["x 1 .", "x . .", "y . ."]
    findings = list(check_keys(table("ab", *rows)))
    assert [(f.kind.code, f.path, f.row, f.column, f.what) for f in findings] == [
        ("KKS-D006", "uji.csv", 3, "b", "Bagian kunci b kosong."),
        ("KKS-D006", "uji.csv", 4, "b", "Bagian kunci b kosong."),
    ]
    assert key_faults(table("ab", *rows, unique=True)) == []
    assert key_faults(table("ab", "x . .", "x . .", unique=True)) == [("KKS-D012", 3, "a, b")]


def test_an_empty_part_that_is_required_is_reported_by_its_cell_alone() -> None:
    """One empty cell is one finding: the rule on cells reports required ones, this the others."""
    assert key_faults(table("ab", "x . .", "y . .", required="b")) == []
    assert key_faults(table("abc", ". . .", required="a")) == [
        ("KKS-D006", 2, "b"),
        ("KKS-D006", 2, "c"),
    ]


def test_a_claim_of_another_source_is_another_row() -> None:
    """The same figure of two sources passes; one source twice is reported, whatever its value."""
    sources = [{"id": one, "judul": one, "jenis": "berita"} for one in "ab"]
    assert judged("fakta", {}, {"sumber": "b", "nilai": "86"}, sumber=sources) == ()
    finding = only(judged("fakta", {}, {"nilai": "86"}))
    assert places((finding,)) == [("KKS-D012", "fakta.csv", 3, "subjek")]
    assert (
        finding.what
        == "Baris ini menyebut hal yang sama dengan baris 2 (63.11, odf-desa, capaian, a)."
    )


def test_two_sources_of_one_id_in_one_package_are_reported() -> None:
    """The key of a source is its id."""
    twice = [{"id": "a", "judul": "A", "jenis": "berita"}] * 2
    finding = only(judged("fakta", {}, sumber=twice))
    assert places((finding,)) == [("KKS-D012", "sumber.csv", 3, "id")]
    assert finding.what == "Baris ini menyebut hal yang sama dengan baris 2 (a)."


@pytest.mark.parametrize(
    ("key", "rows", "alone"),
    [
        ("a", ["x . ."], True),
        ("a", ["x . .", "y . ."], True),
        ("a", ["x . .", "x . ."], False),
        ("ab", ["x . .", "x . ."], False),
        ("ab", ["x . .", "y . ."], True),
        ("ab", ["x 1 .", "x 2 .", "y 1 ."], True),
        ("ab", ["x 1 .", "x 2 .", "x 1 ."], False),
        ("abc", ["x 1 p", "x 2 p", "y 1 p"], True),
        ("abc", ["x 1 p", "x 2 p", "y 1 p", "x 1 p"], False),
    ],
)
def test_sizes_settle_whether_a_key_stands_once(key: str, rows: list[str], alone: bool) -> None:
    """Whole tables are let pass by counting, and by no other answer than row by row."""
    assert _is_unique(table(key, *rows), tuple(key)) is alone
    assert (key_faults(table(key, *rows, unique=True)) == []) is alone
