"""What stands below a table that is no data: totals and footnotes; and the rows of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kksportal.privacy import personal_in

_TOTAL = re.compile(
    r"(?:grand |sub ?)?(?:total|jumlah|rata-rata|rerata)(?: (?:keseluruhan|semua|seluruhnya|umum|"
    r"akhir|kabupaten|kota|kecamatan))?[ :]*",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"(?:\*+|[¹²³†])|(?:sumber|catatan|keterangan|ket|nb|n\.b|note|update|dicetak|diunduh|data per)"
    r"\b[ .]*[:.]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: its cells as they stand, and where in the file it begins."""

    line: int
    cells: tuple[str, ...]


def without_feet(
    body: Sequence[Row], width: int
) -> tuple[list[Row], list[tuple[str, str, list[Row]]]]:
    """The rows without totals and footnotes at the end, and these by what they are."""
    kept = list(body)
    notes: list[Row] = []
    totals: list[Row] = []
    while kept and width > 2:
        cells = [cell.strip() for cell in kept[-1].cells]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and _FOOTNOTE.match(filled[0]):
            notes.insert(0, kept.pop())
        elif filled and _TOTAL.fullmatch(filled[0]) and cells.index(filled[0]) < 2:
            totals.insert(0, kept.pop())
        elif not filled and (notes or totals):
            kept.pop()
        else:
            break
    found = []
    if totals:
        first = totals[0]
        found.append(("jumlah", f"Baris {first.line} berisi jumlah, bukan data", totals))
    if notes:
        found.append(
            ("keterangan", f"Di bawah tabel ada keterangan (“{first_words(notes[0])}”)", notes)
        )
    return kept, found


def is_foot(text: str) -> bool:
    """Whether the first words of a row are those of a total or a footnote."""
    return bool(_TOTAL.fullmatch(text.strip()) or _FOOTNOTE.match(text.strip()))


def first_words(row: Row) -> str:
    """The first cell of a row that holds anything, cut after thirty letters; nobody's number."""
    text = " ".join(next(cell for cell in row.cells if cell.strip()).split())
    if personal_in(text):
        return "mirip data pribadi, tidak dikutip"
    return text if len(text) <= 30 else text[:29] + "…"
