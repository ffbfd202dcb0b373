"""What an import would write: rows by table, and everything told about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kksportal.intake.instrument.reading import Level, Remark, asked

LEAVE = "-"  # the answer that leaves something out


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """New and renewed rows by the name of their table, and what is told."""

    rows: Mapping[str, tuple[Any, ...]]
    dropped: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # keys
    remarks: tuple[Remark, ...] = ()
    answered: frozenset[str] = frozenset()  # the keys of answers that were used

    @property
    def questions(self) -> tuple[Remark, ...]:
        """What a person must answer before all of it can be written."""
        return asked(self.remarks)


@dataclass(slots=True)
class Telling:
    """Remarks as they are gathered, and the answers a person gave to earlier questions."""

    answers: Mapping[str, str]
    remarks: list[Remark] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def answer(self, key: str) -> str:
        """The answer to a question; "" where none was given."""
        if key in self.answers:
            self.used.add(key)
        return self.answers.get(key, "")

    def ask(
        self, key: str, what: str, sheet: str = "", cell: str = "", how: str = "",
        mend: str = "Betulkan selnya",
    ) -> None:  # fmt: skip
        """Something a person must say; `how` are the answers that can be given."""
        answer = f"--jawab {key}=… ({how})" if how else f"--jawab {key}={LEAVE}"
        self.remarks.append(
            Remark(level=Level.DITANYAKAN, sheet=sheet, cell=cell, what=what,
                   advice=f"{mend}, atau jawab: {answer}", key=key)
        )  # fmt: skip

    def note(self, what: str, sheet: str = "", cell: str = "", advice: str = "") -> None:
        """Something that is taken, and should be known."""
        self._add(Level.CATATAN, what, sheet, cell, advice)

    def leave(self, what: str, sheet: str = "", cell: str = "", advice: str = "") -> None:
        """Something that is left out."""
        self._add(Level.DITINGGALKAN, what, sheet, cell, advice)

    def take(self, what: str) -> None:
        """Something that is taken."""
        self._add(Level.DIAMBIL, what, "", "", "")

    def _add(self, level: Level, what: str, sheet: str, cell: str, advice: str) -> None:
        self.remarks.append(Remark(level=level, what=what, sheet=sheet, cell=cell, advice=advice))


def listed(words: Iterable[str], most: int = 8) -> str:
    """The first of many words: "T1.01, T1.02, dan 5 lainnya"."""
    every = list(words)
    shown = ", ".join(every[:most])
    return shown if len(every) <= most else f"{shown}, dan {len(every) - most} lainnya"
