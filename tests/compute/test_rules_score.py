"""Rules about scores: each tatanan, the mean, the sum, or a basis that is not told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.evidence import MET, NOT_MET, UNDECIDED, Evidence, Judged
from kksportal.compute.rules_score import any_basis, each_tatanan, mean, total
from kksportal.model.claim import Missing
from kksportal.model.framework_rows import SyaratRow
from kksportal.model.result import Score
from tests.builders import claim
from tests.compute.judging import centre, evidence, rule, score, told

CASES = yaml.safe_load((Path(__file__).parents[1] / "aturan" / "nilai.yaml").read_text("utf-8"))
JUDGES: dict[str, Callable[[SyaratRow, Evidence], Judged]] = {
    "skor-tiap-tatanan": each_tatanan,
    "skor-rata-rata-indikator": mean,
    "skor-jumlah-indikator": total,
    "skor-dasar-tidak-disebut": any_basis,
}


def _score(cell: dict[str, Any]) -> Score:
    value = cell["nilai"]
    made = score(
        cell.get("rendah", value),
        cell.get("tinggi", value),
        value or "0",
        cell.get("indikator", 1),
        cell.get("poin", "0"),
    )
    return made if value else replace(made, mean=None)


def _evidence(case: dict[str, Any]) -> Evidence:
    return evidence(
        tatanan=tuple(case.get("tatanan", ())),
        scores=centre({slug: _score(cell) for slug, cell in case.get("dihitung", {}).items()}),
        stated_scores=tuple(
            told(
                cell["tatanan"],
                claim(
                    cell["nilai"],
                    unit="nilai",
                    as_of=cell.get("per", ""),
                    precision=cell.get("ketepatan", ""),
                ),
                assessor=cell.get("penilai", "pusat"),
                cycle=cell.get("siklus", "2025"),
            )
            for cell in case.get("disebut", ())
        ),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["nama"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The rule of the case has the verdict that it states, and says what was found and why."""
    asked = rule(case["syarat"]["ukuran"], case["syarat"]["nilai"])
    judged = JUDGES[asked.ukuran](asked, _evidence(case))
    assert judged.verdict.value == case["hasil"]
    assert judged.evidence_text == case.get("ditemukan", judged.evidence_text)
    assert judged.reason == case.get("alasan", judged.reason)


LIMIT = rule("skor-tiap-tatanan", "71")
LOW, HIGH = claim("60", unit="nilai"), claim("80", unit="nilai", by="b")


def test_what_fails_a_rule_is_shown_as_its_evidence() -> None:
    """Beside a failure stand the claims that fail it; beside any other verdict all that is told."""
    failed = evidence(
        tatanan=("pasar", "sekolah", "hutan"),
        stated_scores=(told("pasar", LOW), told("sekolah", HIGH), told("hutan", LOW)),
    )
    assert each_tatanan(LIMIT, failed).claims == (LOW, LOW)
    open_ = evidence(tatanan=("pasar", "sekolah"), stated_scores=(told("sekolah", HIGH),))
    assert each_tatanan(LIMIT, open_).claims == (HIGH,)
    assert each_tatanan(LIMIT, open_).verdict is UNDECIDED


def test_a_computed_failure_shows_all_that_is_told() -> None:
    """Where only the computed score fails, all that is told of the centre's scores stands by."""
    known = evidence(
        tatanan=("pasar", "sekolah"),
        scores=centre({"pasar": score("50")}),
        stated_scores=(told("sekolah", HIGH),),
    )
    judged = each_tatanan(LIMIT, known)
    assert judged.verdict is NOT_MET
    assert judged.claims == (HIGH,)


def test_where_told_and_computed_scores_differ_all_that_is_told_stands() -> None:
    """A told failure that the computed score contradicts fails nothing, and is not shown alone."""
    known = evidence(
        tatanan=("pasar", "sekolah"),
        scores=centre({"pasar": score("80"), "sekolah": score("80")}),
        stated_scores=(told("pasar", LOW), told("sekolah", HIGH)),
    )
    judged = each_tatanan(LIMIT, known)
    assert (judged.verdict, judged.claims) == (UNDECIDED, (LOW, HIGH))


def test_rival_sources_of_a_told_score_do_not_fail_a_tatanan() -> None:
    """Where sources stand on both sides of the limit, the tatanan is open; below it, it fails."""
    rival = evidence(stated_scores=(told("pasar", LOW, HIGH),))
    both = evidence(stated_scores=(told("pasar", LOW, replace(HIGH, value=Decimal(70))),))
    assert each_tatanan(LIMIT, rival).verdict is UNDECIDED
    assert each_tatanan(LIMIT, both).verdict is NOT_MET
    assert (
        each_tatanan(LIMIT, rival).evidence_text == "nilai pusat diketahui untuk 1 dari 1 tatanan"
    )


