"""A district's workbook: a sheet a table, sources on a sheet, and how to read it all in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from itertools import chain, zip_longest

from kksportal.exports.archive import attribution, used_columns
from kksportal.exports.award_history import award_sources, history_records
from kksportal.exports.rows import cells_of
from kksportal.model.contract import Column, Resource, Shape
from kksportal.model.rows import DISTRICT
from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.names import ASSESSORS
from kksportal.words.portal import PortalInfo
from kksportal.words.spans import span_of


class CellKind(Enum):
    """How the cells of a column are written."""

    TEXT = "teks"
    NUMBER = "angka"
    YEAR = "tahun"
    DATE = "tanggal"  # only a full date becomes one; "2025-10" stays text


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a sheet: its head, how its cells are written, its width in characters."""

    title: str
    kind: CellKind
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet; one without columns is plain lines to read."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[Sequence[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook: its title, the day of its data, its sheets in order."""

    title: str
    author: str
    day: str
    sheets: tuple[Sheet, ...]


Head = tuple[str, CellKind]
_KINDS = {
    Shape.DESIMAL: CellKind.NUMBER,
    Shape.BULAT: CellKind.NUMBER,
    Shape.SIKLUS: CellKind.YEAR,
    Shape.TAHUN: CellKind.YEAR,
    Shape.TANGGAL: CellKind.DATE,
    Shape.WAKTU: CellKind.DATE,
}
# A sheet's name has at most 31 characters.
_SHEETS = {
    "penilaian": "Skor indikator menurut penilai",
    "perbaikan": "Indikator diperbaiki",
    "penghargaan": "Klaim tanpa tahun",
    "pembaruan": "Angka yang berubah",
}
_NAMED = ("indikator", "ukuran")  # codes that get a column with their name
# Tables set side by side: the key columns of a line, and the column whose values get own columns.
_SIDE_BY_SIDE = {
    "capaian": (("siklus", "indikator", "satuan"), "tahun"),
    "penilaian": (("siklus", "indikator"), "penilai"),
}
_ORDER = {who: number for number, who in enumerate(ASSESSORS)}
_NARROW, _WIDE, _SEEN = 8, 60, 200
_CENT = Decimal("0.01")


def book(context: DistrictContext, info: PortalInfo) -> Book:
    """The workbook of a district."""
    package = context.district.package
    tables = []
    for res in DISTRICT:
        table_rows = getattr(package, res.name)
        if table_rows and res.name != "sumber":
            tables.append(_table(context, res, table_rows))
    front = [_front(context, info)]
    if context.simulated:
        words = ("DATA SIMULASI", "Daerah ini tidak ada; semua isi buku kerja ini rekaan.")
        rows = tuple((word,) for word in words)
        front.insert(0, Sheet(name="Data simulasi", columns=(), rows=rows))
    return Book(
        title=f"{context.label} ({context.code})"
        + (", data simulasi" if context.simulated else ""),
        author=info.office or info.name,
        day=package.head.updated,
        sheets=(*front, *_scores(context), *_awards(context), *tables, _sources(context)),
    )


def sheet(name: str, heads: Sequence[tuple[str, CellKind]], rows: Sequence[Sequence[str]]) -> Sheet:
    """A sheet whose columns are as wide as what the first rows hold."""
    cells = list(zip(*rows[:_SEEN], strict=True)) or [()] * len(heads)
    columns = tuple(
        SheetColumn(
            title=title,
            kind=kind,
            width=min(_WIDE, max(_NARROW, len(title) + 3, *map(len, column), 0) + 1),
        )
        for (title, kind), column in zip(heads, cells, strict=True)
    )
    return Sheet(name=name, columns=columns, rows=tuple(rows))


def head_text(name: str) -> str:
    """A column's name for people: "Per tanggal"."""
    return name.replace("_", " ").capitalize()


def _front(context: DistrictContext, info: PortalInfo) -> Sheet:
    head = context.district.package.head
    row = context.names.districts[context.code]
    lines = (
        ("Daerah", context.label),
        ("Kode", context.code),
        ("Provinsi", context.names.provinces[row.provinsi].nama),
        ("Angka", span_of(context.district.package).text or "belum ada"),
        ("Data terakhir berubah", date_text(head.updated)),
        ("Lisensi", f"{head.licence or info.licence.label} {head.licence_url}".rstrip()),
        ("Sebutkan asalnya", attribution(context, info)),
        ("Data simulasi", "ya, daerah ini tidak ada" if context.simulated else "tidak"),
        ("Sumber", "Kolom Sumber berisi kode; judul dan alamatnya ada di lembar Sumber."),
        ("Sel kosong", "Belum diketahui, bukan nol. Kolom Keadaan menyebut sebabnya."),
        ("Sumber berbeda", "Tiap sumber berdiri sebagai baris sendiri; tidak ada yang dipilih."),
        ("Penilai", "Skor daerah sendiri (mandiri), provinsi, dan pusat tidak pernah digabung."),
    )
    kind = CellKind.TEXT
    return sheet("Baca dulu", (("Hal", kind), ("Keterangan", kind)), lines)


def _table(context: DistrictContext, res: Resource, rows: Sequence[Sequence[str]]) -> Sheet:
    kinds = {name: kind_of(res.columns[name]) for name in used_columns(res, rows)}
    of = cells_of([list(res.columns).index(name) for name in kinds])
    lines: list[Sequence[str]] = [*map(of, rows)]
    heads = list(kinds.items())
    if res.name in _SIDE_BY_SIDE:
        heads, lines = side_by_side(heads, lines, *_SIDE_BY_SIDE[res.name])
    names = [name for name, _ in heads]
    for name in _NAMED:
        if name in names and any(line[names.index(name)] for line in lines):
            place = names.index(name)
            words = _words(context, name, names, lines)
            heads.insert(place + 1, (f"nama_{name}", CellKind.TEXT))
            names.insert(place + 1, f"nama_{name}")
            lines = [
                (*line[: place + 1], word, *line[place + 1 :])
                for line, word in zip(lines, words, strict=True)
            ]
    titles = [(head_text(name), kind) for name, kind in heads]
    return sheet(_SHEETS.get(res.name, res.title), titles, lines)


