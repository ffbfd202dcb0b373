"""Rule cases in YAML: rows of recipients and of doubts; what is found of a district."""

from __future__ import annotations

import pytest

from kksportal.compute.awards import award_map
from kksportal.model.package import AwardPackage
from tests.builders import CODE, CYCLE, package
from tests.rule_cases import Case, rule_cases

NAMES = {"padapa": "Padapa", "wiwerda": "Wiwerda", "wistara": "Wistara"}
RANKS = {"padapa": 1, "wiwerda": 2, "wistara": 3}


@pytest.mark.parametrize("case", rule_cases("penghargaan", "penerima;diragukan;tertulis"))
def test_case(case: Case) -> None:
    """The case's district has the state and the words it states, or no record at all."""
    plain = {"wilayah": CODE, "penghargaan": "swasti-saba"}
    made = package(
        "penghargaan",
        penerima=[plain | row for row in case["penerima"]],
        diragukan=[plain | row for row in case["diragukan"]],
    )
    assert isinstance(made, AwardPackage)
    award = award_map([made], NAMES, RANKS).get(CODE, {}).get(CYCLE)
    state, text = (award.state, award.text) if award else ("belum ditemukan", "")
    assert (state, text) == (case["hasil"], case["tertulis"])
    assert bool(award and award.categories) <= (state in ("ada", "berbeda"))
