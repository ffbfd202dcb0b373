"""What can be taken along: drawings of the same view stand, sheets may be owed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kksportal.exports.card import CardView
from kksportal.site_build import drawn as drawings
from kksportal.site_build import taking as module
from kksportal.site_build.drawn import standing
from kksportal.site_build.reading import Unit
from kksportal.site_build.taking import set_sheets, take
from tests.site_build.drawings import CARD, files, print_plainly, sheet, told
from tests.site_build.small import FIRST, stage, written

CONTEXT: Any = object()


@pytest.fixture(autouse=True)
def printed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was printed."""
    made: list[object] = []

    def print_it(content: Any) -> bytes:
        made.append(content)
        return print_plainly(content)

    monkeypatch.setattr(drawings, "to_bytes", print_it)
    return made


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
