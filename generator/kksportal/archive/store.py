"""Where archives lie: `arsip/<siklus>/`, an object of versions by OCFL, in the portal's folder."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kksportal.archive.outside import Outside, read_outside, write_outside
from kksportal.archive.tree import hash_file, sizes_of
from kksportal.effects import Folders, in_order
from kksportal.errors import PortalError, in_words
from kksportal.preservation.inventory import (
    INVENTORY,
    NAMASTE,
    NAMASTE_TEXT,
    SIDECAR,
    Inventory,
    Version,
    add_version,
    inventory_bytes,
    sidecar,
    until,
)
from kksportal.preservation.ocfl_check import ObjectFault, check_object
from kksportal.preservation.removal import ORDERS, without
from kksportal.preservation.zips import write_zip, zip_name
from kksportal.read.archives import ARCHIVES
from kksportal.site_build.locks import alone_at
from kksportal.site_build.publish import StagePlace, complete, publish

_CYCLE = re.compile("(19|20)[0-9]{2}")
# What stays in git where the payload of a nation is kept elsewhere: what tells of it.
TELLING = ("beku.csv", "BACA-SAYA.txt", "ro-crate-metadata.json", "laporan.json", "terdahulu.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An archive on the disk; it has no inventory where that is damaged."""

    cycle: str
    folder: Path
    inventory: Inventory | None
    faults: tuple[ObjectFault, ...] = ()

    def files(self, number: int = 0) -> dict[str, Path]:
        """Where each file of a version's bag lies that is here, by its path in the bag."""
        if self.inventory is None:
            return {}
        places = self.inventory.files(number).items()
        return {p: self.folder / place for p, place in places if (self.folder / place).is_file()}

    def whole(self, number: int = 0) -> bool:
        """Whether every file of a version is here."""
        wanted = self.inventory.files(number) if self.inventory else {}
        return bool(wanted) and len(self.files(number)) == len(wanted)


def archive_folder(folders: Folders, cycle: str) -> Path:
    """The folder of a cycle's archive."""
    return folders.root / ARCHIVES / cycle


def open_archive(folders: Folders, cycle: str) -> Archive:
    """An archive with every fault of it; each file of it is read."""
    folder = archive_folder(folders, cycle)
    outside = {one.version for one in read_outside(folders) if one.cycle == cycle}
    inventory, faults = check_object(
        sizes_of(folder),
        lambda path: (folder / path).read_bytes(),
        lambda path: hash_file("sha512", folder / path),
        elsewhere=lambda place: _version_of(place) in outside and may_be_elsewhere(place),
    )
    return Archive(cycle=cycle, folder=folder, inventory=inventory, faults=faults)


def may_be_elsewhere(place: str) -> bool:
    """Whether a content may lie outside of git: payload, and no file that tells of it."""
    version, _, path = place.partition("/content/")
    told = path.removeprefix("data/") in TELLING or path.endswith(f"/{ORDERS}.csv")
    return bool(version) and path.startswith("data/") and not told


def _version_of(place: str) -> int:
    """Of which version a content is: `v2/content/…`."""
    number = place.partition("/")[0].removeprefix("v")
    return int(number) if number.isdecimal() else 0


