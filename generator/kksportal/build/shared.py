"""Reading and checking everything but the district packages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kksportal.build.digest import Digest
from kksportal.build.reading import Unit, code_of, district_folders
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import DistrictPackage, Head, Package, PortalInput
from kksportal.model.rows import Sumber
from kksportal.read.portal import read_portal
from kksportal.validate.known import know
from kksportal.validate.portal import all_packages, check_package
from kksportal.validate.sources import check_sources
from kksportal.validate.stories import check_stories


def read_shared(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """The portal without its district packages; None when a shared package is unusable."""
    home = folders.packages / "daerah"
    return read_portal(folders, skip=home)


def list_units(folders: Folders, data: PortalInput) -> tuple[list[Unit], list[Finding]]:
    """Every district of the nation, with its package where it has one; each code once."""
    packages: dict[str, str] = {}
    found = []
    for folder in district_folders(folders):
        code, place = code_of(folder), folders.relative(folder)
        if code in packages:
            found.append(
                Finding(
                    kind=kind("KKS-P008"),
                    path=f"{place}/datapackage.json",
                    what=f"Daerah {code} sudah ada di {packages[code]}.",
                )
            )
        else:
            packages[code] = place
    current = {r.kode for region in data.regions for r in region.daerah if not r.berlaku_sampai}
    codes = sorted(current | set(packages))
    for package in data.districts.values():
        found.append(
            Finding(
                kind=kind("KKS-P013"),
                path=package.head.folder,
                what="Paket daerah di luar datapackages/daerah/ tidak dibaca.",
                advice=f"Pindahkan ke datapackages/daerah/{package.head.folder.split('/')[-1]}",
            )
        )
    return [Unit(code, packages.get(code, "")) for code in codes], found


def check_shared(data: PortalInput) -> list[Finding]:
    """Findings about shared packages, and about texts of places that are no district."""
    known = know(data)
    found = [f for package in all_packages(data) for f in check_package(package, known)]
    strays = replace(
        data,
        stories=tuple(s for s in data.stories if s.region not in known.districts),
        narratives=tuple(s for s in data.narratives if s.region not in known.districts),
    )
    return [*found, *check_stories(strays, known)]


def check_without_package(data: PortalInput, codes: Iterable[str]) -> list[Finding]:
    """Findings about texts of districts that have no package of their own."""
    wanted = set(codes)
    texts = replace(
        data,
        stories=tuple(s for s in data.stories if s.region in wanted),
        narratives=tuple(s for s in data.narratives if s.region in wanted),
    )
    return list(check_stories(texts, know(data)))


def check_between(data: PortalInput, digests: Iterable[Digest]) -> list[Finding]:
    """What no single package shows: one source id that stands for two sources."""
    packages: list[Package] = [
        *all_packages(data),
        *(
            DistrictPackage(
                head=Head(folder=d.folder, kind="daerah", title="", updated=""),
                sumber=tuple(Sumber(*row) for row in d.sources),
            )
            for d in digests
            if d.folder
        ),
    ]
    return list(check_sources(packages, data.stories))
