"""A place that a proposal and the portal, or another proposal, changed to two things."""

from __future__ import annotations

from typing import NamedTuple


class Conflict(NamedTuple):
    """Two changes of one place. A value that is None was not there at all.

    In a table the place is a cell of a row; in a head, a field; in a text, lines; of a picture,
    the file.
    """

    path: str
    row: int  # the line of the file as it stands, from 1; 0: it has none
    key: tuple[str, ...]  # of the row; () where there are no rows
    column: str  # or the field; "" where there are no columns
    base: str | None
    ours: str | None  # what stands in the portal, or in the other proposal
    theirs: str | None  # what is proposed
