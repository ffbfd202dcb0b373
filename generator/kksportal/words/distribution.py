"""Distributions in words and drawings: figures of districts on a line, their middle marked.

Drawn 328 wide, which is the text column of a phone of 360: its words are 12 px or more there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kksportal.compute.spread import LEAST_MEDIAN, LEAST_QUARTILES, Spread
from kksportal.text import join_words, number
from kksportal.words.drawings import Chart, Shape
from kksportal.words.tables import table, text
from kksportal.words.views import Cell, Link, Table

WIDTH, _EDGE = 328, 8
_BINS, _TALL, _ROW = 25, 40, 108  # columns of a row, height of the tallest, height of a row
_DOTS = 60  # so many figures are drawn as dots, more as columns
_TENTH = Decimal("0.1")
_UNDATED = "tanpa tanggal"


class Line(NamedTuple):
    """One line of a distribution: whose figures, how they lie, and the figures themselves."""

    name: str
    spread: Spread
    values: Sequence[Decimal]
    missing: str = ""  # who is not in it, and why
    older: Sequence[Decimal] = ()  # those of `values` that are of earlier years than the others
    years: str = ""  # of which years they are, where of several: "2024 dan 2025"

    @property
    def label(self) -> str:
        """Its name; figures of several years are not told without saying so."""
        return f"{self.name} (angka {self.years})" if self.years else self.name


class Scale(NamedTuple):
    """What the ends of a line stand for; scores lie between 0 and 100."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(100)

    def x(self, value: Decimal) -> int:
        """The place of a figure on the drawing."""
        wide = WIDTH - 2 * _EDGE
        return _EDGE + round((value - self.low) * wide / ((self.high - self.low) or 1))


def scale_of(values: Sequence[Decimal]) -> Scale:
    """0 to 100 where every figure lies there, else from 0 (or the lowest) to the highest."""
    low, high = min(values), max(values)
    if low >= 0 and high <= 100:
        return Scale()
    return Scale(min(low, Decimal(0)), high)


def tenth(value: Decimal) -> str:
    """A figure to one decimal, without a needless zero: "84,6", "70"."""
    rounded = value.quantize(_TENTH, rounding=ROUND_HALF_UP)
    return number(rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded)


def years_text(days: Iterable[str]) -> str:
    """The years of some days where they are of several: "2024 dan 2025"; "" where of one."""
    years = sorted({day[:4] or _UNDATED for day in days})
    return join_words(years) if len(years) > 1 else ""


def spread_text(spread: Spread) -> str:
    """Where figures lie, in words: "median 84,6; separuh di antara 80 dan 90"."""
    ends = f"{tenth(spread.lowest)} sampai {tenth(spread.highest)}"
    if spread.lowest == spread.highest:
        return f"semuanya {tenth(spread.median)}" if spread.n > 1 else tenth(spread.median)
    if not spread.has_median:
        return f"dari {ends}"
    if not spread.has_quartiles:
        return f"median {tenth(spread.median)}; dari {ends}"
    return (
        f"median {tenth(spread.median)}; separuh di antara "
        f"{tenth(spread.lower)} dan {tenth(spread.upper)}"
    )


def spread_chart(
    lines: Sequence[Line],
    *,
    anchor: str,
    title: str,
    note: str = "",
    sources: tuple[Link, ...] = (),
    whole: int = 0,
) -> Chart | None:
    """Distributions under each other on one scale; `whole` is how many districts there are."""
    if not lines:
        return None
    scale = scale_of([value for line in lines for value in line.values])
    shapes = [
        s for place, line in enumerate(lines) for s in _line(place * _ROW, line, scale, whole)
    ]
    return Chart(
        id=anchor,
        title=title,
        description=". ".join(
            f"{line.label}: {_count(line.spread.n, whole)}, {spread_text(line.spread)}"
            for line in lines
        )
        + ".",
        width=WIDTH,
        height=len(lines) * _ROW,
        shapes=tuple(shapes),
        table=spread_table(lines, f"{title}: angka yang sama", whole),
        note=" ".join(part for part in (how_text(lines), note) if part),
        sources=sources,
    )


_FEW = f"Median ditulis mulai {LEAST_MEDIAN} daerah, kuartil mulai {LEAST_QUARTILES} daerah."
_OLDER = "Tanda kosong: angka tahun sebelumnya."


