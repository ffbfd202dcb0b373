"""Changes that are alike are told as one."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.changes.grouped import FEW, grouped
from kksportal.compute.changes import RowChange
from tests.builders import rows


def score(place: int, was: str, now: str, resource: str = "penilaian") -> RowChange:
    """A changed score of one indicator."""
    cells = {"siklus": "2025", "indikator": f"T1.{place:02d}"}
    one, two = rows("daerah", resource, [cells | {"skor": was}, cells | {"skor": now}])
    return RowChange(resource=resource, key=(str(place),), before=one, after=two, columns=("skor",))


def test_few_are_told_one_by_one() -> None:
    """A handful that fell by one is no pattern."""
    changes = [score(i, "75", "74") for i in range(FEW)]
    assert [(g.common, g.changes) for g in grouped(changes)] == [("", (c,)) for c in changes]


@pytest.mark.parametrize(
    ("was", "now", "common"),
    [
        ("75", "74", "5 skor indikator turun 1: koreksi massal?"),
        ("50", "75", "5 skor indikator naik 25: koreksi massal?"),
        ("0.5", "0.75", "5 skor indikator naik 0,25: koreksi massal?"),
    ],
)
def test_many_that_moved_alike_are_one(was: str, now: str, common: str) -> None:
    """The table, the direction and the amount are said once; none is lost."""
    changes = [score(i, was, now) for i in range(FEW + 1)]
    (group,) = grouped(changes)
    assert (group.common, group.changes) == (common, tuple(changes))


def test_another_amount_stands_by_itself() -> None:
    """65 that fell by one hide no single one that fell by two."""
    odd = score(99, "75", "73")
    groups = grouped([odd, *(score(i, "75", "74") for i in range(FEW + 1))])
    assert [group.common for group in groups] == ["", "5 skor indikator turun 1: koreksi massal?"]
    assert groups[0].changes == (odd,)


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("before", "5 skor indikator baru tercatat."),
        ("after", "5 skor indikator tidak lagi tercatat."),
    ],
)
def test_many_that_came_or_went_are_one(gone: str, words: str) -> None:
    """New rows of one table are counted, and so are those that are gone."""
    told: dict[str, Any] = {"before": None} if gone == "before" else {"after": None}
    made = [
        RowChange(
            resource="penilaian", key=one.key, columns=(),
            before=told.get("before", one.before), after=told.get("after", one.after),
        )
        for one in (score(i, "1", "2") for i in range(FEW + 1))
    ]  # fmt: skip
    assert [group.common for group in grouped(made)] == [words]


@pytest.mark.parametrize(
    ("was", "now"), [("", "75"), ("75", ""), ("banyak", "75"), ("9" * 50, "1")]
)
def test_what_is_no_number_moves_by_nothing(was: str, now: str) -> None:
    """Rows whose cell was or is empty, or is no number, are told one by one."""
    changes = [score(i, was, now) for i in range(FEW + 1)]
    assert [group.common for group in grouped(changes)] == [""] * len(changes)
