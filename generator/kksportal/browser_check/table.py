"""A table as a person mends it: its rows, and of each column what may be chosen.

Whatever a cell holds stays until she changes it: the rules judge it, the editor does not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kksportal.browser_check.sorting import TABLES
from kksportal.exports.cells import csv_text
from kksportal.model.contract import Column, Shape
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.read.glossary import read_terms
from kksportal.words.names import ASSESSORS, REASONS, Names

Choice = tuple[str, str]  # what stands in the cell, and what it is called


class Rows(NamedTuple):
    """A table's columns and rows; row i (from 0) is line i + 2 of its file."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ColumnView(NamedTuple):
    """A column of the editor."""

    name: str
    title: str
    about: str
    required: bool
    many: bool  # several choices, joined by semicolons
    choices: tuple[Choice, ...]  # none: free text


def read_rows(raw: bytes) -> Rows | None:
    """The rows of a table; None where they cannot be told apart."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    if not lines or any(len(line) != len(lines[0]) for line in lines):
        return None
    return Rows(tuple(lines[0]), tuple(map(tuple, lines[1:])))


def with_row(found: Rows, table: str, place: int, cells: Mapping[str, str]) -> Rows:
    """The table with other cells in a row; a place behind the last adds one.

    A column that the file has not is added where the contract has it, once a cell needs it.
    """
    needed = [name for name, cell in cells.items() if cell and name not in found.head]
    head, rows = found.head, found.rows
    if needed:
        order = [c for c in TABLES[table].columns if c in {*found.head, *needed}]
        head = (*order, *(name for name in found.head if name not in order))
        rows = tuple(_ordered(row, found.head, head) for row in rows)
    before = dict(zip(head, rows[place], strict=True)) if place < len(rows) else {}
    row = tuple(cells.get(name, before.get(name, "")) for name in head)
    return Rows(head, (*rows[:place], row, *rows[place + 1 :]))


def without_row(found: Rows, place: int) -> Rows:
    """The table without a row."""
    return Rows(found.head, (*found.rows[:place], *found.rows[place + 1 :]))


def to_bytes(found: Rows) -> bytes:
    """The table as a file."""
    return csv_text(found.head, found.rows).encode()


def empty_rows(table: str) -> Rows:
    """A table that is not there yet: its required columns, without rows."""
    columns = TABLES[table].columns
    return Rows(tuple(name for name, column in columns.items() if column.required), ())


def _ordered(row: Sequence[str], before: Sequence[str], head: Sequence[str]) -> tuple[str, ...]:
    cells = dict(zip(before, row, strict=True))
    return tuple(cells.get(name, "") for name in head)


class Choices:
    """What may be chosen in the columns of one district's tables."""

    def __init__(self, data: PortalInput, code: str, package: DistrictPackage | None) -> None:
        self._data, self._code, self._package = data, code, package
        self._names = Names(data)

    def columns(self, table: str) -> list[ColumnView]:
        """The columns of a table, in the order of the contract."""
        terms = read_terms()
        views = []
        for name, column in TABLES[table].columns.items():
            term = terms.get(name)
            title = column.title or (term.title if term else name)
            views.append(
                ColumnView(
                    name=name,
                    title=title,
                    about=term.meaning if term else "",
                    required=column.required,
                    many=column.shape is Shape.DAFTAR,
                    choices=tuple(self._of(column)),
                )
            )
        return views

    def _of(self, column: Column) -> Sequence[Choice]:
        if column.values:
            called = REASONS | ASSESSORS
            return [(value, called.get(value, value.replace("-", " "))) for value in column.values]
        if column.shape is Shape.YATIDAK:
            return [("ya", "ya"), ("tidak", "tidak")]
        if column.shape is Shape.SIKLUS:
            return [(cycle, cycle) for cycle in sorted(self._data.frameworks, reverse=True)]
        more = [("kerangka", "kerangka KKS, bukan daerah")] if column.shape is Shape.SUBJEK else []
        return [*self._referred(column.refers), *more]

    def _referred(self, refers: str) -> Sequence[Choice]:
        data, package = self._data, self._package
        if refers.startswith("kosakata."):
            name = refers.removeprefix("kosakata.").removesuffix("+semua").replace("-", "_")
            rows: Sequence[Any] = getattr(data.vocabulary, name)
            more = [("semua", "semua tatanan")] if refers.endswith("+semua") else []
            return [*more, *((row.id, row.nama) for row in rows)]
        frameworks = [data.frameworks[cycle] for cycle in sorted(data.frameworks, reverse=True)]
        match refers:
            case "sumber" | "inovasi" | "bukti" if package is not None:
                own: Sequence[Any] = getattr(package, refers)
                return [(r.id, f"{getattr(r, 'judul', '') or r.id}"[:80]) for r in own]
            case "wilayah" | "tempat":
                return self._areas()
            case "indikator":
                return _once((r.kode, f"{r.kode} {r.nama}"[:90]) for f in frameworks
                             for r in f.indikator)  # fmt: skip
            case "tahap":
                return _once((r.id, r.nama) for f in frameworks for r in f.tahap)
            case "komponen":
                return _once((r.komponen, r.komponen) for f in frameworks
                             for r in f.butir_kelembagaan)  # fmt: skip
            case "butir":
                return _once((r.butir, f"{r.butir} {getattr(r, 'nama', '')}".strip()[:90])
                             for f in frameworks for r in f.butir_kelembagaan)  # fmt: skip
            case "cerita":
                return [(s.slug, s.title) for s in data.stories if s.region == self._code]
        return ()

    def _areas(self) -> Sequence[Choice]:
        place = self._names.districts.get(self._code)
        if place is None:
            return ()
        province = self._names.provinces[place.provinsi]
        inside = (k for region in self._data.regions for k in region.kecamatan)
        return [
            (self._code, place.nama),
            *((k.kode, f"Kecamatan {k.nama}") for k in inside if k.daerah == place.id),
            (province.kode, f"Provinsi {province.nama}"),
        ]


def _once(choices: Any) -> list[Choice]:
    """Each choice once, the newest cycle's name first."""
    return list({value: (value, label) for value, label in reversed(list(choices))}.values())[::-1]
