"""Median and quartiles: between two figures in proportion, exact, each group by itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.compute.spread import LEAST_MEDIAN, LEAST_QUARTILES, Spread, spreads


def spread(*figures: str) -> Spread:
    """The spread of some figures."""
    return spreads(("a", Decimal(one)) for one in figures)["a"]


def cuts(*figures: str) -> list[Decimal]:
    """The three that part them in four."""
    one = spread(*figures)
    return [one.lower, one.median, one.upper]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("7", "7 7 7"),
        ("10 20", "12.5 15 17.5"),
        ("10 20 30", "15 20 25"),
        ("10 20 30 40", "17.5 25 32.5"),
        ("10 20 30 40 50", "20 30 40"),
        ("10 20 30 40 50 60", "22.5 35 47.5"),
        ("50 50 50 50 90", "50 50 50"),
        ("0 0 100 100", "0 50 100"),
    ],
)
def test_quartiles_of_odd_and_even_counts_and_of_ties(figures: str, expected: str) -> None:
    """What a spreadsheet's QUARTILE.INC gives."""
    assert cuts(*figures.split()) == [Decimal(one) for one in expected.split()]


def test_order_does_not_matter() -> None:
    """Districts come by code, not by figure."""
    assert spread("84.6", "70", "92.3") == spread("92.3", "84.6", "70")


def test_figures_stay_exact() -> None:
    """A tenth is no binary fraction; a median of tenths is still exact."""
    assert spread("0.1", "0.2").median == Decimal("0.15")
    assert spread("69.2", "69.2", "69.2").median == Decimal("69.2")


def test_large_and_negative_figures() -> None:
    """Counts of people may be large; a change may be below zero."""
    one = spread("-5.5", "3000000000")
    assert (one.lowest, one.highest) == (Decimal("-5.5"), Decimal(3000000000))


def test_groups_are_never_merged() -> None:
    """Three assessors are three spreads, in the order in which they are first told."""
    told = [("pusat", "70"), ("mandiri", "90"), ("pusat", "80"), ("mandiri", "100")]
    made = spreads((who, Decimal(value)) for who, value in told)
    assert [(who, one.n, one.median) for who, one in made.items()] == [
        ("pusat", 2, Decimal(75)),
        ("mandiri", 2, Decimal(95)),
    ]


def test_nothing_has_no_spread() -> None:
    """No figures, no group."""
    assert spreads([]) == {}


def test_too_few_figures_have_no_quartiles_and_fewer_no_median() -> None:
    """Of 20 a quarter is five districts; of four the middle is the mean of two."""
    assert (LEAST_MEDIAN, LEAST_QUARTILES) == (5, 20)
    made = [spread(*["50"] * n) for n in (4, 5, 19, 20)]
    assert [one.has_median for one in made] == [False, True, True, True]
    assert [one.has_quartiles for one in made] == [False, False, False, True]
