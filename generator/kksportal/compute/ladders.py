"""The ladder of award categories (predikat) of each cycle: it has grown over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kksportal.model.package import AwardPackage, FrameworkPackage


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The categories of a cycle from the lowest, and whether its rules are known to name them."""

    categories: tuple[str, ...]
    ruled: bool  # a source states the cycle's requirements, so the highest is known as such


def ladders_of(
    frameworks: Iterable[FrameworkPackage], awards: Iterable[AwardPackage], ladder: Sequence[str]
) -> Mapping[str, Ladder]:
    """The ladder of every cycle that has rules or awards.

    A category begins with the first cycle whose rules or awards name it; those below it are then
    as old. From its first cycle on it stays.
    """
    ruled: dict[str, set[str]] = {}
    for framework in frameworks:
        named = {row.predikat for row in framework.syarat if row.predikat in ladder}
        if named:
            ruled[framework.head.cycle] = named
    cycles = {cycle: set(named) for cycle, named in ruled.items()}
    for package in awards:
        mine = cycles.setdefault(package.head.cycle, set())
        mine |= {row.predikat for row in package.penerima if row.predikat in ladder}
    begins = {
        place: min(
            (c for c, named in cycles.items() if any(ladder.index(one) >= place for one in named)),
            default="",
        )
        for place in range(len(ladder))
    }
    return {
        cycle: Ladder(
            categories=tuple(
                name
                for place, name in enumerate(ladder)
                if begins[place] and begins[place] <= cycle
            ),
            ruled=cycle in ruled,
        )
        for cycle in sorted(cycles)
    }
