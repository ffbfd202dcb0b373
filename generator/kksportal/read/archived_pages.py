"""The pages of districts that an archive holds, and the styles they are shown with.

Each is compared with the inventory: of an archive in which one of them is not as it was frozen,
none is read. Of a national archive they lie in a ZIP beside the portal.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from kksportal.effects import in_order, note_read
from kksportal.preservation.inventory import SIDECAR, Inventory, inventory_bytes, sidecar
from kksportal.preservation.zips import SPOILT

PAGES = "data/halaman/"  # where the pages of a bag lie
OUTSIDE = "di-luar.csv"  # which versions have their payload in a ZIP elsewhere
LARGEST = 5_000_000  # bytes of a page or a style sheet
_DISTRICT = re.compile(f"{PAGES}daerah/([a-z0-9-]+)/index\\.html")
_ZIP = re.compile("kks-[0-9]{4}-v[0-9]+\\.zip")
_ASSET = re.compile(f"{PAGES}aset/[A-Za-z0-9._-]+\\.css")  # what runs, or may, is of today


def page_places(home: Path) -> Iterator[Path]:
    """The files of an archive that its online pages are made from, of whatever version."""
    yield from home.glob(SIDECAR)
    for version in in_order(home.glob("v*/content/data/halaman")):
        yield from version.glob("daerah/*/index.html")
        yield from (path for path in version.glob("aset/*") if path.is_file())
    yield from outside_places(home)


def outside_places(home: Path) -> Iterator[Path]:
    """The ZIPs beside the portal that have what is not in this archive, and what names them."""
    listed = home.parent / OUTSIDE
    named = list(_outside(home).values())
    if named:
        yield listed
    yield from (path for path in named if path.is_file())


def sound_districts(home: Path, inventory: Inventory) -> frozenset[str]:
    """The districts, by slug, whose page is in the newest version as it was frozen."""
    paths = read_pages(home, inventory)
    return frozenset(found[1] for found in map(_DISTRICT.fullmatch, paths) if found)


def lost_districts(home: Path, inventory: Inventory, sound: frozenset[str]) -> bool:
    """Whether the newest version has pages of districts that cannot be shown as they were frozen.

    Those of a version whose payload is elsewhere are not lost.
    """
    held = any(map(_DISTRICT.fullmatch, inventory.versions[-1].state))
    return held and not sound and len(inventory.versions) not in _outside(home)


def read_pages(home: Path, inventory: Inventory) -> dict[str, bytes]:
    """The pages of districts and the files of `aset/` in the newest version, by path in the bag.

    Nothing where one of them is not here, is another, or the inventory is not the one that the
    archive was left with.
    """
    wanted = (path for path in inventory.versions[-1].state if _online(path))
    return dict(read_sound(home, inventory, sorted(wanted)))


def read_sound(
    home: Path, inventory: Inventory, paths: Iterable[str]
) -> tuple[tuple[str, bytes], ...]:
    """Files of the newest version with their contents, in the order in which they were asked for.

    None of them where one is not here or is another than was frozen. What lies outside of the
    archive is read from the ZIP that `di-luar.csv` names.
    """
    try:
        if _bytes(home / SIDECAR) != sidecar(inventory_bytes(inventory)):
            return ()
        state, places = inventory.versions[-1].state, inventory.files()
        found: list[tuple[str, bytes]] = []
        with ExitStack() as stack:
            packed: dict[int, zipfile.ZipFile] = {}
            for number, place in _outside(home).items():
                if number == len(inventory.versions) and place.is_file():
                    packed[number] = stack.enter_context(zipfile.ZipFile(place))
            for path in paths:
                raw = _read(home / places[path], path, packed.get(len(inventory.versions)))
                if hashlib.sha512(raw).hexdigest() != state[path]:
                    return ()
                found.append((path, raw))
    except (*SPOILT, OSError):
        return ()
    return tuple(found)


def _read(place: Path, path: str, packed: zipfile.ZipFile | None) -> bytes:
    """A file of the newest version, from the archive or else from its ZIP."""
    if packed is None or place.exists() or place.is_symlink():
        return _bytes(place)
    entry = packed.getinfo(f"{Path(packed.filename or '').stem}/{path}")
    if entry.file_size > LARGEST:
        raise ValueError("too large")
    with packed.open(entry) as file:
        return file.read(LARGEST)


def _outside(home: Path) -> dict[int, Path]:
    """The ZIP of each version of an archive whose payload is elsewhere, beside the portal."""
    try:
        text = (home.parent / OUTSIDE).read_text("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        return {
            int(row[1]): home.parent.parent / row[2]
            for row in rows[1:]
            if row[0] == home.name and _ZIP.fullmatch(row[2])
        }
    except (OSError, ValueError, IndexError, csv.Error):
        return {}


def _online(path: str) -> bool:
    return bool(_DISTRICT.fullmatch(path) or _ASSET.fullmatch(path))


def _bytes(path: Path) -> bytes:
    if path.is_symlink() or path.stat().st_size > LARGEST:
        raise ValueError("no plain file of that size")
    raw = path.read_bytes()
    note_read(path, raw)
    return raw
