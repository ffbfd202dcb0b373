"""Texts are judged by one quick look first; what it lets through has no fault."""

from __future__ import annotations

from hypothesis import event, given
from hypothesis import strategies as st

from kksportal.model.contract import Column, Shape
from kksportal.validate.cells import CellJudge, text_fault

PIECES = [
    "=1",
    "+62 812-3456-789",
    "-",
    "@a",
    "a@b.id",
    "<b>",
    ";",
    " ",
    "＝",
    "0812 345 6789",
    "631101 010190 0001",
    "6311010101900001",
    "08",
    "12",
    ".",
    "kata",
    "－3",
    "SK 12/2024",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
JUDGE = CellJudge("judul", Column(shape=Shape.TEKS))


@given(text=TEXTS)
def test_the_quick_look_misses_nothing(text: str) -> None:
    """A text that the rules on texts refuse is refused by the judge of its column too."""
    fault = text_fault(text)
    event("refused" if fault else "let through")
    told = JUDGE(text)
    if told is None or told.code != "KKS-D011":  # stray spaces are told before
        assert told == fault


def test_it_can_fail() -> None:
    """The control: both refuse a formula, and neither a plain sentence."""
    fault = text_fault("kata;=1")
    assert fault is not None
    assert JUDGE("kata;=1") == fault
    assert text_fault("Rencana kerja 2024") is JUDGE("Rencana kerja 2024") is None
