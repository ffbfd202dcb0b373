"""What a build is made from: its files, and whether they are still the same.

A file is the same when its size and time are, as the last build saw them; else its content
decides. A file that was changed shortly before it was looked at is always asked for its content:
a second change within the same tick of the clock would not show.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kksportal.effects import Folders
from kksportal.read.archives import closed_files
from kksportal.read.early import EARLY
from kksportal.read.permits import PERMITS
from kksportal.read.published import PUBLISHED
from kksportal.shipped import program_folder

_LINK = "tautan"
_DATA = ("datapackages/", "content/")  # folders in which no link is followed
_TICK = 2_000_000_000  # ns; coarser than the clock of any file system in use
CODE = program_folder()
# Packages whose version may show in a page's bytes or in a finding.
PRINTERS = (
    "jinja2",
    "markupsafe",
    "markdown",
    "nh3",
    "mkdocs",
    "mkdocs-material",
    "pandas",
    "pyyaml",
    "xlsxwriter",
    "pillow",
    "typst",
    "babel",
    "pagefind_bin",
)

Stat = tuple[int, int]  # size in bytes, time of change in ns
Seen = tuple[int, int, str, bool]  # the same with the content's sha256, and whether to trust them


@dataclass(slots=True)
class Inputs:
    """The files of a portal as they are now, beside what the last build saw."""

    folders: Folders
    before: Mapping[str, Seen]
    stats: dict[str, Stat] = field(default_factory=dict)
    at: int = field(default_factory=time.time_ns)
    _shas: dict[str, str] = field(default_factory=dict)

    @classmethod
    def look(cls, folders: Folders, before: Mapping[str, Seen]) -> Inputs:
        """List every file a build reads."""
        inputs = cls(folders=folders, before=before)
        root = folders.root
        for part in ("datapackages", "content"):
            inputs.stats.update(_files(root / part, f"{part}/"))
        if folders.own_templates is not None:  # those of the program are in `program_key`
            inputs.stats.update(_files(folders.own_templates, "site_templates/"))
        for name in ("mkdocs.yml", PUBLISHED, PERMITS, EARLY, *closed_files(folders)):
            path = root / name
            if path.is_file():
                stat = path.stat() if name == "mkdocs.yml" else path.lstat()
                inputs.stats[name] = stat.st_size, stat.st_mtime_ns
        return inputs

    def sha(self, path: str) -> str:
        """The sha256 of a file's content; "" where it cannot be read."""
        sha = self._shas.get(path)
        if sha is None:
            size, changed, known, trusted = self.before.get(path, (-1, -1, "", False))
            if trusted and (size, changed) == self.stats[path]:
                sha = known
            else:
                place = self._place(path)
                # Among data a link is refused, so it is never the same as the file it hides.
                linked = place.is_symlink() and not path.startswith("site_templates/")
                sha = _LINK if linked else sha_of(place)
            self._shas[path] = sha
        return sha

    def text(self, path: str) -> str:
        """What stands in a file; "" where it cannot be read."""
        try:
            return self._place(path).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    def note_read(self, shas: Mapping[str, str]) -> None:
        """Contents that were read elsewhere, in this build."""
        self._shas.update(shas)

    def note_noted(self, noted: Mapping[str, str]) -> None:
        """Contents as readers have noted them (`effects.noting`), by their whole paths."""
        self.note_read({self.folders.relative(Path(path)): sha for path, sha in noted.items()})

    def agrees(self, noted: Mapping[str, str]) -> bool:
        """Whether what readers have noted is what lay there when it was looked at."""
        names = ((self.folders.relative(Path(path)), sha) for path, sha in noted.items())
        return all(path in self.stats and self.sha(path) == sha for path, sha in names)

    def changed(self) -> set[str]:
        """Files that are new, gone, or of other content than the last build saw."""
        gone = self.before.keys() - self.stats.keys()
        return {
            path
            for path in self.stats
            if path not in self.before or self.before[path][2] != self.sha(path)
        } | gone

    def seen(self) -> dict[str, Seen]:
        """What the next build compares with."""
        return {
            path: (*stat, self.sha(path), stat[1] < self.at - _TICK)
            for path, stat in self.stats.items()
        }

    def moved(self, *, beside: str) -> bool:
        """Whether any file was saved, added or removed since it was looked at, `beside` those
        whose paths begin so."""
        now = Inputs.look(self.folders, {}).stats
        return any(
            self.stats.get(path) != now.get(path)
            for path in self.stats.keys() | now.keys()
            if not path.startswith(beside)
        )

    def key(self, paths: Iterator[str] | list[str]) -> str:
        """One sha256 over files: their names and contents."""
        whole = hashlib.sha256()
        for path in sorted(paths):
            whole.update(f"{path}\n{self.sha(path)}\n".encode(errors="surrogateescape"))
        return whole.hexdigest()

    def _place(self, path: str) -> Path:
        return self.folders.root / path


