"""Cells of exported tables: plain text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

# What a spreadsheet may run when a cell begins with it; full-width signs count in some languages.
_RISKY = "=+-@\t\r\n＝＋－＠"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def neutral(value: str) -> str:
    """A cell that is no formula: risky text gets an apostrophe in front, numbers stay.

    Where a semicolon separates columns, each part becomes a cell, so each is looked at.
    """
    if ";" in value:
        return ";".join(map(_neutral, value.split(";")))
    return _neutral(value)


def _neutral(value: str) -> str:
    if not value or value.lstrip(" ")[:1] not in _RISKY or _NUMBER.fullmatch(value):
        return value
    return "'" + value if value.strip(" ") else value


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV: commas, plain line ends, quotes only where they are needed."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
