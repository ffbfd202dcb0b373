"""Findings about entries of a portal's folders that are neither ordinary files nor folders.

Data may come from anybody. Reading through a symbolic link would publish whatever it points at,
and reading a pipe would block the build for ever, so both are refused before anything is read.
Names that begin with a dot are ignored: editors and systems leave them, and no reader opens them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind


def odd_entries(folders: Folders) -> tuple[Finding, ...]:
    """Findings about every link and special file among the data and the texts of a portal."""
    return sort_findings(
        finding for place in (folders.packages, folders.content) for finding in _odd(place, folders)
    )


def is_hidden(path: Path) -> bool:
    """Whether a file is ignored by every reader: its own name begins with a dot."""
    return path.name.startswith(".")


def _odd(place: Path, folders: Folders) -> Iterator[Finding]:
    if place.is_symlink():
        yield _finding(place, "tautan simbolik", folders)
        return
    pending = [place] if place.is_dir() else []
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    yield _finding(Path(entry.path), "tautan simbolik", folders)
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(Path(entry.path))
                elif not entry.is_file(follow_symlinks=False):
                    yield _finding(Path(entry.path), "berkas khusus", folders)


def _finding(path: Path, what: str, folders: Folders) -> Finding:
    return Finding(
        kind=kind("KKS-B001"),
        path=folders.relative(path),
        what=f"“{path.name}” {what}, bukan berkas biasa.",
    )
