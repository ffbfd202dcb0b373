"""The heads of the instrument's sheets, as data: which words name which column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kksportal.intake.workbook import Sheet

SEARCHED = 40  # rows from the top in which heads are looked for
_WORD = re.compile(r"[^a-z0-9]+")


class Head(NamedTuple):
    """A column by the words that its head begins with, plain and in small letters."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of sheet: its columns, and those without which it is another form."""

    name: str
    heads: tuple[Head, ...]
    needed: frozenset[str]


class Found(NamedTuple):
    """Where a form's heads stand on a sheet: their row, and the column of each."""

    row: int
    columns: dict[str, int]


_NUMBER = Head("nomor", ("no", "nomor", "nomer"))
_NAME = ("indikator", "tatanan", "uraian", "nama indikator")
_DEFINITION = Head("definisi", ("definisi",))
_EVIDENCE = Head("bukti", ("bukti",))

# The empty instrument, as the ministry hands it out (2025).
EMPTY = Form(
    name="kosong",
    heads=(
        _NUMBER,
        Head("komponen", ("komponen",)),
        Head("nama", _NAME),
        _DEFINITION,
        Head("sumber", ("sumber data", "sumber")),
        _EVIDENCE,
        Head("skala", ("skala", "kategori penilaian")),
    ),
    needed=frozenset({"nama", "skala"}),
)
# The instrument as a district fills it in and a province looks it through (2023).
FILLED = Form(
    name="terisi",
    heads=(
        _NUMBER,
        Head("nama", _NAME),
        Head("skala", ("skala",)),
        Head("mandiri", ("nilai self", "nilai mandiri", "self assesment", "self assessment",
                         "penilaian mandiri", "nilai penilaian mandiri")),
        Head("tautan", ("link", "tautan")),
        Head("provinsi", ("nilai verifikasi provinsi", "nilai provinsi", "verifikasi provinsi",
                          "nilai verifikasi tim pembina provinsi")),
        Head("catatan", ("catatan",)),
        _DEFINITION,
        Head("ketersediaan", ("ketersediaan",)),
        _EVIDENCE,
    ),
    needed=frozenset({"nama", "skala", "mandiri"}),
)  # fmt: skip


def words_of(text: str) -> str:
    """A head as plain words: "NILAI SELF-ASSESMENT " is "nilai self assesment"."""
    return _WORD.sub(" ", text.lower()).strip()


def find_heads(sheet: Sheet, form: Form) -> Found | None:
    """The row whose cells name most columns of a form; None where a needed one is missing.

    A head may go over two rows: below one that is merged over several columns ("NILAI" over
    "SELF-ASSESMENT" and "PROVINSI") each column is named by both.
    """
    best: Found | None = None
    for row in range(1, min(SEARCHED, sheet.last_row) + 1):
        columns = _columns(sheet, row, form)
        if form.needed <= columns.keys() and (best is None or len(columns) > len(best.columns)):
            best = Found(row, columns)
    return best


def _columns(sheet: Sheet, row: int, form: Form) -> dict[str, int]:
    found: dict[str, int] = {}
    told = [(cell.place.column, cell.text) for cell in sheet.row_cells(row)]
    for column, text in [*told, *_grouped(sheet, row)]:
        said = words_of(text)
        if len(said) > 120:
            continue
        for head in form.heads:
            if head.name not in found and _begins(said, head.words):
                found[head.name] = column
                break
    return found


def _grouped(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    """The heads below one that is merged over several columns: by both names, then by their own."""
    below = []
    for cell in sheet.row_cells(row + 1):
        merge = sheet.merge_at(row, cell.place.column)
        wide = merge is not None and merge.first.column < merge.last.column
        if merge is not None and wide and cell.place not in merge:
            group = sheet.cells.get(merge.first)
            below.append((cell.place.column, group.text if group else "", cell.text))
    yield from ((column, f"{group} {text}") for column, group, text in below)
    yield from ((column, text) for column, _, text in below)


def _begins(said: str, words: tuple[str, ...]) -> bool:
    return any(said == word or said.startswith(f"{word} ") for word in words)
