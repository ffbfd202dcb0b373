"""Slopes: each tatanan's score in two cycles, a line from the one to the other, named at its end.

Only indicators that both instruments share are drawn; the others cannot be compared, and are said.
Drawn 328 wide, which is the text column of a phone of 360: its words are 12 px or more there.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kksportal.model.result import Trend
from kksportal.text import join_words, number
from kksportal.words.cards import one_decimal
from kksportal.words.context import DistrictContext
from kksportal.words.drawings import Chart, Shape
from kksportal.words.tables import counted, table, text
from kksportal.words.years import usual, years_text

WIDTH = 328
_LEFT, _RIGHT = 50, 134  # the two years
_FIGURE, _NAME = 34, 148  # figures end and names begin here
_LETTERS = 27  # of a line beside the drawing
_TOP, _LINE, _GAP = 34, 15, 5
_LEAST = 180  # the height of the drawing


class Slope(NamedTuple):
    """A line between two figures; the years where they are not those of the columns."""

    name: str
    before: Decimal
    after: Decimal
    years: tuple[str, str]
    way: str  # naik, turun, tetap


def trend_chart(context: DistrictContext) -> Chart | None:
    """Each tatanan's mean over unchanged indicators in two cycles; None where none is shared."""
    district, tatanan = context.district, context.names.tatanan_now
    trends = [(t.nama, district.trends[t.id]) for t in tatanan if t.id in district.trends]
    if not trends:
        return None
    ids = " ".join(source.id for source in district.change_sources)
    slopes = [_slope(name, trend, district.cycle) for name, trend in trends]
    before, after = (usual(one.years[end] for one in slopes) for end in (0, 1))
    shapes, height = draw(slopes, (before, after))
    rows = table(
        "Rata-rata skor pusat, hanya indikator yang sama pada dua siklus",
        ("Tatanan", "Indikator yang sama", before, after, "Perubahan"),
        (
            (
                text(name, href=context.tatanan_href(trend.tatanan)),
                text(str(trend.count)),
                counted(str(slope.before), ids, note=_other(slope.years[0], before)),
                counted(str(slope.after), ids, note=_other(slope.years[1], after)),
                text(slope.way),
            )
            for (name, trend), slope in zip(trends, slopes, strict=True)
        ),
    )
    groups = {way: [s.name for s in slopes if s.way == way] for way in ("naik", "turun", "tetap")}
    told = "; ".join(f"{way}: {join_words(names)}" for way, names in groups.items() if names)
    others = [f"{s.name} {' ke '.join(s.years)}" for s in slopes if s.years != (before, after)]
    left = [t.nama for t in tatanan if t.id not in district.trends]
    return Chart(
        id="grafik-perubahan",
        title=f"Skor tiap tatanan, {before} dan {after}",
        description=f"Skor pusat dari {before} ke {after}, 0 sampai 100. {told}."
        + (f" Tahun lain: {'; '.join(others)}." if others else ""),
        width=WIDTH,
        height=height,
        shapes=tuple(shapes),
        table=rows,
        note="Rata-rata skor pusat atas indikator yang sama pada dua siklus; indikator yang "
        "berubah tidak ikut."
        + (
            f" Tidak digambar, karena tidak dapat dibandingkan: {join_words(left)}." if left else ""
        ),
        sources=context.book.cite_all(district.change_sources),
    )


def _slope(name: str, trend: Trend, cycle: str) -> Slope:
    before, after = one_decimal(trend.before), one_decimal(trend.after)
    way = "naik" if after > before else "turun" if after < before else "tetap"
    years = years_text(trend.before_years, trend.old_cycle), years_text(trend.after_years, cycle)
    return Slope(name, before, after, years, way)


def _other(year: str, head: str) -> str:
    return "" if year == head else year


def draw(slopes: Sequence[Slope], heads: tuple[str, str]) -> tuple[list[Shape], int]:
    """The drawing, and how high it is."""
    ordered = sorted(slopes, key=lambda one: (-one.after, -one.before, one.name))
    labels = [_label(one, heads) for one in ordered]
    tall = max(_LEAST, sum(_tall(lines) for lines in labels))
    values = [value for one in slopes for value in (one.before, one.after)]
    low, high = 10 * math.floor(min(values) / 10), 10 * math.ceil(max(values) / 10)
    span = Decimal((high - low) or 10)

    def y(value: Decimal) -> int:
        return _TOP + round((tall - _LINE) * (high - value) / span)

    shapes = [
        Shape("teks", _LEFT, 14, look="tengah tebal", text=heads[0]),
        Shape("teks", _RIGHT, 14, look="tengah tebal", text=heads[1]),
        Shape("garis", _LEFT, 22, _LEFT, _TOP + tall, look="jalur"),
        Shape("garis", _RIGHT, 22, _RIGHT, _TOP + tall, look="jalur"),
    ]
    figures = sorted({one.before for one in slopes}, reverse=True)
    for value, at in zip(figures, apart([(y(v), _LINE) for v in figures], tall), strict=True):
        shapes += [
            Shape("garis", _FIGURE + 2, at, _LEFT, y(value), look="jalur"),
            Shape("teks", _FIGURE, at + 4, look="kanan", text=number(value)),
        ]
    wanted = [(y(one.after), _tall(lines)) for one, lines in zip(ordered, labels, strict=True)]
    for one, lines, at in zip(ordered, labels, apart(wanted, tall), strict=True):
        shapes.append(Shape("garis", _RIGHT, y(one.after), _NAME - 3, at, look="jalur"))
        shapes += [
            Shape("teks", _NAME, at + 4 + _LINE * place, look="nama", text=line)
            for place, line in enumerate(lines)
        ]
    for one in ordered:
        start, end = y(one.before), y(one.after)
        shapes += [
            Shape("garis", _LEFT, start, _RIGHT, end, look=f"arah {one.way}"),
            Shape("bulat", _LEFT, start, 4, look="lama", year=one.years[0]),
            Shape("bulat", _RIGHT, end, 4, look=f"baru {one.way}", year=one.years[1]),
        ]
    return shapes, _TOP + tall + 4


def _label(slope: Slope, heads: tuple[str, str]) -> list[str]:
    words = f"{number(slope.after)} {slope.name}"
    if slope.years != heads:
        words += f" ({' ke '.join(slope.years)})"
    return textwrap.wrap(words, _LETTERS)


def _tall(lines: Sequence[str]) -> int:
    return len(lines) * _LINE + _GAP


def apart(wanted: Sequence[tuple[int, int]], tall: int) -> list[int]:
    """Places of labels from top to bottom, near where they want to be, never over each other.

    `wanted` are the place of a label's first line and its height; all end within `tall`.
    """
    places: list[int] = []
    free = _TOP
    for at, high in wanted:
        places.append(max(at, free))
        free = places[-1] + high
    end = _TOP + tall
    for place in reversed(range(len(places))):
        places[place] = min(places[place], end - wanted[place][1])
        end = places[place]
    return places
