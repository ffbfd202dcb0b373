"""A table to check, and rules that give findings on its lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from kksportal.errors import Finding, Step
from kksportal.findings import kind
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Package

_MANY = 10  # lines reported for one and the same wrong value
_MEMORY = 10_000  # combinations that a rule remembers as accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a value: the code of its kind, a sentence, advice, and that in steps."""

    code: str
    what: str
    advice: str = ""
    fix: tuple[Step, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """The columns of one file. Cell i (from 0) of a column is on line i + 2 of the file."""

    res: Resource
    path: str
    size: int
    columns: dict[str, tuple[str, ...]]
    seen: dict[tuple[str, ...], set[Any]] = field(default_factory=dict)

    def distinct(self, names: tuple[str, ...]) -> set[Any]:
        """The distinct cells of one column, or the distinct combinations of several."""
        cells = self.seen.get(names)
        if cells is None:
            cells = set(self.columns[names[0]] if len(names) == 1 else self.pick(names))
            self.seen[names] = cells
        return cells

    def pick(self, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The cells of some columns, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def lines(self, names: tuple[str, ...], wanted: Collection[Any]) -> dict[Any, list[int]]:
        """The lines of each wanted cell, or of each combination of several columns."""
        by_cells: dict[Any, list[int]] = {cells: [] for cells in wanted}
        rows = self.columns[names[0]] if len(names) == 1 else self.pick(names)
        for line, cells in enumerate(rows, start=2):
            if cells in by_cells:
                by_cells[cells].append(line)
        return by_cells


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """A rule on the cells of one row; `judge` runs once for each distinct combination.

    It remembers the combinations it accepted: the next package costs a difference of two sets.
    """

    columns: tuple[str, ...]
    judge: Callable[..., Fault | None]
    shown: str = ""  # the column a finding names; by default the first
    right: set[Any] = field(default_factory=set)

    def check(self, table: Table) -> Iterator[Finding]:
        """Findings on the lines of each wrong combination, at most `_MANY` for one."""
        unseen = table.distinct(self.columns) - self.right
        if unseen:
            yield from self._ask(table, unseen)

    def _ask(self, table: Table, unseen: Set[Any]) -> Iterator[Finding]:
        single, judge = len(self.columns) == 1, self.judge
        wrong: dict[Any, Fault] = {}
        for cells in unseen:
            fault = judge(cells) if single else judge(*cells)
            if fault is not None:
                wrong[cells] = fault
        if len(self.right) > _MEMORY:
            self.right.clear()
        self.right.update(unseen - wrong.keys() if wrong else unseen)
        for cells, lines in table.lines(self.columns, wrong).items() if wrong else ():
            yield from self._report(table, wrong[cells], lines)

    def _report(self, table: Table, fault: Fault, lines: list[int]) -> Iterator[Finding]:
        more = f" Ada {len(lines)} baris seperti ini." if len(lines) > 1 else ""
        for line in lines[:_MANY]:
            yield Finding(kind=kind(fault.code), path=table.path, row=line,
                          column=self.shown or self.columns[0], what=fault.what + more,
                          advice=fault.advice, fix=fault.fix)  # fmt: skip


def tables_of(package: Package) -> Iterator[Table]:
    """All tables of a package that have rows."""
    for res in RESOURCES[package.head.kind]:
        rows: tuple[Any, ...] = getattr(package, res.name.replace("-", "_"))
        if rows:
            yield Table(
                res=res,
                path=f"{package.head.folder}/{package.head.file_of(res.name)}",
                size=len(rows),
                columns=dict(zip(res.columns, zip(*rows, strict=True), strict=True)),
            )