def sha_of(path: Path) -> str:
    """The sha256 of a file; "" where it cannot be read."""
    if not path.is_file():  # a pipe would never end
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def program_key(folders: Folders) -> str:
    """The program with its templates, as far as a portal uses them."""
    below = folders.shipped_below
    stats = sorted(_files(below, "")) if below is not None else []
    used = [one for one in stats if not one[0].startswith("awal/")]
    return hashlib.sha256(f"{code_key()} {used!r}".encode()).hexdigest()


def read_shas(
    folders: Folders, place: str, noted: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The files of a package: the sha256 of the bytes that were read, or of those that lie there.

    `noted` is what its readers have noted (`effects.noting`).
    """
    files = {str(path) for path in (folders.root / place).rglob("*") if path.is_file()}
    return tuple(
        (folders.relative(Path(path)), noted.get(path) or sha_of(Path(path)))
        for path in sorted(files | noted.keys())
    )


def code_key() -> str:
    """The program and what it prints with: another version, or an edited one, starts anew."""
    kinds = (".py", ".typ", ".po", ".csv")
    stats = [s for s in sorted(_files(CODE, "")) if s[0].endswith(kinds)]
    parts = sys.version, installed(PRINTERS), stats
    return hashlib.sha256(repr(parts).encode()).hexdigest()


# Saves 0.35 ms for each picture whose recipe names a version.
@cache
def installed(names: tuple[str, ...]) -> Sequence[str]:
    """Packages with their versions ("pillow-12.0.0"), as the folders that describe them say.

    The names of these folders suffice: reading what is in them costs a tenth of a build in which
    nothing has changed.
    """
    folders: dict[str, str] = {}
    for place in sys.path:
        try:
            entries = os.listdir(place or ".")
        except OSError:
            continue
        for entry in entries:
            stem, _, form = entry.rpartition(".")
            if form in ("dist-info", "egg-info"):
                folders.setdefault(_plain_name(stem.partition("-")[0]), stem)
    return [folders.get(_plain_name(name), name) for name in names]


def _plain_name(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, Stat]]:
    pending = [(prefix, str(folder))]
    while pending:
        name, place = pending.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name == "__pycache__":
                        continue  # locks of editors, files of the system: no reader opens them
                    if entry.is_dir(follow_symlinks=False):
                        pending.append((f"{name}{entry.name}/", entry.path))
                    else:
                        yield name + entry.name, _stat(entry, data=prefix in _DATA)
        except OSError:
            continue


def _stat(entry: os.DirEntry[str], *, data: bool) -> Stat:
    """The size and time of a file; of a link that leads nowhere, or stands among data, its own.

    Among data a link is refused, so it is never the file it leads to, whose size and time may be
    those of the file that stood here before.
    """
    try:
        stat = entry.stat(follow_symlinks=not data)
    except OSError:
        stat = entry.stat(follow_symlinks=False)
    return stat.st_size, stat.st_mtime_ns
