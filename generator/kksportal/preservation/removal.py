"""Versions without what the law ordered removed, and without any digest of it.

A short secret (a number, a name) can be guessed from its digest, so more than its file has to go:
every file that the new version does not have in the same bytes, and each list of digests that
told of them. What stays of an earlier version is what the new one has too, and its tag manifest,
which stamps and signatures were made over. That names no file: its digests reach the payload only
through the list that is gone, which held the digest of a random number (`data/garam.txt`) that is
gone as well. So nobody can try a guess against it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace

from kksportal.preservation.bag import MANIFEST, TAG_MANIFEST
from kksportal.preservation.inventory import INVENTORY, Inventory, Version, add_version
from kksportal.preservation.ocfl_check import ObjectFault

SALT = "data/garam.txt"
ORDERS = "dikeluarkan"  # the list beside an archive


def without(before: Inventory, state: Mapping[str, str]) -> tuple[Inventory, dict[str, str]]:
    """Earlier versions with only what a new version has too, whose files `state` gives.

    The second value says where in the old object each content lies, by its place in the new one.
    """
    made: Inventory | None = None
    sources: dict[str, str] = {}
    for one in before.versions:
        emptied = kept_of(one, state)
        made, new = add_version(made, before.id, emptied)
        for place, path in new.items():
            sources[place] = before.contents[emptied.state[path]][0]
    assert made is not None, "an archive has a version"
    return made, sources


def kept_of(version: Version, state: Mapping[str, str]) -> Version:
    """What stays of a version."""
    kept = {
        path: sha
        for path, sha in version.state.items()
        if state.get(path) == sha or path == TAG_MANIFEST
    }
    return replace(version, state=kept)


def orders_path(cycle: str) -> str:
    """Where the list of orders stands in a bag."""
    return f"data/portal/datapackages/arsip/{cycle}/{ORDERS}.csv"


def is_emptied(version: Version) -> bool:
    """Whether something was taken out of a version: it has no list of its files any more."""
    return MANIFEST not in version.state


def removal_faults(
    inventory: Inventory,
    orders: Callable[[int], frozenset[int] | None],
    signed: Container[int],
) -> Iterator[ObjectFault]:
    """What of the emptied versions no order explains, and what an order has not been carried out.

    `orders` gives the versions that the list of orders in a version's bag names (None: it is
    not readable); `signed` are the versions that the owner's signature holds for.
    """
    versions = inventory.versions
    first = next((n for n, one in enumerate(versions, 1) if not is_emptied(one)), 0)
    if not first:
        yield ObjectFault("Tidak ada satu pun versi yang utuh.", INVENTORY)
        return
    for number, one in enumerate(versions[first:], first + 1):
        if is_emptied(one):
            yield ObjectFault(f"Versi {number} kehilangan isi, versi {first} tidak.", INVENTORY)
    newest = orders(len(versions))
    for number in sorted(newest or ()):
        if number > first:
            what = f"Versi {number} mengeluarkan sesuatu; versi {first} masih memuatnya."
            yield ObjectFault(what, INVENTORY)
    if first > 1:
        yield from _unexplained(versions, first, orders(first), signed)


def _unexplained(
    versions: tuple[Version, ...],
    first: int,
    named: frozenset[int] | None,
    signed: Container[int],
) -> Iterator[ObjectFault]:
    if named is None or first not in named:
        what = f"Versi sebelum {first} kehilangan isi, dan tidak ada putusan yang menyebutnya."
        yield ObjectFault(what, INVENTORY)
    elif first not in signed:
        what = (
            f"Versi {first} mengeluarkan sesuatu menurut putusan, dan belum ditandatangani pemilik."
        )
        yield ObjectFault(what, INVENTORY)
    state = versions[first - 1].state
    for number, one in enumerate(versions[: first - 1], 1):
        if TAG_MANIFEST not in one.state:
            yield ObjectFault(f"Versi {number} kehilangan sidik kantongnya.", INVENTORY)
        for path, sha in sorted(one.state.items()):
            if path != TAG_MANIFEST and state.get(path) != sha:
                what = f"Versi {number} masih memuat berkas yang versi {first} tidak punya."
                yield ObjectFault(what, f"v{number}/content/{path}")
