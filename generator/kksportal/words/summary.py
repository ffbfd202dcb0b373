"""Plain sentences at the top of a page, composed from the data; the page lists their sources."""

from __future__ import annotations

from kksportal.model.result import Score
from kksportal.text import date_text, join_words, number
from kksportal.words.cards import ORDER, one_decimal
from kksportal.words.context import DistrictContext
from kksportal.words.years import years_text

_WHO = {"mandiri": "daerah sendiri", "provinsi": "provinsi", "pusat": "pusat"}


def score_sentence(context: DistrictContext, slug: str) -> str:
    """What each assessor gave, the centre first; "" where nothing is known. Never an average."""
    district = context.district
    scores = [
        score
        for assessor in reversed(ORDER)
        if (score := district.scores.get((district.cycle, slug, assessor)))
        and score.mean is not None
    ]
    if not scores:
        return ""
    values = join_words([_score_text(score) for score in scores])
    return f"Nilainya pada siklus {district.cycle}, dari 100: {values}."


def _score_text(score: Score) -> str:
    assert score.mean is not None
    when = f" (per {date_text(score.as_of)})" if score.as_of else ""
    return f"{number(one_decimal(score.mean))} menurut {_WHO[score.assessor]}{when}"


def trend_sentence(context: DistrictContext, slug: str) -> str:
    """Whether the tatanan went up or down over the indicators that two cycles share."""
    district = context.district
    trend = district.trends.get(slug)
    if trend is None:
        return ""
    before, after = one_decimal(trend.before), one_decimal(trend.after)
    way = "naik" if after > before else "turun" if after < before else "tetap"
    both = f"{number(before)}" if way == "tetap" else f"dari {number(before)} ke {number(after)}"
    return (
        f"Dari {years_text(trend.before_years, trend.old_cycle)} ke "
        f"{years_text(trend.after_years, district.cycle)}, skor pusat atas {trend.count} "
        f"indikator yang sama {way}{' pada' if way == 'tetap' else ''} {both}."
    )
