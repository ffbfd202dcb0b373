"""Findings about the originals of pictures: the page's copy is clean, the original is not.

Whoever opens the repository has the original, and with it the place where it was taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.read.listing import Listing
from kksportal.read.metadata import Told, told_in

PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif",
            ".avif", ".dng", ".mp4", ".mov", ".3gp", ".m4v")  # fmt: skip
_MOST = 60_000_000  # bytes of a file that is looked at whole


def told_by_originals(folders: Folders, listing: Listing) -> Iterator[Finding]:
    """Findings about every picture and film of a portal that tells its place or its camera."""
    for name in listing.all:
        if not name.lower().endswith(PICTURES):
            continue
        path = folders.root / name
        told = told_by(path)
        if told.place:
            yield Finding(kind=kind("KKS-R003"), path=name,
                          what=f"“{path.name}” menyimpan letak pengambilannya.",
                          advice=f"Jalankan: kks bersihkan foto {name}")  # fmt: skip
        elif told.owner:
            yield Finding(kind=kind("KKS-R004"), path=name,
                          what=f"“{path.name}” menyimpan {told.owner}.",
                          advice=f"Jalankan: kks bersihkan foto {name}")  # fmt: skip


def told_by(path: Path) -> Told:
    """What a file tells; nothing where it is no plain file, or is too large to be published."""
    try:
        stat = path.lstat()
    except OSError:
        return Told(place=False, owner="")
    if not S_ISREG(stat.st_mode) or stat.st_size > _MOST:
        return Told(place=False, owner="")
    return _told(str(path), stat.st_size, stat.st_mtime_ns)


# Saves a reading of all pictures where a process checks a portal twice.
@lru_cache(maxsize=1 << 12)
def _told(path: str, _size: int, _changed: int) -> Told:
    try:
        return told_in(Path(path).read_bytes())
    except OSError:
        return Told(place=False, owner="")
