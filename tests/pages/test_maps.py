"""A map of scores says from when they are."""

from __future__ import annotations

from kksportal.pages.gathered import Gathered
from kksportal.pages.nation.maps import score_maps
from kksportal.pages.share import MapScore
from tests.contexts import BALANGAN, nation_of
from tests.pages.test_compare_province import real


def score(day: str) -> dict[str, MapScore]:
    """A score of pasar as of this day."""
    return {"pasar": MapScore("pasar", "84.6", "84,6", "per", "a", day)}


def test_the_span_is_that_of_this_tatanan_alone() -> None:
    """Scores of other tatanan stand on other maps."""
    scores = {BALANGAN: score("2025-08-28"), "63.03": score("2025-03")}
    scores["63.04"] = {"sekolah": MapScore("sekolah", "1", "1", "per", "a", "2019")}
    gathered = Gathered(scores=scores)
    context = nation_of(real(), gather=lambda: gathered, mapped=frozenset({"pasar"}))
    (page,) = score_maps(context)
    assert page.figures == "dari Maret 2025 sampai Agustus 2025"
