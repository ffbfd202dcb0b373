"""The nation's scores of a tatanan: who is in a distribution, who is not, and why.

The three assessors stay apart. Every district is counted once for each: with its score, or under
the reason why it has none; together they are all districts there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from kksportal.compute.district import DistrictResult
from kksportal.compute.score import ASSESSORS
from kksportal.model.claim import Claim, Missing, Precision

_TENTH = Decimal("0.1")
_OF_A_HUNDRED = ("nilai", "persen")


class DistrictScore(NamedTuple):
    """A tatanan's newest score of one district by one assessor; plain, as it crosses processes."""

    cycle: str
    tatanan: str
    assessor: str
    mean: str  # to one decimal, as it is printed; "" where no indicator is scored
    filled: int
    disputed: int
    total: int
    as_of: str


class ToldScore(NamedTuple):
    """A tatanan's newest score of one district as sources state it, in one cycle by one assessor.

    Only an exact one of a hundred has a value to be set beside others.
    """

    cycle: str  # "" where none is named
    tatanan: str
    assessor: str
    unit: str
    value: str  # "" where it cannot be compared
    rival: bool  # sources differ; else it is told as a bound, roughly, or in points
    as_of: str


class DistrictTrend(NamedTuple):
    """A tatanan over two cycles in one district, over the indicators that both share."""

    cycle: str  # the newer one
    tatanan: str
    shared: int  # how many
    before: str
    after: str
    old_cycle: str = ""


class Absence(StrEnum):
    """Why a district is not in a distribution, from the least known to the most."""

    NO_DATA = "belum ada data daerahnya"
    NO_SCORE = "belum ada skornya"
    OLDER = "hanya ada skor siklus sebelumnya"
    PARTIAL = "belum semua indikatornya diskor"
    DISPUTED = "skornya berbeda antar sumber"


class Assessed(NamedTuple):
    """One assessor's scores of a tatanan in its newest cycle: by district, and who is missing."""

    cycle: str
    assessor: str
    scores: Mapping[str, Decimal]  # by district code
    days: Mapping[str, str]  # of these scores, likewise; "" where one has none
    why: Mapping[str, Absence]  # of all others, by code
    given: Mapping[str, DistrictScore]  # all there is of this assessor, comparable or not

    @property
    def absent(self) -> Mapping[Absence, int]:
        """How many are missing, by the reason."""
        many = Counter(self.why.values())
        return {why: many[why] for why in Absence if many[why]}

    @property
    def dated(self) -> tuple[str, ...]:
        """The days of these scores, oldest first."""
        return tuple(sorted({day for day in self.days.values() if day}))

    @property
    def older(self) -> tuple[Decimal, ...]:
        """The scores of earlier years than the newest; they are marked among the others."""
        newest = max((day[:4] for day in self.dated), default="")
        return tuple(v for code, v in self.scores.items() if self.days[code][:4] != newest)

    @property
    def districts(self) -> int:
        """All districts, with a score or without."""
        return len(self.scores) + len(self.why)


def district_scores(district: DistrictResult) -> tuple[DistrictScore, ...]:
    """Of each tatanan and assessor the newest cycle of which anything is scored."""
    newest: dict[tuple[str, str], DistrictScore] = {}
    for (cycle, tatanan, assessor), score in sorted(district.scores.items()):
        if tatanan != "semua" and (score.filled or score.disputed):
            newest[tatanan, assessor] = DistrictScore(
                cycle,
                tatanan,
                assessor,
                "" if score.mean is None else _tenths(score.mean),
                score.filled,
                score.disputed,
                score.total,
                score.as_of,
            )
    return tuple(newest.values())


def told_scores(district: DistrictResult) -> tuple[ToldScore, ...]:
    """What sources state of each tatanan, cycle and assessor: the newest; two of a day differ."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for one in district.stated_scores:
        if one.tatanan != "semua" and not isinstance(one.figure, Missing):
            groups.setdefault((one.cycle, one.tatanan, one.assessor), []).extend(one.figure.claims)
    return tuple(_told(key, claims) for key, claims in groups.items())


def _told(key: tuple[str, str, str], claims: Sequence[Claim]) -> ToldScore:
    newest = max(claim.as_of for claim in claims)
    last = [claim for claim in claims if claim.as_of == newest]
    first = last[0]
    rival = len({(c.value, c.unit, c.precision) for c in last}) > 1
    plain = not rival and first.precision is Precision.EXACT and first.unit in _OF_A_HUNDRED
    value = format(first.value, "f") if plain else ""
    return ToldScore(*key, first.unit, value, rival, newest)


def district_trends(district: DistrictResult) -> tuple[DistrictTrend, ...]:
    """How each tatanan moved since the cycle before, by the centre."""
    return tuple(
        DistrictTrend(
            district.cycle,
            t.tatanan,
            t.count,
            _tenths(t.before),
            _tenths(t.after),
            t.old_cycle,
        )
        for t in district.trends.values()
    )


def assessed(
    tatanan: str, codes: Collection[str], given: Mapping[str, Sequence[DistrictScore]]
) -> tuple[Assessed, ...]:
    """The distributions of a tatanan, by assessor; none for one who scored nowhere.

    `codes` are all districts of the nation, `given` the scores of those that have a package.
    A score that lacks an indicator, or is told in two ways, is no mean of the same things.
    """
    by_assessor: dict[str, dict[str, DistrictScore]] = {}
    for code in codes:
        for one in given.get(code, ()):
            if one.tatanan == tatanan:
                by_assessor.setdefault(one.assessor, {})[code] = one
    made = []
    for assessor in ASSESSORS:
        own = by_assessor.get(assessor)
        if not own:
            continue
        cycle = max(one.cycle for one in own.values())
        absent = {code: _why_absent(code, own.get(code), cycle, given) for code in codes}
        inside = {code: one for code, one in own.items() if absent[code] is None}
        made.append(
            Assessed(
                cycle=cycle,
                assessor=assessor,
                scores={code: Decimal(one.mean) for code, one in inside.items()},
                days={code: one.as_of for code, one in inside.items()},
                why={code: why for code, why in absent.items() if why},
                given=own,
            )
        )
    return tuple(made)


def moved(
    tatanan: str, codes: Iterable[str], given: Mapping[str, Sequence[DistrictTrend]]
) -> tuple[DistrictTrend, ...]:
    """The districts' moves of a tatanan into the newest cycle that any has moved into."""
    mine = [one for code in codes for one in given.get(code, ()) if one.tatanan == tatanan]
    newest = max((one.cycle for one in mine), default="")
    return tuple(one for one in mine if one.cycle == newest)


def _why_absent(
    code: str, score: DistrictScore | None, cycle: str, given: Mapping[str, object]
) -> Absence | None:
    if code not in given:
        return Absence.NO_DATA
    if score is None:
        return Absence.NO_SCORE
    if score.cycle != cycle:
        return Absence.OLDER
    if score.filled == score.total:
        return None
    return Absence.DISPUTED if score.filled + score.disputed == score.total else Absence.PARTIAL


def _tenths(value: Decimal) -> str:
    return str(value.quantize(_TENTH, rounding=ROUND_HALF_UP))
