"""What a sheet's XML says that openpyxl's quick mode leaves out: merges, what is hidden, formulas.

Only the text is looked at, before anything parses it; every search stops at the next sign of a
tag, so it takes time by length alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kksportal.intake.container import WorkbookError
from kksportal.intake.sheet import Merge, Place
from kksportal.text import number

MOST_COLUMNS = 200
MOST_MERGES = 20_000

_ROW = re.compile(r"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN = re.compile(r"<(?:\w+:)?col\b([^<>]*)>")
_CELL = re.compile(r"<(?:\w+:)?c[\s>/]")
_MERGE = re.compile(
    r"<(?:\w+:)?mergeCell\b[^<>]*?\bref=[\"']\$?([A-Z]{1,3})\$?([0-9]{1,7})"
    r":\$?([A-Z]{1,3})\$?([0-9]{1,7})[\"']"
)
_FORMULA = re.compile(
    r"<(?:\w+:)?c\b[^<>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>]*>\s*<(?:\w+:)?f\b"
)
_ATTRIBUTE = re.compile(r"\b(r|min|max|hidden)=[\"']([0-9a-z]{1,10})[\"']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What the text of a sheet's part says before it is parsed."""

    cells: int = 0
    last_row: int = 0
    last_column: int = 0
    merged: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: frozenset[Place] = frozenset()


_PLACED = re.compile(r"<(?:\w+:)?c\b[^<>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


def scan(part: bytes) -> Scan:
    """Each search here stops at the next sign of a tag, so it takes time by length alone."""
    wide = part.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = part.decode("utf-16" if wide else "utf-8", "replace")
    merged = []
    for found in _MERGE.finditer(text):
        merged.append(Merge(_place(found[1], found[2]), _place(found[3], found[4])))
        if len(merged) > MOST_MERGES:
            raise WorkbookError(f"ada lebih dari {number(str(MOST_MERGES))} sel gabungan")
    columns: set[int] = set()
    for found in _COLUMN.finditer(text):
        told = dict(_ATTRIBUTE.findall(found[1]))
        if told.get("hidden") in ("1", "true") and "min" in told and "max" in told:
            columns |= set(range(_int(told["min"]), min(_int(told["max"]), MOST_COLUMNS) + 1))
    rows, last_row = set(), 0
    for place, found in enumerate(_ROW.finditer(text), start=1):
        told = dict(_ATTRIBUTE.findall(found[1]))
        last_row = max(last_row, _int(told.get("r", str(place))))
        if told.get("hidden") in ("1", "true"):
            rows.add(_int(told.get("r", "0")))
    letters = {found[1] for found in _PLACED.finditer(text)}
    return Scan(
        cells=sum(1 for _ in _CELL.finditer(text)),
        last_row=last_row,
        last_column=max((_column(one) for one in letters), default=0),
        merged=tuple(merged),
        hidden_rows=frozenset(rows),
        hidden_columns=frozenset(columns),
        formulas=frozenset(_place(f[1], f[2]) for f in _FORMULA.finditer(text)),
    )


def _int(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def _place(letters: str, row: str) -> Place:
    return Place(int(row), _column(letters))
