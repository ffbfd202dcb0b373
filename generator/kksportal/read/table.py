"""Read one CSV file by the contract: strict UTF-8, one header line, one row on each line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import Any

from kksportal.effects import note_read
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource

MAX_BYTES = 50_000_000
MAX_ROWS = 500_000
_BREAK = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """The header and the rows of a file. Row i (from 0) is line i + 2 of the file."""

    header: tuple[str, ...]
    rows: tuple[Any, ...]


def read_table(path: Path, res: Resource, name: str) -> tuple[TableFile | None, list[Finding]]:
    """The rows of a file as the resource's row type, and findings about what could not be read."""
    text, findings = read_text(path, name)
    if text is None:
        return None, findings
    columns = split_columns(text)
    if columns is None:
        columns, problems = _parse_columns(text, name)
        findings += problems
    if not columns:
        return None, findings
    length = len(columns[0]) - 1
    if length >= MAX_ROWS:
        return None, [*findings, _at("P005", name, 0, "", f"Berkas ini {length + 1} baris.")]
    header = tuple(column[0] for column in columns)
    findings += _check_header(header, res, name)
    empty = ("",) * length
    ordered = [
        columns[header.index(c)][1:] if c in header else empty  # the first of two equal names
        for c in res.columns
    ]
    # `tuple.__new__` is what a NamedTuple's own `_make` calls, without a Python frame a row.
    make = partial(tuple.__new__, res.row)
    return TableFile(header=header, rows=tuple(map(make, zip(*ordered, strict=True)))), findings


def read_text(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of a file with LF line ends; None when it is not UTF-8 or above MAX_BYTES."""
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
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        return None, [_at("P004", name, line, "", "Ada tanda yang bukan UTF-8.")]
    # What Windows and Excel write reads as it is: nobody can be asked to change that by hand.
    text = text.removeprefix("\ufeff")
    if "\r" not in text:
        return text, []
    text = text.replace("\r\n", _BREAK)
    old = [_at("P006", name, 1, "", "Ada akhir baris CR.")] if "\r" in text else []
    return text.replace("\r", _BREAK), old


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


def _parse_columns(text: str, name: str) -> tuple[list[list[str]], list[Finding]]:
    """The columns of any CSV text; a row of another length is reported, then padded or cut."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = list(reader)
    except csv.Error as fault:
        return [], [_at("P007", name, reader.line_num, "", f"Pembaca CSV terhenti: {fault}.")]
    if not lines or not lines[0]:
        return [], [_at("D001", name, 1, "", "Baris kepala kosong.")]
    findings = list(_check_lines(lines, text, name))
    width = len(lines[0])
    if findings:
        lines = [[*cells, *[""] * width][:width] for cells in lines]
    return [list(column) for column in zip(*lines, strict=True)], findings


def _check_lines(lines: Sequence[list[str]], text: str, name: str) -> Iterator[Finding]:
    width = len(lines[0])
    for number, cells in enumerate(lines, start=1):
        if len(cells) != width:
            what = f"Ada {len(cells)} sel, sedangkan kepala tabel {width}."
            yield _at("D004", name, number, "", what)
    if text.count(_BREAK) > len(lines) - (not text.endswith(_BREAK)):
        for number, cells in enumerate(lines, start=1):
            if any(_BREAK in cell for cell in cells):
                yield _at("D005", name, number, "", "Ada ganti baris di dalam sel.")


def _check_header(header: tuple[str, ...], res: Resource, name: str) -> Iterator[Finding]:
    names = set(header)
    if len(names) < len(header):
        for column in dict.fromkeys(c for c in header if header.count(c) > 1):
            yield _at("D002", name, 1, column, f"Kolom “{column}” ada lebih dari sekali.")
    for column in dict.fromkeys(header):
        if column not in res.columns:
            yield _at("D003", name, 1, column, f"Kolom “{column}” tidak dikenal dan tidak dibaca.")
    for column, rule in res.columns.items():
        if rule.required and column not in names:
            yield _at("D001", name, 1, column, f"Kolom wajib “{column}” tidak ada.")


def _at(code: str, name: str, row: int, column: str, what: str) -> Finding:
    return Finding(kind=kind(f"KKS-{code}"), path=name, row=row, column=column, what=what)
