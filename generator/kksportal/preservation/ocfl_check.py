"""Whether an object is as this program writes them: stricter than OCFL, and so each bit counts.

OCFL leaves open how an inventory is laid out; ours has one form, so an inventory of an earlier
version can be computed from the newest and has to be there byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kksportal.preservation.inventory import (
    INVENTORY,
    NAMASTE,
    NAMASTE_TEXT,
    SIDECAR,
    Inventory,
    inventory_bytes,
    parse_inventory,
    sidecar,
    until,
)
from kksportal.preservation.paths import odd_path

_DIGEST = re.compile("[0-9a-f]{128}")
_CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9:]{5})")


class ObjectFault(NamedTuple):
    """One thing of an object that is not as it was written: what it is, and of which file."""

    what: str  # a sentence in Indonesian
    path: str = ""


def check_object(
    files: Mapping[str, int],
    read: Callable[[str], bytes],
    sha512: Callable[[str], str],
    *,
    elsewhere: Callable[[str], bool] = lambda _: False,
) -> tuple[Inventory | None, tuple[ObjectFault, ...]]:
    """The inventory, where there is one, and every fault of the object.

    `files` are the sizes of the files that are there. A content for whose path `elsewhere` is
    true may be missing: it is kept in another place.
    """
    if INVENTORY not in files:
        return None, (ObjectFault("Daftar isi arsip hilang.", INVENTORY),)
    raw = read(INVENTORY)
    try:
        inventory = parse_inventory(raw)
    except ValueError:
        return None, (ObjectFault("Daftar isi arsip tidak terbaca.", INVENTORY),)
    if not inventory.versions or raw != inventory_bytes(inventory):
        return None, (ObjectFault("Daftar isi arsip berubah.", INVENTORY),)
    if odd := list(_odd(inventory)):
        return None, tuple(odd)
    return inventory, tuple(_faults(inventory, files, read, sha512, elsewhere))


def _odd(inventory: Inventory) -> Iterator[ObjectFault]:
    """What an inventory says that none of ours says; it may come from anybody."""
    if not inventory.id:
        yield ObjectFault("Daftar isi arsip tidak menyebut arsip apa ini.", INVENTORY)
    used = {sha for one in inventory.versions for sha in one.state.values()}
    if used != inventory.contents.keys() or not all(map(_DIGEST.fullmatch, used)):
        yield ObjectFault("Sidik di daftar isi arsip tidak cocok satu sama lain.", INVENTORY)
    for number, one in enumerate(inventory.versions, start=1):
        paths = set(one.state)
        above = {"/".join(p.split("/")[:n]) for p in paths for n in range(1, p.count("/") + 1)}
        if any(odd_path(path) for path in paths) or paths & above:
            yield ObjectFault(f"Versi {number} memuat jalur yang tidak mungkin.", INVENTORY)
        if not _CREATED.fullmatch(one.created):
            yield ObjectFault(f"Waktu versi {number} tidak terbaca.", INVENTORY)
    for number in range(1, len(inventory.versions) + 1):
        earlier = until(inventory, number - 1).contents
        own: dict[str, set[str]] = {}
        for path, told in inventory.versions[number - 1].state.items():
            own.setdefault(told, set()).add(f"v{number}/content/{path}")
        for sha, places in until(inventory, number).contents.items():
            if sha not in earlier and (set(places) != own[sha] or len(places) != len(own[sha])):
                yield ObjectFault("Satu isi tidak disimpan di versinya sendiri.", INVENTORY)


def _faults(
    inventory: Inventory,
    files: Mapping[str, int],
    read: Callable[[str], bytes],
    sha512: Callable[[str], str],
    elsewhere: Callable[[str], bool],
) -> Iterator[ObjectFault]:
    expected = {NAMASTE: NAMASTE_TEXT}
    for number in range(1, len(inventory.versions) + 1):
        told = inventory_bytes(until(inventory, number))
        expected |= {f"v{number}/{INVENTORY}": told, f"v{number}/{SIDECAR}": sidecar(told)}
    expected[SIDECAR] = sidecar(read(INVENTORY))
    for path, raw in expected.items():
        if path not in files:
            yield ObjectFault("Berkas arsip ini hilang.", path)
        elif read(path) != raw:
            yield ObjectFault("Berkas arsip ini berubah.", path)
    placed = [(sha, path) for sha, places in inventory.contents.items() for path in places]
    for sha, path in placed:
        if path in files:
            if sha512(path) != sha:
                yield ObjectFault("Isi berkas ini berubah: sidiknya berbeda.", path)
        elif not elsewhere(path):
            yield ObjectFault("Berkas ini hilang.", path)
    known = {INVENTORY, *expected, *(path for _, path in placed)}
    for path in sorted(files.keys() - known):
        yield ObjectFault("Berkas ini bukan bagian dari arsip.", path)
