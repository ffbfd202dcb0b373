"""The chart of filled indicators."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from kksportal.words.charts import _filled_row


def test_a_tatanan_that_asks_for_nothing_has_an_empty_bar() -> None:
    """No indicator at all: a row with "0/0", and nothing is divided by it."""
    row = _filled_row(0, "Pasar", cast(Any, SimpleNamespace(filled=0, total=0, as_of="")))
    assert [s.text for s in row if s.kind == "teks"] == ["Pasar", "0/0"]
    assert all(s.w == 0 for s in row if s.kind == "kotak")
