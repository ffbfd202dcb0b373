"""A region in a list shows its newest award, also where that one is disputed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from kksportal.compute.awards import AwardFound
from kksportal.words.regions import region_tile


def _award(state: str, text: str, rank: int = 0) -> AwardFound:
    return AwardFound(state=state, text=text, categories=(), rank=rank, sources=(), note="")


OLD = {"2021": _award("ada", "Wistara", 3)}


@pytest.mark.parametrize(
    ("newest", "note", "rank"),
    [
        (_award("ada", "Padapa", 1), "Padapa 2025", 1),
        (_award("berbeda", "Padapa / Wiwerda", 2), "Padapa / Wiwerda 2025 (sumber berbeda)", 0),
        (_award("diragukan", "Padapa, diragukan"), "Padapa 2025 (diragukan)", 0),
    ],
)
def test_the_newest_award_is_said_as_it_stands(newest: AwardFound, note: str, rank: int) -> None:
    """An older award without dispute does not pass for the newest."""
    results = SimpleNamespace(history=lambda _: {**OLD, "2025": newest}, packaged=frozenset())
    row = SimpleNamespace(kode="63.11", nama="Kabupaten Balangan", id="kabupaten-balangan")
    tile = region_tile(cast(Any, row), cast(Any, results), cast(Any, None))
    assert (tile.note, tile.rank) == (note, rank)
