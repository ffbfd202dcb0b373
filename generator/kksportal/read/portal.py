"""Read a whole portal: every package and text, with all that is wrong at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
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
from kksportal.read.table import read_table

_TYPES: dict[str, type[Any]] = {
    "kosakata": VocabularyPackage,
    "kerangka": FrameworkPackage,
    "wilayah": RegionPackage,
    "daerah": DistrictPackage,
    "penghargaan": AwardPackage,
}


def read_portal(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Everything of a portal; None when a shared package or the portal itself is unusable."""
    found: list[Finding] = []
    packages: list[Package] = []
    unusable: dict[str, str] = {}
    for path in sorted(folders.packages.rglob("datapackage.json")):
        package, problems = read_package(path.parent, folders)
        found += problems
        if package is not None:
            packages.append(package)
        else:
            folder = folders.relative(path.parent)
            unusable[path.parent.name.split("-")[0]] = folder
    vocabulary = [p for p in packages if isinstance(p, VocabularyPackage)]
    regions = tuple(p for p in packages if isinstance(p, RegionPackage))
    for what, there in (("kosakata", vocabulary), ("wilayah", regions)):
        if not there:
            found.append(
                Finding(kind=kind("KKS-P001"), path="datapackages", what=f"tidak ada paket {what}")
            )
    districts: dict[str, DistrictPackage] = {}
    for p in packages:
        if isinstance(p, DistrictPackage):
            if p.head.code in districts:
                found.append(
                    Finding(
                        kind=kind("KKS-P008"),
                        path=p.head.folder,
                        what=f"kode {p.head.code} sudah dipakai paket lain",
                    )
                )
            districts.setdefault(p.head.code, p)
    stories, more = read_stories(folders)
    narratives, yet_more = read_narratives(folders)
    found += [*more, *yet_more]
    if not vocabulary or not regions:
        return None, tuple(found)
    frameworks = [p for p in packages if isinstance(p, FrameworkPackage)]
    data = PortalInput(
        vocabulary=vocabulary[0],
        regions=regions,
        frameworks={p.head.cycle: p for p in sorted(frameworks, key=lambda p: p.head.cycle)},
        awards=tuple(p for p in packages if isinstance(p, AwardPackage)),
        districts=dict(sorted(districts.items())),
        stories=stories,
        narratives=narratives,
        quarantined={c: f for c, f in unusable.items() if f.startswith("datapackages/daerah/")},
    )
    return data, tuple(found)


def read_package(folder: Path, folders: Folders) -> tuple[Package | None, list[Finding]]:
    """One package; None when its descriptor cannot be used."""
    place = folders.relative(folder)
    name = f"{place}/datapackage.json"
    try:
        told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (ValueError, OSError) as fault:
        return None, [Finding(kind=kind("KKS-P002"), path=name, what=f"bukan JSON: {fault}")]
    head, found = _head(told, place, name)
    if head is None:
        return None, found
    tables: dict[str, Any] = {}
    listed = told.get("resources")
    for entry in listed if isinstance(listed, list) else []:
        label = str(entry.get("name", "")) if isinstance(entry, dict) else ""
        res = find_resource(head.kind, label)
        file = str(entry.get("path", "")) if isinstance(entry, dict) else ""
        if res is None or not _inside(folder, file):
            found.append(
                Finding(
                    kind=kind("KKS-P009"),
                    path=name,
                    what=f"resource “{label}” ({file}) tidak dapat dipakai",
                )
            )
            continue
        rows, problems = read_table(folder / file, res, f"{place}/{file}")
        found += problems
        tables[label.replace("-", "_")] = rows
    for res in RESOURCES[head.kind]:
        if res.required and res.name.replace("-", "_") not in tables:
            found.append(
                Finding(
                    kind=kind("KKS-P010"), path=name, what=f"tabel wajib “{res.name}” tidak ada"
                )
            )
    if head.kind == "kosakata":
        tables.pop("sumber", None)
    package: Package = _TYPES[head.kind](head=head, **tables)
    return package, found


def _inside(folder: Path, file: str) -> bool:
    if not file.endswith(".csv") or "/" in file or "\\" in file:
        return False
    path = folder / file
    return path.is_file() and not path.is_symlink()


def _head(told: Any, place: str, name: str) -> tuple[Head | None, list[Finding]]:
    about = told.get("kks") if isinstance(told, dict) else None
    if not isinstance(about, dict) or about.get("jenis") not in _TYPES:
        return None, [Finding(kind=kind("KKS-P002"), path=name, what="“kks.jenis” tidak dikenal")]
    found = []
    for key in ("name", "title", "diperbarui"):
        if not isinstance(told.get(key), str) or not told[key]:
            found.append(
                Finding(kind=kind("KKS-P011"), path=name, column=key, what=f"“{key}” kosong")
            )
    needs = {"daerah": "kode", "kerangka": "siklus", "penghargaan": "siklus"}.get(about["jenis"])
    if needs and not isinstance(about.get(needs), str):
        return None, [
            *found,
            Finding(
                kind=kind("KKS-P011"),
                path=name,
                column=f"kks.{needs}",
                what=f"“kks.{needs}” kosong",
            ),
        ]
    if about.get("skema") != SCHEMA_VERSION:
        found.append(
            Finding(
                kind=kind("KKS-P012"),
                path=name,
                column="kks.skema",
                what=f"versi skema “{about.get('skema')}”",
            )
        )
    licences = told.get("licenses") or [{}]
    first = licences[0] if isinstance(licences, list) and isinstance(licences[0], dict) else {}
    people = told.get("contributors") or []
    head = Head(
        folder=place,
        kind=about["jenis"],
        title=str(told.get("title", "")),
        updated=str(told.get("diperbarui", "")),
        code=str(about.get("kode", "")),
        cycle=str(about.get("siklus", "")),
        simulated=about.get("simulasi") is True,
        licence=str(first.get("title") or first.get("name") or ""),
        licence_url=str(first.get("path", "")),
        contributors=tuple(str(p.get("title", "")) for p in people if isinstance(p, dict)),
    )
    return head, found
