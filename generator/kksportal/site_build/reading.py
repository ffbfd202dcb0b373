"""The units of a build: which districts there are, and where their packages lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import PortalInput
from kksportal.read.portal import district_folders


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One district to make: its code, and the folder of its package ("" where it has none)."""

    code: str
    folder: str = ""


def list_units(folders: Folders, data: PortalInput) -> tuple[list[Unit], list[Finding]]:
    """Every district of the nation, with its package where it has one; each code once."""
    packages, found = _packages(folders, district_folders(folders))
    current = {r.kode for region in data.regions for r in region.daerah if not r.berlaku_sampai}
    codes = sorted(current | set(packages))
    return [Unit(code, packages.get(code, "")) for code in codes], found


def _packages(folders: Folders, paths: Iterable[Path]) -> tuple[dict[str, str], list[Finding]]:
    """Package folders by the code in their name; what a head says instead, its check tells."""
    packages: dict[str, str] = {}
    found = []
    for path in paths:
        code, place = path.name.split("-")[0], folders.relative(path)
        first = packages.setdefault(code, place)
        if first != place:
            found.append(
                Finding(
                    kind=kind("KKS-P008"),
                    path=f"{place}/datapackage.json",
                    what=f"Daerah {code} sudah ada di {first}.",
                )
            )
    return packages, found
