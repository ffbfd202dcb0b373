"""The pages of districts that an archive holds, and the styles and scripts they are shown with.

Each is compared with the inventory: of an archive in which one of them is not as it was frozen,
none is read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from kksportal.effects import note_read
from kksportal.preservation.inventory import SIDECAR, Inventory, inventory_bytes, sidecar

PAGES = "data/halaman/"  # where the pages of a bag lie
LARGEST = 5_000_000  # bytes of a page, a style sheet or a script
_DISTRICT = re.compile(f"{PAGES}daerah/([a-z0-9-]+)/index\\.html")
_ASSET = re.compile(f"{PAGES}aset/[A-Za-z0-9._-]+\\.(?:css|js|svg)")


def page_places(home: Path) -> Iterator[Path]:
    """The files of an archive that its online pages are made from, of whatever version."""
    yield from home.glob(SIDECAR)
    for version in sorted(home.glob("v*/content/data/halaman")):
        yield from version.glob("daerah/*/index.html")
        yield from (path for path in version.glob("aset/*") if path.is_file())


def sound_districts(home: Path, inventory: Inventory) -> frozenset[str]:
    """The districts, by slug, whose page is in the newest version as it was frozen."""
    paths = read_pages(home, inventory)
    return frozenset(found[1] for found in map(_DISTRICT.fullmatch, paths) if found)


def read_pages(home: Path, inventory: Inventory) -> dict[str, bytes]:
    """The pages of districts and the files of `aset/` in the newest version, by path in the bag.

    Nothing where one of them is not here, is another, or the inventory is not the one that the
    archive was left with.
    """
    try:
        if _bytes(home / SIDECAR) != sidecar(inventory_bytes(inventory)):
            return {}
        state = inventory.versions[-1].state
        found = {}
        for path, place in inventory.files().items():
            if _DISTRICT.fullmatch(path) or _ASSET.fullmatch(path):
                raw = _bytes(home / place)
                if hashlib.sha512(raw).hexdigest() != state[path]:
                    return {}
                found[path] = raw
    except (OSError, ValueError, LookupError):
        return {}
    return found


def _bytes(path: Path) -> bytes:
    if path.is_symlink() or path.stat().st_size > LARGEST:
        raise ValueError("no plain file of that size")
    raw = path.read_bytes()
    note_read(path, raw)
    return raw
