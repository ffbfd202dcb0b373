"""The sign between the cells of a file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from itertools import islice

from kksportal.intake.heads import plain_name

DELIMITERS = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}
_LOOK = 60  # rows that are looked at
_PART = 20_000  # letters that are looked at


def find_delimiter(text: str, columns: Collection[str] = ()) -> str:
    """The sign between cells: by which most names of `columns` stand in one row, else by which the
    rows are widest and most alike. A comma where nothing else is better."""
    known = {plain_name(name) for name in columns}
    best, most = ",", (0, 0.0, 0)
    for sign in DELIMITERS:
        score = _score(text, sign, known)
        if score > most:
            best, most = sign, score
    return best


def _score(text: str, sign: str, known: Collection[str]) -> tuple[int, float, int]:
    rows = _some_rows(text, sign)
    names = max((sum(plain_name(c) in known for c in row) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return (0, 0.0, 0)
    width, many = widths.most_common(1)[0]
    if width < 2:
        return (names if names > 1 else 0, 0.0, 0)
    return (names if names > 1 else 0, round(many / widths.total(), 1), width)


def _some_rows(text: str, sign: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text[:_PART], newline=""), delimiter=sign)
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(reader, _LOOK))
    return rows
