"""Closes the cycles of a portal on another machine, as far as Linux can play one: a script.

`python -m tests.archive.other_machine PORTAL ZIPS HABIT…` takes on the habits that it is told
before it imports anything of the program, and then closes 2023 and 2025.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path, PurePath
from typing import Any
from unittest.mock import patch

_OPEN, _SCANDIR, _LISTDIR, _INIT = io.open, os.scandir, os.listdir, zipfile.ZipInfo.__init__


def _play(owner: object, name: str, habit: Any) -> None:
    """Take on a habit for the life of this process."""
    patch.object(owner, name, habit).start()


class _Backwards(AbstractContextManager[Any]):
    """The entries of a folder, last one first."""

    def __init__(self, place: Any = ".") -> None:
        with _SCANDIR(place) as entries:
            self._left = iter(sorted(entries, key=lambda one: one.name, reverse=True))

    def __iter__(self) -> Any:
        return self._left

    def __next__(self) -> Any:
        return next(self._left)

    def __exit__(self, *_: object) -> None:
        return None

    def close(self) -> None:
        """Nothing is held open."""


def folders_backwards() -> None:
    """A disk lists what is in a folder in another order."""
    _play(os, "scandir", _Backwards)
    _play(os, "listdir", lambda place=".": sorted(_LISTDIR(place), reverse=True))


def text_of_windows() -> None:
    """Text gets CRLF where its line ends are not told, and code page 1252 as its letters."""

    def opened(file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None,
               errors: Any = None, newline: Any = None, **rest: Any) -> Any:  # fmt: skip
        if "b" not in mode:
            encoding = encoding or "cp1252"
            if newline is None and set(mode) & set("wax+"):
                newline = "\r\n"
        return _OPEN(file, mode, buffering, encoding, errors, newline, **rest)

    _play(io, "open", opened)
    _play(builtins, "open", opened)
    os.linesep = "\r\n"


def paths_of_windows() -> None:
    """Paths sort without regard to case."""

    def before(one: PurePath, other: PurePath) -> bool:
        if not isinstance(other, PurePath):
            return NotImplemented
        return [part.lower() for part in one.parts] < [part.lower() for part in other.parts]

    _play(PurePath, "__lt__", before)


def zips_of_windows() -> None:
    """An entry of a ZIP says that it comes from there."""

    def made(self: zipfile.ZipInfo, *args: Any, **named: Any) -> None:
        _INIT(self, *args, **named)
        self.create_system = 0

    _play(zipfile.ZipInfo, "__init__", made)


def disk_without_links() -> None:
    """A disk knows no second name of a file, and folders do not change places in one step."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no such thing here")

    import kksportal.site_build.publish as publishing

    _play(os, "link", refuse)
    _play(publishing, "_swap", lambda stage, site: False)


def closed_umask() -> None:
    """Files belong to one user alone."""
    os.umask(0o077)


def one_core() -> None:
    """All is made in one process."""
    _play(os, "sched_getaffinity", lambda _: {0})


def fresh_processes() -> None:
    """No process is forked, as on Windows: each begins anew, and has none of the other habits."""
    from multiprocessing import get_context

    import kksportal.site_build.executor as executing

    _play(executing, "_context", lambda: get_context("spawn"))


HABITS: dict[str, Callable[[], None]] = {
    one.__name__: one
    for one in (
        folders_backwards, text_of_windows, paths_of_windows, zips_of_windows, disk_without_links,
        closed_umask, one_core, fresh_processes,
    )
}  # fmt: skip


def main() -> None:
    root, target, *habits = sys.argv[1:]
    for name in habits:
        HABITS[name]()
    from kksportal.archive.store import open_archive, zip_archive
    from kksportal.effects import Folders
    from tests.archive.portals import close

    close(Path(root), "2023")
    close(Path(root), "2025", "2026-02-28")
    zip_archive(open_archive(Folders(root=Path(root)), "2025"), 1, Path(target))


if __name__ == "__main__":
    main()
