"""Paths that stay inside a folder on every system, and are the same name on each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 400
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_ODD = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


def odd_path(path: str) -> str:
    """Why a path cannot stand in an archive, as a sentence; "" where it can.

    What Windows refuses is refused everywhere: an archive has to open on any machine.
    """
    if not path or len(path) > LONGEST:
        return "Jalurnya kosong atau terlalu panjang."
    if _ODD.search(path):
        return "Jalurnya memuat tanda yang tidak dapat dipakai di semua komputer."
    for part in path.split("/"):
        if part in ("", ".", ".."):
            return "Jalurnya keluar dari foldernya, atau tidak lurus."
        if part.endswith((".", " ")) or _RESERVED.fullmatch(part):
            return f"“{part}” tidak dapat menjadi nama berkas di Windows."
    return ""


def odd_paths(paths: Iterable[str]) -> dict[str, str]:
    """The paths that cannot stand in an archive together, each with the reason as a sentence.

    Two that differ by case alone, or by how an accent is written, are one file on Windows or macOS.
    """
    found: dict[str, str] = {}
    known: dict[str, str] = {}
    for path in sorted(paths):
        same = known.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if odd := odd_path(path):
            found[path] = odd
        elif same != path:
            found[path] = f"Di Windows atau macOS nama ini sama dengan {same}."
    return found
