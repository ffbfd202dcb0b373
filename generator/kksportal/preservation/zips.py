"""A bag as one ZIP: the same files give the same bytes on any machine."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO

# What zipfile raises on a ZIP that is spoilt or hostile; NotImplementedError for a way of packing,
# and RuntimeError for a lock, that it does not know.
SPOILT = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError,
          RuntimeError, ValueError, OverflowError, LookupError)  # fmt: skip
_PIECE = 1 << 20
MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can tell: it says nothing of when
# A wheel is none of these: those of an archive are not compressed (`plain_packs`).
_PACKED = {".png", ".jpg", ".jpeg", ".webp", ".zip", ".woff2"}


def zip_name(cycle: str, number: int) -> str:
    """The name of a version's ZIP, and of the folder in it: kks-2025-v1.zip."""
    return f"kks-{cycle}-v{number}.zip"


def write_zip(target: Path | IO[bytes], root: str, files: Mapping[str, Path]) -> None:
    """Write files by their paths below one folder `root`, sorted; what is packed is not again."""
    with zipfile.ZipFile(target, "w", allowZip64=True) as packed:
        for path, place in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{root}/{path}", MOMENT)
            packs = place.suffix.lower() not in _PACKED
            entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3  # else Windows writes another byte
            entry.file_size = place.stat().st_size
            with packed.open(entry, "w") as into, place.open("rb") as file:
                while piece := file.read(_PIECE):
                    into.write(piece)
