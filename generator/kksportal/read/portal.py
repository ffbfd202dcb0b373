"""Read a whole portal: every package and text, with all that is wrong at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.model.contract import table_schema
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.model.package import (
    AwardPackage,
    DistrictPackage,
    FrameworkPackage,
    Head,
    Package,
    PortalInput,
    RegionPackage,
    VocabularyPackage,
)
from kksportal.read.content import read_narratives, read_stories
from kksportal.read.head import read_head, read_json
from kksportal.read.table import read_table

_TYPES: dict[str, type[Any]] = {
    "kosakata": VocabularyPackage,
    "kerangka": FrameworkPackage,
    "wilayah": RegionPackage,
    "daerah": DistrictPackage,
    "penghargaan": AwardPackage,
}
_DISTRICTS = "datapackages/daerah/"


def read_portal(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Everything of a portal; None when a shared package or the portal itself is unusable.

    A district package without a usable head is left out and named in `quarantined`.
    """
    found: list[Finding] = []
    packages: list[Package] = []
    unusable: dict[str, str] = {}
    for folder in find_packages(folders):
        package, problems = read_package(folder, folders)
        found += problems
        if package is not None:
            packages.append(package)
        else:
            unusable[folder.name.split("-")[0]] = folders.relative(folder)
    packages, doubles = _without_doubles(packages)
    found += [*doubles, *_lacking(packages)]
    stories, more = read_stories(folders)
    narratives, yet_more = read_narratives(folders)
    found += [*more, *yet_more]
    shared_lost = any(not place.startswith(_DISTRICTS) for place in unusable.values())
    if shared_lost or any(f.kind.code == "KKS-P001" for f in found):
        return None, sort_findings(found)
    data = _assemble(packages, unusable)
    return replace(data, stories=stories, narratives=narratives), sort_findings(found)


def find_packages(folders: Folders) -> list[Path]:
    """The folders below `datapackages/` that hold a descriptor, sorted."""
    found = []
    for place, names, files in os.walk(folders.packages):  # links are not followed
        names[:] = sorted(name for name in names if not name.startswith("."))
        if "datapackage.json" in files:
            found.append(Path(place))
    return sorted(found)


def read_package(folder: Path, folders: Folders) -> tuple[Package | None, list[Finding]]:
    """One package; None when its descriptor cannot be used."""
    place = folders.relative(folder)
    name = f"{place}/datapackage.json"
    told, found = read_json(folder / "datapackage.json", name)
    if found:
        return None, found
    head, found = read_head(told, place, name)
    if head is None:
        return None, found
    tables: dict[str, Any] = {}
    files: dict[str, str] = {}
    listed = told.get("resources")
    for entry in listed if isinstance(listed, list) else [listed]:
        table = entry if isinstance(entry, dict) else {}
        label, file = str(table.get("name", "")), table.get("path", "")
        fault = _unusable(folder, head, label, file) or (label in files and "ganda")
        if fault:
            found.append(Finding(kind=kind("KKS-P009"), path=name, column="resources",
                                 what=f"Resource “{label}” ({file}): {fault}."))  # fmt: skip
            continue
        rows, problems = _read(folder / file, head, table, f"{place}/{file}")
        found += problems
        tables[label.replace("-", "_")] = rows
        files[label] = file
    found += _missing(folder, head, files)
    odd = {label: file for label, file in files.items() if file != f"{label}.csv"}
    return _TYPES[head.kind](head=replace(head, files=odd), **tables), found


def _read(path: Path, head: Head, entry: dict[str, Any], name: str) -> tuple[Any, list[Finding]]:
    res = find_resource(head.kind, entry["name"])
    assert res is not None  # _unusable has told otherwise
    table, found = read_table(path, res, name)
    if table is None:
        return (), found
    schema = entry.get("schema")
    if schema != table_schema(res, table.header):
        found.append(Finding(kind=kind("KKS-P018"), path=f"{head.folder}/datapackage.json",
                             column="resources", advice="Perbarui kepala paket: python -m "
                             f"kksportal.authoring.descriptor {head.folder} {head.kind}",
                             what=f"Skema “{res.name}” berbeda dari kontrak data."))  # fmt: skip
    return table.rows, found


def _unusable(folder: Path, head: Head, label: str, file: Any) -> str:
    """Why a resource cannot be used; empty when it can."""
    if find_resource(head.kind, label) is None:
        return f"nama ini tidak dikenal pada paket {head.kind}"
    if not isinstance(file, str) or not file:
        return "path harus satu nama berkas"
    parts = file.split("/")
    path = folder / file
    if file.startswith("/") or ".." in parts or "\\" in file or ":" in file:
        return "letaknya di luar folder paket"
    if not path.exists():
        return "berkasnya tidak ada"
    if not path.resolve().is_relative_to(folder.resolve()):
        return "letaknya di luar folder paket"
    return "" if file.endswith(".csv") else "bukan berkas .csv"


def _missing(folder: Path, head: Head, files: dict[str, str]) -> Iterator[Finding]:
    name = f"{head.folder}/datapackage.json"
    for res in RESOURCES[head.kind]:
        if res.required and res.name not in files:
            yield Finding(kind=kind("KKS-P010"), path=name, column="resources",
                          what=f"Tabel wajib “{res.name}” tidak ada.")  # fmt: skip
    for path in sorted(folder.glob("*.csv")):
        if path.name not in files.values():
            yield Finding(kind=kind("KKS-P017"), path=f"{head.folder}/{path.name}",
                          what=f"“{path.name}” tidak disebut di datapackage.json.")  # fmt: skip


def _lacking(packages: list[Package]) -> Iterator[Finding]:
    for what in ("kosakata", "wilayah"):
        if not any(p.head.kind == what for p in packages):
            yield Finding(kind=kind("KKS-P001"), path="datapackages",
                          what=f"Tidak ada paket {what} yang dapat dipakai.")  # fmt: skip


def _without_doubles(packages: list[Package]) -> tuple[list[Package], list[Finding]]:
    """Packages, each subject once: the first by folder name stays."""
    kept: dict[tuple[object, ...], Package] = {}
    found = []
    for package in packages:
        head = package.head
        about: tuple[object, ...] = (head.kind, head.code, head.cycle)
        if head.kind in ("penghargaan", "wilayah"):
            about = (*about, head.simulated)
        first = kept.setdefault(about, package)
        if first is not package:
            found.append(Finding(kind=kind("KKS-P008"), path=f"{head.folder}/datapackage.json",
                                 what=f"{head.kind.capitalize()} {head.code or head.cycle} sudah "
                                 f"ada di {first.head.folder}."))  # fmt: skip
    return list(kept.values()), found


def _assemble(packages: list[Package], unusable: dict[str, str]) -> PortalInput:
    frameworks = [p for p in packages if isinstance(p, FrameworkPackage)]
    districts = [p for p in packages if isinstance(p, DistrictPackage)]
    return PortalInput(
        vocabulary=next(p for p in packages if isinstance(p, VocabularyPackage)),
        regions=tuple(p for p in packages if isinstance(p, RegionPackage)),
        frameworks={p.head.cycle: p for p in sorted(frameworks, key=lambda p: p.head.cycle)},
        awards=tuple(p for p in packages if isinstance(p, AwardPackage)),
        districts={p.head.code: p for p in sorted(districts, key=lambda p: p.head.code)},
        quarantined=dict(sorted(unusable.items())),
    )
