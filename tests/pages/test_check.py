"""The page `/periksa/` says whether it can check."""

from __future__ import annotations

from kksportal.compute.shared import compute_shared
from kksportal.pages.nation.check import CheckPage, check_page
from kksportal.words.context import SharedContext
from tests.contexts import INFO, codes, nation_of, shared


def view(*, ready: bool) -> CheckPage:
    """What the page shows."""
    context = nation_of(SharedContext.of(compute_shared(shared(), codes()), INFO), checker=ready)
    (page,) = check_page(context)
    assert page.frame.section == "periksa"
    assert isinstance(page.view, CheckPage)
    return page.view


def test_it_can_where_its_program_was_published() -> None:
    """The page offers to begin."""
    assert view(ready=True).ready


def test_else_it_says_so() -> None:
    """A sentence instead of a button that does nothing."""
    assert not view(ready=False).ready
