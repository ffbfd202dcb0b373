"""The archives of closed cycles, as a site tells of them and carries them along."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kksportal import addresses
from kksportal.effects import Folders
from kksportal.model.closed import ArchivedCycle, ArchivedZip, Looked
from kksportal.preservation.inventory import INVENTORY, Inventory, parse_inventory
from kksportal.preservation.zips import write_zip, zip_name
from kksportal.read.archives import ARCHIVES, LOOKED, archived_cycles, versions_of
from kksportal.site_build.province_zips import province_zips

LARGEST = 25_000_000  # bytes of one file: what common hosts take


@dataclass(slots=True)
class Archives:
    """The archives of a portal; each is read once in a build, and only if a page asks."""

    folders: Folders
    provinces: Mapping[str, str] = field(default_factory=dict)  # of districts, both by slug
    _told: tuple[ArchivedCycle, ...] | None = None
    _zips: dict[str, bytes] = field(default_factory=dict)  # by address

    def told(self) -> tuple[ArchivedCycle, ...]:
        """Every archive, by cycle; one that cannot be read has no versions."""
        if self._told is None:
            looked = _looked(self.folders.root / LOOKED)
            cycles = archived_cycles(self.folders)
            self._told = tuple(self._read(one, looked.get(one)) for one in cycles)
        return self._told

    def files(self) -> Mapping[str, bytes]:
        """The ZIPs that the site carries, by address."""
        self.told()
        return self._zips

    def _read(self, cycle: str, looked: Looked | None) -> ArchivedCycle:
        home = self.folders.root / ARCHIVES / cycle
        try:
            inventory = parse_inventory((home / INVENTORY).read_bytes())
        except (OSError, ValueError):
            return ArchivedCycle(cycle=cycle)
        versions = versions_of(inventory)
        if not versions:
            return ArchivedCycle(cycle=cycle)
        raw = _zipped(home, cycle, inventory)
        whole, parts = None, []
        if raw is not None:
            name = zip_name(cycle, versions[-1].number)
            whole = ArchivedZip(name, len(raw), hashlib.sha512(raw).hexdigest())
            self._zips[addresses.ARCHIVE_ZIP(cycle, name)] = raw
        else:
            for part, packed in province_zips(home, inventory, self.provinces, LARGEST):
                parts.append(part)
                self._zips[addresses.ARCHIVE_ZIP(cycle, part.name)] = packed
        return ArchivedCycle(
            cycle=cycle, versions=versions, zip=whole, parts=tuple(parts), looked=looked
        )


def _zipped(home: Path, cycle: str, inventory: Inventory) -> bytes | None:
    """The newest version as a ZIP; None where a file of it is not here, or it is too large."""
    files = {path: home / place for path, place in inventory.files().items()}
    if not all(place.is_file() for place in files.values()):
        return None
    if sum(place.stat().st_size for place in files.values()) > 8 * LARGEST:
        return None  # however well it packs, making it would take long
    out = io.BytesIO()
    try:
        write_zip(out, zip_name(cycle, len(inventory.versions)).removesuffix(".zip"), files)
    except (OSError, zipfile.LargeZipFile):
        return None
    return out.getvalue() if out.tell() <= LARGEST else None


def _looked(path: Path) -> dict[str, Looked]:
    """What was last found, by cycle; nothing where it is not as `kks verify` writes it."""
    try:
        told: Any = json.loads(path.read_bytes())
        day = str(told["diperiksa"])
        return {
            str(one["siklus"]): Looked(day, bool(one["utuh"]), str(one["sha512"]))
            for one in told["arsip"]
        }
    except (OSError, ValueError, LookupError, TypeError):
        return {}
