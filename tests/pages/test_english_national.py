"""English pages of the nation: what is not there is said only where it is not there."""

from __future__ import annotations

import pytest

from kksportal.compute.coverage import Coverage
from kksportal.pages.english.national import EnglishHomePage, coverage_lead, english_home
from kksportal.read.catalogue import read_catalogue
from kksportal.words.context import SharedContext
from kksportal.words.translator import Translator
from tests.contexts import nation_of
from tests.pages.test_compare_province import real

ENGLISH = Translator("en", read_catalogue("en"))


@pytest.mark.parametrize(
    ("doubted", "unknown", "sentences"),
    [
        (0, 0, ["This portal holds the awards of 9 of 9 regencies and cities."]),
        (1, 0, ["This portal holds", "Another 1 are named only by doubted"]),
        (1, 2, ["This portal holds", "Another 1", "No source has been found yet for the other 2;"]),
    ],
)
def test_gaps_are_named_only_where_there_are_any(
    doubted: int, unknown: int, sentences: list[str]
) -> None:
    """A complete list is not called incomplete."""
    found = Coverage(found=8, rival=1, doubted=doubted, unknown=unknown)
    told = list(coverage_lead(found, ENGLISH))
    assert len(told) == len(sentences)
    assert all(one.startswith(start) for one, start in zip(told, sentences, strict=True))


def test_the_settings_are_those_of_one_instrument() -> None:
    """Earlier instruments had others."""
    shared = real()
    spoken = SharedContext(shared.results, shared.names, shared.cells, shared.info, ENGLISH)
    (page,) = english_home(nation_of(spoken))
    assert isinstance(page.view, EnglishHomePage)
    assert page.view.tatanan_title == "The 9 settings (tatanan) of the 2025 instrument"
