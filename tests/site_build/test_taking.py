"""What can be taken along: drawings of the same view stand, sheets may be owed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kksportal.exports.card import CardView
from kksportal.exports.factsheet import ROOMS
from kksportal.exports.files import File, FittedSheet
from kksportal.site_build import drawn as drawings
from kksportal.site_build import taking as module
from kksportal.site_build.drawn import Drawn, drawn, standing
from kksportal.site_build.reading import Unit
from kksportal.site_build.taking import set_sheets, take
from tests.site_build.small import FIRST, stage, written

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
CONTEXT: Any = object()


def sheet(words: str = "isi", *, later: str = "") -> FittedSheet:
    """A fact sheet that says these words, and later ones where its first room is too large."""
    view: Any = lambda room: (words if room == ROOMS[0] else later or words, room)  # noqa: E731
    return FittedSheet(view)


@pytest.fixture(autouse=True)
def printed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was printed; a sheet fits in its second room."""
    made: list[object] = []

    def print_it(content: Any) -> bytes:
        made.append(content)
        if isinstance(content, FittedSheet):
            return repr([content.make(room) for room in ROOMS[:2]]).encode()
        return repr(content).encode()

    monkeypatch.setattr(drawings, "to_bytes", print_it)
    return made


def files(*contents: Any) -> list[File]:
    """Files with these contents."""
    return [File(address=f"{place}", content=one) for place, one in enumerate(contents)]


def told(one: File) -> Drawn:
    """A drawing as a build leaves it."""
    raw, key = drawn(one.content)
    return Drawn(one.address, key, len(raw))


def test_a_drawing_of_the_same_view_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: list[object]
) -> None:
    """Neither printed nor written; what else can be taken is made."""
    made = files(CARD, sheet(), b"lain")
    known = tuple(map(told, made[:2]))
    printed.clear()
    monkeypatch.setattr(module, "downloads_of", lambda _: made)
    place = stage(tmp_path / "panggung")
    found = take(place, CONTEXT, Unit(FIRST, "x", known))
    assert printed == [b"lain"]
    assert set(written(place)) == {"2"}
    assert found.files == (*((one.address, one.size) for one in known), ("2", 7))
    assert found.drawn == tuple(map(tuple, known))


@pytest.mark.parametrize(
    "other", [CARD._replace(award="Padapa 2025"), sheet("lain"), sheet(later="lain")]
)
def test_another_view_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: Any) -> None:
    """Also where only what a smaller room holds is different."""
    (before,) = files(CARD if isinstance(other, CardView) else sheet())
    (now,) = files(other)
    assert standing(now, [told(before)]) is None
    monkeypatch.setattr(module, "downloads_of", lambda _: [now])
    place = stage(tmp_path / "panggung")
    found = take(place, CONTEXT, Unit(FIRST, "x", (told(before),)))
    assert set(written(place)) == {"0"}
    assert found.drawn == (tuple(told(now)),)


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


def test_a_sheet_is_owed_where_none_may_be_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is to be forked leaves it; one that stands is not owed."""
    made = files(CARD, sheet())
    monkeypatch.setattr(module, "downloads_of", lambda _: made)
    place = stage(tmp_path / "panggung")
    found = take(place, CONTEXT, Unit(FIRST, "x"), setting=False)
    assert (found.owed, set(written(place))) == (True, {"0"})
    stands = take(place, CONTEXT, Unit(FIRST, "x", (told(made[1]),)), setting=False)
    assert not stands.owed
    later = set_sheets(place, CONTEXT, Unit(FIRST, "x"))
    assert [address for address, _ in later.files] == ["1"]
    assert (later.owed, later.parts) == (False, {})
