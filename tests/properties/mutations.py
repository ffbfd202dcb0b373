"""A small valid district package, and ways to spoil it: the hands of the property tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

FOLDER = "63.11-kabupaten-balangan"
TABLES: dict[str, list[list[str]]] = {
    "sumber": [
        ["id", "judul", "penerbit", "jenis", "tanggal_terbit", "tautan"],
        ["s1", "Berita satu", "Koran", "berita", "2025-08-21", "https://contoh.id/1"],
        ["s2", "Laporan dua", "", "dokumen", "2025", ""],
    ],
    "fakta": [
        ["subjek", "ukuran", "sifat", "nilai", "dari", "satuan", "keadaan", "sumber", "catatan"],
        ["63.11", "odf-desa", "capaian", "85.5", "", "persen", "", "s1", ""],
        ["63.11", "odf-desa", "target", "100", "", "persen", "", "s1", "janji bupati"],
        ["63.11", "odf-desa", "capaian", "", "", "persen", "tidak-disebut", "s2", ""],
    ],
    "penilaian": [
        ["siklus", "indikator", "penilai", "tahap", "skor", "tanggal", "keadaan", "sumber"],
        ["2025", "T1.01", "mandiri", "mandiri", "100", "2025-03-31", "", "s1"],
        ["2025", "T1.02", "mandiri", "mandiri", "100", "", "", "s1"],
        ["2025", "T1.03", "mandiri", "mandiri", "", "", "belum-ada", "s2"],
    ],
    "perbaikan": [
        ["siklus", "indikator", "jumlah", "dari", "status", "sumber"],
        ["2025", "", "3", "136", "diminta", "s1"],
    ],
}
CELLS = (
    "", " ", " 85", "85 ", "nan", "NaN", "inf", "-INF", "1e3", "1_000", "٨٥", "85,5", "1.234,5",
    "85%", "-1", "+5", "007", "5.", ".5", "0x1A", "3.0", "2025-02-31", "20250201", "2025-W05-2",
    "2025-13", "S2", "s9", "s1;s2", "propinsi", "mandiri", "T1.1", "T1.01", "63.11", "63.1",
    "true", "null", "\u200b", "a\tb", "=1+1", "<b>", "a\nb", 'kata "kutip"', "a,b", "a;b", "a|b",
    "'petik'", "\u00a085", "x" * 300, "2025-08-21T10:00+07:00", "tidak-disebut", "100", "s1", "é",
)  # fmt: skip
VALUES: tuple[Any, ...] = (None, 1, 1.5, True, "", "x", "utf-16", "../a.csv", [], [1], {},
                           {"a": 1}, ["x"], [None], "exact", "integer",
                           "https://contoh.invalid/x.csv")  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A package in the making: its tables, its descriptor, and how the files are written."""

    tables: dict[str, list[list[str]]]
    descriptor: dict[str, Any]
    bom: bool = False
    line_end: str = "\n"
    tails: dict[str, str] = field(default_factory=dict)  # text put after a table
    encoding: str = "utf-8"

    def write(self, folder: Path) -> None:
        """Write the package as files."""
        folder.mkdir(parents=True)
        for name, lines in self.tables.items():
            text = "".join(",".join(map(quoted, cells)) + self.line_end for cells in lines)
            raw = (text + self.tails.get(name, "")).encode(self.encoding, "replace")
            (folder / f"{name}.csv").write_bytes((b"\xef\xbb\xbf" if self.bom else b"") + raw)
        told = json.dumps(self.descriptor, ensure_ascii=False, indent=1)
        (folder / "datapackage.json").write_text(told, "utf-8")


