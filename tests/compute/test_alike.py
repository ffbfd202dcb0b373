"""Districts alike: same kind, same newest award, nearest number of kecamatan; nothing guessed."""

from __future__ import annotations

import pytest

from kksportal.compute.alike import alike_districts
from kksportal.compute.awards import AwardFound
from kksportal.model.region_rows import DaerahRow


def row(code: str, kind: str = "kabupaten", until: str = "") -> DaerahRow:
    """A district of this code."""
    return DaerahRow(code, code, "p", code, kind, "WITA", "", until, "s")


def award(category: str = "padapa", state: str = "ada") -> AwardFound:
    """An award of this category, or of none."""
    return AwardFound(
        state=state,
        text=category,
        categories=(category,) if category else (),
        rank=1 if category else 0,
        sources=(),
        note="",
    )


OWN = row("73.01")
PADAPA = {"2025": award()}


def alike(
    others: dict[DaerahRow, dict[str, AwardFound]],
    many: dict[str, int] | None = None,
    own: dict[str, AwardFound] | None = None,
) -> tuple[str, ...]:
    """Those like the first district; each has ten kecamatan unless told."""
    awards = {OWN.kode: PADAPA if own is None else own}
    awards |= {one.kode: told for one, told in others.items()}
    kecamatan = dict.fromkeys(awards, 10) | (many or {})
    return alike_districts([OWN, *others], awards, kecamatan).get(OWN.kode, ())


def test_same_kind_and_same_newest_award() -> None:
    """An earlier award does not matter; the newest must be the same category and cycle."""
    other = {"2025": award(), "2019": award("wistara")}
    assert alike({row("11.01"): other}) == ("11.01",)


@pytest.mark.parametrize(
    "other",
    [
        {row("11.01", "kota"): PADAPA},
        {row("11.01"): {"2025": award("wiwerda")}},
        {row("11.01"): {"2023": award()}},
        {row("11.01"): {}},
        {row("11.01"): {"2025": award(state="berbeda")}},
        {row("11.01"): {"2025": award(state="diragukan")}},
        {row("11.01"): {"2025": award("")}},
        {row("11.01"): {"2023": award(), "2025": award(state="diragukan")}},
        {row("11.01", until="2020-01-01"): PADAPA},
        {row("S1.01"): PADAPA},
    ],
)
def test_what_differs_or_is_unknown_is_not_alike(
    other: dict[DaerahRow, dict[str, AwardFound]],
) -> None:
    """Neither another kind nor anything that is not known for sure."""
    assert alike(other) == ()


def test_two_of_whom_nothing_is_known_are_not_alike() -> None:
    """Unknown is no likeness."""
    assert alike({row("11.01"): {}}, own={}) == ()
    assert alike({row("11.01"): PADAPA}, many={"11.01": 0}) == ()


def test_four_nearest_by_number_of_kecamatan() -> None:
    """The nearest first; of equals those next in code; never more than four."""
    many = {"11.01": 30, "11.02": 9, "11.03": 12, "11.04": 10, "11.05": 15, "11.06": 2}
    others = {row(code): PADAPA for code in many}
    assert alike(others, many) == ("11.04", "11.02", "11.03", "11.05")
    equals = {row(f"7{i}.01"): PADAPA for i in (0, 1, 2, 4, 5, 6)}
    assert alike(equals) == ("72.01", "74.01", "71.01", "75.01")
