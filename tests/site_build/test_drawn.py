"""Drawings of the same view are known again by their address and a key of what they show."""

from __future__ import annotations

import pytest

from kksportal.site_build import drawn as module
from kksportal.site_build.drawn import drawn, is_sheet, standing
from tests.site_build.drawings import CARD, files, print_plainly, sheet, told


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "to_bytes", print_plainly)


def test_typst_sets_sheets_alone() -> None:
    """A card and bytes may be made in a process that is forked later."""
    assert [is_sheet(one) for one in files(sheet(), CARD, b"isi")] == [True, False, False]


@pytest.mark.parametrize("other", [sheet("lain"), sheet(later="lain")])
def test_a_sheet_stands_while_all_its_tried_rooms_are_the_same(other: object) -> None:
    """Also where only what a smaller room holds is different."""
    (before,), (now,) = files(sheet()), files(other)
    assert standing(before, [told(before)]) == told(before)
    assert standing(now, [told(before)]) is None


def test_a_drawing_of_another_address_is_none_of_it() -> None:
    """The card of one district is not that of another that shows the same."""
    one, other = files(CARD, CARD)
    assert standing(other, [told(one)]) is None
    assert standing(one, [told(one)]) == told(one)


def test_what_is_not_drawn_is_always_made() -> None:
    """Bytes have no key that is known again."""
    (one,) = files(b"isi")
    assert drawn(one.content) == (b"b'isi'", "")
    assert standing(one, []) is None
