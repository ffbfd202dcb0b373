"""Numbers as they stand in the instrument's workbooks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kksportal.intake.instrument.numbers import ordinal, score
from kksportal.intake.workbook import Cell, Place, Value


def cell(value: Value, *, percent: bool = False) -> Cell:
    """A cell with this value."""
    return Cell(Place(1, 1), value, percent=percent)


@pytest.mark.parametrize(
    ("value", "number"),
    [(Decimal("1.0"), 1), ("1", 1), ("1.", 1), ("(1)", 1), ("1.0", 1), ("12)", 12),
     (Decimal(0), None), ("A", None), ("1a", None), (Decimal("1.5"), None), (True, None),
     (Decimal(2023), None)],
)  # fmt: skip
def test_the_number_of_an_indicator(value: Value, number: int | None) -> None:
    """A float, a text, with or without a stop; nothing else."""
    assert ordinal(cell(value)) == number


@pytest.mark.parametrize(
    ("value", "percent", "expected", "odd"),
    [
        (Decimal("100.0"), False, "100", ""),
        (Decimal(0), False, "0", ""),
        ("0", False, "0", "teks"),
        (" 50 ", False, "50", "teks"),
        ("Nilai 75", False, "75", "teks"),
        ("62,5", False, "62.5", "teks"),
        (Decimal(1), True, None, "persen"),
        (Decimal(101), False, None, "di luar"),
        (Decimal(-1), False, None, "di luar"),
        ("seratus", False, None, "bukan angka"),
        ("100 (revisi)", False, None, "bukan angka"),
        ("#REF!", False, None, "bukan angka"),
        (date(2023, 2, 1), False, None, "bukan angka"),
        (True, False, None, "bukan angka"),
    ],
)
def test_a_score(value: Value, percent: bool, expected: str | None, odd: str) -> None:
    """A number from 0 to 100; what it is instead is said, never guessed."""
    number, said = score(cell(value, percent=percent))
    assert number == (Decimal(expected) if expected else None)
    assert odd in said
    assert bool(said) == bool(odd)


def test_an_empty_cell_is_no_score() -> None:
    """Missing is not 0."""
    assert score(None) == (None, "")
    assert ordinal(None) is None
