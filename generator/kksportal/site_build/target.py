"""Where a site may go. A build removes only what a build made, and knows it by its own manifest.

Beside its pages a site holds a list of all its files (`.kks-berkas`), and one of the addresses at
which it says that a page is gone (`.kks-hilang`). A folder that holds anything else is somebody's
work, and so is one that is, holds or lies in what a portal is made from.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.shipped import program_folder

MANIFEST = ".kks-berkas"
GONE_LIST = ".kks-hilang"
_HEAD = "kksportal: berkas yang dibuat bangunan ini, satu tiap baris"
_ADVICE = "pilih folder lain, misalnya --site-dir site"
# Files that file managers leave in any folder they show: a person did not put them there.
DROPPINGS = (".DS_Store", "Thumbs.db", "desktop.ini")


def check_target(folders: Folders, site: Path) -> None:
    """Whether a site may stand here at all, before anything is read or written.

    Raises PortalError, with a sentence, for a place that is, holds or lies in sources, in a
    repository's own folder or in a home.
    """
    if site.exists() and not site.is_dir():
        raise PortalError(f"tujuan {site} bukan folder; {_ADVICE}")
    sources = (folders.packages, folders.content, *folders.templates, folders.root / ".git")
    for place in (*sources, program_folder()):
        if _within(site, place):
            raise PortalError(f"tujuan {site} berada di dalam bahan portal ({place}); {_ADVICE}")
    for place, what in (
        *((place, "bahan portal") for place in (folders.root, *sources, program_folder())),
        *((home, "folder rumah") for home in _homes()),
    ):
        if _within(place, site):
            raise PortalError(f"tujuan {site} memuat {what} ({place}); {_ADVICE}")
    if ".git" in site.parts:
        raise PortalError(f"tujuan {site} berada di dalam folder repositori git; {_ADVICE}")
    if (site / ".git").exists():
        raise PortalError(f"tujuan {site} sebuah repositori git; {_ADVICE}")


def check_strangers(site: Path, present: Iterable[str], made: Collection[str]) -> None:
    """Whether all files that stand in a site were made by a build.

    Raises PortalError when any was not: nothing is removed that somebody else put there.
    """
    others = sorted(f for f in present if f not in made and f.rpartition("/")[2] not in DROPPINGS)
    if others:
        some = ", ".join(others[:3]) + (", …" if len(others) > 3 else "")
        raise PortalError(
            f"folder tujuan {site} memuat {len(others)} berkas yang bukan buatan kks build "
            f"({some}); pindahkan berkas itu, atau {_ADVICE}"
        )


def made_files(site: Path) -> frozenset[str]:
    """The files that the last build into a site lists as its own, the list included."""
    try:
        lines = (site / MANIFEST).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return frozenset()
    return frozenset((*lines[1:], MANIFEST)) if lines[0] == _HEAD else frozenset()


def manifest(addresses: Iterable[str]) -> bytes:
    """The list of a site's files, without itself."""
    return "\n".join([_HEAD, *sorted(a for a in addresses if a != MANIFEST)]).encode()


def gone_addresses(site: Path) -> frozenset[str]:
    """The addresses at which a site says that a page is gone; none where it has no such list."""
    try:
        lines = (site / GONE_LIST).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return frozenset()
    return frozenset(lines) - {""}


def gone_list(addresses: Iterable[str]) -> bytes:
    """The list of those addresses."""
    return "".join(f"{one}\n" for one in sorted(addresses)).encode()


def _homes() -> Iterator[Path]:
    for home in (os.environ.get("HOME"), os.path.expanduser("~"), os.environ.get("USERPROFILE")):
        if home and os.path.isabs(home):
            yield Path(home)


def _within(path: Path, place: Path) -> bool:
    """Whether a path is a place or lies in it, under whatever name: the folder itself decides."""
    there = _identity(place)
    lineage = (path, *path.parents)
    if there is None:
        return place in lineage
    return any(_identity(one) == there for one in lineage)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
