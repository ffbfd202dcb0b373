"""`arsip/cap/`: stamps and signatures beside the archives; the archives stay as they are.

What is stamped and signed is a version's `tagmanifest-sha512.txt`, whose sha-512 is the number
that stands for the whole bag.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kksportal.archive.signatures import signature
from kksportal.archive.stamps import Stamp, chain_of, check_stamp
from kksportal.archive.store import Archive
from kksportal.archive.tree import sizes_of, write_files
from kksportal.effects import Folders
from kksportal.errors import PortalError, in_words
from kksportal.preservation.bag import TAG_MANIFEST
from kksportal.preservation.minisign import SecretKey, public_bytes
from kksportal.preservation.stamp_list import (
    KEY,
    LIST,
    SIGNATURE,
    Listed,
    Named,
    authority_name,
    list_bytes,
    listed_of,
    name_of,
    named,
    parse_list,
)
from kksportal.read.archives import CAPS
from kksportal.site_build.locks import alone_at
from kksportal.site_build.publish import StagePlace, complete, publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The version that is stamped or signed: its number, and its list of tags."""

    cycle: str
    number: int
    raw: bytes


def target_of(archive: Archive) -> Target:
    """The newest version of an archive. Raises PortalError where it is damaged."""
    if archive.faults or archive.inventory is None:
        raise PortalError(
            f"arsip {archive.cycle} tidak ada atau rusak; jalankan kks verify {archive.cycle}"
        )
    place = archive.files()[TAG_MANIFEST]
    number = len(archive.inventory.versions)
    return Target(cycle=archive.cycle, number=number, raw=place.read_bytes())


def add_stamp(
    folders: Folders, target: Target, host: str, query: bytes, answer: bytes, roots: Sequence[bytes]
) -> Stamp:
    """Keep an authority's answer beside the archive, checked before it stands there.

    Raises RefusedError where it does not hold, and PortalError where it cannot be written.
    """
    pem = chain_of(answer, roots)
    stamp = check_stamp(target.raw, query, answer, pem)
    with _changing(folders) as files:
        names = [one for one in map(named, files) if one is not None]
        taken = [
            one.authority
            for one in names
            if (one.cycle, one.version) == (target.cycle, target.number)
        ]
        authority = authority_name(host, taken)
        for kind, raw in (("tsr", answer), ("tsq", query), ("pem", pem)):
            name = name_of(Named(target.cycle, target.number, authority, kind))
            files[name] = raw, stamp.at if kind == "tsr" else ""
    return stamp


def add_signature(folders: Folders, target: Target, key: SecretKey, at: str) -> str:
    """Sign a version beside its archive; the name of the file.

    Raises PortalError where it is signed already, or by another key than the archives before.
    """
    check_key(folders, key)
    comment = f"arsip {target.cycle} versi {target.number}, {at}"
    name = name_of(Named(target.cycle, target.number, "", SIGNATURE))
    with _changing(folders) as files:
        if name in files:
            raise PortalError(f"arsip {target.cycle} versi {target.number} sudah ditandatangani")
        files[name] = signature(key, target.raw, comment), at
        files[KEY] = public_bytes(key.public), ""
    return name


def check_key(folders: Folders, key: SecretKey) -> None:
    """Raises PortalError where the archives of this portal are signed with another key."""
    known = folders.root / CAPS / KEY
    if known.is_file() and known.read_bytes() != public_bytes(key.public):
        raise PortalError(
            f"kunci {key.public.name} bukan pasangan {CAPS}/{KEY}; semua arsip portal ini "
            "ditandatangani dengan satu kunci"
        )


_Files = dict[str, tuple[bytes, str]]  # the bytes and the moment of each new file, by name


@contextmanager
def _changing(folders: Folders) -> Iterator[_Files]:
    """Files to add, with those that stand; they are added together with the list, or none is."""
    home = folders.root / CAPS
    stage = StagePlace()
    with alone_at(home):
        try:
            listed = dict(_listed(home))
            there = _there(home)
            if listed.keys() != there.keys() - {LIST}:
                raise PortalError(f"{CAPS}/ tidak sesuai daftarnya; jalankan kks verify")
            files: _Files = {name: (raw, "") for name, raw in there.items() if name != LIST}
            before = dict(files)
            place = stage.open(home)
            yield files
            new = {name: one for name, one in files.items() if one != before.get(name)}
            listed |= {name: listed_of(name, raw, at) for name, (raw, at) in new.items()}
            complete(place, home, before.keys() - new.keys())
            told = [(name, raw) for name, (raw, _) in new.items()]
            write_files(place, [*told, (LIST, list_bytes(listed.values()))])
            publish(place, home)
        except OSError as fault:
            raise PortalError(in_words(fault)) from None
        finally:
            stage.discard()


def _listed(home: Path) -> Mapping[str, Listed]:
    if not (home / LIST).is_file():
        return {}
    try:
        return parse_list((home / LIST).read_bytes())
    except ValueError:
        raise PortalError(f"{CAPS}/{LIST} rusak; pulihkan dari riwayat git") from None


def _there(home: Path) -> dict[str, bytes]:
    return {name: (home / name).read_bytes() for name in sizes_of(home)}
