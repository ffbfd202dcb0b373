"""The numbers that travel with a row: what is comparable is a number, the rest a mark."""

from __future__ import annotations

import pytest

from kksportal.model.claim import Agreed, Claim, Disputed, Figure, Missing
from kksportal.pages.numbers import (
    DISPUTED,
    UNLIKE,
    RowNumbers,
    is_number,
    number_of,
    unpacked,
)
from tests.builders import claim


def agreed(one: Claim) -> Agreed:
    """A figure of one claim."""
    return Agreed(claims=(one,))


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (agreed(claim("85.5")), "85.5"),
        (agreed(claim("85.5", unit="kasus")), UNLIKE),
        (agreed(claim("85.5", precision="sekitar")), UNLIKE),
        (agreed(claim("85.5", precision="lebih-dari")), UNLIKE),
        (Disputed(claims=(claim("85"), claim("90"))), DISPUTED),
        (Missing(), ""),
    ],
)
def test_only_exact_figures_of_the_same_unit_are_numbers(figure: Figure, expected: str) -> None:
    """About, more than, rival and other units stay out, each under its mark."""
    assert number_of(figure, "persen") == expected
    assert is_number(expected) == (expected == "85.5")


@pytest.mark.parametrize(
    "numbers",
    [RowNumbers("11.01"), RowNumbers("11.01", (("2023", "85.5"), ("2024", "?")), "75", "2025-08")],
)
def test_a_row_and_its_numbers_come_apart_again(numbers: RowNumbers) -> None:
    """They travel as one text."""
    row = '<tr><th scope="row">a|b;c=d</th></tr>'
    assert unpacked(numbers.packed() + row) == (numbers, row)


def test_a_row_without_numbers_is_given_as_it_is() -> None:
    """Rows of other pages carry none."""
    assert unpacked("<tr></tr>") == (None, "<tr></tr>")
