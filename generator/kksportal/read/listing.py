"""The files of a portal by their names, listed once for all who look at names alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kksportal.effects import Folders


@dataclass(frozen=True, slots=True)
class Listing:
    """Every visible file of the texts and of the packages, by its path below the portal."""

    content: tuple[str, ...]  # "content/tentang.md"
    packages: tuple[str, ...]  # "datapackages/kosakata/satuan.csv"

    @classmethod
    def of(cls, folders: Folders) -> Listing:
        """The files as they lie there; no link is followed."""
        return cls(
            content=tuple(f"content/{name}" for name in names_below(folders.content)),
            packages=tuple(f"datapackages/{name}" for name in names_below(folders.packages)),
        )

    @property
    def all(self) -> tuple[str, ...]:
        """The texts, then the packages."""
        return (*self.content, *self.packages)


def names_below(folder: Path) -> Iterator[str]:
    """Every visible file below a folder, sorted; no link is followed."""
    beyond = len(str(folder)) + 1
    for place, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        start = f"{place[beyond:]}/".replace(os.sep, "/") if len(place) > beyond else ""
        yield from (start + file for file in sorted(files) if not file.startswith("."))
