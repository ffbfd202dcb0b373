"""The head of a table: on which row it stands, and which column each of its names means."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_LOOK = 40  # rows among which a head is looked for


def plain_name(text: str) -> str:
    """The name of a column without case and signs: "Per Tanggal" is "per_tanggal"."""
    return re.sub(r"[\W_]+", "_", text.strip().casefold()).strip("_")


def find_head(rows: Sequence[Sequence[str]], columns: Collection[str] = ()) -> int | None:
    """The place of the head: the row with the most known names, else the first that is as full as
    the rows below it. None where no row holds anything."""
    known = {plain_name(name) for name in columns}
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[: _LOOK * 2]]
    if not any(filled):
        return None
    first = next(i for i, many in enumerate(filled) if many)
    if known:
        counts = [len({plain_name(c) for c in row} & known) for row in rows[:_LOOK]]
        most = max(counts)
        if most > 1 or (most == 1 and max(filled) == 1):
            return counts.index(most)
    enough = max(2.0, 0.6 * max(filled))
    return next((i for i, many in enumerate(filled[:_LOOK]) if many >= enough), first)


def named_alike(header: tuple[str, ...], columns: Collection[str]) -> tuple[str, ...]:
    """The header with the names of the contract, where it writes them otherwise."""
    by_name = {plain_name(name): name for name in columns}
    taken = set(header)
    names = []
    for name in header:
        meant = by_name.get(plain_name(name), name)
        names.append(meant if meant == name or meant not in taken else name)
    return tuple(names)
