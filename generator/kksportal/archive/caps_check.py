"""Whether stamps and signatures beside the archives hold, and none of them is gone or other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kksportal.archive.crypto import RefusedError, need_extra
from kksportal.archive.signatures import check_signature
from kksportal.archive.stamps import check_stamp
from kksportal.archive.store import Archive
from kksportal.archive.tree import sizes_of
from kksportal.effects import Folders
from kksportal.errors import PortalError, in_words
from kksportal.preservation.bag import TAG_MANIFEST
from kksportal.preservation.bag_check import BagFault
from kksportal.preservation.stamp_list import (
    KEY,
    LIST,
    SIGNATURE,
    STAMP,
    Listed,
    Named,
    listed_of,
    name_of,
    named,
    parse_list,
)
from kksportal.read.archives import CAPS

LARGEST = 1_000_000  # bytes of one file there
_NO_CYCLE = ""
_DATED = (".tsr", f".{SIGNATURE}")


@dataclass(slots=True)
class Checked:
    """What was found, by cycle ("" where it is of no one cycle): faults, and what holds."""

    faults: dict[str, list[BagFault]] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)
    signed: set[tuple[str, int]] = field(default_factory=set)  # cycle and version

    def fault(self, name: str, what: str) -> None:
        """Something is wrong with a file."""
        known = named(name)
        cycle = known.cycle if known else _NO_CYCLE
        self.faults.setdefault(cycle, []).append(BagFault(what=what, path=f"{CAPS}/{name}"))

    def tell(self, cycle: str, what: str) -> None:
        """Something holds."""
        self.told.setdefault(cycle, []).append(what)


def check_caps(folders: Folders, archives: Mapping[str, Archive]) -> Checked:
    """Everything beside the archives: each file by the list, then each stamp and signature.

    Nothing is asked of any network, and it does not matter when it is asked: a stamp is checked
    at the moment it names.
    """
    found = Checked()
    home = folders.root / CAPS
    if not home.is_dir() and not home.is_symlink():
        return found
    raws = _read(home, found)
    listed = _by_list(raws, found)
    spoilt = {fault.path for faults in found.faults.values() for fault in faults}
    whole = {name: raw for name, raw in raws.items() if f"{CAPS}/{name}" not in spoilt}
    groups = sorted({one._replace(kind="") for one in map(named, raws.keys() | listed) if one})
    if not groups:
        return found
    try:
        need_extra()
    except PortalError as fault:
        found.fault(LIST, f"Belum dapat diperiksa di sini: {fault}.")
        return found
    for group in groups:
        try:
            _group(group, whole, archives, listed, found)
        except RefusedError as fault:
            kind = "tsr" if group.authority else SIGNATURE
            found.fault(name_of(group._replace(kind=kind)), str(fault))
    return found


def _read(home: Path, found: Checked) -> dict[str, bytes]:
    raws: dict[str, bytes] = {}
    for name, size in sizes_of(home).items():
        place = home / name
        if place.is_symlink() or size > LARGEST:
            found.fault(name, "Bukan berkas biasa, atau terlalu besar.")
            continue
        try:
            raws[name] = place.read_bytes()
        except OSError as fault:
            raise PortalError(in_words(fault)) from None
    return raws


def _by_list(raws: Mapping[str, bytes], found: Checked) -> Mapping[str, Listed]:
    """Each file as the list has it; no other, and none gone."""
    listed: Mapping[str, Listed] = {}
    try:
        listed = parse_list(raws[LIST])
    except KeyError:
        found.fault(LIST, "Daftar cap dan tanda tangan hilang.")
    except ValueError:
        found.fault(LIST, "Daftar cap dan tanda tangan berubah, tidak terbaca lagi.")
    for name in sorted((raws.keys() | listed.keys()) - {LIST}):
        if name not in listed:
            found.fault(name, "Berkas ini tidak ada di daftar cap dan tanda tangan.")
        elif name not in raws:
            if not _is_told(name, found):
                found.fault(name, "Berkas ini hilang.")
        elif listed[name].sha512 != listed_of(name, raws[name]).sha512:
            found.fault(name, "Berkas ini berubah sejak dicatat.")
        elif name != KEY and named(name) is None:
            found.fault(name, "Nama berkas ini bukan nama cap atau tanda tangan.")
        elif listed[name].at and not name.endswith(_DATED):
            found.fault(LIST, f"Daftar ini menyebut waktu untuk {name}.")
    return listed


def _group(
    group: Named,
    whole: Mapping[str, bytes],
    archives: Mapping[str, Archive],
    listed: Mapping[str, Listed],
    found: Checked,
) -> None:
    """A stamp with what belongs to it, or a signature; raises RefusedError where it is false."""
    names = _names(group)
    for name in names:
        if name not in whole and not _is_told(name, found):
            found.fault(name, "Berkas ini hilang.")
    if any(name not in whole for name in names):
        return
    raw = _stamped(group, archives)
    parts = [whole[name] for name in names]
    if group.authority:
        answer, query, pem = parts
        stamp = check_stamp(raw, query, answer, pem)
        at = stamp.at
        said = (
            f"cap waktu {at} oleh {stamp.authority} (akar {stamp.root}, SHA-256 "
            f"{stamp.root_sha256}; sertifikat sampai {stamp.until})"
        )
    else:
        key, one = check_signature(raw, *parts)
        at = one.comment.rpartition(", ")[2]
        if one.comment != f"arsip {group.cycle} versi {group.version}, {at}":
            raise RefusedError("Keterangan tanda tangannya tentang versi lain.")
        said = f"ditandatangani {at} dengan kunci {key.name}"
        found.signed.add((group.cycle, group.version))
    if listed[names[0]].at != at:
        found.fault(LIST, f"Waktu {names[0]} di daftar bukan {at}.")
    found.tell(group.cycle, f"versi {group.version} {said}")


def _names(group: Named) -> tuple[str, ...]:
    if group.authority:
        return tuple(name_of(group._replace(kind=kind)) for kind in STAMP)
    return name_of(group._replace(kind=SIGNATURE)), KEY


def _is_told(name: str, found: Checked) -> bool:
    path = f"{CAPS}/{name}"
    return any(fault.path == path for faults in found.faults.values() for fault in faults)


def _stamped(group: Named, archives: Mapping[str, Archive]) -> bytes:
    """What must have been stamped. Raises RefusedError where that version is not here."""
    archive = archives.get(group.cycle)
    if archive and archive.inventory and group.version <= len(archive.inventory.versions):
        place = archive.files(group.version).get(TAG_MANIFEST)
        if place is not None:
            return place.read_bytes()
    raise RefusedError(f"Arsip {group.cycle} versi {group.version} tidak ada.")