def how_text(lines: Sequence[Line]) -> str:
    """What the signs of a drawing mean that stand in it, and of how few some are not drawn."""
    signs = []
    if any(line.spread.has_quartiles for line in lines):
        signs.append("Garis tebal: separuh daerah di tengah.")
    if any(line.spread.has_median for line in lines):
        signs.append("Lingkaran besar: median.")
    if not all(line.spread.has_quartiles for line in lines):
        signs.append(_FEW)
    if any(line.older for line in lines):
        signs.append(_OLDER)
    return " ".join(signs)


def spread_table(lines: Sequence[Line], caption: str, whole: int) -> Table | None:
    """The same figures: how many, the ends, the quartiles, who is missing."""
    return table(
        caption,
        ("Menurut", "Daerah", "Terendah", "Kuartil bawah", "Median", "Kuartil atas", "Tertinggi")
        + (("Tidak termasuk",) if any(line.missing for line in lines) else ()),
        (
            (
                text(line.label),
                text(_count(line.spread.n, whole)),
                *spread_cells(line.spread),
                *((text(line.missing),) if any(one.missing for one in lines) else ()),
            )
            for line in lines
        ),
    )


def spread_cells(spread: Spread) -> tuple[Cell, ...]:
    """The ends and quartiles of some figures in cells; of too few no quartiles, no median."""
    lower, upper = (
        text(tenth(cut) if spread.has_quartiles else "–") for cut in (spread.lower, spread.upper)
    )
    median = text(tenth(spread.median) if spread.has_median else "–")
    return text(tenth(spread.lowest)), lower, median, upper, text(tenth(spread.highest))


def _count(n: int, whole: int) -> str:
    return f"{n} dari {whole} daerah" if whole else f"{n} daerah"


def _line(top: int, line: Line, scale: Scale, whole: int) -> list[Shape]:
    spread, base = line.spread, top + 82
    shapes = [
        Shape("teks", 0, top + 14, look="tebal", text=f"{line.label}: {_count(spread.n, whole)}"),
        Shape("teks", 0, top + 31, look="nama", text=spread_text(spread)),
        *_marks(line, scale, base),
        Shape("garis", _EDGE, base, WIDTH - _EDGE, base, look="sumbu"),
    ]
    if spread.has_quartiles:
        lower, upper = scale.x(spread.lower), scale.x(spread.upper)
        shapes.append(Shape("garis", lower, base, upper, base, look="arah"))
    if spread.has_median:
        shapes.append(Shape("bulat", scale.x(spread.median), base, 5, look="baru"))
    half = (scale.low + scale.high) / 2
    shapes += [
        Shape("teks", _EDGE, base + 18, look="tengah", text=tenth(scale.low)),
        Shape("teks", WIDTH // 2, base + 18, look="tengah", text=tenth(half)),
        Shape("teks", WIDTH - _EDGE, base + 18, look="kanan", text=tenth(scale.high)),
    ]
    return shapes


def _marks(line: Line, scale: Scale, base: int) -> list[Shape]:
    """Dots piled up where figures meet; of many figures, columns as high as they are many.

    Those of earlier years are hollow and lie on top.
    """
    whole = WIDTH - 2 * _EDGE

    def binned(values: Sequence[Decimal]) -> Counter[int]:
        return Counter(min((scale.x(v) - _EDGE) * _BINS // whole, _BINS - 1) for v in values)

    def left(place: int) -> int:
        return _EDGE + place * whole // _BINS

    bins, older = binned(line.values), binned(line.older)
    most = max(bins.values())
    if len(line.values) <= _DOTS and most * 6 <= _TALL:
        return [
            Shape("bulat", left(place) + 6, base - 9 - 6 * pile, 3, look=look)
            for place, many in sorted(bins.items())
            for pile in range(many)
            for look in ("titik" if pile < many - older[place] else "lama",)
        ]
    shapes = []
    for place, many in sorted(bins.items()):
        high, at = max(2, many * _TALL // most), left(place)
        wide = left(place + 1) - at - 1
        hollow = high * older[place] // many
        top = base - high - 6
        shapes.append(Shape("kotak", at, top + hollow, wide, high - hollow, look="titik"))
        if hollow:
            shapes.append(Shape("kotak", at, top, wide, hollow, look="lama"))
    return shapes
