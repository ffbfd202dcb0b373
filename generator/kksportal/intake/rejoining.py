"""A row with more cells than its head: an unquoted comma parted one cell in two."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from kksportal.intake.cells import Codes, clean_text, read_cell
from kksportal.intake.results import Doubt, NotUnderstood
from kksportal.model.contract import Resource, Shape

_MOST = 6  # further cells; beyond that the row has another fault


def rejoined(
    cells: Sequence[str], header: Sequence[str], res: Resource, codes: Codes, sign: str = ","
) -> list[tuple[str, ...]]:
    """The rows that a longer row may have been: parts joined again at one place, all cells right.

    One alone is what was meant; none or several are for whoever wrote it.
    """
    extra = len(cells) - len(header)
    if not 0 < extra <= _MOST:
        return []
    found: list[tuple[str, ...]] = []
    for place in range(len(header)):
        parts = cells[place : place + extra + 1]
        if not all(part.strip() for part in parts):
            continue  # nobody writes a comma with nothing beside it
        joined = sign.join(parts)
        row = (*cells[:place], joined, *cells[place + extra + 1 :])
        if row not in found and fits(row, header, res, codes):
            found.append(row)
    return found


def fits(row: Sequence[str], header: Sequence[str], res: Resource, codes: Codes) -> bool:
    """Whether every cell of a row says something that its column takes."""
    told: Mapping[str, str] = dict(zip(header, row, strict=True))
    for name, text in told.items():
        column = res.columns.get(name)
        if column is None:
            continue
        if not text:
            if column.required:
                return False
            continue
        if isinstance(read_cell(column, text, told, codes), (Doubt, NotUnderstood)):
            return False
        if column.shape is Shape.TEKS and not column.values and text != clean_text(text):
            return False  # a cell that begins with the space after a comma is the rest of another
    return _reasoned(told, res)


def _reasoned(told: Mapping[str, str], res: Resource) -> bool:
    """Where a row gives a value or a reason, it gives one of them."""
    values = [name for name in ("nilai", "skor", "ada", "kriteria") if name in res.columns]
    if "keadaan" not in res.columns or not values:
        return True
    return any(told.get(name) for name in values) != bool(told.get("keadaan"))


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows as the contract writes them: commas, LF, quotes only where they are needed."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
