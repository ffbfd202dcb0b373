"""What `kks migrate` is going to do: new contents of files, and what is told of each.

Nothing is written here. Data may come from anybody, so no link is followed on the way to a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from kksportal.authoring.origins import Origin, digest

_MAX_BYTES = 50_000_000


class Outcome(StrEnum):
    """What became of a file."""

    CHANGED = "diubah"
    FAILED = "tidak-dapat"
    LEFT = "dibiarkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One sentence about one file or folder of the portal: what became of it, and how to mend it.

    Those of one outcome, sentence and advice are told together.
    """

    outcome: Outcome
    path: str
    what: str
    mend: str = ""
    row: int = 0


@dataclass(slots=True)
class Moving:
    """A portal on its way: the changes so far lie over what is on the disk."""

    root: Path
    record: dict[str, Origin]
    files: dict[str, bytes | None] = field(default_factory=dict)  # None: is taken away
    notes: list[Note] = field(default_factory=list)

    def content(self, path: str) -> bytes | None:
        """What a file will hold; None where there is no ordinary file, or one behind a link."""
        if path in self.files:
            return self.files[path]
        place = self.root / path
        try:
            if self.is_behind_link(path) or not S_ISREG(place.lstat().st_mode):
                return None
            return place.read_bytes() if place.lstat().st_size <= _MAX_BYTES else None
        except OSError:
            return None

    def is_behind_link(self, path: str) -> bool:
        """Whether a link, or what is no folder, lies on the way to a file or at its place."""
        place, parts = self.root, Path(path).parts
        for number, part in enumerate(parts, start=1):
            place = place / part
            try:
                mode = place.lstat().st_mode
            except OSError:
                return False
            if not (S_ISDIR(mode) or (number == len(parts) and S_ISREG(mode))):
                return True
        return False

    def below(self, folder: str) -> Iterator[str]:
        """Every visible entry below a folder that is no folder itself, sorted; links among them."""
        for place, names, files in os.walk(self.root / folder):
            linked = [name for name in names if Path(place, name).is_symlink()]
            names[:] = sorted(n for n in names if not n.startswith(".") and n not in linked)
            for name in sorted([*files, *linked]):
                if not name.startswith("."):
                    yield Path(place, name).relative_to(self.root).as_posix()

    def write(self, path: str, content: bytes) -> bool:
        """Give a file new content; False where it has it already, whatever its line ends."""
        now = self.content(path)
        if now is not None and digest(now) == digest(content):
            return False
        self.files[path] = content
        return True

    def remove(self, path: str) -> None:
        """Take a file away."""
        self.files[path] = None
        self.record.pop(path, None)

    def changed(self, path: str, what: str) -> None:
        """Tell what was done."""
        self.notes.append(Note(outcome=Outcome.CHANGED, path=path, what=what))

    def failed(self, path: str, what: str, mend: str, row: int = 0) -> None:
        """Tell what could not be done, and how a person does it."""
        self.notes.append(Note(outcome=Outcome.FAILED, path=path, what=what, mend=mend, row=row))

    def left(self, path: str, what: str, mend: str = "") -> None:
        """Tell what was left as it is, which is right so."""
        self.notes.append(Note(outcome=Outcome.LEFT, path=path, what=what, mend=mend))
