"""Rule cases in YAML: an indicator's scores by assessor and stage, a tatanan's mean and bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.compute.score import indicator_results, last_scores, scores, steps_of
from kksportal.model.result import Score
from tests.builders import district, framework
from tests.rule_cases import Case, rule_cases

CASES = [case for topic in ("skor", "batas") for case in rule_cases(topic, "indikator;skor")]
STAGES = ("mandiri", "verifikasi-provinsi", "verifikasi-pusat", "verifikasi-lanjutan")


def scores_of(case: Case) -> dict[str, Score]:
    """The scores of the case's one tatanan, by assessor."""
    instrument = framework(
        tahap=[{"id": stage, "urutan": str(i)} for i, stage in enumerate(STAGES, start=1)],
        indikator=[{"kode": code, "tatanan": "pasar"} for code in case["indikator"]],
        skala=[
            {"indikator": code, "skor": step}
            for code, ladder in case["indikator"].items()
            for step in ladder.split()
        ],
    )
    told = district(penilaian=[{"siklus": "2025"} | row for row in case["skor"]])
    frameworks = {"2025": instrument}
    steps = steps_of(frameworks)
    standing = last_scores(indicator_results(told, steps), frameworks)
    made = scores(standing, frameworks, steps)
    whole = {who: one for (_, tatanan, who), one in made.items() if tatanan == "semua"}
    assert whole == {who: one for (_, tatanan, who), one in made.items() if tatanan == "pasar"}
    return whole


def words_of(score: Score) -> dict[str, str]:
    """A score under the words the cases use."""
    numbers: dict[str, Decimal | int] = {
        "terisi": score.filled,
        "dari": score.total,
        "berbeda": score.disputed,
        "di bawah tertinggi": score.below_top,
        "paling rendah": score.low,
        "paling tinggi": score.high,
    }
    mean = "belum ada" if score.mean is None else f"{score.mean.normalize():f}"
    plain = {name: f"{Decimal(value).normalize():f}" for name, value in numbers.items()}
    return {"rata-rata": mean, "tahap": score.stage} | plain


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    """Each assessor of the case has the score it states, and nobody else has one."""
    made = {who: words_of(score) for who, score in scores_of(case).items()}
    asked = case["hasil"]
    assert made.keys() == asked.keys()
    assert {who: {word: made[who][word] for word in asked[who]} for who in asked} == asked
