"""Limits that mean nothing are never met, and never stop a build."""

from __future__ import annotations

import pytest

from kksportal.compute.evidence import UNDECIDED
from kksportal.compute.rules import judge
from tests.compute.judging import evidence, rule


@pytest.mark.parametrize(
    "many",
    [
        "2",
        "2.0",
        "2.5",
        "0",
        "-1",
    ],
)
def test_without_any_award_found_nothing_in_a_row_is_met(many: str) -> None:
    """However often a category is asked for, a history without awards leaves the rule open."""
    asked = rule("predikat-berturut", many, acuan="wistara", uji="berturut")
    assert judge(asked, evidence()).verdict is UNDECIDED


@pytest.mark.parametrize("many", ["2.5", "0", "-1"])
def test_a_number_that_counts_nothing_is_said_to_be_unclear(many: str) -> None:
    """Half a time, no time and less than none are told as they stand, with the reason."""
    judged = judge(rule("predikat-berturut", many, acuan="wistara", uji="berturut"), evidence())
    assert judged.evidence_text == f"{many} kali"
    assert judged.reason == "Sumber tidak menyebut dengan jelas berapa kali berturut-turut."
