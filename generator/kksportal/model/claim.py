"""A figure is never a bare number: it is what one or more sources say, or why nobody does."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

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
    NOT_TOLD = "tidak-disebut"
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
    """Whether two claims say the same, as far as the coarser one is precise.

    160 of 202 and 79.21 % agree; 79 % and 80 % do not.
    """
    if Precision.ABOUT in (one.precision, other.precision) and one.value == other.value:
        return one.unit == other.unit
    if one.precision is not other.precision:
        return False
    if one.unit == other.unit and one.out_of is None and other.out_of is None:
        return one.value == other.value
    if one.out_of is not None and other.out_of is not None:
        return (one.value, one.out_of) == (other.value, other.out_of)
    if one.unit == other.unit and (one.out_of is None) != (other.out_of is None):
        return one.value == other.value
    left, right = one.share, other.share
    if left is None or right is None:
        return False
    told = [c.value for c in (one, other) if c.out_of is None]
    exponent = min(told, key=lambda v: -int(v.as_tuple().exponent)) if told else Decimal(1)
    return left.quantize(exponent) == right.quantize(exponent)


def to_figure(claims: tuple[Claim, ...], otherwise: Missing | None = None) -> Figure:
    """The figure that claims about one thing at one time make; their order never matters."""
    if not claims:
        return otherwise or Missing()
    ordered = tuple(sorted(claims, key=_rank))
    first = ordered[0]
    if all(agree(first, other) for other in ordered[1:]):
        return Agreed(claims=ordered)
    return Disputed(claims=ordered)


def _rank(claim: Claim) -> tuple[str, str, str, str]:
    return (claim.source.id, claim.as_of, str(claim.value), claim.locus)
