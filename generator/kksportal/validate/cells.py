"""Cells by their column's rule. A column is checked as a set; lines are sought only on failure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Column, Resource, Shape, pattern

_HIDDEN = re.compile(r"^\s|\s$|[\u00a0\u200b-\u200f\u2028-\u202f\ufeff\x00-\x1f\x7f]")
_FORMULA = re.compile(r"^[=+@]")
_HTML = re.compile(r"<[A-Za-z/!]")
_PERSONAL = re.compile(
    r"(?<![0-9])[0-9]{16}(?![0-9])|(?<![0-9/])(\+62|08)[0-9]{8,11}(?![0-9])"
    r"|[\w.+-]+@[\w-]+\.[\w.]+"
)
_EXAMPLES = {
    Shape.KODE: "huruf kecil, angka, dan tanda hubung, misalnya odf-desa",
    Shape.SIKLUS: "tahun penghargaan, misalnya 2025",
    Shape.TAHUN: "tahun, misalnya 2024",
    Shape.TANGGAL: "2025-08-21, 2025-08, atau 2025",
    Shape.WAKTU: "2025-08-21 atau 2025-08-21T10:00+08:00",
    Shape.BULAT: "bilangan bulat, misalnya 136",
    Shape.DAFTAR: "kode dipisah titik koma tanpa spasi, misalnya pasar;pariwisata",
    Shape.TAUTAN: "alamat lengkap, misalnya https://…",
    Shape.WILAYAH: "kode wilayah, misalnya 63.11",
    Shape.SUBJEK: "kode wilayah seperti 63.11, atau kerangka",
    Shape.INDIKATOR: "kode indikator, misalnya T1.01",
}


def check_cells(rows: tuple[Any, ...], res: Resource, path: str) -> Iterator[Finding]:
    """Every cell of a table against its column."""
    for (name, column), cells in zip(res.columns.items(), zip(*rows, strict=True), strict=True):
        for value in sorted(set(cells)):
            fault = cell_fault(value, column)
            if fault is None:
                continue
            code, what, advice = fault
            for line, cell in enumerate(cells, start=2):
                if cell == value:
                    yield Finding(
                        kind=kind(code), path=path, row=line, column=name, what=what, advice=advice
                    )


def cell_fault(value: str, column: Column) -> tuple[str, str, str] | None:
    """What is wrong with one cell: the kind's code, what, and advice of its own; or None."""
    if not value:
        return ("KKS-D006", "sel kosong", "") if column.required else None
    if _HIDDEN.search(value):
        return "KKS-D011", f"“{value}”", ""
    if column.values:
        if value in column.values:
            return None
        return "KKS-D007", f"“{value}” tidak dikenal", f"Pilih: {', '.join(column.values)}."
    if column.shape is Shape.TEKS or column.shape is Shape.DAFTAR_TEKS:
        return _text_fault(value)
    rule = pattern(column.shape)
    if rule is not None and not rule.fullmatch(value):
        if column.shape is Shape.DESIMAL:
            return "KKS-D009", f"“{value}” bukan angka desimal", _mend_number(value)
        return "KKS-D008", f"“{value}”", f"Tulis {_EXAMPLES[column.shape]}."
    if column.shape in (Shape.TANGGAL, Shape.WAKTU) and not real_date(value):
        return "KKS-D010", f"“{value}”", ""
    if column.shape is Shape.DAFTAR:
        parts = value.split(";")
        if len(set(parts)) < len(parts):
            return "KKS-D020", f"“{value}”", ""
    return None


def real_date(value: str) -> bool:
    """Whether a date, as precise as it is, stands in the calendar."""
    day = value[:10]
    if len(day) < 10:
        return True
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _text_fault(value: str) -> tuple[str, str, str] | None:
    if _FORMULA.match(value):
        return "KKS-D022", f"“{value}”", ""
    if _HTML.search(value):
        return "KKS-D023", f"“{value}”", ""
    if _PERSONAL.search(value):
        return "KKS-D024", "sel memuat yang mirip data pribadi", ""
    return None


def _mend_number(value: str) -> str:
    plain = value.strip().removesuffix("%").strip().replace(".", "").replace(",", ".")
    rule = pattern(Shape.DESIMAL)
    good = "," in value and rule is not None and rule.fullmatch(plain)
    return f"Tulis dengan titik: {plain}" if good else "Tulis angka saja, dengan titik desimal."
