"""`arsip/di-luar.csv`: versions whose payload is too large for git, and lies elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.exports.cells import csv_text
from kksportal.read.archives import ARCHIVES

OUTSIDE = f"{ARCHIVES}/di-luar.csv"
_HEAD = ("siklus", "versi", "berkas", "sha512")


class Outside(NamedTuple):
    """A version whose payload is elsewhere: the name of the file, and its digest."""

    cycle: str
    version: int
    file: str
    sha512: str


def read_outside(folders: Folders) -> tuple[Outside, ...]:
    """The versions that are listed; raises PortalError where the list is broken."""
    path = folders.root / OUTSIDE
    if not path.is_file():
        return ()
    try:
        lines = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), strict=True))
        if not lines or tuple(lines[0]) != _HEAD:
            raise ValueError("another head")
        return tuple(Outside(cycle, int(n), file, sha) for cycle, n, file, sha in lines[1:])
    except (ValueError, csv.Error):
        raise PortalError(f"{OUTSIDE} rusak; pulihkan dari riwayat git") from None


def write_outside(folders: Folders, listed: Iterable[Outside]) -> None:
    """Write the list, each version once, by cycle and number."""
    by_version = {(one.cycle, one.version): one for one in listed}
    rows = ([str(cell) for cell in by_version[key]] for key in sorted(by_version))
    (folders.root / OUTSIDE).write_bytes(csv_text(_HEAD, rows).encode())
