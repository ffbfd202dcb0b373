"""Who is in a national total of awards and who is not: every district is counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kksportal.compute.award_records import NOT_ASSESSED, NOT_WON, Withouts
from kksportal.compute.awards import AwardFound

_STATES = ("ada", "berbeda", "diragukan", NOT_WON, NOT_ASSESSED)
_NOBODY: Withouts = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many districts were found as recipients, are rival, doubted, or not found at all."""

    found: int  # sources agree on the category, or none names one
    rival: int  # sources name different categories
    doubted: int  # named, but doubted: never counted as a recipient
    unknown: int  # no source found; that does not mean that there was no award
    not_won: int = 0  # assessed, as a source says, without an award
    not_assessed: int = 0  # as a source says

    @property
    def recipients(self) -> int:
        """Those whom any source that is not doubted names."""
        return self.found + self.rival

    @property
    def total(self) -> int:
        """All districts."""
        named = self.recipients + self.doubted + self.not_won + self.not_assessed
        return named + self.unknown


def in_cycle(
    codes: Collection[str],
    awards: Mapping[str, Mapping[str, AwardFound]],
    cycle: str,
    without: Withouts = _NOBODY,
) -> Coverage:
    """The districts of `codes` by what was found of them in one cycle; an award comes first."""
    none: Mapping[str, AwardFound] = {}
    found = (
        awards.get(code, none).get(cycle) or without.get(code, {}).get(cycle) for code in codes
    )
    return _counted(len(codes), (award.state for award in found if award))


def in_any(codes: Collection[str], awards: Mapping[str, Mapping[str, AwardFound]]) -> Coverage:
    """The districts of `codes` by the best that was found of them in any cycle."""
    none: Mapping[str, AwardFound] = {}
    states = ({award.state for award in awards.get(code, none).values()} for code in codes)
    best = (next((s for s in _STATES if s in mine), "") for mine in states)
    return _counted(len(codes), filter(None, best))


def _counted(many: int, states: Iterable[str]) -> Coverage:
    counts = Counter(states)
    known = [counts[state] for state in _STATES]
    return Coverage(
        found=known[0],
        rival=known[1],
        doubted=known[2],
        not_won=known[3],
        not_assessed=known[4],
        unknown=many - sum(known),
    )
