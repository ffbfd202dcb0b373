"""How much room texts take on a slide: told roughly and on the safe side, since fonts differ."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from kksportal.exports.deck.views import Grid

SIZES = (14, 13, 12, 11, 10, 9, 8)  # points, of the text of tables
_SIGN = 0.53  # of its size: how wide a letter is, in the fonts that a machine may have instead
_LINE = 1.22  # likewise how high a line
_INSET = 0.16  # inches around the text of a cell, from left to right
_ABOVE = 0.08  # from top to bottom
CAPTION = 0.3


class Box(NamedTuple):
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


class Fitted(NamedTuple):
    """A table in its place: the size of its text, its rows and columns, what has no room."""

    grid: Grid
    box: Box
    size: int
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    left_out: int  # rows that have no room


def lines_of(text: str, width: float, size: float) -> int:
    """How many lines a text needs in so many inches."""
    signs = max(1, int((width - _INSET) * 72 / (size * _SIGN)))
    return sum(len(wrap(part, signs)) or 1 for part in text.split("\n"))


def line_height(size: float) -> float:
    """The height of a line of text, in inches."""
    return size * _LINE / 72


def fit(grids: Sequence[Grid], box: Box, largest: int) -> list[Fitted]:
    """Tables below each other in a place: in the largest text in which all fit.

    Where even the smallest is too large, the last rows are left out, and how many is told.
    """
    for size in (one for one in SIZES if one <= largest):
        heights = [_heights(grid, box.width, size) for grid in grids]
        if sum(sum(rows) + CAPTION for rows in heights) <= box.height or size == SIZES[-1]:
            break
    fitted, top = [], box.top
    for i, (grid, rows) in enumerate(zip(grids, heights, strict=True)):
        below = sum(following[0] + CAPTION for following in heights[i + 1 :])
        kept = _kept(rows, box.top + box.height - top - CAPTION - below)
        columns = tuple(box.width * share / sum(grid.widths) for share in grid.widths)
        place = Box(box.left, top, box.width, CAPTION + sum(rows[:kept]))
        fitted.append(Fitted(grid, place, size, rows[:kept], columns, len(rows) - kept))
        top += place.height
    return fitted


def _heights(grid: Grid, width: float, size: int) -> tuple[float, ...]:
    """The height of each row, the head first."""
    columns = [width * share / sum(grid.widths) for share in grid.widths]
    return tuple(
        max(lines_of(cell, column, size) for cell, column in zip(row, columns, strict=True))
        * line_height(size)
        + _ABOVE
        for row in (grid.heads, *grid.rows)
    )


def _kept(rows: Sequence[float], room: float) -> int:
    """How many rows fit, the head always."""
    kept, used = 1, rows[0]
    for height in rows[1:]:
        if used + height > room:
            break
        kept, used = kept + 1, used + height
    return kept
