"""Tables as records: the quick way of grouping rows says what the plain one says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kksportal.exports.rows import (
    COLUMNS,
    COUNT,
    GROUPS,
    INSIDE,
    cells_of,
    converter,
    grouped,
    grouped_rows,
    records,
    table_records,
)
from kksportal.model.contract import Resource, Shape
from kksportal.model.rows import DISTRICT
from kksportal.render.json import to_json

TABLES = {res.name: res for res in DISTRICT}
_VALUES = {Shape.DESIMAL: ("75.0", "3", "-1.50"), Shape.BULAT: ("1", "20")}


def rows_of(res: Resource) -> st.SearchStrategy[list[tuple[str, ...]]]:
    """Rows of a table with many empty cells and few distinct values."""
    cells = [
        st.sampled_from(["", "", *_VALUES.get(column.shape, column.values or ("a", "b;c"))])
        for column in res.columns.values()
    ]
    return st.lists(st.tuples(*cells), max_size=8)


@given(data=st.data(), name=st.sampled_from(sorted(GROUPS)))
def test_rows_are_grouped_as_their_records_would_be(data: st.DataObject, name: str) -> None:
    """The same groups in the same order, with the same columns, rows and kinds of values."""
    res = TABLES[name]
    rows = data.draw(rows_of(res))
    plain = grouped(records(res, rows), GROUPS[name])
    quick = grouped_rows(res, rows, GROUPS[name])
    assert quick == plain
    assert to_json(quick) == to_json(plain)


def test_columns_that_are_filled_most_come_first() -> None:
    """Among equals the one that is filled sooner, then the one on the left; rows end early."""
    res = TABLES["pengampu"]
    names = [name for name in res.columns if name not in GROUPS["pengampu"]]
    rest: Sequence[tuple[str, ...]] = [("", "b", ""), ("a", "b", ""), ("", "b", "")]
    assert _ordered(res, names, rest) == ([names[1], names[0]], [["b"], ["b", "a"], ["b"]])
    even = [("", "b", ""), ("a", "", "c")]
    assert _ordered(res, names, even) == (
        [names[1], names[0], names[2]],
        [["b"], [None, "a", "c"]],
    )


def _ordered(
    res: Resource, names: Sequence[str], lines: Sequence[tuple[str, ...]]
) -> tuple[list[str], list[list[str]]]:
    """The columns and rows of the one group that these lines make."""
    rows = []
    for line in lines:
        cells = dict(zip(names, line, strict=False)) | {"siklus": "2025", "sumber": "s1"}
        rows.append(tuple(cells.get(name, "") for name in res.columns))
    (group,) = table_records(res, rows)
    return group[COLUMNS], group[INSIDE]


def test_closed_documents_are_counted() -> None:
    """Of evidence that is not public only how many there are."""
    res = TABLES["bukti"]
    row = dict.fromkeys(res.columns, "") | {"id": "b1", "publik": "tidak", "sumber": "s1"}
    (group,) = table_records(res, [tuple(row.values())] * 3)
    assert group == {"publik": False, "sumber": "s1", COUNT: 3}


def test_values_keep_their_kind() -> None:
    """Numbers as they are written, yes or no, lists; all else is text."""
    columns = TABLES["capaian"].columns
    assert converter(columns["nilai"])("75.0") == Decimal("75.0")
    assert json.loads(to_json(converter(TABLES["bukti"].columns["publik"])("ya"))) is True
    assert converter(columns["tahun"])("2023") == "2023"


@pytest.mark.parametrize("places", [[], [1], [2, 0]])
def test_cells_are_picked_in_order(places: list[int]) -> None:
    """Of none, one or several places always a tuple."""
    assert cells_of(places)(("a", "b", "c")) == tuple("abc"[place] for place in places)