def move_out(folders: Folders, cycle: str, number: int, packed: Path) -> None:
    """Take the payload of a version out of the portal's folder: it is in its ZIP, and stays there.

    What is left tells what that ZIP holds, byte for byte. Raises PortalError where the ZIP is not
    the whole version.
    """
    archive = open_archive(folders, cycle)
    wanted = archive.inventory.versions[number - 1].state if archive.inventory else {}
    with zipfile.ZipFile(packed) as file:
        names = {name.partition("/")[2] for name in file.namelist()}
    if not wanted or names != set(wanted):
        raise PortalError(f"{packed.name} tidak memuat seluruh versi {number} arsip {cycle}")
    listed = (
        *read_outside(folders),
        Outside(cycle, number, packed.name, hash_file("sha512", packed)),
    )
    write_outside(folders, listed)
    for place in archive.files(number).values():
        inside = place.relative_to(archive.folder).as_posix()
        if _version_of(inside) == number and may_be_elsewhere(inside):
            place.unlink()
    for path in reversed(in_order((archive.folder / f"v{number}").rglob("*"))):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where a version is made, beside the archives: nobody else works there meanwhile."""

    home: Path  # the folder of the archive, whether it stands or not
    bag: Path  # an empty folder, for the files of the version
    _stage: Path

    def publish(
        self,
        object_id: str,
        version: Version,
        before: Inventory | None,
        *,
        removing: bool = False,
    ) -> Inventory:
        """Add the version to the archive, or make the archive: whole, or not at all.

        The files of the bag that are new are moved out of it. `removing`: earlier versions lose
        what the new one does not have. Raises PortalError where the archive cannot be written; it
        then stands as it was.
        """
        earlier = before
        if before is not None and removing:
            earlier, sources = without(before, version.state)
            for target, source in sources.items():
                if (self.home / source).is_file():
                    _link(self.home / source, self._stage / target)
        elif before is not None:
            complete(self._stage, self.home, sizes_of(self.home))
        inventory, new = add_version(earlier, object_id, version)
        for target, path in new.items():
            _move(self.bag / path, self._stage / target)
        for target, raw in _told(inventory, every=removing).items():
            _put(self._stage / target, raw)
        publish(self._stage, self.home)
        return inventory


@contextmanager
def workshop(folders: Folders, cycle: str) -> Iterator[Workshop]:
    """A place to make a version of a cycle's archive; what a killed command left there goes."""
    home = archive_folder(folders, cycle)
    stage = StagePlace()
    with alone_at(home):
        try:
            place = stage.open(home)
            with stage.working():
                bag = Path(tempfile.mkdtemp()) / "kantong"
                bag.mkdir()
                yield Workshop(home=home, bag=bag, _stage=place)
        finally:
            stage.discard()


def _told(inventory: Inventory, *, every: bool) -> Mapping[str, bytes]:
    """The files that tell of an object; those of `every` version, or of the newest."""
    told = {NAMASTE: NAMASTE_TEXT}
    head = len(inventory.versions)
    for number in range(1 if every else head, head + 1):
        raw = inventory_bytes(until(inventory, number))
        folders = (f"v{number}/", "") if number == head else (f"v{number}/",)
        for folder in folders:
            told |= {f"{folder}{INVENTORY}": raw, f"{folder}{SIDECAR}": sidecar(raw)}
    return told


def _put(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it may be the same file as the one that stands there
    path.write_bytes(raw)


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:  # a disk that knows no links
        shutil.copyfile(source, target)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)


def zip_archive(archive: Archive, number: int, target: Path) -> Path:
    """Write a version's bag as a ZIP into a folder, whole or not at all; the path of the ZIP.

    Raises PortalError where files of it are not here, or the folder cannot be written.
    """
    if not archive.whole(number):
        raise PortalError(f"sebagian berkas arsip {archive.cycle} versi {number} tidak di sini")
    with zip_beside(target, archive.cycle, number, archive.files(number)) as place:
        return place


@contextmanager
def zip_beside(target: Path, cycle: str, number: int, files: Mapping[str, Path]) -> Iterator[Path]:
    """A ZIP of a bag's files, which stands in a folder once all that is done meanwhile is done.

    Raises PortalError where the folder cannot be written.
    """
    name = zip_name(cycle, number)
    fresh = target / f".{name}.baru"
    try:
        target.mkdir(parents=True, exist_ok=True)
        write_zip(fresh, name.removesuffix(".zip"), files)
        yield target / name
        fresh.replace(target / name)
    except OSError as fault:
        raise PortalError(in_words(fault)) from None
    finally:
        fresh.unlink(missing_ok=True)


def closing_of(cycle: str) -> str:
    """A cycle as a person names it; raises PortalError where it is none."""
    if not _CYCLE.fullmatch(cycle):
        raise PortalError(f"“{cycle[:20]}” bukan siklus; tulis tahun penghargaannya, misalnya 2025")
    return cycle
