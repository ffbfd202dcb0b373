"""Whether texts that must be gone are really nowhere in a bag, packed files included."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

LARGEST = 200_000_000  # bytes that are unpacked of one file
_PACKED = (".zip", ".xlsx", ".docx", ".pptx", ".whl")


def still_there(files: Mapping[str, Path], texts: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Each text that is still there: its number, from 1, and the path of the first file with it.

    As it is, and as HTML and JSON write it. A PDF is not looked into: it is made of the same data.
    """
    wanted = [tuple(_forms(text)) for text in texts]
    found: dict[int, str] = {}
    for path, place in sorted(files.items()):
        for raw in _contents(path, place):
            for number, forms in enumerate(wanted, 1):
                if number not in found and any(form in raw for form in forms):
                    found[number] = path
    return tuple(sorted(found.items()))


def _forms(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield escape(text).encode()
    yield text.encode("ascii", "backslashreplace")
    yield text.replace('"', '\\"').encode()


def _contents(path: str, place: Path) -> Iterator[bytes]:
    raw = place.read_bytes()
    yield path.encode()
    yield raw
    if path.lower().endswith(_PACKED) and zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for one in packed.infolist():
                if one.file_size <= LARGEST:
                    yield one.filename.encode()
                    yield packed.read(one)
