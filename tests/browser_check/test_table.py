"""The editor of tables: rows come back as they were, and choices are those of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.browser_check.session import Session
from kksportal.browser_check.table import (
    Rows,
    empty_rows,
    read_rows,
    to_bytes,
    with_row,
    without_row,
)
from kksportal.model.kinds import RESOURCES
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN

TABLE = Rows(("a", "b"), (("1", "x,y"), ("2", "")))
TABLES = [res.name for res in RESOURCES["daerah"]]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Balangan as it is published, checked once."""
    made = Session.start(tmp_path_factory.mktemp("peramban") / "portal", state_of(ROOT))
    made.open(BALANGAN, pack_of(BALANGAN))
    made.findings()
    return made


def test_a_table_comes_back_as_it_was() -> None:
    """Commas, quotes and line ends; what Excel puts before and after is taken away."""
    assert read_rows(to_bytes(TABLE)) == TABLE
    assert read_rows(b'\xef\xbb\xbfa,b\r\n1,"x,y"\r\n2,\r\n') == TABLE


@pytest.mark.parametrize("raw", [b"", b"a,b\n1\n", b'a,b\n"1,2\n', b"\xff"])
def test_a_table_whose_rows_cannot_be_told_apart_is_not_opened(raw: bytes) -> None:
    """It is mended in the program that wrote it."""
    assert read_rows(raw) is None


def test_a_cell_changes_and_no_other() -> None:
    """What the form does not name stays."""
    made = with_row(TABLE, "fakta", 1, {"b": "z"})
    assert made.rows == (("1", "x,y"), ("2", "z"))


def test_a_row_is_added_and_taken_out() -> None:
    """Behind the last; and any."""
    made = with_row(TABLE, "fakta", 2, {"a": "3"})
    assert made.rows[2] == ("3", "")
    assert without_row(made, 0).rows == (("2", ""), ("3", ""))


def test_a_column_is_added_where_the_contract_has_it_once_it_is_needed() -> None:
    """An empty cell needs none; unknown columns stay, at the end."""
    start = Rows(("subjek", "lain", "sumber"), (("63.11", "?", "s"),))
    assert with_row(start, "fakta", 0, {"catatan": ""}).head == start.head
    made = with_row(start, "fakta", 0, {"nilai": "8"})
    assert made == Rows(("subjek", "nilai", "sumber", "lain"), (("63.11", "8", "s", "?"),))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_begin_empty(table: str) -> None:
    """With the columns that must be there."""
    columns = next(res.columns for res in RESOURCES["daerah"] if res.name == table)
    assert empty_rows(table).head == tuple(n for n, one in columns.items() if one.required)


def test_choices_are_what_the_rules_accept(session: Session) -> None:
    """Whatever stands in a sound table under a column with choices is one of them."""
    for path, raw in session.files.items():
        name = path.rpartition("/")[2].removesuffix(".csv")
        if name not in TABLES or name == "pembaruan":
            continue
        columns = {one.name: one for one in session.choices().columns(name)}
        found = read_rows(raw)
        assert found is not None
        for column, cells in zip(found.head, zip(*found.rows, strict=True), strict=True):
            view = columns[column]
            values = {part for cell in cells for part in (cell.split(";") if view.many else [cell])}
            known = {value for value, _ in view.choices}
            assert not view.choices or values - {""} <= known, (name, column)


@pytest.mark.parametrize(
    ("table", "column"),
    [("fakta", "sumber"), ("fakta", "ukuran"), ("fakta", "satuan"), ("fakta", "keadaan"),
     ("capaian", "indikator"), ("pengampu", "tatanan"), ("sumber", "jenis"), ("fakta", "subjek")],
)  # fmt: skip
def test_codes_are_chosen_and_not_typed(session: Session, table: str, column: str) -> None:
    """Sources, tatanan, indicators, units: each with a name for people."""
    view = next(one for one in session.choices().columns(table) if one.name == column)
    assert len(view.choices) > 1
    assert all(value and label for value, label in view.choices)


def test_mended_back_is_not_changed(tmp_path: Path) -> None:
    """A row that is as it was leaves the file as it was, to the byte."""
    session = Session.start(tmp_path / "portal", state_of(ROOT))
    session.open(BALANGAN, pack_of(BALANGAN))
    before = session.table("fakta")
    assert before is not None
    session.set_table("fakta", with_row(before, "fakta", 0, {"nilai": "12"}))
    assert len(session.changed()) == 1
    session.set_table("fakta", before)
    assert session.changed() == set()
