"""The portal as it stands, from a commit or from its folder, and copies of it to be checked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kksportal.errors import PortalError
from kksportal.proposals.git import Repository

_FOLDERS = ("datapackages/", "content/")


class State(Protocol):
    """A portal as it stands."""

    def read(self, path: str) -> bytes | None:
        """A file of it; None where there is none."""

    def write_out(self, home: Path) -> None:
        """Write what is checked of it, settings, data and texts, below a folder."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A portal as a commit has it."""

    repository: Repository
    commit: str
    kept: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """A file of it; None where there is none."""
        if path not in self.kept:
            self.kept[path] = self.repository.read(self.commit, path)
        return self.kept[path]

    def write_out(self, home: Path) -> None:
        """Write what is checked of it below a folder. Raises PortalError where it is no portal."""
        files = self.repository.files(self.commit)
        chosen = {path: name for path, name in files.items() if _is_checked(path)}
        if "mkdocs.yml" not in chosen:
            raise PortalError("cabang itu tidak memuat portal ini (tidak ada mkdocs.yml)")
        self.repository.write_out(chosen, home)


@dataclass(frozen=True, slots=True)
class Stored:
    """A portal as its folder has it."""

    root: Path
    kept: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """A file of it; None where there is none. Raises PortalError where a link is in the way."""
        if path not in self.kept:
            self.kept[path] = self._read(path)
        return self.kept[path]

    def _read(self, path: str) -> bytes | None:
        place = self._place(path)
        return place.read_bytes() if place.is_file() else None

    def write_out(self, home: Path) -> None:
        """Write what is checked of it below a folder; links are not followed."""
        for place, names, files in os.walk(self.root):
            inner = Path(place).relative_to(self.root)
            if inner == Path():
                names[:] = [name for name in names if f"{name}/" in _FOLDERS]
            for name in files:
                source = Path(place, name)
                if source.is_file() and not source.is_symlink():
                    (home / inner).mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, home / inner / name)

    def write(self, files: Mapping[str, bytes | None]) -> None:
        """Write files into the portal, or (None) take them out; each at once.

        Raises PortalError where one of them is no longer what was read.
        """
        places = {path: self._place(path) for path in files}  # all are looked at before any
        for path in files:
            if path in self.kept and self._read(path) != self.kept[path]:
                raise PortalError(f"{path} berubah selagi diperiksa; jalankan sekali lagi")
        for path, content in files.items():
            place = places[path]
            if content is None:
                place.unlink(missing_ok=True)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh = place.with_name(f".{place.name}.{os.getpid()}")
            fresh.write_bytes(content)
            fresh.replace(place)

    def _place(self, path: str) -> Path:
        place = self.root / path
        for one in (place, *place.parents):
            if one == self.root:
                break
            if one.is_symlink():
                raise PortalError(f"{path}: ada tautan simbolik di jalurnya; tidak ditulis")
        return place


def changed_copy(before: Path, after: Path, files: Mapping[str, bytes | None]) -> None:
    """A copy of a written out portal in which files are changed, or (None) gone."""
    for path in _below(before):
        if path not in files:
            place = after / path
            place.parent.mkdir(parents=True, exist_ok=True)
            _link(before / path, place)
    for path, content in files.items():
        if content is not None:
            place = after / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def _below(home: Path) -> Iterable[str]:
    for place, _, files in os.walk(home):
        for name in files:
            yield os.path.relpath(os.path.join(place, name), home)


def _link(source: Path, target: Path) -> None:
    """The same file under a second name, so that a nation is not copied; else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _is_checked(path: str) -> bool:
    return "/" not in path or path.startswith(_FOLDERS)
