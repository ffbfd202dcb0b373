"""A figure is never a bare number: it is the claims of its sources, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum
from itertools import combinations

from kksportal.model.rows import Sumber


class Precision(Enum):
    """How a source qualifies its number (ketepatan)."""

    EXACT = ""
    MORE_THAN = "lebih-dari"
    AT_LEAST = "paling-sedikit"
    LESS_THAN = "kurang-dari"
    AT_MOST = "paling-banyak"
    ABOUT = "sekitar"


class Reason(Enum):
    """Why a value is empty (keadaan)."""

    NO_DATA = "belum-ada"
    NOT_FOUND = "belum-ditemukan"
    NOT_STATED = "tidak-disebut"
    NOT_APPLICABLE = "tidak-berlaku"
    WITHHELD = "ditahan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The file and line (from 1) of a value."""

    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one source: a value with its unit, date, place in the source and speaker.

    With `out_of` the value is a count ("6 of 8") and the share is computed.
    """

    value: Decimal
    unit: str
    source: Sumber
    out_of: Decimal | None = None
    precision: Precision = Precision.EXACT
    as_of: str = ""  # as precise as the source: YYYY, YYYY-MM, YYYY-MM-DD
    locus: str = ""  # letak: "paragraf 8"
    speaker: str = ""
    note: str = ""
    place: Place | None = None

    @property
    def share(self) -> Decimal | None:
        """The value in percent: the share of a count, or a percentage; None for any other unit."""
        if self.out_of:
            return self.value * 100 / self.out_of
        return self.value if self.unit == "persen" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A figure on which all sources agree: one or more claims."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A figure on which sources differ for the same date: all claims are kept, none is chosen."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A figure without a claim, and the reason. It is not 0 and not an empty cell."""

    reason: Reason = Reason.NO_DATA
    note: str = ""
    source: Sumber | None = None


Figure = Agreed | Disputed | Missing


def agree(one: Claim, other: Claim) -> bool:
    """Whether two claims agree.

    They agree with the same number in the same unit; "about 33" and 33 agree too. Shares in
    percent are compared at the precision of the coarser one: 160 of 202, 79.21 % and 79 % agree,
    79 % and 80 % do not. 100 % and 0 % are never roundings: 201 of 202 is not 100 %.
    """
    if one.unit == other.unit and _same_number(one, other):
        return Precision.ABOUT in (one.precision, other.precision) or (
            one.precision is other.precision
        )
    if one.precision is not other.precision or Precision.ABOUT is one.precision:
        return False
    if one.out_of is not None and other.out_of is not None:
        return False  # both are exact counts
    left, right = one.share, other.share
    if left is None or right is None:
        return False
    step = max(Decimal(1).scaleb(_exponent(c)) for c in (one, other) if c.out_of is None)
    if left.quantize(step, ROUND_HALF_UP) != right.quantize(step, ROUND_HALF_UP):
        return False
    return (left in _WHOLE) == (right in _WHOLE)


_WHOLE = (Decimal(0), Decimal(100))


def _same_number(one: Claim, other: Claim) -> bool:
    """Whether the values are equal, and the wholes too where both claims have one."""
    wholes = {c.out_of for c in (one, other) if c.out_of is not None}
    return one.value == other.value and len(wholes) < 2


def _exponent(claim: Claim) -> int:
    return int(claim.value.as_tuple().exponent)


def to_figure(claims: tuple[Claim, ...], otherwise: Missing | None = None) -> Figure:
    """The figure of claims about one thing on one date; the order of the claims does not matter.

    It is Agreed only when every two claims agree, because agreement is not transitive (78.9 % and
    79.4 % both agree with 79 %, but not with each other). Without claims it is `otherwise`.
    """
    if not claims:
        return otherwise or Missing()
    ordered = tuple(sorted(claims, key=_rank)) if len(claims) > 1 else claims
    if all(agree(one, other) for one, other in combinations(ordered, 2)):
        return Agreed(claims=ordered)
    return Disputed(claims=ordered)


def _rank(claim: Claim) -> tuple[str | int, ...]:
    """A sort key over every field of a claim, so that different claims never have equal keys."""
    place = (claim.place.path, claim.place.line) if claim.place else ("", 0)
    parts = (claim.source.id, claim.as_of, claim.value, claim.locus, claim.out_of or "", claim.unit)
    return (*map(str, parts), claim.precision.value, claim.speaker, claim.note, *place)


_TENTH, _ONE = Decimal("0.1"), Decimal(1)
_LOWER = (Precision.MORE_THAN, Precision.AT_LEAST)
_CLOSENESS = {Precision.EXACT: 0, Precision.ABOUT: 2}  # bounds stand between


def shown_share(claim: Claim) -> tuple[Precision, Decimal] | None:
    """The share of a count, no preciser than the count is told; None where it would say nothing.

    "6 of 8" is 75 %, "33 of 136" 24.3 %; "about 33 of 136" is about 24 %, and "more than 3 of 4"
    more than 75 %: the share of a bound is a bound, rounded away from what it bounds. A part is
    never rounded to the whole, nor to nothing: 1999 of 2000 is more than 99.9 %.
    """
    if not claim.out_of or claim.share is None:
        return None
    share = claim.share
    match claim.precision:
        case Precision.EXACT:
            near = share.quantize(_TENTH, ROUND_HALF_UP)
            if near in _WHOLE and share != near:
                return _edge(share)
            return Precision.EXACT, share.quantize(_ONE) if share == share.to_integral() else near
        case Precision.ABOUT:
            near = share.quantize(_ONE, ROUND_HALF_UP)
        case precision if precision in _LOWER:
            near = share.quantize(_ONE, ROUND_FLOOR)
        case _:
            near = share.quantize(_ONE, ROUND_CEILING)
    return None if near in _WHOLE else (claim.precision, near)


def _edge(share: Decimal) -> tuple[Precision, Decimal]:
    if share > 50:
        return Precision.MORE_THAN, _WHOLE[1] - _TENTH
    return Precision.LESS_THAN, _TENTH


def by_closeness(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims as they are told: exact ones first, then bounds, then rough ones; newest first."""
    if len(claims) < 2:
        return claims
    newest = sorted(claims, key=lambda claim: claim.as_of, reverse=True)
    return tuple(sorted(newest, key=lambda claim: _CLOSENESS.get(claim.precision, 1)))


def in_one_source(figure: Disputed) -> bool:
    """Whether the numbers that differ all stand in one source."""
    return len({claim.source.id for claim in figure.claims}) == 1
