"""Which cycles are closed, and what each froze: from `arsip/`, without opening the archives.

Only the newest inventory of an archive and its list of fingerprints are read. One that is damaged
is told, and the others are read all the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kksportal.effects import Folders, in_order, note_read
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.archive_rows import ARSIP
from kksportal.model.closed import ArchivedVersion, ClosedCycle
from kksportal.model.package import ArchivePackage
from kksportal.preservation.bag import TAG_MANIFEST
from kksportal.preservation.closed import read_prints
from kksportal.preservation.frozen import subject_of
from kksportal.preservation.inventory import (
    INVENTORY,
    Inventory,
    inventory_bytes,
    parse_inventory,
)
from kksportal.preservation.removal import is_emptied
from kksportal.read.archived_pages import lost_districts, page_places, sound_districts

ARCHIVES = "arsip"
PRINTS = "data/beku.csv"
CAPS = f"{ARCHIVES}/cap"  # stamps and signatures, beside the archives
LOOKED = f"{ARCHIVES}/verifikasi.json"  # what `kks verify --catat` has found
LARGEST = 50_000_000  # bytes of an inventory, or of a list of fingerprints
_CYCLE = re.compile("(19|20)[0-9]{2}")
_LISTS = {res.name for res in ARSIP}


def read_closed(
    folders: Folders, beside: Mapping[str, ArchivePackage]
) -> tuple[tuple[ClosedCycle, ...], list[Finding]]:
    """The closed cycles of a portal, and findings about archives that cannot be read.

    `beside` are the lists beside the archives, by cycle: what they declare later is no change.
    """
    closed: list[ClosedCycle] = []
    findings: list[Finding] = []
    for cycle in archived_cycles(folders):
        try:
            one = _read(folders.root / ARCHIVES / cycle, cycle, beside.get(cycle))
        except (OSError, ValueError, KeyError):
            what = f"Arsip siklus {cycle} tidak dapat dibaca."
            findings.append(Finding(kind=kind("KKS-T003"), path=f"{ARCHIVES}/{cycle}", what=what))
            continue
        closed.append(one)
        if one.lost:
            what = (
                f"Halaman daerah siklus {cycle} bukan lagi yang dibekukan; tidak satu pun terbit."
            )
            findings.append(Finding(kind=kind("KKS-T003"), path=f"{ARCHIVES}/{cycle}", what=what))
    return tuple(closed), findings


def archived_cycles(folders: Folders) -> tuple[str, ...]:
    """The cycles that are closed: those that have an archive, whatever its state; ascending."""
    home = folders.root / ARCHIVES
    if not home.is_dir():
        return ()
    names = (one.name for one in home.iterdir() if one.is_dir() and not one.is_symlink())
    return tuple(sorted(name for name in names if _CYCLE.fullmatch(name)))


def closed_files(folders: Folders) -> tuple[str, ...]:
    """The files that say what is closed: a change of any of them is a change of the portal."""
    found: list[str] = []
    for cycle in archived_cycles(folders):
        home = folders.root / ARCHIVES / cycle
        paths = (home / INVENTORY, *_prints_in(home), *page_places(home))
        found += map(folders.relative, paths)
    if found and (folders.root / LOOKED).is_file():
        found.append(LOOKED)
    if found:
        found += map(folders.relative, _caps_in(folders.root / CAPS))
    return tuple(sorted(found))


def told_alone(folders: Folders) -> dict[str, bytes]:
    """Files that close the same cycles and hold nothing else of their archives, by path.

    What the check in a browser is sent; an archive that cannot be read is left out.
    """
    files: dict[str, bytes] = {}
    for cycle in archived_cycles(folders):
        home = folders.root / ARCHIVES / cycle
        try:
            whole = parse_inventory(_bytes(home / INVENTORY))
            sha = whole.versions[-1].state[PRINTS]
            place = whole.files()[PRINTS]
            files[f"{ARCHIVES}/{cycle}/{place}"] = _bytes(home / place)
        except (OSError, ValueError, KeyError):
            continue
        versions = tuple(replace(one, state={PRINTS: sha}) for one in whole.versions)
        slim = replace(whole, versions=versions, contents={sha: (place,)})
        files[f"{ARCHIVES}/{cycle}/{INVENTORY}"] = inventory_bytes(slim)
    return files


def versions_of(inventory: Inventory) -> tuple[ArchivedVersion, ...]:
    """The versions of an archive, the first one first."""
    return tuple(
        ArchivedVersion(
            n, one.created[:10], one.state.get(TAG_MANIFEST, ""), len(one.state), is_emptied(one)
        )
        for n, one in enumerate(inventory.versions, start=1)
    )


def without_package(
    closed: Iterable[ClosedCycle], folders: Folders, packages: Iterable[Path]
) -> list[Finding]:
    """Findings about packages that a closed cycle holds and that are gone."""
    there = {subject_of(folders.relative(path)) for path in packages}
    return [
        Finding(
            kind=kind("KKS-T001"),
            path=f"datapackages/{subject}",
            what=f"Paket ini dibekukan di siklus {one.cycle}, dan sekarang tidak ada.",
        )
        for one in closed
        for subject in sorted(one.subjects() - there)
    ]


def _read(folder: Path, cycle: str, beside: ArchivePackage | None) -> ClosedCycle:
    inventory = parse_inventory(_bytes(folder / INVENTORY))
    sha = inventory.versions[-1].state[PRINTS]
    raw = _bytes(folder / inventory.files()[PRINTS])
    if hashlib.sha512(raw).hexdigest() != sha:
        raise ValueError("another list than was frozen")
    tables, texts = read_prints(raw)
    lists = {name: told for (subject, name), told in tables.items() if subject == _own(cycle)}
    known = lists["tambahan"].rows if "tambahan" in lists else 0
    added: dict[tuple[str, str], set[str]] = {}
    for row in beside.tambahan[known:] if beside else ():
        added.setdefault((row.perihal, row.resource), set()).add(row.sha512)
    pages = sound_districts(folder, inventory)
    return ClosedCycle(
        cycle=cycle,
        version=len(inventory.versions),
        tables={key: told for key, told in tables.items() if key[0] != _own(cycle)},
        texts=texts,
        added={key: frozenset(prints) for key, prints in added.items()},
        lists={name: told for name, told in lists.items() if name in _LISTS},
        pages=pages,
        lost=lost_districts(folder, inventory, pages),
        versions=versions_of(inventory),
    )


def _caps_in(home: Path) -> list[Path]:
    """The stamps and signatures beside the archives, and their list."""
    if home.is_symlink() or not home.is_dir():
        return []
    return [one for one in home.iterdir() if one.is_file()]


def _prints_in(home: Path) -> list[Path]:
    return in_order(home.glob(f"v*/content/{PRINTS}"))


def _own(cycle: str) -> str:
    """The subject of the lists beside an archive."""
    return f"{ARCHIVES}/{cycle}"


def _bytes(path: Path) -> bytes:
    if path.is_symlink() or path.stat().st_size > LARGEST:
        raise ValueError("no plain file of that size")
    raw = path.read_bytes()
    note_read(path, raw)
    return raw
