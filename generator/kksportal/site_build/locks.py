"""Locks that end with their process: who builds into a site, and whose a stage is.

They are the system's own (`flock`; on Windows a locked byte), so nothing is left to clean up
after a build that was killed. Where a system has neither, nothing can be known of other builds.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO

_GLANCE = 0.1  # seconds between two looks at a lock that another process holds
_FAR = 1 << 30  # the locked byte of Windows: far behind what is written there, so it can be read
FLOCK = find_spec("fcntl") is not None
BYTES = find_spec("msvcrt") is not None
LOCKS = FLOCK or BYTES


def hold(path: Path) -> IO[bytes] | None:
    """A lock that ends with its process; None where another process holds it.

    Raises OSError where the file cannot be written, or its disk knows no locks.
    """
    file = path.open("ab")
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        file.close()
        return None
    except OSError:
        file.close()
        raise
    return file


def _lock(file: IO[bytes]) -> None:
    if FLOCK:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    elif BYTES:
        import msvcrt

        file.seek(_FAR)
        # By name, for types are checked where this module has none of it.
        lock, way = getattr(msvcrt, "locking"), getattr(msvcrt, "LK_NBLCK")  # noqa: B009  # as said
        lock(file.fileno(), way, 1)


@contextmanager
def alone_at(site: Path, wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Nobody else builds into this site meanwhile; a second build waits for the first to end.

    `wait` is called once if it has to. The lock lies beside the site while a build runs. Where it
    cannot be laid down nothing can be published either, and that is said when it is tried.
    """
    if not (FLOCK or BYTES):
        yield
        return
    file = _take(site.parent / f".{site.name}.kunci-kks", wait or (lambda: _say(site)))
    try:
        yield
    finally:
        if file is not None:
            if FLOCK:  # while it is held, so that nobody locks a file that is going
                _drop(file.name)
            file.close()
            if not FLOCK:  # Windows keeps what is open, and so what another build has taken
                _drop(file.name)


def _drop(name: str) -> None:
    with suppress(OSError):
        os.unlink(name)


def _take(path: Path, wait: Callable[[], None]) -> IO[bytes] | None:
    waited = False
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = hold(path)
        except OSError:
            return None
        if file is not None:
            if _is_still(path, file):
                return file
            file.close()  # it was removed by the build that held it
            continue
        if not waited:
            wait()
            waited = True
        time.sleep(_GLANCE)


def _is_still(path: Path, file: IO[bytes]) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _say(site: Path) -> None:
    print(f"kks: bangunan lain sedang menulis {site}; menunggu sampai selesai", file=sys.stderr)
