"""What a build remembers for the next one, beside the portal, never in it.

The cache lies in the user's own cache folder: a pull request can bring files into a portal, and
what is read back here must come from us alone. It holds plain values (marshal), each file under
its checksum; a file that is missing, damaged or of another version reads as None, and the build
starts anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

_HEAD = b"kksportal cache 1\n"
HALF = "setengah-"  # before the process that writes a file, while it is not whole
TEMPLATES = "templat"  # the folder of compiled templates in it (`render/bytecode.py`)


def cache_folder(root: Path, site: Path) -> Path | None:
    """Where the cache of a portal and its site lies; None where there is no home for it."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if not os.path.isabs(home):
        return None
    name = hashlib.sha256(f"{root}\n{site}".encode()).hexdigest()[:20]
    return Path(home) / "kksportal" / name


class Cache:
    """Values under names; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def load(self, name: str) -> Any:
        """A value kept before, or None."""
        if self._folder is None:
            return None
        try:
            raw = (self._folder / name).read_bytes()
        except OSError:
            return None
        size = len(_HEAD) + 32
        body = memoryview(raw)[size:]
        if raw[: len(_HEAD)] != _HEAD or hashlib.sha256(body).digest() != raw[len(_HEAD) : size]:
            return None
        try:
            return marshal.loads(body)  # our own bytes, under their checksum
        except (ValueError, EOFError, TypeError):
            return None

    def save(self, name: str, value: Any) -> None:
        """Keep a value; a cache that cannot be written is no fault of the portal."""
        if self._folder is None:
            return
        body = marshal.dumps(value)
        path = self._folder / name
        fresh = path.with_name(f"{path.name}.{HALF}{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                file.write(_HEAD)
                file.write(hashlib.sha256(body).digest())
                file.write(body)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()

    def sweep(self) -> None:
        """Remove what builds left that were killed while they wrote here.

        Only for who is alone with this cache: another's half file would go too.
        """
        if self._folder is None:
            return
        for place in (self._folder, self._folder / TEMPLATES):
            for path in place.glob(f"*.{HALF}[0-9]*"):  # not ".01": an indicator's code ends so
                with suppress(OSError):
                    path.unlink()

    def clear(self) -> None:
        """Forget everything."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
