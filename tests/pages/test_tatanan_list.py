"""The list of tatanan names the instrument that it is of."""

from __future__ import annotations

from kksportal.pages.nation.tatanan import TatananListPage, tatanan_list
from tests.contexts import nation_of
from tests.pages.test_compare_province import real


def test_nine_tatanan_are_those_of_one_instrument() -> None:
    """Earlier instruments had others."""
    (page,) = tatanan_list(nation_of(real()))
    assert isinstance(page.view, TatananListPage)
    assert page.view.title == "Sembilan tatanan, instrumen 2025"
