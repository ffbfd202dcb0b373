"""New files put into a portal: all or none, and never in the place of one that is there."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from kksportal.errors import PortalError


def lay_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write new files below a folder.

    Raises PortalError where one of them is there already; then, and at any other fault, none is
    written, nor is a folder left that was made for them.
    """
    made: list[Path] = []  # folders and files, in the order in which they came
    asides: list[Path] = []
    try:
        for name, content in files.items():
            target = root / name
            _make_folders(target.parent, made)
            aside = target.with_name(f".{target.name}.{os.getpid()}")
            asides.append(aside)
            with aside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for name, aside in zip(files, asides, strict=True):
            _name(aside, root / name, made)
        made.clear()
    except FileExistsError as fault:
        raise PortalError(f"{fault.filename2 or fault.filename} sudah ada") from None
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)


def lay_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder of plain files at once.

    Raises PortalError where something of that name is there.
    """
    if os.path.lexists(target):
        raise PortalError(f"{target} sudah ada")
    made: list[Path] = []
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _make_folders(target.parent, made)
        aside.mkdir()
        for name, content in files.items():
            (aside / name).write_bytes(content)
        aside.rename(target)
        made.clear()
    except FileExistsError:
        raise PortalError(f"{target} sudah ada") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        for path in reversed(made):
            path.rmdir()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C does nothing meanwhile: what is being written, in a moment, becomes whole."""

    def wait(_: int, __: FrameType | None) -> None:
        """The files are written in less time than it takes to press a key again."""

    try:
        before = signal.signal(signal.SIGINT, wait)
    except ValueError:  # not the main thread: no key reaches it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _make_folders(folder: Path, made: list[Path]) -> None:
    for path in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        path.mkdir()
        made.append(path)


def _name(aside: Path, target: Path, made: list[Path]) -> None:
    """Give a finished file its name, if no other has it."""
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with target.open("xb") as file:
            made.append(target)
            file.write(aside.read_bytes())
        return
    made.append(target)
