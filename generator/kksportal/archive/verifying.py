"""Whether archives are as they were made: every byte, every version, every copy of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kksportal.archive.caps_check import Checked, check_caps
from kksportal.archive.store import Archive, open_archive
from kksportal.archive.tree import hash_file
from kksportal.effects import Folders
from kksportal.errors import PortalError, in_words
from kksportal.preservation.bag import TAG_MANIFEST
from kksportal.preservation.bag_check import BagFault, check_our_bag
from kksportal.preservation.inventory import Inventory
from kksportal.preservation.paths import odd_path
from kksportal.preservation.removal import is_emptied, orders_path, removal_faults
from kksportal.preservation.zips import SPOILT
from kksportal.read.archives import ARCHIVES, archived_cycles

EARLIER = "data/terdahulu.csv"
BESIDE = "cap"  # the verdict on stamps and signatures that belong to no archive
LARGEST = 2_000_000_000  # bytes that are unpacked of one archive
MOST = 200_000  # files


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found of one archive: nothing wrong, or each thing that is."""

    name: str  # "2025", or the name of a ZIP
    versions: int = 0
    files: int = 0
    sha512: str = ""  # of the newest bag
    elsewhere: int = 0  # files of the newest version that are not here
    faults: tuple[BagFault, ...] = ()
    stamps: tuple[str, ...] = ()  # what each stamp and signature beside it says

    @property
    def sound(self) -> bool:
        """Whether all that is here is as it was made."""
        return not self.faults


def verify_portal(folders: Folders) -> tuple[Verdict, ...]:
    """Every archive of a portal; one that is damaged does not keep the others from being read."""
    archives = {cycle: _opened(folders, cycle) for cycle in archived_cycles(folders)}
    digests = {
        (cycle, number): one.state.get(TAG_MANIFEST, "")
        for cycle, archive in archives.items()
        for number, one in enumerate(archive.inventory.versions if archive.inventory else (), 1)
    }
    caps = check_caps(folders, archives)
    verdicts = [_with_caps(_verdict(one, digests, caps.signed), caps) for one in archives.values()]
    beside = [
        fault for cycle in sorted(caps.faults.keys() - archives) for fault in caps.faults[cycle]
    ]
    if beside:
        verdicts.append(Verdict(name=BESIDE, faults=tuple(beside)))
    return tuple(verdicts)


def _with_caps(verdict: Verdict, caps: Checked) -> Verdict:
    faults = (*verdict.faults, *caps.faults.get(verdict.name, ()))
    return replace(verdict, faults=faults, stamps=tuple(caps.told.get(verdict.name, ())))


def _opened(folders: Folders, cycle: str) -> Archive:
    try:
        return open_archive(folders, cycle)
    except OSError as fault:  # a file that cannot be read is a fault of this archive alone
        raise PortalError(in_words(fault)) from None


def _verdict(
    archive: Archive,
    digests: Mapping[tuple[str, int], str],
    signed: Collection[tuple[str, int]],
) -> Verdict:
    prefix = f"{ARCHIVES}/{archive.cycle}/"
    faults = [BagFault(what=one.what, path=prefix + one.path) for one in archive.faults]
    if archive.inventory is None:
        return Verdict(name=archive.cycle, faults=tuple(faults))
    newest = archive.files()
    for number, version in enumerate(archive.inventory.versions, 1):
        if archive.whole(number) and not faults and not is_emptied(version):
            found = _bag_faults(archive.files(number))
            faults += (BagFault(what=f"Versi {number}: {one.what}", path=one.path) for one in found)
        faults += _earlier_faults(archive, number, digests)
    faults += _removal_faults(archive, archive.inventory, signed)
    return Verdict(
        name=archive.cycle,
        versions=len(archive.inventory.versions),
        files=len(newest),
        sha512=digests[archive.cycle, len(archive.inventory.versions)],
        elsewhere=len(archive.inventory.files()) - len(newest),
        faults=tuple(faults),
    )


def _removal_faults(
    archive: Archive, inventory: Inventory, signed: Collection[tuple[str, int]]
) -> Iterator[BagFault]:
    """What was taken out of earlier versions without a signed order that says so."""
    known = {number for cycle, number in signed if cycle == archive.cycle}
    prefix = f"{ARCHIVES}/{archive.cycle}/"
    for one in removal_faults(inventory, partial(orders_of, archive), known):
        yield BagFault(what=one.what, path=prefix + one.path)


