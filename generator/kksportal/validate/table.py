"""A table under examination: its columns as sets, and findings on its lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Package

_MANY = 10  # lines told of one and the same wrong value
_MEMORY = 50_000  # values a rule remembers as right


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a value, of which kind, and how to mend it."""

    code: str
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """The rows of one file column by column. Cell i of a column stands on line i + 2."""

    res: Resource
    path: str
    size: int
    columns: dict[str, tuple[str, ...]]
    seen: dict[tuple[str, ...], set[Any]] = field(default_factory=dict)

    def distinct(self, names: tuple[str, ...]) -> set[Any]:
        """The distinct cells of one column, or the distinct combinations of several."""
        found = self.seen.get(names)
        if found is None:
            found = set(self.columns[names[0]] if len(names) == 1 else self.pick(names))
            self.seen[names] = found
        return found

    def pick(self, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The cells of some columns, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def lines(self, names: tuple[str, ...], wanted: Collection[Any]) -> dict[Any, list[int]]:
        """The lines on which each of some combinations stands."""
        found: dict[Any, list[int]] = {cells: [] for cells in wanted}
        rows = self.columns[names[0]] if len(names) == 1 else self.pick(names)
        for line, cells in enumerate(rows, start=2):
            if cells in found:
                found[cells].append(line)
        return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """A rule over the cells of one row; it is asked once for each distinct combination.

    It remembers what it found right, so that the next package costs a difference of two sets.
    """

    columns: tuple[str, ...]
    judge: Callable[..., Fault | None]
    shown: str = ""  # the column a finding names; by default the first
    right: set[Any] = field(default_factory=set)

    def check(self, table: Table) -> Iterator[Finding]:
        """Findings on the lines of each wrong combination."""
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
            yield from self._tell(table, wrong[cells], lines)

    def _tell(self, table: Table, fault: Fault, lines: list[int]) -> Iterator[Finding]:
        more = f" Ada {len(lines)} baris seperti ini." if len(lines) > 1 else ""
        for line in lines[:_MANY]:
            yield Finding(kind=kind(fault.code), path=table.path, row=line,
                          column=self.shown or self.columns[0], what=fault.what + more,
                          advice=fault.advice)  # fmt: skip


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
