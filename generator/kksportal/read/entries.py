"""Findings about entries of a portal's folders: no ordinary files, or of a name not all can hold.

Data may come from anybody. Reading through a symbolic link would publish whatever it points at,
and reading a pipe would block the build for ever, so both are refused before anything is read.
Names that begin with a dot are ignored: editors and systems leave them, and no reader opens them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kksportal.effects import Folders, in_order
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.model.strings import odd_text

LONGEST_NAME = 100
_TOLD = ("inovasi", "narasi")  # these have front matter and checks of their own
_FORBIDDEN = re.compile(r'[<>:"|?*\\\t\n]')
_RESERVED = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{n}{i}" for n in ("COM", "LPT") for i in "123456789¹²³"),
}


def odd_entries(folders: Folders) -> tuple[Finding, ...]:
    """Findings about every link and special file among the data and the texts of a portal."""
    return sort_findings(
        finding for place in (folders.packages, folders.content) for finding in _odd(place, folders)
    )


def editorial_files(folders: Folders) -> Iterator[Path]:
    """The editorial pages: every visible Markdown text of `content/` but stories and narratives."""
    for path in in_order(folders.content.rglob("*.md")):
        inner = path.relative_to(folders.content)
        if inner.parts[0] not in _TOLD and not any(part.startswith(".") for part in inner.parts):
            yield path


def is_hidden(path: Path) -> bool:
    """Whether a file is ignored by every reader: its own name begins with a dot."""
    return path.name.startswith(".")


def _odd(place: Path, folders: Folders) -> Iterator[Finding]:
    if place.is_symlink():
        yield _finding(place, "tautan simbolik", folders)
        return
    pending = [place] if place.is_dir() else []
    while pending:
        names: dict[str, str] = {}
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if what := odd_name(entry.name):
                    yield _named("KKS-B002", Path(entry.path), what, folders)
                    continue
                twin = names.setdefault(entry.name.casefold(), entry.name)
                if twin != entry.name:
                    first, second = sorted((twin, entry.name))
                    what = f"“{second}” dan “{first}” hanya beda huruf besar."
                    yield _named("KKS-B003", Path(entry.path).with_name(second), what, folders)
                if entry.is_symlink():
                    yield _finding(Path(entry.path), "tautan simbolik", folders)
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(Path(entry.path))
                elif not entry.is_file(follow_symlinks=False):
                    yield _finding(Path(entry.path), "berkas khusus", folders)


# Saves 30 ms of a nation: its tables have the same few names in every folder.
@lru_cache(maxsize=4096)
def odd_name(name: str, most: int = LONGEST_NAME) -> str:
    """Why no other machine could hold a file of this name; empty where each could."""
    if what := odd_text(name, most):
        return what
    if bad := _FORBIDDEN.search(name):
        return (
            f"Namanya memuat “{bad[0]}”."
            if bad[0] > " "
            else "Namanya memuat tab atau ganti baris."
        )
    if name != name.strip() or name.endswith("."):
        return "Namanya diawali atau diakhiri spasi atau titik."
    if name.partition(".")[0].upper() in _RESERVED:
        return f"“{name}” nama alat di Windows."
    return ""


def _named(code: str, path: Path, what: str, folders: Folders) -> Finding:
    return Finding(kind=kind(code), path=shown_path(folders.relative(path)), what=what)


def shown_path(path: str) -> str:
    """A path as it can be printed anywhere: what is no UTF-8 or not seen is written out."""
    plain = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in plain)


def _finding(path: Path, what: str, folders: Folders) -> Finding:
    return Finding(
        kind=kind("KKS-B001"),
        path=folders.relative(path),
        what=f"“{path.name}” {what}, bukan berkas biasa.",
    )
