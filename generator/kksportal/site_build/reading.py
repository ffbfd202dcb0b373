"""The units of a build: which districts there are, where their packages lie; and one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError, sort_findings
from kksportal.findings import kind
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.read.portal import district_folders, misplaced, read_package, read_shared
from kksportal.site_build.drawn import Drawn
from kksportal.validate.known import Known
from kksportal.validate.portal import all_packages, check_package


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One district to make: its code, and the folder of its package ("" where it has none)."""

    code: str
    folder: str = ""
    drawn: tuple[Drawn, ...] = ()  # what the last build drew of it, and still stands


def list_units(folders: Folders, data: PortalInput) -> tuple[list[Unit], list[Finding]]:
    """Every district of the nation, with its package where it has one; each code once."""
    packages, findings = _packages(folders, district_folders(folders))
    current = {r.kode for region in data.regions for r in region.daerah if not r.berlaku_sampai}
    codes = sorted(current | set(packages))
    return [Unit(code, packages.get(code, "")) for code in codes], findings


def _packages(folders: Folders, paths: Iterable[Path]) -> tuple[dict[str, str], list[Finding]]:
    """Package folders by the code in their name; its check compares that with the head."""
    packages: dict[str, str] = {}
    findings = []
    for path in paths:
        code, place = path.name.split("-")[0], folders.relative(path)
        first = packages.setdefault(code, place)
        if first != place:
            findings.append(
                Finding(
                    kind=kind("KKS-P008"),
                    path=f"{place}/datapackage.json",
                    what=f"Daerah {code} sudah ada di {first}.",
                )
            )
    return packages, findings


@dataclass(frozen=True, slots=True, kw_only=True)
class OneDistrict:
    """One district package with all that it shares with others, and what was found wrong."""

    data: PortalInput  # what all districts share; no district's own
    codes: frozenset[str]  # of all districts that have a package
    package: DistrictPackage | None
    findings: tuple[Finding, ...]


def read_district(folders: Folders, code: str) -> OneDistrict:
    """One district package, read and checked; no other is opened.

    Raises PortalError where the shared packages cannot be read, or no package has this code.
    """
    data, shared_findings = read_shared(folders)
    if data is None:
        raise PortalError(
            f"portal belum dapat dibaca ({len(shared_findings)} temuan); jalankan kks validate"
        )
    places, _ = _packages(folders, district_folders(folders))
    if code not in places:
        listed = ", ".join(sorted(places))
        raise PortalError(f"tidak ada paket data untuk kode {code}. Yang ada: {listed}")
    known = Known.of(data)
    findings = [f for package in all_packages(data) for f in check_package(package, known)]
    package, problems = read_package(folders.root / places[code], folders)
    findings += problems
    own = package if isinstance(package, DistrictPackage) else None
    if own is not None:
        findings += check_package(own, known, problems)
    elif package is not None:
        findings.append(misplaced(package.head))
    return OneDistrict(
        data=data, codes=frozenset(places), package=own, findings=sort_findings(findings)
    )
