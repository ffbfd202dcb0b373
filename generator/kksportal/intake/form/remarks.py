"""What is told about a filled form: taken with a note, asked, or not taken; each at its cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Answer = tuple[str, str]  # an answer as it is given back, and as people read it
Question = tuple[str, str, str]  # its sheet, its cell, and its words: what an answer belongs to


class Level(Enum):
    """What became of a cell."""

    NOTE = "catatan"  # taken, or left aside by a rule; something should be known
    ASKED = "ditanyakan"  # several things may be meant: only who filled it can tell
    REFUSED = "ditolak"  # no reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing told: where it stands, what it is, how it is mended."""

    level: Level
    sheet: str
    cell: str  # "F12"; "" for the whole sheet
    what: str
    how: str = ""
    row: int = 0
    keeps: bool = False  # asked, yet the row can be taken with what the portal has
    readings: tuple[Answer, ...] = ()  # of a question: what may be answered

    @property
    def question(self) -> Question:
        """What an answer belongs to: a cell that is typed over asks anew."""
        return self.sheet, self.cell, self.what

    @property
    def place(self) -> str:
        """Where it stands, as people say it."""
        parts = [f"lembar “{self.sheet}”"] if self.sheet else []
        return ", ".join([*parts, *([f"sel {self.cell}"] if self.cell else [])])
