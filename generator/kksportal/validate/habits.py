"""Many cells written the way spreadsheets do are one mistake, which `kks rapikan` mends at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from kksportal.errors import Finding, Step
from kksportal.findings import kind
from kksportal.intake.cells import Codes, orders_of, understand
from kksportal.intake.results import Understood
from kksportal.model.package import Package
from kksportal.validate.table import Table, tables_of

FEW = 3  # so many cells of a file are told one by one
_CELLS = {"KKS-D007", "KKS-D008", "KKS-D009", "KKS-D011", "KKS-D013", "KKS-D020"}


class _Cell(NamedTuple):
    line: int
    column: str
    text: str
    value: str


def told_together(
    findings: list[Finding], package: Package, codes: Codes, tidied: Collection[str]
) -> list[Finding]:
    """The findings, with those on many cells of a file that can be read all the same as one.

    `tidied` are the files that have to be written anew for their shape: the cells go with it.
    """
    count = Counter(f.path for f in findings if f.kind.code in _CELLS and f.fix)
    many = {path for path, times in count.items() if times > FEW or path in tidied}
    if not many:
        return findings
    for table in tables_of(package):
        if table.path in many:
            findings = _one(findings, table, _readable(table, codes), quiet=table.path in tidied)
    return findings


def _one(
    findings: list[Finding], table: Table, cells: list[_Cell], *, quiet: bool
) -> list[Finding]:
    places = {(cell.line, cell.column) for cell in cells}
    kept = [
        f
        for f in findings
        if f.path != table.path or f.kind.code not in _CELLS or (f.row, f.column) not in places
    ]
    if quiet or not cells:
        return kept
    first = cells[0]
    what = (
        f"{len(cells)} sel ditulis seperti di lembar kerja, misalnya “{first.text[:40]}” untuk "
        f"{first.value[:40] or 'sel kosong'}."
    )
    return [
        *kept,
        Finding(kind=kind("KKS-D027"), path=table.path, row=first.line, column=first.column,
                what=what, advice=f"Jalankan: kks rapikan {table.path}",
                fix=(Step("rapikan"),)),
    ]  # fmt: skip


def _readable(table: Table, codes: Codes) -> list[_Cell]:
    """The cells that are not canonical, and can be read in one way."""
    names = tuple(table.columns)
    rows = list(zip(*table.columns.values(), strict=True))
    orders = orders_of(table.res, names, rows)
    return [
        _Cell(line, cell.column, cell.text, cell.result.value)
        for line, row in enumerate(rows, start=2)
        for cell in understand(table.res, dict(zip(names, row, strict=True)), codes, orders)
        if isinstance(cell.result, Understood)
    ]
