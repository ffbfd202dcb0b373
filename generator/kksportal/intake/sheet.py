"""Sheets of filled cells, as people see them: addresses, merged ranges, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from kksportal.model.strings import UNSEEN

Value = str | bool | Decimal | date | datetime | time
_INVISIBLE = re.compile(f"[{UNSEEN}]")


class Place(NamedTuple):
    """A cell's row and column, both from 1."""

    row: int
    column: int

    @property
    def address(self) -> str:
        """As people name it: "F12"."""
        letters, rest = "", self.column
        while rest:
            rest, last = divmod(rest - 1, 26)
            letters = chr(65 + last) + letters
        return f"{letters}{self.row}"


class Cell(NamedTuple):
    """A cell that holds something."""

    place: Place
    value: Value
    percent: bool = False  # shown as a percentage: 0.85 is read as 85%
    formula: bool = False

    @property
    def text(self) -> str:
        """The value as plain text: spaces that look like one are one, nothing invisible."""
        return plain(self.value)


class Merge(NamedTuple):
    """A merged range; its value stands in the first cell."""

    first: Place
    last: Place

    def __contains__(self, place: object) -> bool:
        return (
            isinstance(place, Place)
            and self.first.row <= place.row <= self.last.row
            and self.first.column <= place.column <= self.last.column
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its filled cells by place, and how it looks to people."""

    name: str
    cells: Mapping[Place, Cell]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    cut: bool = False  # it goes on below or beside what is read
    uncomputed: frozenset[Place] = frozenset()  # formulas without a saved value
    _owners: Mapping[Place, Merge] = field(default_factory=dict, repr=False)
    _rows: dict[int, tuple[Cell, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_row: dict[int, list[Cell]] = {}
        for place in sorted(self.cells):
            by_row.setdefault(place.row, []).append(self.cells[place])
        object.__setattr__(self, "_rows", {row: tuple(cells) for row, cells in by_row.items()})

    @property
    def last_row(self) -> int:
        """The last row that holds something; 0 where none does."""
        return next(reversed(self._rows), 0)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell itself; None where it is empty, also inside a merged range."""
        return self.cells.get(Place(row, column))

    def text(self, row: int, column: int) -> str:
        """The text of the cell itself."""
        cell = self.cell(row, column)
        return cell.text if cell else ""

    def shown(self, row: int, column: int) -> Cell | None:
        """The cell a person sees there: that of the merged range it belongs to, if any."""
        merge = self.merge_at(row, column)
        return self.cells.get(merge.first if merge else Place(row, column))

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged range that covers a cell."""
        return self._owners.get(Place(row, column))

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The filled cells of a row, from the left."""
        return self._rows.get(row, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook: its sheets in order, and what was left shut."""

    sheets: tuple[Sheet, ...]
    macros: bool = False
    links: bool = False


def plain(value: object) -> str:
    """A value as text: a whole number without ".0", one kind of space, nothing invisible."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    text = _INVISIBLE.sub("", str(value).replace("\r\n", "\n").replace("_x000D_", ""))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(lines).strip()
