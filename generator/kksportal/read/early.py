"""`akses-awal.csv`: who saw something before it was published: roles and offices, not names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.moments import is_moment
from kksportal.model.package import EarlyAccess
from kksportal.model.strings import odd_text
from kksportal.privacy import personal_in
from kksportal.read.listed import read_list
from kksportal.read.waiting import starts_in

EARLY = "akses-awal.csv"
HEAD = "berkas,jabatan,lembaga,sejak,alasan"
_NAMES = HEAD.split(",")
# What stands before or after the names of persons; a hospital within a post may be named for one.
_PERSON = re.compile(
    r"(?:^|[,(:;] *)(?:Bapak|Bpk|Ibu|Sdr|Sdri|[Dd]r|drg|Drs|Dra|Ir|Hj|H)\b\.? +(?!Kota\b)[A-Z]"
    r"|, *(?:A\.?Md|[SM]\.? ?[A-Z][A-Za-z.]{0,6}|Ph\.? ?D|Sp\.? ?[A-Z]+)\b"
)


def read_early(
    folders: Folders, items: Collection[str], hidden: Collection[str]
) -> tuple[tuple[EarlyAccess, ...], list[Finding]]:
    """The list of a portal, and findings about rows that cannot be used; no file, no list.

    `items` are the paths of all packages and texts. What is said of `hidden` ones, whose moment is
    to come, is left out whatever it says.
    """
    lines, findings = read_list(folders.root, EARLY, HEAD, _at)
    inside = tuple(f"{one}/" for one in hidden)
    rows = []
    for row, cells in enumerate(lines, start=2):
        told = [cell.strip() for cell in cells]
        place = told[0].rstrip("/") if told else ""
        if not any(told) or place in hidden or place.startswith(inside):
            continue
        column, what = _fault(told, items)
        if what:
            findings.append(_at(row, column, what))
        else:
            role, office, since, reason = told[1:]
            starts = _starts(folders, place)
            rows.append(EarlyAccess(row, place, role, office, since, reason, starts))
    return tuple(rows), findings


def _starts(folders: Folders, place: str) -> str:
    path = folders.root / place
    return starts_in(path / "datapackage.json" if path.is_dir() else path)


def _fault(told: Sequence[str], items: Collection[str]) -> tuple[str, str]:
    """The column and the sentence of what is wrong with a row; two empty texts where nothing is."""
    if len(told) != len(_NAMES):
        return "", f"Ada {len(told)} sel, sedangkan kepala tabel {len(_NAMES)}."
    for name, cell in zip(_NAMES, told, strict=True):
        if not cell:
            return name, f"Kolom {name} kosong."
        if odd := odd_text(cell):
            return name, odd
        if personal := personal_in(cell):
            return name, personal.sentence
        if name in ("jabatan", "alasan") and _PERSON.search(cell):
            return name, f"“{cell[:40]}” menyebut orang; yang disebut jabatan dan kantornya saja."
    place, _, _, since, _ = told
    if place.rstrip("/") not in items:
        return "berkas", f"“{place[:60]}” bukan folder paket atau naskah portal ini."
    if not is_moment(since):
        return "sejak", f"“{since[:40]}” bukan tanggal, atau tanggal dan jam dengan selisihnya."
    return "", ""


def _at(row: int, column: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-I004"), path=EARLY, row=row, column=column, what=what)
