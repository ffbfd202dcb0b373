"""The edge to disk: the portal's folders, writing a site aside before it is published."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from kksportal.errors import DoubleWriteError
from kksportal.shipped import shipped_templates

P = TypeVar("P", bound=PurePath)


def in_order(paths: Iterable[P]) -> list[P]:
    """Paths as Linux sorts them, on any machine: Windows takes no regard to case."""
    return sorted(paths, key=lambda path: path.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders of a portal.

    `safe`: the portal may come from anybody, so its templates, which run, are not its own.
    `at`: readers leave out what is to be published later than this moment (`model/moments.py`);
    at "" all that has such a moment, at None nothing.
    """

    root: Path
    safe: bool = False
    at: str | None = None

    @property
    def packages(self) -> Path:
        """The data packages."""
        return self.root / "datapackages"

    @property
    def content(self) -> Path:
        """Editorial Markdown, stories and narratives."""
        return self.root / "content"

    @property
    def own_templates(self) -> Path | None:
        """The portal's own templates, styles and scripts; None where it has none, or none count."""
        own = self.root / "site_templates"
        return own if not self.safe and own.is_dir() else None

    @property
    def shipped_below(self) -> Path | None:
        """Those of this program below them; None where they are one folder, as in a checkout."""
        own, shipped = self.own_templates, shipped_templates()
        return None if own is not None and own.samefile(shipped) else shipped

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where a template, a style or a script is looked for, file by file: the first counts."""
        return tuple(one for one in (self.own_templates, self.shipped_below) if one is not None)

    def assets(self) -> dict[str, Path]:
        """Styles, scripts and icons by their names below `aset/`: the portal's own come first."""
        found: dict[str, Path] = {}
        for layer in reversed(self.templates):
            for path in in_order((layer / "aset").rglob("*")):
                name = path.relative_to(layer / "aset")
                if path.is_file() and not any(part.startswith(".") for part in name.parts):
                    found[name.as_posix()] = path
        return dict(sorted(found.items()))

    def named(self, path: Path) -> Path:
        """What a person names from the portal's folder, as findings do, or from where they are.

        The first comes first, where it is there or could have been: a file just deleted may still
        be named. The answer may lie outside the portal, and no link is followed.
        """
        own = Path(os.path.normpath(self.root / path))
        here = Path(os.path.normpath(Path.cwd() / path))
        if not any(one.is_relative_to(self.root) for one in (here, here.resolve())):
            return own
        there = own.is_relative_to(self.root) and (
            os.path.lexists(own) or (own.parent.is_dir() and not os.path.lexists(here))
        )
        return own if there else here

    def relative(self, path: Path) -> str:
        """A path relative to the portal's folder, with forward slashes; else the whole path."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


_noted: list[dict[str, str]] = []  # of the readings that are going on, the innermost last


@contextmanager
def noting() -> Iterator[dict[str, str]]:
    """The sha256 of every file that is read meanwhile, by path: of the very bytes that were read.

    What is remembered of a build goes by these: a file that is saved between two looks at it is
    not taken for what it was before, or for what it became.
    """
    own: dict[str, str] = {}
    _noted.append(own)
    try:
        yield own
    finally:
        _noted.pop()


def note_read(path: Path, content: bytes) -> None:
    """A reader has read these bytes."""
    if _noted:
        sha = hashlib.sha256(content).hexdigest()
        for shas in _noted:
            shas[str(path)] = sha


def as_it_is(_: str, content: bytes) -> bytes:
    """A file that is published as it was made."""
    return content


@dataclass(slots=True)
class Stage:
    """Where the files of a site are written before the site is published.

    With `published`, the published site, only what differs from it is written. `shape` is the
    one door for a site of another form: it gives each file, by address, as it is to stand there.
    """

    home: Path
    published: Path | None = None
    shape: Callable[[str, bytes], bytes] = as_it_is

    def put(self, address: str, content: bytes) -> int:
        """Write one file in the form of this site; its size in bytes."""
        shaped = self.shape(address, content)
        self.write(address, shaped)
        return len(shaped)

    def write(self, address: str, content: bytes) -> bool:
        """Write one file below the stage; False where the published site has it already.

        What the stage lies in is never made: a machine of a cluster that wakes when the build is
        over finds it gone, and leaves nothing behind. Raises DoubleWriteError when the address
        leaves the stage.
        """
        if address.startswith("/") or ".." in address.split("/"):
            raise DoubleWriteError(f"alamat keluar dari situs: {address}")
        if self.published is not None and _same(self.published / address, content):
            return False
        path = f"{self.home}/{address}"
        try:
            _put(path, content)
        except FileNotFoundError:
            with suppress(FileExistsError):
                os.mkdir(self.home)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _put(path, content)
        return True


def _put(path: str, content: bytes) -> None:
    """Write a file that is whole at every moment, where another writes the same bytes too.

    A unit of a lost machine is made again elsewhere, and the first may wake meanwhile: were the
    file emptied first, a reader of the published site could meet it so.
    """
    with open(path, "wb", buffering=0, opener=_unemptied) as file:
        written = file.write(content)
        while written < len(content):  # a disk that is nearly full takes a part, then refuses
            written += file.write(memoryview(content)[written:])
        file.truncate()


def _unemptied(path: str, flags: int) -> int:
    return os.open(path, flags & ~os.O_TRUNC, 0o666)


def _same(path: Path, content: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.read() == content
    except OSError:
        return False
