"""A table under examination: its columns, and findings on its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a value, of which kind, and how to mend it."""

    code: str
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one file, also column by column. Row i stands on line i + 2."""

    res: Resource
    rows: tuple[Any, ...]
    path: str
    columns: dict[str, tuple[str, ...]]

    def line(self, names: tuple[str, ...], cells: tuple[str, ...]) -> tuple[int, int]:
        """The first line that holds these cells, and how many lines do."""
        found = [i for i, row in enumerate(self.pick(names), start=2) if row == cells]
        return (found[0], len(found)) if found else (0, 0)

    def pick(self, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The cells of some columns, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule over the cells of one row; it is asked once for each distinct combination."""

    columns: tuple[str, ...]
    judge: Callable[..., Fault | None]
    shown: str = ""  # the column a finding names; by default the first

    def check(self, table: Table) -> Iterator[Finding]:
        """Findings on the first line of each wrong combination."""
        for cells in set(table.pick(self.columns)):
            fault = self.judge(*cells)
            if fault is None:
                continue
            line, times = table.line(self.columns, cells)
            more = f" Ada {times} baris seperti ini." if times > 1 else ""
            yield Finding(kind=kind(fault.code), path=table.path, row=line,
                          column=self.shown or self.columns[0], what=fault.what + more,
                          advice=fault.advice)  # fmt: skip


def tables_of(package: Package) -> list[Table]:
    """All tables of a package that have rows."""
    made = []
    for res in RESOURCES[package.head.kind]:
        rows: tuple[Any, ...] = getattr(package, res.name.replace("-", "_"))
        if not rows:
            continue
        columns = dict(zip(res.columns, zip(*rows, strict=True), strict=True))
        path = f"{package.head.folder}/{package.head.file_of(res.name)}"
        made.append(Table(res=res, rows=rows, path=path, columns=columns))
    return made
