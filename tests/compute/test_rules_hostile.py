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
        pytest.param("2.0", marks=pytest.mark.xfail(strict=True, reason="int() of a decimal")),
        pytest.param("2.5", marks=pytest.mark.xfail(strict=True, reason="int() of a decimal")),
        pytest.param("0", marks=pytest.mark.xfail(strict=True, reason="zero times is met")),
        pytest.param("-1", marks=pytest.mark.xfail(strict=True, reason="-1 times is met")),
    ],
)
def test_without_any_award_found_nothing_in_a_row_is_met(many: str) -> None:
    """However often a category is asked for, a history without awards leaves the rule open."""
    asked = rule("predikat-berturut", many, acuan="wistara", uji="berturut")
    assert judge(asked, evidence()).verdict is UNDECIDED
