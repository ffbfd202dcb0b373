"""Cells of exported tables: plain text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from kksportal.text import formula_in, runs


def neutral(value: str) -> str:
    """A cell that is no formula: risky text gets an apostrophe in front, numbers stay."""
    if not formula_in(value):
        return value
    return ";".join(f"'{part}" if runs(part) else part for part in value.split(";"))


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV: commas, plain line ends, quotes only where they are needed."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