def side_by_side(
    heads: Sequence[Head], lines: Sequence[Sequence[str]], keys: Sequence[str], by: str
) -> tuple[list[Head], list[Sequence[str]]]:
    """A table with columns of their own for each value of the column `by`; no row is lost.

    Rows of the same `keys` share a line. Where several of them have the same `by` (a second
    stage, a rival source), they take further lines.
    """
    names = [name for name, _ in heads]
    kept = [names.index(name) for name in keys if name in names]
    apart = names.index(by)
    rest = [n for n in range(len(names)) if n not in kept and n != apart]
    values = sorted({line[apart] for line in lines}, key=lambda v: (_ORDER.get(v, 0), v))
    key_of, rest_of = cells_of(kept), cells_of(rest)
    groups: dict[tuple[str, ...], dict[str, list[tuple[str, ...]]]] = {}
    for line in lines:
        own = groups.setdefault(key_of(line), {})
        own.setdefault(line[apart], []).append(rest_of(line))
    none = ("",) * len(rest)
    joined: list[Sequence[str]] = []
    for key, own in groups.items():
        stacks = [own.get(value, ()) for value in values]
        joined += (
            (*key, *chain.from_iterable(cells)) for cells in zip_longest(*stacks, fillvalue=none)
        )
    whole = [heads[n] for n in kept]
    whole += [(f"{value}: {heads[n][0]}", heads[n][1]) for value in values for n in rest]
    return whole, joined


def _words(
    context: DistrictContext, name: str, names: Sequence[str], lines: Sequence[Sequence[str]]
) -> list[str]:
    place = names.index(name)
    if name == "ukuran":
        return [context.names.measures.get(line[place], line[place]) for line in lines]
    rows, cycle = context.results.indicators, names.index("siklus")
    matches = (rows.get((line[cycle], line[place])) for line in lines)
    return [row.nama if row else "" for row in matches]


def kind_of(column: Column) -> CellKind:
    """How the cells of a column of the contract are written."""
    return _KINDS.get(column.shape, CellKind.TEXT)


def _scores(context: DistrictContext) -> tuple[Sheet, ...]:
    """The computed means of tatanan: three assessors in columns of their own."""
    scores = context.district.scores
    if not scores:
        return ()
    heads = [("Siklus", CellKind.YEAR), ("Tatanan", CellKind.TEXT)]
    for who in ASSESSORS:
        if who != "tidak-disebut":
            heads += [
                (ASSESSORS[who], CellKind.NUMBER),
                (f"{ASSESSORS[who]}: terisi", CellKind.NUMBER),
                (f"{ASSESSORS[who]}: dari", CellKind.NUMBER),
                (f"{ASSESSORS[who]}: per tanggal", CellKind.DATE),
                (f"{ASSESSORS[who]}: sumber", CellKind.TEXT),
            ]
    rows = []
    for cycle, tatanan in dict.fromkeys((c, t) for c, t, _ in scores):
        name = (
            "Semua tatanan" if tatanan == "semua" else context.names.tatanan.get(tatanan, tatanan)
        )
        line = [cycle, name]
        for who in ASSESSORS:
            score = scores.get((cycle, tatanan, who))
            if who == "tidak-disebut":
                continue
            if score is None:
                line += [""] * 5
                continue
            mean = "" if score.mean is None else format(
                score.mean.quantize(_CENT, rounding=ROUND_HALF_UP), "f")  # fmt: skip
            ids = ";".join(s.id for s in score.sources)
            line += [mean, str(score.filled), str(score.total), score.as_of, ids]
        rows.append(line)
    return (sheet("Nilai hitungan portal", heads, rows),)


def _awards(context: DistrictContext) -> tuple[Sheet, ...]:
    words: Mapping[str, str] = {
        "ada": "ada sumbernya",
        "berbeda": "sumber berbeda",
        "diragukan": "diragukan, tidak dihitung",
        "tidak-meraih": "dinilai, tidak meraih",
        "tidak-dinilai": "tidak dinilai",
    }
    rows = [
        (one["siklus"], one["teks"], words.get(one["keadaan"], one["keadaan"]),
         "; ".join(decision["nomor"] for decision in one.get("keputusan", ())),
         one.get("catatan", ""), ";".join(one["sumber"]))
        for one in history_records(
            context.code, context.results, context.names, context.district.without
        )
    ]  # fmt: skip
    heads = [("Siklus", CellKind.YEAR), *((title, CellKind.TEXT) for title in
             ("Penghargaan", "Keadaan", "Keputusan", "Catatan", "Sumber"))]  # fmt: skip
    return (sheet("Penghargaan", heads, rows),) if rows else ()


def _sources(context: DistrictContext) -> Sheet:
    """Every source of the package, and those of its awards."""
    res = DISTRICT[0]
    more = {source.id: source for source in award_sources(context.code, context.results)}
    rows = [*context.district.package.sumber,
            *(s for key, s in sorted(more.items()) if key not in context.sources)]  # fmt: skip
    used = used_columns(res, rows)
    of = cells_of([list(res.columns).index(name) for name in used])
    heads = [(head_text(name), kind_of(res.columns[name])) for name in used]
    return sheet("Sumber", heads, [*map(of, rows)])
