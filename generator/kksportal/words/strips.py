"""Strips: the figures of each group as dots on one line, under the same scale.

Equal figures are one dot, so that 514 districts are a few kilobytes; the words say how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from kksportal.compute.spread import spreads
from kksportal.words.distribution import WIDTH, scale_of, tenth
from kksportal.words.drawings import Chart, Shape

_ROW, _EDGE, _AXIS = 38, 8, 20


def strip_chart(
    groups: Sequence[tuple[str, Sequence[Decimal]]], *, anchor: str, title: str
) -> Chart | None:
    """A line of dots for each group; those that are equal are said, as their dots cover them."""
    values = [value for _, own in groups for value in own]
    if not values:
        return None
    scale = scale_of(values)
    middle = spreads(("", value) for value in values)[""]
    height = len(groups) * _ROW
    shapes: list[Shape] = []
    if middle.has_median:
        x = scale.x(middle.median)
        shapes.append(Shape("garis", x, 0, x, height, look="batas"))
    told = []
    for place, (name, own) in enumerate(groups):
        base = place * _ROW + 26
        many = Counter(own)
        words = "; ".join(
            tenth(value) + (f" ({times} daerah)" if times > 1 else "")
            for value, times in sorted(many.items())
        )
        told.append(f"{name}: {words}")
        shapes += [
            Shape("teks", 0, base - 12, look="nama", text=f"{name} ({len(own)})"),
            Shape("garis", _EDGE, base, WIDTH - _EDGE, base, look="jalur"),
        ]
        shapes += [Shape("bulat", scale.x(value), base, 5, look="titik") for value in sorted(many)]
    half = (scale.low + scale.high) / 2
    shapes += [
        Shape("teks", _EDGE, height + 14, look="tengah", text=tenth(scale.low)),
        Shape("teks", WIDTH // 2, height + 14, look="tengah", text=tenth(half)),
        Shape("teks", WIDTH - _EDGE, height + 14, look="kanan", text=tenth(scale.high)),
    ]
    line = f" Garis tegak: median semuanya, {tenth(middle.median)}." if middle.has_median else ""
    return Chart(
        id=anchor,
        title=title,
        description=f"{'. '.join(told)}.",
        width=WIDTH,
        height=height + _AXIS,
        shapes=tuple(shapes),
        note=f"Satu titik satu daerah; yang sama angkanya bertumpuk. Dalam kurung banyaknya "
        f"daerah.{line}",
    )
