"""Dots on a line: one percentage of many districts, always of one measure over one base.

A line a district, so that each dot has its name, its value and its year beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kksportal.text import join_words
from kksportal.words.drawings import Chart, Shape
from kksportal.words.tables import table, text

WIDTH = 328
_LEFT, _RIGHT = 6, 322
_ROW, _LABEL = 36, 16
_STEP = 10  # between dots on one line, so that they touch and none hides another


class Dot(NamedTuple):
    """A district's percentage; `bound`: "atas" where it is at least this, "bawah" at most."""

    name: str
    text: str
    percent: float
    year: str
    bound: str = ""
    date: str = ""  # in words
    source: str = ""  # who says so


class Limit(NamedTuple):
    """What a requirement asks for, and of which category."""

    label: str  # "Padapa 80"
    percent: float


def dot_chart(
    anchor: str, title: str, dots: Sequence[Dot], limits: Sequence[Limit], note: str
) -> Chart:
    """The districts from the highest; dots of an older year than the newest are hollow."""
    ordered = sorted(dots, key=lambda dot: (-dot.percent, dot.name))
    newest = max(dot.year for dot in dots)
    top = 8 + _LABEL * len(limits)
    base = top + _ROW * len(ordered)
    shapes = []
    for place, limit in enumerate(limits):  # lines first: the words then lie above them
        x = _x(limit.percent)
        shapes.append(Shape("garis", x, 16 + _LABEL * place, x, base, look="batas-syarat"))
    for place, limit in enumerate(limits):
        x, y = min(_x(limit.percent) + 2, _RIGHT), 12 + _LABEL * place
        shapes.append(Shape("teks", x, y, look="syarat", text=limit.label))
    for place, dot in enumerate(ordered):
        y = top + _ROW * place
        year = f" ({dot.year})" if dot.year else " (tanpa tanggal)"
        look = "isi" if dot.year == newest else "lama"
        shapes += [
            Shape("teks", 0, y + 13, look="nama", text=f"{dot.name}: {dot.text}{year}"),
            Shape("garis", _LEFT, y + 25, _RIGHT, y + 25, look="jalur"),
        ]
        if dot.bound:
            end = _RIGHT if dot.bound == "atas" else _LEFT
            shapes.append(Shape("garis", _x(dot.percent), y + 25, end, y + 25, look="arah"))
        shapes.append(
            Shape("bulat", _x(dot.percent), y + 25, 6, look=look, year=dot.year or "tanpa tanggal")
        )
    told = "; ".join(f"{dot.name} {dot.text} ({dot.year or 'tanpa tanggal'})" for dot in ordered)
    lines = f" Garis syarat: {', '.join(one.label for one in limits)}." if limits else ""
    older = any(dot.year != newest for dot in dots)
    words = [note] if note else []
    if older:
        words.append(f"Lingkaran kosong: bukan angka {newest}.")
    if any(dot.bound for dot in dots):
        words.append("Garis tebal: sumber hanya menyebut batasnya.")
    return Chart(
        id=anchor,
        title=title,
        description=f"{told}.{lines}",
        width=WIDTH,
        height=base + 4,
        shapes=tuple(shapes),
        table=table(
            title,
            ("Daerah", "Angka", "Tanggal", "Sumber"),
            ([text(d.name), text(d.text), text(d.date), text(d.source)] for d in ordered),
        ),
        note=" ".join(words),
    )


def dot_row(
    anchor: str, title: str, own: str, dots: Sequence[Dot], limits: Sequence[Limit], note: str
) -> Chart:
    """All districts on one line, those of equal values on top of each other; `own` is named.

    Names and sources of the others are in the words for readers who cannot see it, and in the
    comparison of the province.
    """
    newest = max(dot.year for dot in dots)
    ordered = sorted(dots, key=lambda dot: (dot.name != own, dot.percent, dot.name))
    heights = _stacked([_x(dot.percent) for dot in ordered])
    base = _LABEL * len(limits) + _STEP * max(heights) + 12
    shapes = []
    for place, limit in enumerate(limits):
        x = _x(limit.percent)
        shapes.append(Shape("garis", x, _LABEL * place + 4, x, base, look="batas-syarat"))
        x, y = min(x + 2, _RIGHT), 12 + _LABEL * place
        shapes.append(Shape("teks", x, y, look="syarat", text=limit.label))
    shapes.append(Shape("garis", _LEFT, base, _RIGHT, base, look="jalur"))
    for dot, height in zip(ordered, heights, strict=True):
        x, y = _x(dot.percent), base - _STEP * height
        look = ("isi" if dot.name == own else "lain") if dot.year == newest else "lama"
        shapes.append(Shape("bulat", x, y, 6 if dot.name == own else 4, look=look))
    mine = ordered[0]
    label = f"{mine.name} {mine.text} ({mine.year or 'tanpa tanggal'})"
    half = round(3.6 * len(label))
    x = min(max(_x(mine.percent), half), WIDTH - half)
    shapes.append(Shape("teks", x, base + 20, look="tebal tengah", text=label))
    for end, value in ((_LEFT, "0%"), (_RIGHT, "100%")):
        if abs(x - end) > half + 34:
            look = "akhir redup" if end == _RIGHT else "redup"
            shapes.append(Shape("teks", end, base + 20, look=look, text=value))
    groups: dict[str, list[str]] = {}
    for dot in ordered:
        year = dot.year or "tanpa tanggal"
        groups.setdefault(f"{dot.text} ({year})", []).append(dot.name)
    told = "; ".join(f"{join_words(names)} {words}" for words, names in groups.items())
    lines = f" Garis syarat: {', '.join(one.label for one in limits)}." if limits else ""
    words = [note] if note else []
    if limits:
        words.append("Garis putus: syarat menurut sumber.")
    if any(dot.year != newest for dot in dots):
        words.append(f"Lingkaran kosong: bukan angka {newest}.")
    if any(dot.bound for dot in dots):
        words.append("Sebagian sumber hanya menyebut batasnya.")
    return Chart(
        id=anchor,
        title=title,
        description=f"{told}.{lines}",
        width=WIDTH,
        height=base + 26,
        shapes=tuple(shapes),
        note=" ".join(words),
    )


def _stacked(places: Sequence[int]) -> list[int]:
    """For dots at these places the lowest height at which none lies on one before it."""
    heights: list[int] = []
    for i, x in enumerate(places):
        taken = {heights[j] for j in range(i) if abs(places[j] - x) < _STEP + (2 if j == 0 else 0)}
        heights.append(next(h for h in range(len(places)) if h not in taken))
    return heights


def _x(percent: float) -> int:
    return round(_LEFT + (_RIGHT - _LEFT) * percent / 100)
