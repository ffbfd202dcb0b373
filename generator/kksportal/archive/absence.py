"""Whether what must be gone is really nowhere in a bag, packed files included."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kksportal.archive.rebuild import PORTAL
from kksportal.errors import PortalError
from kksportal.preservation.inventory import Inventory, Version

LARGEST = 200_000_000  # bytes that are unpacked of one file
_PACKED = (".zip", ".xlsx", ".docx", ".pptx", ".whl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removing:
    """A version that earlier ones lose something for, and texts that may be nowhere in it."""

    gone: tuple[str, ...] = ()


def check_removal(
    files: Mapping[str, Path], version: Version, before: Inventory | None, removing: Removing
) -> None:
    """Raises PortalError where a text is still there, or what was frozen is as it was."""
    if there := still_there(files, removing.gone):
        told = "; ".join(f"baris {number} masih ada di {path}" for number, path in there[:5])
        raise PortalError(f"yang harus hilang belum hilang: {told}")
    last = before.versions[-1].state if before else {}
    parts = tuple(f"{PORTAL}/{name}/" for name in ("datapackages", "content"))
    frozen = (p for p in last if p.startswith(parts) and "/datapackages/arsip/" not in p)
    if all(version.state.get(path) == last[path] for path in frozen):
        raise PortalError(
            "data dan naskah siklus ini masih sama dengan yang dibekukan; hapus dahulu yang harus "
            "hilang dari berkasnya, lalu ulangi"
        )


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
