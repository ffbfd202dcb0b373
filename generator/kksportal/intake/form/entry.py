"""A line of the form as it was filled: its values, what is told and asked of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kksportal.intake.form.finding import Found
from kksportal.intake.form.layout import NAME, Block
from kksportal.intake.form.remarks import Answer, Level, Question, Remark


@dataclass(slots=True, kw_only=True)
class Entry:
    """A line of a block as it was filled."""

    found: Found
    block: Block
    row: int
    mark: str  # of the row of the portal it came from; "" where it is new
    base: Any = None  # that row, where the portal still has it as it was
    values: dict[str, str] = field(default_factory=dict)  # what was understood
    blanks: set[str] = field(default_factory=set)  # columns whose cells say nothing
    remarks: list[Remark] = field(default_factory=list)
    waits: bool = False  # for a line that it cites
    answers: Mapping[Question, str] = field(default_factory=dict, repr=False)

    @property
    def good(self) -> bool:
        """Whether the row can be taken."""
        return not self.waits and all(r.level is Level.NOTE or r.keeps for r in self.remarks)

    def cell(self, column: str) -> str:
        """Where a column's cell stands; the first cell of the line where it has none."""
        key = f"{self.block.table}.{column}"
        found = self.found.address(self.row, key)
        return found or self.found.address(self.row, NAME) or f"A{self.row}"

    def tell(self, level: Level, column: str, what: str, how: str = "") -> None:
        """Add a remark about one of its cells."""
        self._add(Remark(level=level, sheet=self.found.sheet.name, cell=self.cell(column),
                         what=what, how=how, row=self.row))  # fmt: skip

    def ask(
        self, column: str, what: str, how: str, readings: Sequence[Answer], *, keeps: bool = False
    ) -> str | None:
        """Ask about one of its cells; the answer, where one of the readings was given as such."""
        asked = Remark(level=Level.ASKED, sheet=self.found.sheet.name, cell=self.cell(column),
                       what=what, how=how, row=self.row, keeps=keeps,
                       readings=tuple(readings))  # fmt: skip
        answer, labels = self.answers.get(asked.question), dict(readings)
        if answer is None or answer not in labels:
            self._add(asked)
            return None
        self.tell(Level.NOTE, column, f"{what.rstrip('.')}. Dijawab: {labels[answer]}"
                  if not what.endswith("?") else f"{what} Dijawab: {labels[answer]}")  # fmt: skip
        return answer

    def _add(self, remark: Remark) -> None:
        self.remarks.append(remark)
