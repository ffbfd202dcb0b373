"""The archives of a portal beside those of an earlier state: versions are added, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kksportal.archive.lawful import removed_since
from kksportal.effects import Folders, in_order
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.archive_rows import ARSIP
from kksportal.model.package import ArchivePackage, Package
from kksportal.preservation.chain import LINK, list_print, still_begins
from kksportal.preservation.frozen import subject_of
from kksportal.preservation.inventory import (
    INVENTORY,
    SIDECAR,
    inventory_bytes,
    parse_inventory,
    until,
)
from kksportal.preservation.stamp_list import LIST
from kksportal.read.archives import ARCHIVES, CAPS, archived_cycles, read_closed
from kksportal.validate.closed import check_closed

_GROWS = (INVENTORY, SIDECAR)  # of the object, not of its versions


def archives_against(
    before: Folders, folders: Folders, old: Sequence[Package], new: Sequence[Package]
) -> Iterator[Finding]:
    """Findings about archives, lists and frozen rows that are not as an earlier state had them.

    A state may have versions, lines and declared rows more. What it lacks, or has otherwise, is
    told, whatever its own archive says.
    """
    taken = {cycle: removed_since(before, folders, cycle) for cycle in archived_cycles(before)}
    for cycle, lawful in taken.items():
        if lawful is None:
            yield from _files(before, folders, cycle)
    yield from _beside(before, folders)
    lists = {one.head.cycle: one for one in old if isinstance(one, ArchivePackage)}
    now = {one.head.cycle: one for one in new if isinstance(one, ArchivePackage)}
    for cycle, package in sorted(lists.items()):
        if taken.get(cycle) is None:
            yield from _lists(package, now.get(cycle))
    closed, _ = read_closed(before, now)
    for one in new:
        if not isinstance(one, ArchivePackage):
            subject = subject_of(one.head.folder)
            held = (c for c in closed if subject not in (taken[c.cycle] or ()))
            yield from check_closed(one, tuple(held))


def _files(before: Folders, folders: Folders, cycle: str) -> Iterator[Finding]:
    """Files of an archive that are gone or other than they were, and versions rewritten."""
    then, now = (one.root / ARCHIVES / cycle for one in (before, folders))
    if not now.is_dir():
        yield _told(f"{ARCHIVES}/{cycle}", f"Arsip siklus {cycle} hilang.")
        return
    for path in in_order(then.rglob("*")):
        name = path.relative_to(then).as_posix()
        if not path.is_file() or name in _GROWS:
            continue
        place = now / name
        if not place.is_file():
            if not _may_be_outside(folders, name):
                yield _told(f"{ARCHIVES}/{cycle}/{name}", "Berkas arsip ini hilang.")
        elif place.read_bytes() != path.read_bytes():
            yield _told(f"{ARCHIVES}/{cycle}/{name}", "Berkas arsip ini berubah.")
    yield from _versions(then, now, f"{ARCHIVES}/{cycle}/{INVENTORY}")


def _beside(before: Folders, folders: Folders) -> Iterator[Finding]:
    """Stamps, signatures and the public key that are gone or other; more of them may come."""
    then, now = (one.root / CAPS for one in (before, folders))
    for path in in_order(then.iterdir()) if then.is_dir() else ():
        place, name = now / path.name, f"{CAPS}/{path.name}"
        if not path.is_file():
            continue
        if not place.is_file():
            yield _told(name, "Cap, tanda tangan, atau kunci arsip ini hilang.")
        elif path.name == LIST:
            kept, lines = (set(one.read_bytes().splitlines()) for one in (path, place))
            if not kept <= lines:
                yield _told(name, "Baris yang sudah terbit di daftar ini berubah atau hilang.")
        elif place.read_bytes() != path.read_bytes():
            yield _told(name, "Cap, tanda tangan, atau kunci arsip ini berubah.")


def _versions(then: Path, now: Path, name: str) -> Iterator[Finding]:
    try:
        old = parse_inventory((then / INVENTORY).read_bytes())
        new = parse_inventory((now / INVENTORY).read_bytes())
    except (OSError, ValueError):
        yield _told(name, "Daftar isi arsip ini tidak terbaca.")
        return
    many = len(old.versions)
    if len(new.versions) < many or inventory_bytes(until(new, many)) != inventory_bytes(old):
        yield _told(name, f"{many} versi yang sudah terbit tidak lagi sama.")


def _may_be_outside(folders: Folders, name: str) -> bool:
    """Whether a payload may have been moved into a file of its own meanwhile."""
    return (folders.root / ARCHIVES / "di-luar.csv").is_file() and "/content/data/" in name


def _lists(then: ArchivePackage, now: ArchivePackage | None) -> Iterator[Finding]:
    for res in ARSIP:
        rows = getattr(then, res.name)
        if LINK not in res.columns or not rows:
            continue
        path = f"{then.head.folder}/{then.head.file_of(res.name)}"
        held = getattr(now, res.name) if now else ()
        if not still_begins(res, held, list_print(res, rows)):
            what = f"{len(rows)} baris yang sudah terbit di daftar ini berubah atau hilang."
            yield Finding(kind=kind("KKS-T002"), path=path, what=what)


def _told(path: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-T005"), path=path, what=what)
