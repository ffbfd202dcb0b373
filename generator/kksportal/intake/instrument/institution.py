"""Kelembagaan in a filled instrument: sections of items, marked "ada" or "tidak ada"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from kksportal.intake.instrument.heads import SEARCHED, words_of
from kksportal.intake.instrument.reading import Item
from kksportal.intake.workbook import Cell, Place, Sheet

# What a component is called, however it is written: the first that fits.
COMPONENTS = (
    ("pokja-desa-kelurahan", "Pokja Desa/Kelurahan", ("pokja", "kelompok kerja")),
    ("forum-komunikasi-kecamatan", "Forum Komunikasi Kecamatan", ("kecamatan",)),
    ("tim-pembina", "Tim Pembina", ("tim pembina", "pembina")),
    ("forum-kabupaten-kota", "Forum Kabupaten/Kota", ("forum",)),
)
_ITEMS = (
    ("rencana-kerja", ("rencana kerja", "renja", "program kerja")),
    ("anggaran", ("anggaran", "pembiayaan", "biaya", "dana")),
    ("sekretariat", ("sekretariat", "kantor")),
    ("sk", ("surat keputusan", "sk", "keputusan")),
)
_LABEL = re.compile(r"\(?([0-9]{1,2}|[a-z]|[ivx]{1,4})(?:\.0+)?[.)]?", re.IGNORECASE)
_LED = re.compile(r"^\(?([0-9]{1,2}|[a-zA-Z]|[IVX]{1,4})\s*[.)]\s+")
_YES = frozenset({"v", "√", "✓", "✔", "x", "ya", "ada", "1", "✗", "*"})
_NO = frozenset({"-", "–", "0", "tidak"})


class _Columns(NamedTuple):
    row: int  # the last row of heads
    there: int
    missing: int


class _Line(NamedTuple):
    row: int
    kind: str  # of its label: "angka", "huruf", "romawi", "" for none
    text: str
    cell: str


def component_of(text: str) -> str:
    """The permanent id of a component from how it is written; "" where it is none."""
    said = f" {words_of(text)} "
    return next((one[0] for one in COMPONENTS if any(f" {w} " in said for w in one[2])), "")


def item_of(text: str) -> str:
    """The permanent id of a known item (SK, rencana kerja, anggaran, sekretariat); "" else."""
    said = f" {words_of(text)} "
    return next((name for name, words in _ITEMS if any(f" {w} " in said for w in words)), "")


def read_marked_items(sheet: Sheet) -> tuple[tuple[Item, ...], bool]:
    """The items of a sheet, and whether it has the columns "ada" and "tidak ada"."""
    columns = _find_columns(sheet)
    lines = _lines(sheet, columns)
    section_kind, every = _section_kind(lines)
    item_kind = _most_common(line.kind for line in lines if line.kind != section_kind)
    section, last = "", 0
    items: list[Item] = []
    for line in lines:
        if line.kind == section_kind and (every or component_of(line.text)):
            section = line.text
        elif section and line.kind == item_kind:
            there, odd = _mark(sheet, columns, line.row)
            items.append(Item(component=section, name=line.text, cell=line.cell,
                              there=there, odd=odd))  # fmt: skip
        elif items and not line.kind and line.row == last + 1:  # a line that goes on
            items[-1] = replace(items[-1], name=f"{items[-1].name} {line.text}")
        else:
            continue
        last = line.row
    return tuple(items), columns is not None


def _most_common(kinds: Iterable[str]) -> str:
    counted = Counter(kinds).most_common(1)
    return counted[0][0] if counted else "?"


def _find_columns(sheet: Sheet) -> _Columns | None:
    """Where "ada" and "tidak ada" stand; the head may go over two rows."""
    for row in range(1, min(SEARCHED, sheet.last_row) + 1):
        said = {words_of(cell.text): cell.place.column for cell in sheet.row_cells(row)}
        missing = next((said[w] for w in ("tidak ada", "tidak", "belum ada") if w in said), 0)
        there = next((said[w] for w in ("ada", "ya", "sudah ada") if w in said), 0)
        if there and missing:
            return _Columns(row, there, missing)
    return None


def _lines(sheet: Sheet, columns: _Columns | None) -> list[_Line]:
    """The rows that say something left of the marks: their label and their text."""
    first = columns.row + 1 if columns else _first_row(sheet)
    last = min(columns.there, columns.missing) if columns else 4
    lines = []
    for row in range(first, sheet.last_row + 1):
        cells = [cell for cell in sheet.row_cells(row) if cell.place.column < max(last, 2)]
        if line := _line(cells):
            lines.append(line)
    return lines


def _first_row(sheet: Sheet) -> int:
    """The row below the heads where no "ada" names them: that of the first "NO"."""
    for row in range(1, min(SEARCHED, sheet.last_row) + 1):
        if any(words_of(cell.text) in ("no", "nomor") for cell in sheet.row_cells(row)):
            return row + 1
    return 1


def _line(cells: list[Cell]) -> _Line | None:
    label, place = "", None
    texts: list[str] = []
    for cell in cells:
        found = _LABEL.fullmatch(cell.text)
        if found and not texts and not label:
            label = found[1]
        elif len(cell.text) > 2:
            place = place or cell.place
            texts.append(" ".join(cell.text.split()))
    text = " ".join(texts)
    if not label and (led := _LED.match(text)):
        label, text = led[1], text[led.end() :]
    if not text or place is None:
        return None
    return _Line(place.row, _kind(label), text, Place(*place).address)


def _kind(label: str) -> str:
    if label.isdigit():
        return "angka"
    if label and set(label.upper()) <= set("IVX"):
        return "romawi"
    return "huruf-besar" if label.isupper() else "huruf" if label else ""


def _section_kind(lines: list[_Line]) -> tuple[str, bool]:
    """The kind of label that sections have, and whether every line of that kind is one.

    Sections are the kind of the first line that names a component, where items have another.
    """
    for line in lines:
        if component_of(line.text):
            kinds = {one.kind for one in lines if one.row > line.row}
            return line.kind, bool(line.kind) and bool(kinds - {line.kind})
    return "?", False


def _mark(sheet: Sheet, columns: _Columns | None, row: int) -> tuple[bool | None, str]:
    """What is marked on a row; None where nothing is, or where it cannot be told."""
    if columns is None:
        return None, ""
    there, missing = (sheet.text(row, c).lower() for c in (columns.there, columns.missing))
    if there and missing and there not in _NO and missing not in _NO:
        return None, "“ada” dan “tidak ada” dua-duanya ditandai"
    for said, means in ((there, True), (missing, False)):
        if said in _YES:
            return means, ""
    if there in _NO and there == "tidak":
        return False, ""
    unread = next((s for s in (there, missing) if s and s not in _NO), "")
    return None, f"tanda “{unread[:20]}” tidak dikenal" if unread else ""
