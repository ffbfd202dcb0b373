"""Files of a folder on the disk: which there are, and their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from kksportal.preservation.digests import Digested, Digester
from kksportal.site_build.publish import files_of

_PIECE = 1 << 20


def sizes_of(folder: Path) -> dict[str, int]:
    """The size of every file below a folder, by path."""
    return {path: size for path, (size, _) in sorted(files_of(folder).items())}


def digest_file(path: Path) -> Digested:
    """The digests of a file, which is not held whole."""
    digester = Digester(path.stat().st_size)
    _read(path, digester.take)
    return digester.digested


def digests_of(folder: Path) -> dict[str, Digested]:
    """The digests of every file below a folder, by path."""
    return {path: digest_file(folder / path) for path in sizes_of(folder)}


def hash_file(algorithm: str, path: Path) -> str:
    """One digest of a file."""
    made = hashlib.new(algorithm)
    _read(path, made.update)
    return made.hexdigest()


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below a folder."""
    for path, raw in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)


def _read(path: Path, take: Callable[[bytes], object]) -> None:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            take(piece)
