"""Merge two changed tables row by row: what both sides changed differently is a conflict.

Rows are the same row when their keys are. The cells that make one figure are merged as one, so
that no figure comes out that nobody has told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kksportal.compute.changes import VALUES
from kksportal.model.contract import Resource
from kksportal.proposals.conflict import Conflict

Key = tuple[str, ...]


class MergedRows(NamedTuple):
    """The rows that stand after a merge, and the conflicts."""

    rows: tuple[Any, ...]
    conflicts: tuple[Conflict, ...]


def merge_rows(
    res: Resource,
    path: str,
    sides: tuple[Sequence[Any], Sequence[Any], Sequence[Any]],
    *,
    proposal_wins: bool = False,
) -> MergedRows:
    """Merge the rows of a table: as it was (base), as it stands, and as proposed."""
    base, ours, theirs = (_by_key(res, rows) for rows in sides)
    lines = {key: line for line, key in enumerate(ours, start=2)}
    kept: dict[tuple[Key, int], Any] = {}
    conflicts: list[Conflict] = []
    for key in dict.fromkeys((*ours, *theirs)):
        was, stands, proposed = base.get(key), ours.get(key), theirs.get(key)
        if proposed in (stands, was):
            row = stands
        elif was == stands:
            row = proposed
        else:
            row, cells = _merge_row(res, was, stands, proposed, proposal_wins=proposal_wins)
            line = lines.get(key, 0)
            conflicts += (Conflict(path, line, key[0], *cell) for cell in cells)
        if row is not None:
            kept[key] = row
    rows = tuple(kept[key] for key in _ordered(ours, theirs, kept))
    return MergedRows(rows, tuple(conflicts))


def merge_header(
    res: Resource, ours: Sequence[str], theirs: Sequence[str], rows: Sequence[Any]
) -> tuple[str, ...]:
    """The columns of a merged table: those that stand, and new ones that hold something."""
    new = {
        name
        for name in theirs
        if name not in ours and (not ours or any(getattr(row, name) for row in rows))
    }
    order = list(res.columns)
    if [*ours] == sorted(ours, key=order.index):
        return tuple(name for name in order if name in ours or name in new)
    return (*ours, *(name for name in order if name in new))


def touched_keys(res: Resource, before: Sequence[Any], after: Sequence[Any]) -> set[Key]:
    """The keys of the rows that differ between two states of a table."""
    was, now = _by_key(res, before), _by_key(res, after)
    return {key[0] for key in was.keys() | now.keys() if was.get(key) != now.get(key)}


def _by_key(res: Resource, rows: Sequence[Any]) -> dict[tuple[Key, int], Any]:
    """Rows by key; a key that stands twice, which is a fault of the data, is counted."""
    place = [list(res.columns).index(name) for name in res.key]
    by_key: dict[tuple[Key, int], Any] = {}
    count: dict[Key, int] = {}
    for row in rows:
        key = tuple(row[i] for i in place)
        count[key] = count.get(key, -1) + 1
        by_key[key, count[key]] = row
    return by_key


Cell = tuple[str, str | None, str | None, str | None]


def _merge_row(
    res: Resource, was: Any, stands: Any, proposed: Any, *, proposal_wins: bool
) -> tuple[Any, list[Cell]]:
    """A row that both sides changed, and its cells in conflict."""
    if stands is None or proposed is None:
        return (proposed if proposal_wins else stands), [*_gone(res, was, stands, proposed)]
    conflicts: list[Cell] = []
    cells = stands._asdict()
    for unit in _units(res):
        before, here, there = (
            tuple(getattr(row, name, "") for name in unit) for row in (was, stands, proposed)
        )
        if there in (here, before):
            continue
        if here == before or proposal_wins:
            cells.update(zip(unit, there, strict=True))
        if here != before:
            told = zip(unit, before, here, there, strict=True)
            conflicts += (cell for cell in told if cell[2] != cell[3])
    return res.row(**cells), conflicts


def _gone(res: Resource, was: Any, stands: Any, proposed: Any) -> Iterator[Cell]:
    """The cells that one side changed in a row that the other took out."""
    row = proposed if stands is None else stands
    for name in res.columns:
        before, now = getattr(was, name), getattr(row, name)
        if before != now:
            yield (name, before, *((None, now) if stands is None else (now, None)))


def _units(res: Resource) -> Iterator[tuple[str, ...]]:
    """The columns that are merged together: those of a figure; each other one by itself."""
    figure = VALUES.get(res.name, ())
    if figure:
        yield figure
    yield from ((name,) for name in res.columns if name not in figure and name not in res.key)


def _ordered(
    ours: Mapping[tuple[Key, int], Any],
    theirs: Mapping[tuple[Key, int], Any],
    kept: Mapping[tuple[Key, int], Any],
) -> Iterator[tuple[Key, int]]:
    """The rows as they stand; new ones after the row that they follow in the proposal."""
    after: dict[tuple[Key, int] | None, list[tuple[Key, int]]] = {}
    anchor: tuple[Key, int] | None = None
    for key in theirs:
        if key in ours:
            anchor = key if key in kept else anchor
        elif key in kept:
            after.setdefault(anchor, []).append(key)
    last = after.pop(None, [])
    for key in ours:
        if key in kept:
            yield key
            yield from after.get(key, ())
    yield from last
