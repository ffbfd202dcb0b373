"""How figures of many districts lie: median and quartiles, exact in tenths and thousandths.

By Python's own `statistics`, in decimal numbers: a quartile is never a matter of binary fractions.
Until 2026 pandas did this; groups of a few hundred figures took it five times as long, and a build
after one correction loaded it for nothing else (decision 46).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from statistics import quantiles
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)
_FINEST = Decimal("0.001")  # values are rounded to this: finer than any figure is printed
# Of fewer figures no median is printed: the middle of four is the mean of two districts.
LEAST_MEDIAN = 5
# Of fewer no quartiles: a quarter would be four districts or less, and one new one moves its edge.
LEAST_QUARTILES = 20


class Spread(NamedTuple):
    """Of some figures: how many, the ends, and the three that part them in four.

    Between two figures a quartile lies in proportion, as spreadsheets do (QUARTILE.INC).
    """

    n: int
    lowest: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    highest: Decimal

    @property
    def has_median(self) -> bool:
        """Whether the median is printed."""
        return self.n >= LEAST_MEDIAN

    @property
    def has_quartiles(self) -> bool:
        """Whether quartiles are printed."""
        return self.n >= LEAST_QUARTILES


def spreads(figures: Iterable[tuple[K, Decimal]]) -> dict[K, Spread]:
    """The spread of each group of figures, by its key, in the order of their first figures."""
    groups: dict[K, list[Decimal]] = {}
    for key, value in figures:
        groups.setdefault(key, []).append(value.quantize(_FINEST, ROUND_HALF_UP))
    return {key: _spread(sorted(values)) for key, values in groups.items()}


def _spread(values: Sequence[Decimal]) -> Spread:
    """Of figures in order."""
    lowest, highest = values[0], values[-1]
    if lowest == highest:
        return Spread(len(values), lowest, lowest, lowest, lowest, highest)
    lower, median, upper = quantiles(values, n=4, method="inclusive")
    return Spread(len(values), lowest, lower, median, upper, highest)
