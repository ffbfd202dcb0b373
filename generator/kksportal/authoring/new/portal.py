"""What a portal already holds, as far as new things have to fit: sources, packages, districts."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.model.region_rows import DaerahRow
from kksportal.model.rows import Sumber
from kksportal.read.portal import district_folders, package_folders, read_package, read_shared
from kksportal.text import slugify

_LONGEST_ID = 40


@dataclass(frozen=True)
class Portal:
    """A portal with what its packages share, and a day that counts as today."""

    folders: Folders
    shared: PortalInput
    today: str
    office: str = ""  # who keeps the portal

    @cached_property
    def districts(self) -> dict[str, DaerahRow]:
        """The districts in force, by code."""
        rows = (row for region in self.shared.regions for row in region.daerah)
        return {row.kode: row for row in rows if not row.berlaku_sampai}

    def folder_of(self, code: str) -> str:
        """The folder of a district's package, "" where it has none."""
        found = (f for f in district_folders(self.folders) if f.name.partition("-")[0] == code)
        return next((self.folders.relative(one) for one in found), "")

    def package_of(self, code: str) -> DistrictPackage | None:
        """A district's package; None where it has none. Raises PortalError for a broken one."""
        folder = self.folder_of(code)
        if not folder:
            return None
        package, findings = read_package(self.folders.root / folder, self.folders)
        if not isinstance(package, DistrictPackage) or any(f.is_error for f in findings):
            raise PortalError(
                f"paket {folder} belum dapat dibaca ({len(findings)} temuan); jalankan kks validate"
            )
        return package

    @cached_property
    def sources(self) -> dict[str, tuple[Sumber, str]]:
        """Every source of the portal by its id, with the file that has it."""
        found: dict[str, tuple[Sumber, str]] = {}
        for row, place in self._listed:
            if row.id:
                found.setdefault(row.id, (row, place))
        return found

    @cached_property
    def _listed(self) -> tuple[tuple[Sumber, str], ...]:
        return tuple(self._read_sources())

    def _read_sources(self) -> Iterator[tuple[Sumber, str]]:
        for folder in package_folders(self.folders):
            path = folder / "sumber.csv"
            try:
                with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
                    rows = [*csv.DictReader(file)]
            except (OSError, csv.Error):
                continue
            for row in rows:
                cells = (str(row.get(name) or "") for name in Sumber._fields)
                yield Sumber(*cells), self.folders.relative(path)
        for text in (*self.shared.stories, *self.shared.narratives):
            yield from ((row, text.path) for row in text.sources)

    def linked(self, address: str, below: str = "") -> tuple[Sumber, str] | None:
        """The first source with this address below a folder, and the file that has it."""
        rows = (one for one in self._listed if one[1].startswith(below))
        return next((one for one in rows if one[0].tautan == address), None)

    def free_id(self, words: Iterable[str], others: Collection[str] = ()) -> str:
        """An id made of words that no source of the portal has, nor one of the others."""
        name = slugify("-".join(word for word in words if word)) or "sumber"
        if len(name) > _LONGEST_ID:
            name = name[:_LONGEST_ID].rpartition("-")[0] or name[:_LONGEST_ID]
        number, free = 1, name
        while free in self.sources or free in others:
            number += 1
            free = f"{name}-{number}"
        return free


def open_portal(folders: Folders, today: str, office: str = "") -> Portal:
    """A portal as it stands. Raises PortalError where it cannot be read."""
    shared, findings = read_shared(folders)
    if shared is None:
        raise PortalError(
            f"portal belum dapat dibaca ({len(findings)} temuan); jalankan kks validate"
        )
    return Portal(folders, shared, today, office)


def refuse_faults(findings: Iterable[Finding]) -> None:
    """Raises PortalError where a check finds an error in what would be written."""
    errors = [f"\n  {f.path}: {f.what or f.kind.title} {f.mend}" for f in findings if f.is_error]
    if errors:
        raise PortalError(
            "tidak ada yang ditulis; yang akan ditulis belum benar:" + "".join(errors)
        )
