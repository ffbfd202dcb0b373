"""Read one CSV file by the contract: strict UTF-8, one header, a row a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource

MAX_BYTES = 50_000_000
MAX_ROWS = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file as read: its header, and its rows. Row i stands on line i + 2."""

    header: list[str]
    rows: tuple[Any, ...]


def read_table(path: Path, res: Resource, name: str) -> tuple[TableFile | None, list[Finding]]:
    """The rows of a file as the resource's row type, and what could not be read."""
    text, found = read_text(path, name)
    if text is None:
        return None, found
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        return None, [*found, _at("P007", name, 0, "", f"Pembaca CSV terhenti: {fault}.")]
    if not lines:
        return None, [*found, _at("D001", name, 1, "", "Berkas kosong, tanpa baris kepala.")]
    if len(lines) > MAX_ROWS:
        return None, [*found, _at("P005", name, 0, "", f"Berkas ini {len(lines)} baris.")]
    header = lines[0]
    found += [*_check_header(header, res, name), *_check_lines(lines, text, name)]
    return TableFile(header=header, rows=_rows(lines, res)), found


def read_text(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of a file with plain line ends; None when it is no UTF-8 text of usable size."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [_at("P005", name, 0, "", f"Berkas ini {size / 1e6:.0f} MB.")]
        raw = path.read_bytes()
    except OSError:
        return None, [_at("P003", name, 0, "", "Berkas tidak dapat dibuka.")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        return None, [_at("P004", name, line, "", "Ada tanda yang bukan UTF-8.")]
    found = []
    if text.startswith("\ufeff") or "\r" in text:
        what = "tanda BOM" if text.startswith("\ufeff") else "akhir baris Windows (CR)"
        found.append(_at("P006", name, 1, "", f"Ada {what}."))
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text, found


def _check_header(header: list[str], res: Resource, name: str) -> Iterator[Finding]:
    for column in dict.fromkeys(c for c in header if header.count(c) > 1):
        yield _at("D002", name, 1, column, f"Kolom “{column}” ada lebih dari sekali.")
    for column in dict.fromkeys(header):
        if column not in res.columns:
            yield _at("D003", name, 1, column, f"Kolom “{column}” tidak dikenal dan tidak dibaca.")
    for column, rule in res.columns.items():
        if rule.required and column not in header:
            yield _at("D001", name, 1, column, f"Kolom wajib “{column}” tidak ada.")


def _check_lines(lines: list[list[str]], text: str, name: str) -> Iterator[Finding]:
    width = len(lines[0])
    if any(len(cells) != width for cells in lines):
        for number, cells in enumerate(lines, start=1):
            if len(cells) != width:
                what = f"Ada {len(cells)} sel, sedangkan kepala tabel {width}."
                yield _at("D004", name, number, "", what)
    if text.count("\n") > len(lines):  # a line break within a cell, or no row at all
        for number, cells in enumerate(lines, start=1):
            if any("\n" in cell for cell in cells):
                yield _at("D005", name, number, "", "Ada ganti baris di dalam sel.")


def _rows(lines: list[list[str]], res: Resource) -> tuple[Any, ...]:
    """The rows in the contract's column order; absent columns and cells are empty."""
    header, make = lines[0], res.row._make
    places = [header.index(c) if c in header else len(header) for c in res.columns]
    pick = itemgetter(*places)
    width = len(header)
    blank = [""]
    rows = []
    for cells in lines[1:]:
        full = cells if len(cells) == width else [*cells, *blank * width][:width]
        rows.append(make(pick(full + blank)))
    return tuple(rows)


def _at(code: str, name: str, row: int, column: str, what: str) -> Finding:
    return Finding(kind=kind(f"KKS-{code}"), path=name, row=row, column=column, what=what)
