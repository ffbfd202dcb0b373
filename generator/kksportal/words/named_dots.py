"""Named dots: scores of a few districts, each with its name, figure and year beside it.

What may not be set beside each other has a head of its own: a cycle, an assessor, a unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kksportal.words.drawings import Chart, Shape

WIDTH = 328
_LEFT, _RIGHT = 8, 320
_HEAD, _ROW, _AXIS = 26, 36, 20
_BELOW = "Angka yang sama, dengan sumbernya, ada dalam tabel di bawah."
_ENDS = ((0, "0", "tengah"), (50, "50", "tengah"), (100, "100", "kanan"))


class NamedDot(NamedTuple):
    """A district's score of a hundred."""

    name: str
    text: str  # "85,42%"
    value: Decimal
    year: str  # "" where its source has no date


class DotGroup(NamedTuple):
    """Scores that may stand beside each other; `older`: not of the newest cycle told."""

    name: str  # "Pusat 2025"
    dots: Sequence[NamedDot]
    older: bool = False


def named_dots(anchor: str, title: str, groups: Sequence[DotGroup], note: str = "") -> Chart:
    """Every district on a line of its own, under the head of its group, the highest first.

    It has no table of its own: one with the sources of the same figures stands below it.
    """
    shapes: list[Shape] = []
    at, told = 0, []
    for group in groups:
        shapes.append(Shape("teks", 0, at + 16, look="tebal", text=group.name))
        at += _HEAD
        ordered = sorted(group.dots, key=lambda dot: (-dot.value, dot.name))
        for dot in ordered:
            year = dot.year or "tanpa tanggal"
            words = f"{dot.name}: {dot.text} ({year})"
            x = _x(dot.value)
            shapes += [
                Shape("teks", 0, at + 13, look="nama", text=words),
                Shape("garis", _LEFT, at + 25, _RIGHT, at + 25, look="jalur"),
                Shape("bulat", x, at + 25, 6, look="lama" if group.older else "isi", year=year),
            ]
            at += _ROW
        said = [f"{d.name} {d.text} ({d.year or 'tanpa tanggal'})" for d in ordered]
        told.append(f"{group.name}: {', '.join(said)}")
    for value, words, look in _ENDS:
        shapes.append(Shape("teks", _x(Decimal(value)), at + 14, look=look, text=words))
    older = "Lingkaran kosong: bukan siklus terbaru." if any(one.older for one in groups) else ""
    return Chart(
        id=anchor,
        title=title,
        description=". ".join(told) + ".",
        width=WIDTH,
        height=at + _AXIS,
        shapes=tuple(shapes),
        note=" ".join(part for part in (older, note, _BELOW) if part),
    )


def _x(value: Decimal) -> int:
    return round(_LEFT + (_RIGHT - _LEFT) * value / 100)
