"""The column reader and Python's own CSV reader see the same cells."""

from __future__ import annotations

import csv
import io

from hypothesis import event, given
from hypothesis import strategies as st

from kksportal.read.table import split_columns

LINES = st.lists(
    st.lists(st.sampled_from(["", "a", "2025", "x;y", " b", "é", "\u2028", "\x0c"]), max_size=4),
    max_size=6,
)


@given(lines=LINES, ends=st.booleans(), square=st.booleans())
def test_plain_tables_read_the_same(lines: list[list[str]], ends: bool, square: bool) -> None:
    """Where the column reader takes a text, it takes exactly the cells that CSV means."""
    if square and lines:
        lines = [[*cells, "", "", "", ""][: max(2, len(lines[0]))] for cells in lines]
    text = "\n".join(",".join(cells) for cells in lines) + "\n" * ends
    columns = split_columns(text)
    event("taken" if columns is not None else "left")
    if columns is not None:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert [list(cells) for cells in zip(*columns, strict=True)] == rows


def test_a_square_table_is_taken() -> None:
    """The control: the plain case does not fall back."""
    assert split_columns("a,b\n1,2\n3,\n") == [["a", "1", "3"], ["b", "2", ""]]


def test_uneven_or_quoted_text_is_left() -> None:
    """A short row, a long one, a blank one, quotes or a single column go to the CSV reader."""
    for text in ("a,b\n1\n", "a,b\n1,2,3\n", "a,b\n\n", 'a,b\n"1",2\n', "a\n1\n", "a,b\n1,2,\n3\n"):
        assert split_columns(text) is None
