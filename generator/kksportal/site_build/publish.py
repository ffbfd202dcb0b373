"""From the stage to the site, whole or not at all: a reader never meets half of two sites.

A build writes into a stage beside the site. What stands as it was is linked into it, and then the
two folders change places in one step of the system. Where a system has no such step, the old site
is moved aside first; a build that finds it so brings it back.
"""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from kksportal.effects import in_order
from kksportal.errors import PortalError, in_words
from kksportal.site_build.locks import BYTES, LOCKS, hold

_SITE, _LOCK, _OLD, _WORK = "situs", "kunci", "lama", "kerja"
_PATIENCE = 30  # tenths of a second


@dataclass(slots=True)
class StagePlace:
    """The folder beside the site where a build writes, so that publishing is renaming."""

    home: Path | None = None  # what becomes the site
    _room: Path | None = None
    _lock: IO[bytes] | None = field(default=None, repr=False)

    def open(self, site: Path) -> Path:
        """An empty stage; what a killed build left beside the site goes.

        Raises PortalError when there is no room for it.
        """
        self.discard()
        try:
            site.parent.mkdir(parents=True, exist_ok=True)
            sweep(site)
            self._room = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
            (self._room / _LOCK).write_text(str(os.getpid()), "ascii", newline="\n")
            with suppress(OSError):  # a disk that knows no locks
                self._lock = hold(self._room / _LOCK)
            self.home = self._room / _SITE
            self.home.mkdir(mode=0o755)
        except OSError as fault:
            self.discard()
            raise PortalError(f"{site} tidak dapat ditulis ({in_words(fault)})") from None
        return self.home

    @contextmanager
    def working(self) -> Iterator[None]:
        """A folder for temporary files, of other programs too; it goes with the stage.

        So what a killed build left there is swept with its stage, and does not pile up elsewhere.
        """
        before = tempfile.tempdir
        if self._room is not None:
            (self._room / _WORK).mkdir(exist_ok=True)
            tempfile.tempdir = str(self._room / _WORK)
        try:
            yield
        finally:
            tempfile.tempdir = before

    def discard(self) -> None:
        """Away with whatever was not published."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        if self._room is not None:
            _remove(self._room)
        self.home = self._room = None


def sweep(site: Path) -> None:
    """Remove the stages of builds that were killed; a site they had moved aside comes back."""
    if not LOCKS:
        return  # without locks nothing says whether another build still runs
    for room in in_order(site.parent.glob(f"{glob.escape(_prefix(site))}*")):
        with suppress(OSError):  # what cannot be removed stays
            _sweep(room, site)


def _sweep(room: Path, site: Path) -> None:
    if not (room / _LOCK).is_file():
        _drop(room)  # a build that had just begun; what holds anything else is not ours
        return
    lock = hold(room / _LOCK) or _hold_soon(room / _LOCK)
    if lock is None:
        return  # of a build that is still at work
    if (room / _OLD).is_dir() and not site.exists():
        (room / _OLD).rename(site)
    lock.close()
    _remove(room)


def complete(stage: Path, site: Path, kept: Iterable[str]) -> None:
    """Bring into the stage the files of the site that stand as they are, without copying them.

    Raises PortalError when one is gone meanwhile.
    """
    folders = {""}
    for address in kept:
        _make_folders(stage, address.rpartition("/")[0], folders)
        try:
            _link(f"{site}/{address}", f"{stage}/{address}")
        except FileNotFoundError:
            raise PortalError(
                f"{site}/{address} hilang selagi situs dibangun; bangun sekali lagi"
            ) from None


def _make_folders(stage: Path, folder: str, made: set[str]) -> None:
    """A folder of the stage with those above it; `made` are known to be there."""
    if folder in made:
        return
    _make_folders(stage, folder.rpartition("/")[0], made)
    with suppress(FileExistsError):
        os.mkdir(f"{stage}/{folder}")
    made.add(folder)


def publish(stage: Path, site: Path, names: Iterable[str] = ()) -> None:
    """The stage becomes the site and the old one goes, in one step where the system has it.

    `names` are the files of the old one: so it goes in a third of the time. Raises PortalError
    when the site cannot be replaced; it then stands as it was.
    """
    try:
        _publish(stage, site, names)
    except OSError as fault:
        raise PortalError(f"{site} tidak dapat diganti ({in_words(fault)})") from None


def _publish(stage: Path, site: Path, names: Iterable[str]) -> None:
    if not site.exists():
        stage.rename(site)
        return
    if _swap(stage, site):
        _clear(stage, names)
        return
    old = stage.with_name(_OLD)
    site.rename(old)
    try:
        stage.rename(site)
    except OSError:
        old.rename(site)
        raise
    _clear(old, names)


def _clear(site: Path, names: Iterable[str]) -> None:
    """Remove a site: first the files that are known to lie in it, then whatever else does."""
    folders: set[str] = set()
    with suppress(OSError):
        for name in names:
            os.unlink(f"{site}/{name}")
            folder = name.rpartition("/")[0]
            while folder and folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        for folder in sorted(folders, reverse=True):  # a folder comes before those above it
            os.rmdir(f"{site}/{folder}")
    shutil.rmtree(site, ignore_errors=True)


def files_of(site: Path) -> dict[str, tuple[int, int]]:
    """Every file of a site: its size in bytes and the time it was last changed, in ns."""
    stats = ((name, entry.stat(follow_symlinks=False)) for name, entry in _entries(site))
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in stats}


def names_in(site: Path) -> Iterator[str]:
    """Every file of a site; a third of the time that their sizes take."""
    return (name for name, _ in _entries(site))


def _entries(site: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    pending = [("", str(site))]
    while pending:
        prefix, place = pending.pop()
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                pending.append((name + "/", entry.path))
            else:
                yield name, entry


def _remove(room: Path) -> None:
    """Away with a stage; its lock goes last, so that what is left of it is still known as ours."""
    for name in (_SITE, _OLD, _WORK):
        shutil.rmtree(room / name, ignore_errors=True)
    with suppress(OSError):
        (room / _LOCK).unlink(missing_ok=True)
    _drop(room)


def _drop(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _prefix(site: Path) -> str:
    return f".{site.name}.kks-"


def _hold_soon(path: Path) -> IO[bytes] | None:
    """The lock of a build that was killed, once its helpers have ended too; else None.

    They notice within a second (`executor.begin_helping`), and hold the lock until then.
    """
    for _ in range(_PATIENCE):
        if _is_at_work(path):
            return None
        time.sleep(0.1)
        if lock := hold(path):
            return lock
    return None


def _is_at_work(path: Path) -> bool:
    if BYTES:
        return True  # its lock says all, and asking Windows for a process would end it
    try:
        os.kill(int(path.read_text("ascii")), 0)
    except (ProcessLookupError, ValueError):
        return False
    except OSError:
        return True  # another user's
    return True


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        shutil.copy2(source, target)


_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def _swap(one: Path, other: Path) -> bool:
    """Two folders change places in one step; False where this system or disk cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(library.renamex_np(*paths, _EXCHANGE)) == 0
        return int(library.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE)) == 0
    except (AttributeError, OSError, TypeError):
        return False
