"""`izin-temuan.csv`: findings that a person has seen and allows, each with a reason on record."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import ALLOWABLE, KINDS, kind
from kksportal.model.contract import is_day
from kksportal.model.package import Permit
from kksportal.model.strings import odd_text
from kksportal.privacy import personal_in
from kksportal.read.listed import read_list

PERMITS = "izin-temuan.csv"
HEAD = "berkas,kode,cuplikan,alasan,oleh,tanggal"
_NEEDED = ("berkas", "kode", "alasan", "oleh", "tanggal")
_SHORTEST = 10  # characters of a reason
_KNOWN = frozenset(known.code for known in KINDS)


def read_permits(folders: Folders) -> tuple[tuple[Permit, ...], list[Finding]]:
    """The permits of a portal, and findings about rows that cannot be used; no file, no permits."""
    lines, findings = read_list(folders.root, PERMITS, HEAD, _at)
    permits = []
    for row, cells in enumerate(lines, start=2):
        column, what = _fault(cells)
        if what:
            findings.append(_at(row, column, what))
        elif any(cells):
            permits.append(Permit(row, *(cell.strip() for cell in cells)))
    return tuple(permits), findings


def _fault(cells: Sequence[str]) -> tuple[str, str]:
    """The column and the sentence of what is wrong with a row; two empty texts where nothing is."""
    names = HEAD.split(",")
    if not any(cell.strip() for cell in cells):
        return "", ""
    if len(cells) != len(names):
        return "", f"Ada {len(cells)} sel, sedangkan kepala tabel {len(names)}."
    told = {name: cell.strip() for name, cell in zip(names, cells, strict=True)}
    for name in _NEEDED:
        if not told[name]:
            return name, f"Kolom {name} kosong."
    if told["kode"] not in ALLOWABLE:
        known = told["kode"] in _KNOWN
        what = "tidak dapat diizinkan; betulkan datanya" if known else "bukan kode temuan"
        return "kode", f"“{told['kode'][:20]}” {what}."
    if len(told["alasan"]) < _SHORTEST:
        return "alasan", f"Alasan “{told['alasan']}” terlalu pendek untuk dipahami orang lain."
    if not is_day(told["tanggal"]):
        return "tanggal", f"“{told['tanggal'][:20]}” bukan tanggal seperti 2026-11-24."
    for name, cell in told.items():
        if odd := odd_text(cell):
            return name, odd
    for name in ("alasan", "oleh", "cuplikan"):
        if personal := personal_in(told[name]):
            return name, f"Izin memuat data pribadi itu sendiri: {personal.sentence}"
    return "", ""


def _at(row: int, column: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-I002"), path=PERMITS, row=row, column=column, what=what)
