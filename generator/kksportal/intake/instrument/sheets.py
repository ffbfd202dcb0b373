"""Which tatanan a sheet is about: by its number, since names are cut, doubled and misspelt."""

from __future__ import annotations

import re

from kksportal.intake.instrument.heads import Found
from kksportal.intake.workbook import Sheet

MOST_SETTINGS = 20
_NAMED = re.compile(r"\btatanan\s*(?:ke\s*)?[-:.]?\s*([0-9]{1,2})\b", re.IGNORECASE)
_LEADS = re.compile(r"\s*([0-9]{1,2})\b(?!\s*(?:%|/))")
_SHORT = re.compile(r"\b(?:t|tat)\.?\s*([0-9]{1,2})\b", re.IGNORECASE)
_TITLE = re.compile(r"\btatanan\b\s*(?:[0-9]{1,2})?\s*[:.–-]?\s*(.*)", re.IGNORECASE | re.DOTALL)


def number_of(sheet: Sheet, found: Found) -> int | None:
    """The number of a sheet's tatanan: from its name, else from the titles above its heads."""
    if hit := _NAMED.search(sheet.name) or _LEADS.match(sheet.name) or _SHORT.search(sheet.name):
        return _known(int(hit[1]))
    for row in range(1, found.row):
        for cell in sheet.row_cells(row):
            if hit := _NAMED.search(cell.text):
                return _known(int(hit[1]))
    return None


def _known(number: int) -> int | None:
    return number if 0 < number <= MOST_SETTINGS else None


def title_of(sheet: Sheet, found: Found) -> str:
    """The name of a sheet's tatanan as it says it itself; "" where it does not."""
    for row in range(1, found.row):
        for cell in sheet.row_cells(row):
            if (hit := _NAMED.search(cell.text)) and (hit := _TITLE.search(cell.text)):
                return " ".join(hit[1].split())
    column = found.columns["nama"]
    hit = _TITLE.match(sheet.text(found.row, column))
    return " ".join(hit[1].split()) if hit else ""


def is_institution(sheet: Sheet) -> bool:
    """Whether a sheet is about kelembagaan: by its name, or by a title in its first rows."""
    if "lembaga" in sheet.name.lower():
        return True
    first = (cell.text.lower() for row in range(1, 6) for cell in sheet.row_cells(row))
    return any(text.startswith("kelembagaan") for text in first)
