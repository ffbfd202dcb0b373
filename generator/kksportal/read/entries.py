"""What lies in a portal's folders: ordinary files and folders, and nothing else.

Data may come from anybody. A link would publish whatever it points at, a pipe would hold the build
for ever; so both are refused here, at one door, before anything is read. Names that begin with a
dot are nobody's data: editors and systems leave them, and no reader opens them.
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
    """Whether a file is one that nobody reads, by its own name."""
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
