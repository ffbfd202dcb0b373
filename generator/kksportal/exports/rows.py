"""Rows of the data contract as records for machines: only what is filled, numbers as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

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


def converter(column: Column) -> Callable[[str], Any]:
    """What makes of a filled cell of a column a value: a number, yes or no, a list, or text."""
    if column.shape in NUMBERS:
        return Decimal
    if is_yes_no(column):
        return lambda value: value == "ya"
    return (lambda value: value.split(";")) if column.shape in LISTS else str


def is_yes_no(column: Column) -> bool:
    """Whether a column asks for yes or no."""
    return column.values == YES_NO


def records(res: Resource, rows: Iterable[Sequence[str]]) -> list[Record]:
    """Each row as a record."""
    columns = [(name, converter(column)) for name, column in res.columns.items()]
    return [
        {name: made(value) for (name, made), value in zip(columns, row, strict=True) if value}
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
    return _cut([record.get(name) for name in columns])


def table_records(res: Resource, rows: Iterable[Sequence[str]]) -> list[Record]:
    """The rows of a table of a district as records, grouped where the table is in GROUPS."""
    by = GROUPS.get(res.name)
    if not by:
        return records(res, rows)
    groups = grouped_rows(res, rows, by)
    return [_counted(group) for group in groups] if res.name == EVIDENCE else groups


def grouped_rows(res: Resource, rows: Iterable[Sequence[str]], by: Sequence[str]) -> list[Record]:
    """The same as `grouped` of all `records`, column by column: a district has 2,000 rows."""
    names, made = [*res.columns], [*map(converter, res.columns.values())]
    shared = [names.index(name) for name in by]
    rest = [place for place in range(len(names)) if place not in shared]
    key_of, rest_of = cells_of(shared), cells_of(rest)
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in rows:
        groups.setdefault(key_of(row), []).append(rest_of(row))
    result = []
    for key, inside in groups.items():
        record = {
            names[place]: made[place](value)
            for place, value in zip(shared, key, strict=True)
            if value
        }
        columns = [
            _Filled.of(names[place], made[place], cells)
            for place, cells in zip(rest, zip(*inside, strict=True), strict=True)
            if any(cells)
        ]
        columns.sort(key=_Filled.order)
        lines = [_cut([*line]) for line in zip(*(c.values for c in columns), strict=True)]
        record[COLUMNS] = [column.name for column in columns]
        record[INSIDE] = lines or [[] for _ in inside]
        result.append(record)
    return result


class _Filled(NamedTuple):
    """A column of a group that has anything to say."""

    name: str
    values: list[Any]
    filled: int
    first: int  # the place of its first filled cell

    @classmethod
    def of(cls, name: str, made: Callable[[str], Any], cells: Sequence[str]) -> _Filled:
        """A column from its cells."""
        values = [made(cell) if cell else None for cell in cells]
        first = next(place for place, cell in enumerate(cells) if cell)
        return cls(name, values, len(cells) - cells.count(""), first)

    def order(self) -> tuple[int, int]:
        """Columns that are filled most come first, then those that are filled sooner."""
        return -self.filled, self.first


def _cut(row: list[Any]) -> list[Any]:
    """A row that ends with its last filled cell."""
    while row and row[-1] is None:
        row.pop()
    return row


def _counted(group: Record) -> Record:
    """A group of evidence; of closed documents only how many there are. The archive lists each."""
    if group[OPEN]:
        return group
    shared = {name: value for name, value in group.items() if name not in (COLUMNS, INSIDE)}
    return shared | {COUNT: len(group[INSIDE])}
