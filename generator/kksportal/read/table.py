"""Read one CSV file by the contract: UTF-8, one header line, one row on each line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import Any

from kksportal.effects import note_read
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.intake.decoding import decode
from kksportal.intake.feet import is_foot
from kksportal.intake.habits import Weight
from kksportal.intake.shapes import LONGEST
from kksportal.model.contract import Resource
from kksportal.read.shapes import see_shape

MAX_BYTES = 50_000_000
MAX_ROWS = 500_000
_BREAK = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """The header and the rows of a file. Row i (from 0) is line i + 2 of the file."""

    header: tuple[str, ...]
    rows: tuple[Any, ...]


def read_table(path: Path, res: Resource, name: str) -> tuple[TableFile | None, list[Finding]]:
    """The rows of a file as the resource's row type, and findings about what could not be read.

    A file as the contract writes it is read the quick way. Any other is looked at once for its
    shape (`read.shapes`), which is one finding.
    """
    raw, findings = read_raw(path, name)
    if raw is None:
        return None, findings
    columns = _plain_columns(raw, res)
    if columns is None:
        return _read_shaped(raw, res, name)
    length = len(columns[0]) - 1
    if length >= MAX_ROWS:
        return None, [_at("P005", name, 0, "", f"Berkas ini {length + 1} baris.")]
    header = tuple(column[0] for column in columns)
    cells = {column[0]: column[1:] for column in columns}
    return TableFile(header=header, rows=_rows(cells, length, res)), []


def _rows(cells: dict[str, list[str]], length: int, res: Resource) -> tuple[Any, ...]:
    empty = ("",) * length
    ordered = [cells.get(c, empty) for c in res.columns]
    # `tuple.__new__` is what a NamedTuple's own `_make` calls, without a Python frame a row.
    make = partial(tuple.__new__, res.row)
    return tuple(map(make, zip(*ordered, strict=True)))


def _read_shaped(raw: bytes, res: Resource, name: str) -> tuple[TableFile | None, list[Finding]]:
    """A table of another shape, or of another header, with what is said of it."""
    lines = raw.count(b"\n")
    if lines > MAX_ROWS:
        return None, [_at("P005", name, 0, "", f"Berkas ini {lines} baris.")]
    seen = see_shape(raw, res, name)
    if not seen.header:
        return None, seen.findings
    if len(seen.rows) >= MAX_ROWS:
        return None, [*seen.findings, _at("P005", name, 0, "", f"Berkas ini {len(seen.rows) + 1} "
                                          "baris.")]  # fmt: skip
    findings = [*seen.findings, *_check_header(seen.header, res, name, seen.head_line)]
    cells: dict[str, list[str]] = {}
    for place, column in enumerate(seen.header):
        cells.setdefault(column, [row[place] for row in seen.rows])  # the first of two equal names
    rows = _rows(cells, len(seen.rows), res)
    return TableFile(header=seen.header, rows=rows), findings


def _plain_columns(raw: bytes, res: Resource) -> list[list[str]] | None:
    """The columns of a file in which nothing is out of the ordinary, headers first; else None.

    Ordinary is UTF-8 with LF or CR and LF; a header of columns that the contract knows, each once;
    rows as long as it; and a last row that is neither empty nor a total.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", _BREAK)
    if "\r" in text:
        return None
    columns = split_columns(text) or _parse_columns(text)
    if columns is None or not _known_header([column[0] for column in columns], res):
        return None
    last = [column[-1] for column in columns if column[-1]] if len(columns[0]) > 1 else ["x"]
    return columns if last and not is_foot(last[0]) else None


def _known_header(header: list[str], res: Resource) -> bool:
    names = set(header)
    return (
        len(names) == len(header)
        and names <= res.columns.keys()
        and all(name in names for name, rule in res.columns.items() if rule.required)
    )


