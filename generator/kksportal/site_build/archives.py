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
from kksportal.model.contract import is_day
from kksportal.preservation.inventory import INVENTORY, Inventory, parse_inventory
from kksportal.preservation.stamp_list import KEY
from kksportal.preservation.zips import write_zip, zip_name
from kksportal.read.archives import ARCHIVES, LOOKED, archived_cycles, versions_of
from kksportal.read.caps import Caps, read_caps
from kksportal.site_build.province_zips import province_zips

LARGEST = 25_000_000  # bytes of one file: what common hosts take


@dataclass(slots=True)
class Archives:
    """The archives of a portal; each is read once in a build, and only if a page asks."""

    folders: Folders
    provinces: Mapping[str, str] = field(default_factory=dict)  # of districts, both by slug
    _told: tuple[ArchivedCycle, ...] | None = None
    _files: dict[str, bytes] = field(default_factory=dict)  # by address

    def told(self) -> tuple[ArchivedCycle, ...]:
        """Every archive, by cycle; one that cannot be read has no versions."""
        if self._told is None:
            looked = _looked(self.folders.root / LOOKED)
            caps = read_caps(self.folders)
            cycles = archived_cycles(self.folders)
            told = tuple(self._read(one, looked.get(one), caps) for one in cycles)
            carried = {name for one in told for cap in one.caps for name in cap.files}
            carried |= {KEY} if any(one.key for one in told) else set()
            self._files |= {addresses.ARCHIVE_CAP(one): caps.files[one] for one in sorted(carried)}
            self._told = told
        return self._told

    def files(self) -> Mapping[str, bytes]:
        """The ZIPs, stamps and signatures that the site carries, by address."""
        self.told()
        return self._files

    def _read(self, cycle: str, looked: Looked | None, caps: Caps) -> ArchivedCycle:
        home = self.folders.root / ARCHIVES / cycle
        try:
            inventory = parse_inventory((home / INVENTORY).read_bytes())
        except (OSError, ValueError):
            return ArchivedCycle(cycle=cycle)
        versions = versions_of(inventory)
        if not versions:
            return ArchivedCycle(cycle=cycle)
        own = tuple(one for one in caps.by_cycle.get(cycle, ()) if one.version <= len(versions))
        altered = _altered(home, inventory)
        raw = None if altered else _zipped(home, cycle, inventory)
        whole, parts = None, []
        if raw is not None:
            name = zip_name(cycle, versions[-1].number)
            whole = ArchivedZip(name, len(raw), hashlib.sha512(raw).hexdigest())
            self._files[addresses.ARCHIVE_ZIP(cycle, name)] = raw
        else:
            for part, packed in province_zips(home, inventory, self.provinces, LARGEST):
                parts.append(part)
                self._files[addresses.ARCHIVE_ZIP(cycle, part.name)] = packed
        return ArchivedCycle(
            cycle=cycle,
            versions=versions,
            zip=whole,
            parts=tuple(parts),
            looked=looked,
            caps=own,
            key=caps.key if any(not one.authority for one in own) else None,
            altered=altered,
        )


def _altered(home: Path, inventory: Inventory) -> bool:
    """Whether any file of the newest version that is here is another than was frozen."""
    state = inventory.versions[-1].state
    places = ((path, home / place) for path, place in inventory.files().items())
    try:
        return any(_sha512(place) != state[path] for path, place in places if place.is_file())
    except OSError:
        return True


def _sha512(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()


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
        if not is_day(day):
            return {}
        return {
            str(one["siklus"]): Looked(day, bool(one["utuh"]), str(one["sha512"]))
            for one in told["arsip"]
        }
    except (OSError, ValueError, LookupError, TypeError):
        return {}
