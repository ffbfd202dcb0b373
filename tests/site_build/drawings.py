"""A card and a fact sheet to draw, and what a build leaves of them."""

from __future__ import annotations

from typing import Any

from kksportal.exports.card import CardView
from kksportal.exports.factsheet import ROOMS
from kksportal.exports.files import File, FittedSheet
from kksportal.site_build.drawn import Drawn, drawn

CARD = CardView(
    name="Balangan",
    province="Kalsel",
    award="Wistara 2025",
    award_note="",
    has_award=True,
    figures="",
    as_of="",
    portal="Uji",
    simulated=False,
)


def sheet(words: str = "isi", *, later: str = "") -> FittedSheet:
    """A fact sheet that says these words, and later ones where its first room is too large."""

    def view(room: int) -> Any:
        return words if room == ROOMS[0] else later or words, room

    return FittedSheet(view)


def print_plainly(content: Any) -> bytes:
    """Words instead of a drawing; a sheet fits in its second room."""
    if isinstance(content, FittedSheet):
        return repr([content.make(room) for room in ROOMS[:2]]).encode()
    return repr(content).encode()


def files(*contents: Any) -> list[File]:
    """Files with these contents."""
    return [File(address=f"{place}", content=one) for place, one in enumerate(contents)]


def told(one: File) -> Drawn:
    """A drawing as a build leaves it."""
    raw, key = drawn(one.content)
    return Drawn(one.address, key, len(raw))
