"""What a build came to crosses between two processes as one line."""

from __future__ import annotations

import pytest

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.serve.outcome import MOST, Fault, Outcome, fault_of, from_line, to_line

CELL = Finding(kind=kind("KKS-D009"), path="a/fakta.csv", row=2, column="nilai", what="“x” bukan")


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(),
        Outcome(site="/p/site", url="https://d.example/kks/", made=1, written=5, seconds=0.5),
        Outcome(site="/p/site", fault=Fault(sentence="Tidak dapat ditulis.")),
        Outcome(fault=fault_of([CELL])),
    ],
)
def test_a_line_tells_all_of_it(outcome: Outcome) -> None:
    """Whatever it is, and on one line."""
    assert from_line(to_line(outcome)) == outcome
    assert "\n" not in to_line(outcome)


def test_a_broken_line_tells_nothing() -> None:
    """A process that died half-way."""
    with pytest.raises(ValueError, match="Expecting"):
        from_line("")


def test_a_problem_says_where_what_and_what_to_do() -> None:
    """File, row and column; the text of the finding; the advice of its kind; its code."""
    (problem,) = fault_of([CELL]).problems
    advice = kind("KKS-D009").advice
    assert problem == ("a/fakta.csv", "baris 2, kolom nilai", "“x” bukan", advice, "KKS-D009")


def test_a_page_lists_so_many_and_counts_the_rest() -> None:
    """Nobody reads a thousand."""
    fault = fault_of([CELL] * (MOST + 7))
    assert (len(fault.problems), fault.more) == (MOST, 7)
    assert fault_of([CELL]).more == 0
