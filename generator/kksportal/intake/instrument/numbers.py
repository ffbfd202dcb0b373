"""Numbers as they stand in the instrument's workbooks: ordinals, scores, scores in words."""

from __future__ import annotations

import re
from decimal import Decimal

from kksportal.intake.workbook import Cell
from kksportal.model.contract import PATTERNS, Shape

_ORDINAL = re.compile(r"\(?([0-9]{1,3})(?:[.,]0+)?[.)]?")
_SCORE = re.compile(r"(?:nilai|skor)?\s*[:=]?\s*([0-9]{1,3}(?:[.,][0-9]{1,2})?)", re.IGNORECASE)
HIGHEST = 100


def ordinal(cell: Cell | None) -> int | None:
    """The number of an indicator: 1.0, "1", "1." and "(1)" are 1."""
    if cell is None or isinstance(cell.value, bool):
        return None
    found = _ORDINAL.fullmatch(cell.text)
    return int(found[1]) or None if found else None


def score(cell: Cell | None) -> tuple[Decimal | None, str]:
    """A score, and what is odd about how it is written; None where it cannot be told.

    A share of one shown as a percentage is not a score: 1 shown as "100%" may be either.
    """
    if cell is None:
        return None, ""
    if isinstance(cell.value, Decimal):
        if cell.percent:
            return None, "angka berformat persen"
        return (cell.value, "") if 0 <= cell.value <= HIGHEST else (None, "di luar 0 sampai 100")
    if not isinstance(cell.value, str):
        return None, "bukan angka"
    found = _SCORE.fullmatch(cell.text)
    if not found:
        return None, "bukan angka"
    value = Decimal(found[1].replace(",", "."))
    return (value, "ditulis sebagai teks") if value <= HIGHEST else (None, "di luar 0 sampai 100")


def number_of_table(text: str) -> Decimal | None:
    """A number as a table of the portal has it; None where it has something else."""
    return Decimal(text) if re.fullmatch(PATTERNS[Shape.DESIMAL], text) else None
