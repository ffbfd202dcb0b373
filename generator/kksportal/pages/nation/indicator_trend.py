"""How an indicator moved from year to year: the middle of each year, and the same districts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kksportal.compute.spread import spreads
from kksportal.model.framework_rows import IndikatorRow
from kksportal.text import join_words
from kksportal.words.distribution import Line
from kksportal.words.drawings import Chart
from kksportal.words.trend_chart import trend_chart

_YEARS = 6  # so many years are drawn


class Trend(NamedTuple):
    """The years of an indicator beside each other."""

    sentence: str  # of the districts that have both of the last two years
    chart: Chart


def trend(
    row: IndikatorRow, by_year: Mapping[str, Mapping[str, Decimal]], whole: int
) -> tuple[Trend | None, tuple[Line, ...]]:
    """The years of one instrument's indicator, so by one definition; None of a single year.

    And the years before the newest, for the table of all figures.
    """
    years = sorted(by_year)[-_YEARS:]
    if len(years) < 2:
        return None, ()
    made = spreads((year, value) for year in years for value in by_year[year].values())
    lines = tuple(Line(year, made[year], tuple(by_year[year].values())) for year in years)
    unit = f", dalam {row.satuan}" if row.satuan else ""
    chart = trend_chart(
        lines,
        anchor="tren",
        title=f"{row.nama} dari tahun ke tahun{unit}",
    )
    return Trend(_moved(years[-2], years[-1], by_year, row, whole), chart), lines[:-1]


def _moved(
    before: str,
    after: str,
    by_year: Mapping[str, Mapping[str, Decimal]],
    row: IndikatorRow,
    whole: int,
) -> str:
    """How many rose and fell, of those districts that have both years."""
    old, new = by_year[before], by_year[after]
    steps = [new[code] - old[code] for code in new if code in old]
    if not steps:
        return f"Tidak ada daerah yang punya angka {before} dan {after} sekaligus."
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    counts = ((up, "naik"), (down, "turun"), (len(steps) - up - down, "tetap"))
    moves = join_words([f"{many} daerah {what}" for many, what in counts if many])
    better = {"naik": "Naik berarti membaik. ", "turun": "Turun berarti membaik. "}
    return (
        f"Dari {before} ke {after}, {moves}; {len(steps)} dari {whole} daerah punya angka pada "
        f"kedua tahun. {better.get(row.arah, '')}Banyaknya daerah tiap tahun dapat berbeda."
    )
