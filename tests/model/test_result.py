"""The answers of the portal: three verdicts, four states, and values that never change."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from kksportal.model.result import (
    Change,
    IndicatorResult,
    ItemTrace,
    RequirementState,
    RuleTrace,
    Score,
    Trace,
    Trend,
    Verdict,
)
from tests.builders import source

RULE: dict[str, Any] = {
    "verdict": Verdict.MET,
    "asks": "ODF paling sedikit 80%",
    "evidence_text": "95%",
    "reason": "Sudah mencapai 80%.",
    "rule_source": source("n090"),
}
ITEM: dict[str, Any] = {
    "item": "odf",
    "name": "ODF",
    "verdict": Verdict.MET,
    "state": RequirementState.AS_STATED,
    "reason": "Sudah mencapai 80%.",
    "rules": (),
}
TRACE: dict[str, Any] = {
    "cycle": "2025",
    "category": "padapa",
    "verdict": Verdict.MET,
    "reason": "Semua syarat terpenuhi menurut sumber.",
    "items": (),
}
SCORE: dict[str, Any] = {
    "assessor": "pusat",
    "stage": "akhir",
    "mean": Decimal(80),
    "filled": 1,
    "total": 2,
    "below_top": 1,
    "low": Decimal(40),
    "high": Decimal(90),
}
TREND: dict[str, Any] = {
    "tatanan": "pasar",
    "count": 3,
    "before": Decimal(70),
    "after": Decimal(80),
}
CHANGE: dict[str, Any] = {"code": "T1.01", "old_code": "T1.02", "relation": "sama"}
# What is given, and what a value says of the rest.
VALUES: tuple[tuple[type[Any], dict[str, Any], dict[str, Any]], ...] = (
    (RuleTrace, RULE, {"rule_note": "", "evidence": ()}),
    (ItemTrace, ITEM, {}),
    (Trace, TRACE, {}),
    (Score, SCORE, {"points": Decimal(0), "disputed": 0, "sources": (), "as_of": ""}),
    (
        IndicatorResult,
        {"code": "T1.01"},
        {"values": {}, "criteria": {}, "scores": {}, "top": Decimal(100)},
    ),
    (Trend, TREND, {"old_cycle": "", "before_years": (), "after_years": ()}),
    (
        Change,
        CHANGE,
        {
            "before": None,
            "after": None,
            "old_cycle": "",
            "before_years": (),
            "after_years": (),
            "before_sources": (),
            "after_sources": (),
            "better": None,
            "word": "",
            "why": "",
        },
    ),
)
IDS = [kind.__name__ for kind, _, _ in VALUES]


def test_a_rule_has_three_answers() -> None:
    """A rule is met, not met, or cannot be judged: a doubt is never rounded to yes or no."""
    assert {verdict.name: verdict.value for verdict in Verdict} == {
        "MET": "memenuhi",
        "NOT_MET": "belum-memenuhi",
        "UNDECIDED": "belum-dapat-dinilai",
    }


def test_a_requirement_is_known_in_four_ways() -> None:
    """A requirement is confirmed, stated, stated in rival ways, or not found."""
    assert {state.name: state.value for state in RequirementState} == {
        "CONFIRMED": "terkonfirmasi",
        "AS_STATED": "menurut-sumber",
        "DISPUTED": "berbeda-antar-sumber",
        "NOT_FOUND": "belum-ditemukan",
    }


@pytest.mark.parametrize(("kind", "given", "rest"), VALUES, ids=IDS)
def test_an_answer_says_no_more_than_was_found(
    kind: type[Any], given: dict[str, Any], rest: dict[str, Any]
) -> None:
    """What was not found is empty or unknown, never a figure."""
    made = kind(**given)
    fields = {one.name: getattr(made, one.name) for one in dataclasses.fields(made)}
    assert fields == given | rest
    assert list(fields) == list(given | rest)


@pytest.mark.parametrize(("kind", "given", "rest"), VALUES, ids=IDS)
def test_an_answer_needs_all_its_parts_by_name(
    kind: type[Any], given: dict[str, Any], rest: dict[str, Any]
) -> None:
    """No answer is made with a part left out, or with parts in the place of others."""
    for name in given:
        with pytest.raises(TypeError):
            kind(**{other: value for other, value in given.items() if other != name})
    with pytest.raises(TypeError):
        kind(*given.values())


@pytest.mark.parametrize(("kind", "given", "rest"), VALUES, ids=IDS)
def test_an_answer_never_changes(
    kind: type[Any], given: dict[str, Any], rest: dict[str, Any]
) -> None:
    """An answer that was given stays as given, and nothing is added to it."""
    made = kind(**given)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, next(iter(given)), None)
    assert not hasattr(made, "__dict__")


def test_two_indicators_share_no_values() -> None:
    """What is found for one indicator says nothing of another."""
    one, other = IndicatorResult(code="T1.01"), IndicatorResult(code="T1.02")
    assert one.values is not other.values
    assert one.criteria is not other.criteria
    assert one.scores is not other.scores
