"""What a district's printed row on an indicator's page says in numbers, carried before the row.

The row and its numbers travel as one text, so that they have one key: a page is made anew when
either changes, and both lie in the cache.
"""

from __future__ import annotations

from typing import NamedTuple

from kksportal.model.claim import Agreed, Disputed, Figure, Precision

_END, _PART = "\x1f", "|"
DISPUTED, UNLIKE = "?", "!"  # in place of a number: rival ones, or one that is not comparable


class RowNumbers(NamedTuple):
    """A district's values of an indicator by year, and the centre's score; texts as in the data."""

    province: str
    values: tuple[tuple[str, str], ...] = ()  # by year: a number, DISPUTED or UNLIKE
    score: str = ""

    def packed(self) -> str:
        """As one text."""
        values = ";".join(f"{year}={value}" for year, value in self.values)
        return _PART.join((self.province, values, self.score)) + _END


def number_of(figure: Figure, unit: str) -> str:
    """The number of a figure, where it can stand beside others of a unit; "" where none is."""
    if isinstance(figure, Disputed):
        return DISPUTED
    if not isinstance(figure, Agreed):
        return ""
    claim = figure.claims[0]
    plain = claim.precision is Precision.EXACT and claim.unit == unit
    return str(claim.value) if plain else UNLIKE


def unpacked(row: str) -> tuple[RowNumbers | None, str]:
    """The numbers of a row, and the row itself; a row without numbers is given as it is."""
    numbers, end, printed = row.partition(_END)
    if not end:
        return None, row
    province, values, score = numbers.split(_PART)
    pairs = (one.partition("=") for one in values.split(";") if one)
    return RowNumbers(province, tuple((y, v) for y, _, v in pairs), score), printed


def is_number(value: str) -> bool:
    """Whether it is a number and neither missing nor a mark."""
    return value not in ("", DISPUTED, UNLIKE)
