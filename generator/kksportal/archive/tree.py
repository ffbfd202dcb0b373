"""Files of a folder on the disk: which there are, their digests, and as a ZIP of fixed bytes."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kksportal.preservation.digests import Digested, Digester
from kksportal.site_build.publish import files_of

_PIECE = 1 << 20
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can tell: it says nothing of when
_PACKED = {".png", ".jpg", ".jpeg", ".webp", ".zip", ".whl", ".gz", ".woff2"}


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


def write_zip(target: Path, root: str, files: Mapping[str, Path]) -> None:
    """A ZIP of files below one folder `root`: the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", allowZip64=True) as packed:
        for path, place in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{root}/{path}", _MOMENT)
            packs = place.suffix.lower() not in _PACKED
            entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3  # else Windows writes another byte
            entry.file_size = place.stat().st_size
            with packed.open(entry, "w") as into:
                _read(place, into.write)


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
