"""Outlines of districts as one drawing that every map page colours in its own way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kksportal.model.package import BoundaryPackage

_PART = re.compile(r"M([0-9]+) ([0-9]+)l([0-9 -]+)z")


def border_levels(
    drawn: BoundaryPackage, levels: Mapping[str, int]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The ids of the outlines by the level of their districts, lowest first."""
    by_level: dict[int, list[str]] = {}
    for row in drawn.batas:
        if row.kode in levels:
            by_level.setdefault(levels[row.kode], []).append(f"d{row.kode}")
    return tuple((level, tuple(ids)) for level, ids in sorted(by_level.items()))


def frame_of(drawn: BoundaryPackage) -> str:
    """The viewBox around all outlines; they begin at 0, 0."""
    return _frame(tuple(row.jalur for row in drawn.batas))


@lru_cache(maxsize=2)
def _frame(paths: tuple[str, ...]) -> str:
    wide = high = 0
    for path in paths:
        for part in _PART.finditer(path):
            x, y = int(part[1]), int(part[2])
            wide, high = max(wide, x), max(high, y)
            steps = [int(n) for n in part[3].split()]
            for dx, dy in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + dx, y + dy
                wide, high = max(wide, x), max(high, y)
    return f"0 0 {wide} {high}"
