"""Rows of the data contract as records for machines: only what is filled, numbers as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any

from kksportal.model.contract import Column, Resource, Shape

Record = dict[str, Any]
NUMBERS = (Shape.DESIMAL, Shape.BULAT)
LISTS = (Shape.DAFTAR, Shape.DAFTAR_TEKS, Shape.DAFTAR_TEMPAT)
YES_NO = ("ya", "tidak")
COLUMNS, INSIDE = "kolom", "isi"  # of a group: the names of its columns, and its rows

# Tables with hundreds of rows are written as groups: the values that a group shares once, the
# others as rows of bare values under named columns. It takes a third of the bytes of one record
# for each row.
GROUPS: dict[str, tuple[str, ...]] = {
    "capaian": ("siklus", "tahun", "sumber", "per_tanggal"),
    "penilaian": ("siklus", "penilai", "tahap", "sumber", "tanggal"),
    "kelembagaan": ("siklus", "komponen", "tahun", "sumber"),
    "bukti": ("siklus", "jenis", "tahun", "publik", "sumber"),
    "pengampu": ("siklus", "sumber"),
    "perbaikan": ("siklus", "tahap", "diminta", "batas_jam", "batas_hari", "hari_kerja", "tenggat",
                  "status", "sumber"),
    "renstra": ("siklus", "perangkat_daerah", "dokumen", "tahun_mulai", "tahun_selesai", "sumber"),
}  # fmt: skip
# Documents closed to the public are counted, not listed: the table, the column that says so.
EVIDENCE, OPEN, COUNT = "bukti", "publik", "jumlah"
MEANS = ("siklus", "penilai", "tahap", "per_tanggal", "sumber")  # of the means we compute


def cells_of(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """What picks the cells at these places out of a row, many times as fast as a loop."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[place] for place in places)


def convert(column: Column, value: str) -> Any:
    """A filled cell as a value: a number, yes or no, a list, or text."""
    if column.shape in NUMBERS:
        return Decimal(value)
    if is_yes_no(column):
        return value == "ya"
    return value.split(";") if column.shape in LISTS else value


def is_yes_no(column: Column) -> bool:
    """Whether a column asks for yes or no."""
    return column.values == YES_NO


def records(res: Resource, rows: Iterable[Sequence[str]]) -> list[Record]:
    """Each row as a record."""
    columns = tuple(res.columns.items())
    return [
        {
            name: convert(column, value)
            for (name, column), value in zip(columns, row, strict=True)
            if value
        }
        for row in rows
    ]


def grouped(items: Iterable[Record], by: Sequence[str]) -> list[Record]:
    """Records that share the values `by` as one group, with the rest of each as a row.

    Columns that are filled most come first, and a row ends with its last filled cell.
    """
    groups: dict[str, tuple[Record, list[Record]]] = {}
    for record in items:
        shared = {name: record.pop(name) for name in by if name in record}
        groups.setdefault(repr(shared), (shared, []))[1].append(record)
    result = []
    for shared, inside in groups.values():
        many = Counter(name for record in inside for name in record)
        columns = sorted(many, key=lambda name: -many[name])
        rows = [_row(record, columns) for record in inside]
        result.append(shared | {COLUMNS: columns, INSIDE: rows})
    return result


def _row(record: Record, columns: Sequence[str]) -> list[Any]:
    row = [record.get(name) for name in columns]
    while row and row[-1] is None:
        row.pop()
    return row


def table_records(res: Resource, rows: Iterable[Sequence[str]]) -> list[Record]:
    """The rows of a table of a district as records, grouped where the table is in GROUPS."""
    by = GROUPS.get(res.name)
    if not by:
        return records(res, rows)
    groups = grouped(records(res, rows), by)
    return [_counted(group) for group in groups] if res.name == EVIDENCE else groups


def _counted(group: Record) -> Record:
    """A group of evidence; of closed documents only how many there are. The archive lists each."""
    if group[OPEN]:
        return group
    shared = {name: value for name, value in group.items() if name not in (COLUMNS, INSIDE)}
    return shared | {COUNT: len(group[INSIDE])}
