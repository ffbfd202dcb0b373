"""How figures of many districts lie: median and quartiles, computed with pandas in one go.

The one door to pandas beside the matrix of awards. Figures become whole numbers first, so that a
quartile is exact and never a matter of binary fractions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)
_SCALE = 1000  # values are rounded to so many parts: finer than any figure is printed
_FOURTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
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
    places: dict[K, int] = {}
    groups: list[int] = []
    values: list[int] = []
    for key, value in figures:
        groups.append(places.setdefault(key, len(places)))
        values.append(int((value * _SCALE).to_integral_value(ROUND_HALF_UP)))
    if not places:
        return {}
    import numpy as np
    import pandas as pd

    by_group = pd.Series(values, dtype="int64").groupby(pd.Series(groups, dtype="int64"))
    cuts = by_group.quantile(np.array(_FOURTHS)).to_numpy().reshape(len(places), len(_FOURTHS))
    sizes = by_group.size().to_numpy()
    return {
        key: Spread(int(sizes[place]), *map(_decimal, cuts[place].tolist()))
        for key, place in places.items()
    }


def _decimal(scaled: float) -> Decimal:
    """Back from the whole numbers: a cut lies on a quarter between two of them."""
    return Decimal(round(scaled * 4)) / (4 * _SCALE)
