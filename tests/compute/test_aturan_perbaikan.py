"""Rule cases in YAML: rows of repair; how many indicators were sent back, and until when."""

from __future__ import annotations

import pytest

from kksportal.compute.deadlines import deadline
from kksportal.compute.repairs import newest_request, repair_rounds
from kksportal.model.claim import Claim, Figure, Missing, Precision
from tests.builders import district, rows
from tests.rule_cases import Case, rule_cases


def words_of(figure: Figure | None) -> str:
    """A number of repairs in the words of the cases."""
    if figure is None:
        return "tidak ada permintaan"
    if isinstance(figure, Missing):
        return "tidak disebut"
    return " atau ".join(dict.fromkeys(map(_number, figure.claims)))


def _number(claim: Claim) -> str:
    least = "paling sedikit " if claim.precision is Precision.AT_LEAST else ""
    return f"{least}{claim.value}"


@pytest.mark.parametrize("case", rule_cases("perbaikan", "perbaikan", "tenggat"))
def test_case(case: Case) -> None:
    """As many repairs were asked as the case states, due when it states."""
    cells = [{"siklus": "2025", "status": "diminta"} | row for row in case["perbaikan"]]
    assert (
        words_of(newest_request(repair_rounds(district(perbaikan=cells)), "2025")) == case["hasil"]
    )
    if "tenggat" in case:
        assert [deadline(row) for row in rows("daerah", "perbaikan", cells)] == case["tenggat"]
