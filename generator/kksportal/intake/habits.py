"""Habits of programs that write tables: what each is, where it was seen, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Weight(Enum):
    """How much a habit matters."""

    SILENT = "diam"  # read without a word: nobody can change what Windows and Excel write
    NOTE = "catatan"  # left out with a note: empty rows and columns
    MENDED = "rapikan"  # read without doubt, and written anew before it is published
    REFUSED = "tolak"  # no table: what was meant is not to be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One way in which a file is not as the contract writes it."""

    name: str  # "titik-koma", "bom", "judul"
    weight: Weight
    what: str  # a sentence in Indonesian, without its full stop
    line: int = 0  # where it is first seen; 0: in the whole file
    count: int = 1
    advice: str = ""


def sentence(habits: tuple[Habit, ...]) -> str:
    """Several habits of one file in one sentence: what is seen, joined as people list things."""
    parts = [one.what for one in habits]
    if not parts:
        return ""
    rest = [part[:1].lower() + part[1:] for part in parts[1:]]
    return "; ".join([parts[0], *rest]) + "."
