"""Distributions of several years under each other: the middle half and the median of each year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kksportal.words.distribution import WIDTH, Line, how_text, scale_of, spread_text, tenth
from kksportal.words.drawings import Chart, Shape

_ROW, _EDGE, _AXIS = 62, 8, 20


def trend_chart(lines: Sequence[Line], *, anchor: str, title: str) -> Chart:
    """A row a year, the oldest first; medians of following years are joined.

    It has no table of its own: the newest year and its table stand above it.
    """
    scale = scale_of([cut for line in lines for cut in (line.spread.lowest, line.spread.highest)])
    shapes: list[Shape] = []
    joints = [
        (scale.x(line.spread.median), place * _ROW + 46) if line.spread.has_median else None
        for place, line in enumerate(lines)
    ]
    for one, two in pairwise(joints):
        if one and two:
            shapes.append(Shape("garis", *one, *two, look="jalur"))
    for place, (line, joint) in enumerate(zip(lines, joints, strict=True)):
        spread, base = line.spread, place * _ROW + 46
        ends = scale.x(spread.lowest), scale.x(spread.highest)
        shapes += [
            Shape("teks", 0, base - 32, look="tebal", text=f"{line.label}: {spread.n} daerah"),
            Shape("teks", 0, base - 15, look="nama", text=spread_text(spread)),
            Shape("garis", ends[0], base, ends[1], base, look="sumbu"),
        ]
        if spread.has_quartiles:
            lower, upper = scale.x(spread.lower), scale.x(spread.upper)
            shapes.append(Shape("garis", lower, base, upper, base, look="arah"))
        if joint:
            shapes.append(Shape("bulat", *joint, 5, look="baru"))
    height = len(lines) * _ROW + _AXIS
    half = (scale.low + scale.high) / 2
    shapes += [
        Shape("teks", _EDGE, height - 4, look="tengah", text=tenth(scale.low)),
        Shape("teks", WIDTH // 2, height - 4, look="tengah", text=tenth(half)),
        Shape("teks", WIDTH - _EDGE, height - 4, look="kanan", text=tenth(scale.high)),
    ]
    return Chart(
        id=anchor,
        title=title,
        description=". ".join(
            f"{line.label}: {line.spread.n} daerah, {spread_text(line.spread)}" for line in lines
        )
        + ".",
        width=WIDTH,
        height=height,
        shapes=tuple(shapes),
        note=f"Garis tipis: dari yang terendah ke yang tertinggi. {how_text(lines)} "
        "Angka yang sama ada dalam tabel di atas.",
    )
