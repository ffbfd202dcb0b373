"""Dots on a line: one percentage of many districts, always of one measure over one base.

A line a district, so that each dot has its name, its value and its year beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kksportal.words.drawings import Chart, Shape
from kksportal.words.tables import table, text

WIDTH = 328
_LEFT, _RIGHT = 6, 322
_ROW, _LABEL = 36, 16


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


def _x(percent: float) -> int:
    return round(_LEFT + (_RIGHT - _LEFT) * percent / 100)
