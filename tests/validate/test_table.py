"""A table under examination: its columns as sets, rules asked once, findings on lines."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kksportal.model.contract import Resource
from kksportal.validate.table import Fault, Rule, Table, tables_of
from tests.builders import district, head
from tests.validate.world import vocabulary

TEN = 10


class Row(NamedTuple):
    """Two plain cells."""

    a: str
    b: str


def table(a: str, b: str = "") -> Table:
    """A table from the cells of its columns, separated by spaces; a dot is an empty cell."""
    first = tuple(cell.strip(".") for cell in a.split())
    second = tuple(cell.strip(".") for cell in b.split()) or ("",) * len(first)
    res = Resource(name="uji", row=Row, title="Uji", key=("a",))
    return Table(res=res, path="uji.csv", size=len(first), columns={"a": first, "b": second})


def refuse(*wrong: str) -> Rule:
    """A rule on column a that refuses some values."""

    def judge(value: str) -> Fault | None:
        return (
            Fault(code="KKS-D007", what=f"Bukan {value}.", advice="x") if value in wrong else None
        )

    return Rule(columns=("a",), judge=judge)


def test_one_column_has_its_distinct_cells() -> None:
    """Each value once, an empty one too."""
    assert table("x y x .").distinct(("a",)) == {"x", "y", ""}


def test_several_columns_have_their_distinct_combinations() -> None:
    """Combinations of cells of one row, in the order that was asked."""
    made = table("x y x x", "1 1 2 1")
    assert made.distinct(("a", "b")) == {("x", "1"), ("y", "1"), ("x", "2")}
    assert made.distinct(("b", "a")) == {("1", "x"), ("1", "y"), ("2", "x")}
    assert made.distinct(("a",)) == {"x", "y"}
    assert made.distinct(("b",)) == {"1", "2"}


def test_cells_are_picked_row_by_row() -> None:
    """Columns in the order asked, rows in the order of the file."""
    assert list(table("x y", "1 2").pick(("b", "a"))) == [("1", "x"), ("2", "y")]


def test_the_first_row_stands_on_line_two() -> None:
    """The head of a table is line 1; each wanted combination has all its lines, or none."""
    made = table("x y x", "1 2 1")
    assert made.lines(("a",), ["x", "z"]) == {"x": [2, 4], "z": []}
    assert made.lines(("a", "b"), [("x", "1"), ("y", "2")]) == {("x", "1"): [2, 4], ("y", "2"): [3]}


def test_a_wrong_value_is_reported_on_its_line() -> None:
    """What, where and how to mend; a right value beside it is not reported."""
    (finding,) = refuse("y").check(table("x y x"))
    assert (finding.kind.code, finding.path, finding.row) == ("KKS-D007", "uji.csv", 3)
    assert (finding.column, finding.what, finding.advice) == ("a", "Bukan y.", "x")
    assert list(refuse("z").check(table("x y x"))) == []


def test_a_rule_over_several_cells_shows_the_column_it_names() -> None:
    """By default the first of its columns, else the one it is said to show."""
    made = table("x y", "1 2")

    def judge(a: str, b: str) -> Fault | None:
        return Fault(code="KKS-D015", what=a + b) if b == "2" else None

    plain = Rule(columns=("a", "b"), judge=judge)
    shown = Rule(columns=("a", "b"), judge=judge, shown="b")
    rows = [(f.row, f.column, f.what) for rule in (plain, shown) for f in rule.check(made)]
    assert rows == [(3, "a", "y2"), (3, "b", "y2")]


def test_a_fault_without_advice_is_mended_as_its_kind_says() -> None:
    """Where a rule says nothing of its own, the advice of the kind of finding stands."""
    rule = Rule(columns=("a",), judge=lambda value: Fault(code="KKS-D015", what=value))
    (finding,) = rule.check(table("x"))
    assert (finding.advice, finding.mend) == ("", "Periksa kedua angka")


@pytest.mark.parametrize(("count", "lines"), [(1, 1), (2, 2), (10, 10), (11, 10), (30, 10)])
def test_the_same_wrong_value_is_reported_on_its_first_ten_lines(count: int, lines: int) -> None:
    """With how many there are in all, where there is more than one."""
    findings = list(refuse("y").check(table("x " + "y " * count)))
    assert [f.row for f in findings] == list(range(3, 3 + lines))
    more = f" Ada {count} baris seperti ini." if count > 1 else ""
    assert {f.what for f in findings} == {f"Bukan y.{more}"}


def test_each_wrong_value_is_counted_by_itself() -> None:
    """Ten lines of one do not hide another."""
    findings = list(refuse("y", "z").check(table("y " * 12 + "z")))
    assert len(findings) == TEN + 1
    assert [(f.row, f.what) for f in findings if "z" in f.what] == [(14, "Bukan z.")]


def test_a_value_is_judged_once_however_often_it_stands() -> None:
    """What was right is remembered from table to table; what was wrong is asked again."""
    asked: list[str] = []

    def judge(value: str) -> Fault | None:
        asked.append(value)
        return Fault(code="KKS-D007", what="x") if value == "y" else None

    rule = Rule(columns=("a",), judge=judge)
    assert len(list(rule.check(table("x y x")))) == 1
    assert len(list(rule.check(table("x y")))) == 1
    assert len(list(rule.check(table("x x")))) == 0
    assert sorted(asked) == ["x", "y", "y"]


def test_a_rule_forgets_before_it_grows_without_end() -> None:
    """More than ten thousand right values are let go with the next table."""
    rule = refuse()
    many = " ".join(map(str, range(10_001)))
    assert list(rule.check(table(many))) == []
    assert len(rule.right) == 10_001
    assert list(rule.check(table("x"))) == []
    assert rule.right == {"x"}


def test_a_rule_remembers_up_to_ten_thousand() -> None:
    """The control: exactly as many are kept."""
    rule = refuse()
    assert list(rule.check(table(" ".join(map(str, range(10_000)))))) == []
    assert list(rule.check(table("x"))) == []
    assert len(rule.right) == 10_001


def test_the_tables_of_a_package_are_those_with_rows() -> None:
    """In the order of the contract, each with its size, its file and the cells of its columns."""
    about = head("daerah", folder="datapackages/daerah/x", files={"nilai_tatanan": "nilai.csv"})
    made = district(
        about=about,
        nilai_tatanan=[{"nilai": "80"}, {"nilai": "81"}],
        fakta=[{"nilai": "85"}],
        capaian=[],
    )
    source, fact, score = tables_of(made)
    assert [t.res.name for t in (source, fact, score)] == ["sumber", "fakta", "nilai_tatanan"]
    assert [t.size for t in (source, fact, score)] == [1, 1, 2]
    assert fact.path == "datapackages/daerah/x/fakta.csv"
    assert score.path == "datapackages/daerah/x/nilai.csv"
    assert score.columns["nilai"] == ("80", "81")
    assert score.columns["sumber"] == ("a", "a")
    assert list(score.columns) == list(score.res.columns)


def test_a_table_named_with_a_hyphen_is_found() -> None:
    """The vocabulary of kinds of meetings stands in jenis-kegiatan.csv."""
    names = [t.path.rpartition("/")[2] for t in tables_of(vocabulary())]
    assert names == ["ukuran.csv", "pokok.csv", "predikat.csv", "satuan.csv",
                     "jenis-kegiatan.csv", "tatanan.csv"]  # fmt: skip