def test_a_told_score_that_is_missing_says_nothing() -> None:
    """A score that sources leave empty neither fails a tatanan nor counts as known."""
    missing = replace(told("pasar", LOW), figure=Missing())
    judged = each_tatanan(LIMIT, evidence(stated_scores=(missing,)))
    assert judged == Judged(
        verdict=UNDECIDED,
        evidence_text="nilai dari pusat belum diketahui",
        reason="Nilai pusat yang lengkap untuk semua tatanan belum diketahui.",
    )


def test_a_told_share_is_read_in_percent() -> None:
    """A told score in percent that is a count of something is held to the limit by its share."""
    share = claim("3", "5", "persen")
    assert each_tatanan(LIMIT, evidence(stated_scores=(told("pasar", share),))).verdict is NOT_MET


def test_a_tatanan_without_a_mean_is_not_the_lowest() -> None:
    """Of a tatanan without any score nothing is shown, but its bounds can still fail the rule."""
    empty = replace(score("0", "60"), mean=None)
    judged = each_tatanan(LIMIT, evidence(scores=centre({"pasar": empty})))
    assert judged.verdict is NOT_MET
    assert judged.evidence_text == "nilai dari pusat belum diketahui"


def test_of_tatanan_with_one_mean_the_first_is_named() -> None:
    """The lowest tatanan is named; of equally low ones the first of the framework."""
    scores = centre({"pasar": score("50"), "hutan": score("50"), "sekolah": score("90")})
    for order in permutations(("pasar", "hutan", "sekolah")):
        judged = each_tatanan(LIMIT, evidence(tatanan=order, scores=scores))
        first = next(slug for slug in order if slug != "sekolah")
        assert judged.evidence_text == f"nilai pusat terendah 50,0 ({first})"


@pytest.mark.parametrize("judge", [each_tatanan, mean, total, any_basis])
@pytest.mark.parametrize(
    ("cycle", "assessor"), [("2023", "pusat"), ("2025", "provinsi"), ("2025", "mandiri")]
)
def test_only_the_centre_of_this_cycle_decides(
    judge: Callable[[SyaratRow, Evidence], Judged], cycle: str, assessor: str
) -> None:
    """Scores of another cycle or assessor leave every rule open; the centre's decide."""
    scores = {(cycle, slug, assessor): score("80") for slug in ("pasar", "semua")}
    assert judge(LIMIT, evidence(scores=scores)).verdict is UNDECIDED
    decided = centre({"pasar": score("80"), "semua": score("80")})
    assert judge(LIMIT, evidence(scores=decided)).verdict is MET


def test_without_a_basis_the_evidence_of_each_tatanan_stands() -> None:
    """Whether decided or not, what is told of each tatanan is shown as the evidence."""
    known = evidence(stated_scores=(told("pasar", LOW),), scores=centre({"semua": score("60")}))
    decided = any_basis(LIMIT, known)
    assert (decided.verdict, decided.claims) == (NOT_MET, (LOW,))
    open_ = any_basis(LIMIT, replace(known, scores=centre({"semua": score("80")})))
    assert (open_.verdict, open_.claims) == (UNDECIDED, (LOW,))
    assert open_.evidence_text == "nilai pusat diketahui untuk 1 dari 1 tatanan"


SCORES = st.tuples(st.integers(60, 80), st.integers(60, 80)).map(sorted)


@given(SCORES, SCORES, SCORES)
@settings(max_examples=50, derandomize=True)
def test_a_basis_not_told_is_decided_only_where_both_agree(
    pasar: list[int], sekolah: list[int], every: list[int]
) -> None:
    """Without a basis a rule is met or failed only where each tatanan and the mean both are."""
    made = {"pasar": pasar, "sekolah": sekolah, "semua": every}
    known = evidence(
        tatanan=("pasar", "sekolah"),
        scores=centre({slug: score(str(low), str(high)) for slug, (low, high) in made.items()}),
    )
    both = {each_tatanan(LIMIT, known).verdict, mean(LIMIT, known).verdict}
    verdict = any_basis(LIMIT, known).verdict
    assert verdict is (both.pop() if len(both) == 1 else UNDECIDED)
    lows, highs = min(pasar[0], sekolah[0]), min(pasar[1], sekolah[1])
    assert (verdict is MET) == (min(lows, every[0]) >= 71)
    assert (verdict is NOT_MET) == (max(highs, every[1]) < 71)
