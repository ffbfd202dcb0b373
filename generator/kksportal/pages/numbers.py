"""What a district's printed row on an indicator's page says in numbers, carried before the row.

The row and its numbers travel as one text, so that they have one key: a page is made anew when
either changes, and both lie in the cache.
"""

from __future__ import annotations

from typing import NamedTuple

from kksportal.model.claim import Agreed, Disputed, Figure, Missing, Precision

_END, _PART = "\x1f", "|"
DISPUTED, UNLIKE = "?", "!"  # in place of a number: rival ones, or one that is not comparable


class RowNumbers(NamedTuple):
    """A district's values of an indicator by year, and the centre's score; texts as in the data."""

    code: str  # of the district
    values: tuple[tuple[str, str], ...] = ()  # by year: a number, DISPUTED or UNLIKE
    score: str = ""
    day: str = ""  # of the score

    def packed(self) -> str:
        """As one text."""
        values = ";".join(f"{year}={value}" for year, value in self.values)
        return _PART.join((self.code, values, self.score, self.day)) + _END


def number_of(figure: Figure, unit: str) -> str:
    """The number of a figure, where it can stand beside others of a unit; "" where none is."""
    if isinstance(figure, Disputed):
        return DISPUTED
    if not isinstance(figure, Agreed):
        return ""
    claim = figure.claims[0]
    plain = claim.precision is Precision.EXACT and claim.unit == unit
    return str(claim.value) if plain else UNLIKE


def newest_day(figure: Figure) -> str:
    """The day of a figure, the newest of rival ones; "" where none is told."""
    return "" if isinstance(figure, Missing) else max(claim.as_of for claim in figure.claims)


def unpacked(row: str) -> tuple[RowNumbers | None, str]:
    """The numbers of a row, and the row itself; a row without numbers is given as it is."""
    numbers, end, printed = row.partition(_END)
    if not end:
        return None, row
    code, values, score, day = numbers.split(_PART)
    pairs = (one.partition("=") for one in values.split(";") if one)
    return RowNumbers(code, tuple((y, v) for y, _, v in pairs), score, day), printed


def is_number(value: str) -> bool:
    """Whether it is a number and neither missing nor a mark."""
    return value not in ("", DISPUTED, UNLIKE)