def read_raw(path: Path, name: str) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a plain file; None when it is none, or above MAX_BYTES."""
    try:
        state = path.lstat()  # a link is no plain file, whatever it points at
        if not S_ISREG(state.st_mode):
            return None, [_at("P003", name, 0, "", "Ini bukan berkas biasa.")]
        if state.st_size > MAX_BYTES:
            return None, [_at("P005", name, 0, "", f"Berkas ini {state.st_size / 1e6:.0f} MB.")]
        with open(path, "rb", buffering=0) as file:
            raw = file.read()
        note_read(path, raw)
    except OSError:
        return None, [_at("P003", name, 0, "", "Berkas tidak dapat dibuka.")]
    return raw, []


def read_text(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of a file with LF line ends; None when it is not UTF-8 or above MAX_BYTES."""
    raw, findings = read_raw(path, name)
    if raw is None:
        return None, findings
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, [_other_letters(raw, fault.start, name)]
    # What Windows and Excel write reads as it is: nobody can be asked to change that by hand.
    text = text.removeprefix("\ufeff")
    if "\r" not in text:
        return text, []
    text = text.replace("\r\n", _BREAK)
    advice = f"Jalankan: kks rapikan {name}"
    old = [_at("P006", name, 1, "", "Ada akhir baris CR.", advice)] if "\r" in text else []
    return text.replace("\r", _BREAK), old


def _other_letters(raw: bytes, start: int, name: str) -> Finding:
    """A finding about a text that is no UTF-8: what it is, where that can be told."""
    habits = decode(raw).habits
    line = raw[:start].count(b"\n") + 1
    mended = [one for one in habits if one.weight is Weight.MENDED]
    if mended and len(mended) == len(habits):
        advice = f"Jalankan: kks rapikan {name}"
        return _at("P004", name, line, "", f"{mended[0].what}.", advice)
    return _at("P004", name, line, "", "Ada tanda yang bukan UTF-8.", "Simpan ulang sebagai UTF-8")


def split_columns(text: str) -> list[list[str]] | None:
    """The columns of a plain table, headers included; None when it needs a real CSV reader.

    A line end becomes a cell of its own, so in a regular table every (width + 1)-th cell is a line
    end. The columns are then slices of the list of cells; no row is handled by itself.
    """
    body = text.removesuffix(_BREAK)
    width = body.partition(_BREAK)[0].count(",") + 1
    if '"' in body or width == 1:
        return None
    cells = body.replace(_BREAK, ",\n,").split(",")
    stride = width + 1
    ends = cells[width::stride]
    regular = len(cells) == len(ends) * stride + width and ends.count(_BREAK) == len(ends)
    if not regular or body.count(_BREAK) != len(ends):
        return None
    return [cells[place::stride] for place in range(width)]


def _parse_columns(text: str) -> list[list[str]] | None:
    """The columns of a text with quotes, where every row is one line and as long as the header."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None
    width = len(lines[0]) if lines else 0
    one_line = text.count(_BREAK) + (not text.endswith(_BREAK)) == len(lines)
    if len(text) > LONGEST and any(len(cell) > LONGEST for cells in lines for cell in cells):
        return None
    if width == 0 or not one_line or any(len(cells) != width for cells in lines):
        return None
    return [list(column) for column in zip(*lines, strict=True)]


def _check_header(
    header: tuple[str, ...], res: Resource, name: str, line: int
) -> Iterator[Finding]:
    names = set(header)
    if len(names) < len(header):
        for column in dict.fromkeys(c for c in header if header.count(c) > 1):
            yield _at("D002", name, line, column, f"Kolom “{column}” ada lebih dari sekali.")
    for column in dict.fromkeys(header):
        if column not in res.columns:
            what = f"Kolom “{column}” tidak dikenal dan tidak dibaca."
            yield _at("D003", name, line, column, what)
    for column, rule in res.columns.items():
        if rule.required and column not in names:
            yield _at("D001", name, line, column, f"Kolom wajib “{column}” tidak ada.")


def _at(code: str, name: str, row: int, column: str, what: str, advice: str = "") -> Finding:
    return Finding(
        kind=kind(f"KKS-{code}"), path=name, row=row, column=column, what=what, advice=advice
    )
