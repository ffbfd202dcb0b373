"""The score of an indicator that stands: each assessor's at the latest stage that gave one."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from kksportal.compute.score import last_scores, latest_scores, stage_order
from kksportal.model.claim import Claim, Disputed, Figure, Missing, Reason, to_figure
from kksportal.model.result import IndicatorResult
from tests.builders import claim, framework

ORDER = {"mandiri": 1, "provinsi": 2, "pusat": 3, "lanjutan": 4}


def score(value: str, by: str = "a") -> Claim:
    """A score that a source gives."""
    return claim(value, unit="nilai", by=by)


def told(value: str) -> Figure:
    """A score that one source gives, as a figure."""
    return to_figure((score(value),))


def test_stages_have_the_order_of_the_framework() -> None:
    """The order of a stage is the number the framework gives it, not its line."""
    made = stage_order(
        framework(tahap=[{"id": "pusat", "urutan": "3"}, {"id": "mandiri", "urutan": "1"}])
    )
    assert made == {"pusat": 3, "mandiri": 1}


def standing(scores: dict[tuple[str, str], Figure]) -> Any:
    """The scores that stand among these."""
    return latest_scores(IndicatorResult(code="T1.01", scores=scores), ORDER)


def test_the_score_at_the_latest_stage_stands() -> None:
    """Of one assessor's scores the one of the latest stage stands, whichever is higher."""
    early, late = ("pusat", "pusat"), ("pusat", "lanjutan")
    for low, high in (("50", "90"), ("90", "50")):
        expected = {"pusat": ("lanjutan", told(high))}
        assert standing({early: told(low), late: told(high)}) == expected
        assert standing({late: told(high), early: told(low)}) == expected


def test_an_empty_later_score_takes_no_earlier_one_away() -> None:
    """A later stage without a score leaves the earlier score; where none is told, it is missing."""
    early, late = ("pusat", "pusat"), ("pusat", "lanjutan")
    empty = Missing(reason=Reason.WITHHELD)
    assert standing({early: told("50"), late: empty}) == {"pusat": ("pusat", told("50"))}
    assert standing({late: empty, early: told("50")}) == {"pusat": ("pusat", told("50"))}
    assert standing({early: Missing(), late: empty}) == {"pusat": ("lanjutan", empty)}
    assert standing({late: empty, early: Missing()}) == {"pusat": ("lanjutan", empty)}


def test_a_later_dispute_stands_before_an_earlier_score() -> None:
    """Where sources differ about the latest stage, nobody goes back to an earlier agreed score."""
    dispute = Disputed(claims=(score("50"), score("70", "b")))
    made = standing({("pusat", "pusat"): told("90"), ("pusat", "lanjutan"): dispute})
    assert made == {"pusat": ("lanjutan", dispute)}


def test_each_assessor_has_his_own_score() -> None:
    """The latest stage is sought for each assessor by himself."""
    made = standing(
        {
            ("mandiri", "mandiri"): told("100"),
            ("provinsi", "provinsi"): told("70"),
            ("pusat", "pusat"): told("50"),
            ("pusat", "lanjutan"): told("60"),
        }
    )
    assert made == {
        "mandiri": ("mandiri", told("100")),
        "provinsi": ("provinsi", told("70")),
        "pusat": ("lanjutan", told("60")),
    }


def test_a_stage_without_an_order_comes_before_all_others() -> None:
    """A stage the framework does not know stands below every known one; two of them by name."""
    made = standing({("pusat", "z-lain"): told("90"), ("pusat", "mandiri"): told("50")})
    assert made == {"pusat": ("mandiri", told("50"))}
    made = standing({("pusat", "z-lain"): told("90"), ("pusat", "b-lain"): told("50")})
    assert made == {"pusat": ("z-lain", told("90"))}


def test_no_score_stands_where_none_is_told() -> None:
    """An indicator without scores has no score that stands."""
    assert standing({}) == {}


def test_only_cycles_with_a_framework_have_scores_that_stand() -> None:
    """Each cycle's stages are ordered by its own framework; a cycle without one has none."""
    both: dict[tuple[str, str], Figure] = {("pusat", "x"): told("1"), ("pusat", "y"): told("2")}
    results = {
        (cycle, "T1.01"): IndicatorResult(code="T1.01", scores=both)
        for cycle in ("2021", "2023", "2025")
    }
    stages = {"2023": ("x", "y"), "2025": ("y", "x")}
    frameworks = {
        cycle: framework(
            cycle, tahap=[{"id": s, "urutan": str(i)} for i, s in enumerate(order, start=1)]
        )
        for cycle, order in stages.items()
    }
    assert last_scores(results, frameworks) == {
        ("2023", "T1.01"): {"pusat": ("y", told("2"))},
        ("2025", "T1.01"): {"pusat": ("x", told("1"))},
    }


@pytest.mark.parametrize("stages", list(permutations(["mandiri", "pusat", "lanjutan", "lain"])))
def test_the_order_of_scores_never_matters(stages: tuple[str, ...]) -> None:
    """Whichever stage is read first, the same scores stand."""
    scores = {
        (who, stage): told(str(len(stage))) for stage in stages for who in ("pusat", "provinsi")
    }
    assert standing(scores) == {
        "pusat": ("lanjutan", told("8")),
        "provinsi": ("lanjutan", told("8")),
    }
