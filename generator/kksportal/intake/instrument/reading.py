"""What a workbook of the instrument says, before it is held against what the portal knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Level(Enum):
    """What became of a part of the workbook."""

    DIAMBIL = "diambil"  # taken
    CATATAN = "catatan"  # taken, and something about it should be known
    DITANYAKAN = "ditanyakan"  # two things differ or one is missing: a person must say
    DITINGGALKAN = "ditinggalkan"  # left out, by a rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing told about a workbook: what became of it, where it stands, what it is.

    `key` is how a question is answered (`--jawab T1.05/mandiri=50`); "" where nothing is asked.
    """

    level: Level
    what: str
    sheet: str = ""
    cell: str = ""
    advice: str = ""
    key: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as people say it: "lembar “Tatanan 3”, sel F12"."""
        parts = [f"lembar “{self.sheet}”"] if self.sheet else []
        return ", ".join([*parts, *([f"sel {self.cell}"] if self.cell else [])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a scale: its score and its wording, as written."""

    score: Decimal | None
    wording: str
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A score that someone wrote beside a step, or beside the indicator's name."""

    score: Decimal | None
    written: str  # as it stands in the cell
    cell: str
    step: Step | None  # the step on whose row it stands; None on the head row
    odd: str = ""  # how it is written, where that should be known
    beside_name: bool = False  # on the row of the name, while steps have rows of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator of the workbook, with what was written into it."""

    number: int
    name: str
    cell: str
    steps: tuple[Step, ...] = ()
    own: tuple[Mark, ...] = ()  # by the district
    province: tuple[Mark, ...] = ()
    note: str = ""  # of the province
    links: int = 0  # cells that lead to evidence
    stray: tuple[str, ...] = ()  # lines of the scale before its first step


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A sheet of one tatanan."""

    number: int
    title: str  # as the sheet says it, without "TATANAN n:"
    sheet: str
    indicators: tuple[Indicator, ...]
    totals: int = 0  # rows of totals and percentages, which are never taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of kelembagaan: what is asked of a component, and whether it is said to be there."""

    component: str  # as written
    name: str
    cell: str
    steps: tuple[Step, ...] = ()
    there: bool | None = None  # "ada" or "tidak ada" is marked
    odd: str = ""  # why a mark cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A whole workbook of the instrument."""

    filled: bool  # of the form that districts fill in
    settings: tuple[Setting, ...]
    items: tuple[Item, ...] = ()
    institution_sheet: str = ""
    marked: bool = False  # the kelembagaan sheet has "ada" and "tidak ada" columns
    remarks: tuple[Remark, ...] = ()

    @property
    def counts(self) -> tuple[int, ...]:
        """How many indicators each tatanan has, in order."""
        return tuple(len(one.indicators) for one in self.settings)


def asked(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The questions among remarks."""
    return tuple(one for one in remarks if one.level is Level.DITANYAKAN)