def orders_of(archive: Archive, number: int) -> frozenset[int] | None:
    """The versions that the list of orders in a version's bag names; None: it is not readable."""
    place = archive.files(number).get(orders_path(archive.cycle))
    if place is None:
        return frozenset()
    try:
        lines = list(csv.DictReader(io.StringIO(place.read_text("utf-8"), newline="")))
        return frozenset(int(one["versi"]) for one in lines)
    except (ValueError, KeyError, TypeError, csv.Error):
        return None


def _bag_faults(files: Mapping[str, Path]) -> tuple[BagFault, ...]:
    return check_our_bag(
        {path: place.stat().st_size for path, place in files.items()},
        lambda path: files[path].read_bytes(),
        lambda algorithm, path: hash_file(algorithm, files[path]),
    )


def _earlier_faults(
    archive: Archive, number: int, digests: Mapping[tuple[str, int], str]
) -> Iterator[BagFault]:
    """What a bag says of the archives before it, where those are others now."""
    place = archive.files(number).get(EARLIER)
    if place is None:
        return
    try:
        lines = list(csv.DictReader(io.StringIO(place.read_text("utf-8"), newline="")))
        told = {(one["siklus"], int(one["versi"])): one["sha512"] for one in lines}
    except (ValueError, KeyError, TypeError, csv.Error):
        return  # its bytes are told to have changed already
    for (cycle, version), sha in told.items():
        now = digests.get((cycle, version))
        if now != sha:
            what = (
                f"Versi {number} mencatat arsip {cycle} versi {version} bersidik {sha[:16]}…, "
                f"sekarang {f'{now[:16]}…' if now else 'tidak ada'}."
            )
            yield BagFault(what=what, path=f"{ARCHIVES}/{cycle}")


def verify_zip(path: Path, expected: str = "") -> Verdict:
    """A bag in a ZIP, which may come from anybody; `expected` is the digest it should have.

    Nothing is unpacked to the disk. Raises PortalError where it is no ZIP.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return _zip_verdict(packed, path.name, expected)
    except SPOILT:
        raise PortalError(f"{path.name} bukan ZIP yang utuh") from None
    except OSError as fault:
        raise PortalError(in_words(fault)) from None


def _zip_verdict(packed: zipfile.ZipFile, name: str, expected: str) -> Verdict:
    entries = [one for one in packed.infolist() if not one.is_dir()]
    if len(entries) > MOST or sum(one.file_size for one in entries) > LARGEST:
        raise PortalError(f"{name} terlalu besar untuk diperiksa di sini")
    roots = {one.filename.partition("/")[0] for one in entries}
    names = [one.filename.partition("/")[2] for one in entries]
    faults = [
        BagFault(what=odd, path=one.filename) for one in entries if (odd := odd_path(one.filename))
    ]
    if len(roots) != 1 or len(set(names)) != len(names):
        faults.append(BagFault(what="Isi ZIP ini bukan satu folder, atau satu nama dua kali."))
    if faults:
        return Verdict(name=name, faults=tuple(faults))
    by_path = dict(zip(names, entries, strict=True))

    def digest(algorithm: str, path: str) -> str:
        made = hashlib.new(algorithm)
        with packed.open(by_path[path]) as file:
            while piece := file.read(1 << 20):
                made.update(piece)
        return made.hexdigest()

    try:
        faults += check_our_bag(
            {path: one.file_size for path, one in by_path.items()},
            lambda path: packed.read(by_path[path]),
            digest,
        )
        sha = digest("sha512", TAG_MANIFEST) if TAG_MANIFEST in by_path else ""
    except SPOILT:
        return Verdict(name=name, faults=(BagFault(what="Isi ZIP ini rusak."),))
    if expected and sha != expected:
        faults.append(
            BagFault(what=f"Sidik kantongnya {sha[:16]}…, yang diumumkan {expected[:16]}….")
        )
    return Verdict(name=name, versions=1, files=len(by_path), sha512=sha, faults=tuple(faults))


def verdict_json(verdicts: tuple[Verdict, ...], day: str) -> bytes:
    """What was found, as `kks verify --catat` keeps it for the portal's own page."""
    told = {
        "diperiksa": day,
        "arsip": [
            {
                "siklus": one.name,
                "versi": one.versions,
                "berkas": one.files,
                "di_luar": one.elsewhere,
                "sha512": one.sha512,
                "utuh": one.sound,
                "cap": list(one.stamps),
                "temuan": [f"{fault.path}: {fault.what}" for fault in one.faults[:50]],
            }
            for one in verdicts
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
