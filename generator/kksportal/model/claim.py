"""A figure is never a bare number: it is what one or more sources say, or why nobody does."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
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
    """The file and line a value came from."""

    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says: the value, its unit, as of when, where in the source, by whom.

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
        """The value in percent, where it can be told: the share of a count, or a percentage."""
        if self.out_of:
            return self.value * 100 / self.out_of
        return self.value if self.unit == "persen" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One or more sources say the same."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """Sources differ about the same thing at the same time: all stand, none is chosen."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Nobody says; the reason is part of the figure. It is not 0 and not an empty cell."""

    reason: Reason = Reason.NO_DATA
    note: str = ""
    source: Sumber | None = None


Figure = Agreed | Disputed | Missing


def agree(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same thing.

    The same number in the same unit is the same; "about 33" and 33 too. Shares in percent agree
    as far as the coarser one is precise: 160 of 202, 79.21 % and 79 % agree, 79 % and 80 % do
    not. All (100 %) and none (0 %) are never roundings: 201 of 202 is not 100 %.
    """
    if one.unit == other.unit and _same_number(one, other):
        return Precision.ABOUT in (one.precision, other.precision) or (
            one.precision is other.precision
        )
    if one.precision is not other.precision or Precision.ABOUT is one.precision:
        return False
    if one.out_of is not None and other.out_of is not None:
        return False  # two counts are told exactly
    left, right = one.share, other.share
    if left is None or right is None:
        return False
    step = max(Decimal(1).scaleb(_exponent(c)) for c in (one, other) if c.out_of is None)
    if left.quantize(step, ROUND_HALF_UP) != right.quantize(step, ROUND_HALF_UP):
        return False
    return (left in _WHOLE) == (right in _WHOLE)


_WHOLE = (Decimal(0), Decimal(100))


def _same_number(one: Claim, other: Claim) -> bool:
    """The same value, and of the same whole where both tell one."""
    wholes = {c.out_of for c in (one, other) if c.out_of is not None}
    return one.value == other.value and len(wholes) < 2


def _exponent(claim: Claim) -> int:
    return int(claim.value.as_tuple().exponent)


def to_figure(claims: tuple[Claim, ...], otherwise: Missing | None = None) -> Figure:
    """The figure that claims about one thing at one time make; their order never matters.

    Agreed only where each claim agrees with every other: agreeing is not handed on from one to
    the next (78.9 % and 79.4 % both round to 79 %, and differ).
    """
    if not claims:
        return otherwise or Missing()
    ordered = tuple(sorted(claims, key=_rank)) if len(claims) > 1 else claims
    if all(agree(one, other) for one, other in combinations(ordered, 2)):
        return Agreed(claims=ordered)
    return Disputed(claims=ordered)


def _rank(claim: Claim) -> tuple[str | int, ...]:
    """An order over all that a claim tells, so that no two different ones stand alike."""
    place = (claim.place.path, claim.place.line) if claim.place else ("", 0)
    told = (claim.source.id, claim.as_of, claim.value, claim.locus, claim.out_of or "", claim.unit)
    return (*map(str, told), claim.precision.value, claim.speaker, claim.note, *place)
