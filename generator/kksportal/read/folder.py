"""Read one package folder: its head, then each table the head lists."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kksportal.effects import Folders
from kksportal.errors import Finding, cap_findings
from kksportal.findings import kind
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.model.package import (
    ArchivePackage,
    AwardPackage,
    BoundaryPackage,
    DistrictPackage,
    FrameworkPackage,
    Head,
    Package,
    RegionPackage,
    VocabularyPackage,
)
from kksportal.read.descriptor import Entry, read_descriptor
from kksportal.read.entries import LONGEST_NAME
from kksportal.read.head import read_head
from kksportal.read.strays import stray_files
from kksportal.read.table import read_table

DESCRIPTOR = "datapackage.json"
_TYPES: dict[str, type[Any]] = {
    "kosakata": VocabularyPackage,
    "kerangka": FrameworkPackage,
    "wilayah": RegionPackage,
    "daerah": DistrictPackage,
    "penghargaan": AwardPackage,
    "batas": BoundaryPackage,
    "arsip": ArchivePackage,
}


def read_package(
    folder: Path, folders: Folders, *, only: Collection[str] = ()
) -> tuple[Package | None, list[Finding]]:
    """One package with its findings; the package is None when its descriptor cannot be used.

    With `only`, no other tables are read: they are empty.
    """
    place = folders.relative(folder)
    name = f"{place}/{DESCRIPTOR}"
    descriptor, findings = read_descriptor(folder / DESCRIPTOR, name)
    if descriptor is None:
        return None, findings
    head, problems = read_head(descriptor.properties, place, name)
    findings += problems
    if head is None:
        return None, findings
    plain = _plain_files(folder)
    tables: dict[str, Any] = {}
    files: dict[str, str] = {}
    for entry in descriptor.entries:
        if only and entry.label not in only:
            continue
        fault = _unusable(folder, head, entry, plain) or (
            "namanya ganda" if entry.label in files else ""
        )
        if fault:
            what = f"Resource “{entry.label}” ({entry.file}): {fault}."
            findings.append(
                Finding(kind=kind("KKS-P009"), path=name, column="resources", what=what)
            )
            continue
        rows, problems = _read(folder / entry.file, head, entry)
        findings += problems
        tables[entry.label.replace("-", "_")] = rows
        files[entry.label] = entry.file
    findings += _missing(head, files, plain)
    named = (entry.file for entry in descriptor.entries if isinstance(entry.file, str))
    findings += stray_files(folder, head, frozenset(named))
    told = tuple(("resources", text) for entry in descriptor.entries for text in entry.personal)
    head = replace(head, personal=head.personal + told) if told else head
    odd = {label: file for label, file in files.items() if file != f"{label}.csv"}
    package = _TYPES[head.kind](head=replace(head, files=odd) if odd else head, **tables)
    return package, cap_findings(findings)


def _read(path: Path, head: Head, entry: Entry) -> tuple[Any, list[Finding]]:
    res = find_resource(head.kind, entry.label)
    assert res is not None  # else _unusable gives a reason, and it is not read
    table, findings = read_table(path, res, f"{head.folder}/{entry.file}")
    if table is None:
        return (), findings
    if not entry.fits(res, table.header):
        findings.append(Finding(kind=kind("KKS-P018"), path=f"{head.folder}/{DESCRIPTOR}",
                             column="resources", advice="Perbarui kepala paket: kks migrate",
                             what=f"Skema “{res.name}” berbeda dari kontrak data."))  # fmt: skip
    return table.rows, findings


def _plain_files(folder: Path) -> frozenset[str]:
    """The names of the ordinary files in a folder: no folders, no links."""
    with os.scandir(folder) as entries:
        return frozenset(e.name for e in entries if e.is_file(follow_symlinks=False))


def _unusable(folder: Path, head: Head, entry: Entry, plain: frozenset[str]) -> str:
    """Why a resource cannot be used; empty when it can."""
    file = entry.file
    if find_resource(head.kind, entry.label) is None:
        return f"nama ini tidak dikenal pada paket {head.kind}"
    if not isinstance(file, str) or not file:
        return "path harus satu nama berkas"
    if entry.fault:
        return entry.fault
    if not file.endswith(".csv"):
        return "bukan berkas .csv"
    if file in plain:
        return ""
    path = folder / file
    if len(file) > LONGEST_NAME:
        return f"namanya lebih dari {LONGEST_NAME} huruf"
    if file.startswith("/") or ".." in file.split("/") or "\\" in file or ":" in file:
        return "letaknya di luar folder paket"
    if not path.exists():
        return "berkasnya tidak ada"
    if path.resolve() != folder.resolve() / os.path.normpath(file):
        return "tautan simbolik, bukan berkas biasa"
    return ""


def _missing(head: Head, files: dict[str, str], plain: frozenset[str]) -> Iterator[Finding]:
    for res in RESOURCES[head.kind]:
        if res.required and res.name not in files:
            yield Finding(kind=kind("KKS-P010"), path=f"{head.folder}/{DESCRIPTOR}",
                          column="resources",
                          what=f"Tabel wajib “{res.name}” tidak ada.")  # fmt: skip
    for name in sorted(plain.difference(files.values())):
        if name.lower().endswith(".csv"):
            yield Finding(kind=kind("KKS-P017"), path=f"{head.folder}/{name}",
                          what=f"“{name}” tidak disebut di datapackage.json.")  # fmt: skip
