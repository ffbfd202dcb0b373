"""What an import is about: the workbook, the district, and the source that its rows cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.authoring.taking import read_head_of
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.model.contract import blank
from kksportal.model.package import DistrictPackage, Head, PortalInput
from kksportal.model.rows import Sumber
from kksportal.read.portal import district_folders, read_package
from kksportal.text import slugify


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The source that rows cite: one that is there already, or one to be added."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    day: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asked for."""

    file: Path
    cycle: str
    today: str
    district: str = ""
    origin: Origin = Origin()
    rename: bool = False
    notes: bool = False
    answers: Mapping[str, str]


def district_of(
    folders: Folders, order: Order, shared: PortalInput
) -> tuple[Path, dict[str, Any], DistrictPackage]:
    """The folder, head and package of a district; an empty one where it has none yet."""
    code = order.district
    folder = next((f for f in district_folders(folders) if f.name.split("-")[0] == code), None)
    if folder is not None:
        package, findings = read_package(folder, folders)
        if not isinstance(package, DistrictPackage):
            raise PortalError(
                f"paket {folders.relative(folder)} belum dapat dibaca ({len(findings)} temuan); "
                "jalankan kks validate"
            )
        head = read_head_of(folder)
        head["diperbarui"] = max(order.today, package.head.updated)
        return folder, head, package
    row = next((r for region in shared.regions for r in region.daerah if r.kode == code
                and not r.berlaku_sampai), None)  # fmt: skip
    if row is None:
        raise PortalError(
            f"kode daerah “{code}” tidak dikenal; cari di datapackages/wilayah/daerah.csv"
        )
    folder = folders.packages / "daerah" / f"{code}-{row.id}"
    head = head_of("daerah", f"kks-daerah-{code.replace('.', '-').lower()}", order.today, row.nama,
                 kode=code)  # fmt: skip
    simulated = code.startswith("S")
    if simulated:
        head["kks"]["simulasi"] = True
    about = Head(folder=folders.relative(folder), kind="daerah", title=row.nama,
                 updated=order.today, code=code, simulated=simulated)  # fmt: skip
    return folder, head, DistrictPackage(head=about)


def head_of(kind: str, name: str, day: str, title: str, **about: str) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "diperbarui": day,
        "kks": {"jenis": kind, "skema": SCHEMA_VERSION, **about},
    }


def source_of(
    known: tuple[Sumber, ...], origin: Origin, kind: str = "dokumen"
) -> tuple[str, Sumber | None]:
    """The id of the source to cite, and its row where it is new.

    Raises PortalError where none is named.
    """
    ids = {row.id: row for row in known}
    if origin.id:
        if origin.id not in ids:
            listed = ", ".join(sorted(ids)) or "belum ada"
            raise PortalError(f"sumber “{origin.id}” tidak ada di paket ini. Yang ada: {listed}")
        return origin.id, None
    if not origin.title:
        raise PortalError(
            "sebut sumber buku kerja ini: --sumber ID bila sudah ada di sumber.csv, atau --judul "
            "'Instrumen KKS terisi 2023' --penerbit 'Bappeda …' --tanggal 2023-05-17"
        )
    name = slugify(origin.title)[:60].strip("-") or "instrumen"
    row: Sumber = blank(Sumber, id=name, judul=origin.title, penerbit=origin.publisher,
                        jenis=kind, tanggal_terbit=origin.day, tautan=origin.url)  # fmt: skip
    while name in ids and ids[name]._replace(id="") != row._replace(id=""):
        name = f"{name}-2"
        row = row._replace(id=name)
    return name, None if name in ids else row