def quoted(cell: str) -> str:
    """A cell as CSV has it."""
    if any(sign in cell for sign in ',"\n\r'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


Mutation = Callable[[Draft], None]
_names = st.sampled_from(sorted(TABLES))


@dataclass(frozen=True, slots=True)
class Spoil:
    """One way to spoil a package; told in full when a test fails."""

    kind: str
    table: str
    number: int
    value: Any

    def __call__(self, draft: Draft) -> None:
        """Spoil the draft."""
        _KINDS[self.kind](self.table, self.number, self.value)(draft)


@st.composite
def spoils(draw: st.DrawFn) -> Spoil:
    """One way to spoil a package."""
    kind = draw(st.sampled_from(sorted(_KINDS)))
    value = draw(st.sampled_from(VALUES if kind.startswith("kepala") else CELLS))
    return Spoil(kind, draw(_names), draw(st.integers(0, 39)), value)


def _cell(name: str, number: int, value: Any) -> Mutation:
    def spoil(draft: Draft) -> None:
        lines = draft.tables.get(name)
        if lines and len(lines) > 1:
            cells = lines[1 + number % (len(lines) - 1)]
            if cells:
                cells[(number // 3) % len(cells)] = value

    return spoil


def _header(name: str, number: int, value: Any) -> Mutation:
    def spoil(draft: Draft) -> None:
        lines = draft.tables.get(name)
        if lines and lines[0]:
            header = lines[0]
            new = (value, header[0].upper(), header[-1], f" {header[0]}", "nilai")[number % 5]
            header[number % len(header)] = new

    return spoil


def _lose_column(name: str, number: int, _: Any) -> Mutation:
    def spoil(draft: Draft) -> None:
        for cells in draft.tables.get(name, []):
            if len(cells) > 1:
                del cells[number % len(cells)]

    return spoil


def _add_column(name: str, number: int, value: Any) -> Mutation:
    def spoil(draft: Draft) -> None:
        title = ("letak", "baru", "", "catatan")[number % 4]
        for line, cells in enumerate(draft.tables.get(name, [])):
            cells.append(title if line == 0 else value)

    return spoil


def _swap_columns(name: str, number: int, _: Any) -> Mutation:
    def spoil(draft: Draft) -> None:
        for cells in draft.tables.get(name, []):
            cells.reverse() if number % 2 else cells.append(cells.pop(0))

    return spoil


def _rows(name: str, number: int, value: Any) -> Mutation:
    def spoil(draft: Draft) -> None:
        lines = draft.tables.get(name)
        if not lines:
            return
        line = number % len(lines)
        ways: tuple[Callable[[], object], ...] = (
            lambda: lines.append(list(lines[-1])),
            lambda: lines.insert(line, []),
            lambda: lines[line].append(value),
            lambda: lines[line].pop() if lines[line] else None,
            lambda: lines.pop(line),
            lambda: lines.insert(line + 1, [""] * len(lines[0])),
            lambda: lines.insert(0, list(lines[0])),
            lines.clear,
            lambda: lines.__delitem__(slice(1, None)),
            lambda: lines.append([value]),
        )
        ways[number % len(ways)]()

    return spoil


def _file(name: str, number: int, value: Any) -> Mutation:
    def spoil(draft: Draft) -> None:
        match number % 6:
            case 0:
                draft.bom = True
            case 1:
                draft.line_end = "\r\n"
            case 2:
                draft.line_end = "\r"
            case 3:
                draft.tails[name] = '"' + value
            case 4:
                draft.encoding = "utf-16"
            case _:
                draft.tables.pop(name, None)

    return spoil


def _entry(_: str, number: int, value: Any) -> Mutation:
    """Change, add or remove a part of a resource or of its schema."""

    def spoil(draft: Draft) -> None:
        listed = draft.descriptor.get("resources")
        if not isinstance(listed, list) or not listed or not isinstance(listed[0], dict):
            return
        entry = listed[number % len(listed)]
        schema = entry.get("schema")
        deep = isinstance(schema, dict) and isinstance(schema.get("fields"), list)
        item = schema["fields"][0] if deep and schema["fields"] else {}
        targets = [(entry, "path"), (entry, "encoding"), (entry, "schema"), (entry, "dialect"),
                   (entry, "name"), (entry, "title"), (item, "type"), (item, "constraints"),
                   (item, "name"), (schema if deep else entry, "fieldsMatch")]  # fmt: skip
        target, key = targets[(number + len(repr(value))) % len(targets)]
        target[key] = value

    return spoil


def _top(_: str, number: int, value: Any) -> Mutation:
    keys = ("name", "title", "licenses", "contributors", "keywords", "description", "$schema",
            "resources", "homepage", "profile")  # fmt: skip

    def spoil(draft: Draft) -> None:
        if value is None:
            draft.descriptor.pop(keys[number % len(keys)], None)
        else:
            draft.descriptor[keys[number % len(keys)]] = value

    return spoil


_KINDS: dict[str, Callable[[str, int, Any], Mutation]] = {
    "sel": _cell,
    "sel kedua": _cell,  # cells more often than files and heads, which nearly always break
    "sel ketiga": _cell,
    "sel keempat": _cell,
    "judul kolom": _header,
    "kolom hilang": _lose_column,
    "kolom baru": _add_column,
    "urutan kolom": _swap_columns,
    "baris": _rows,
    "baris lain": _rows,
    "berkas": _file,
    "kepala resource": _entry,
    "kepala paket": _top,
}
