"""Which rows of a closed cycle differ: told from its archive, where the payload is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kksportal.compute.changes import RowChange, compare_rows
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.closed import ClosedCycle
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Package
from kksportal.preservation.closed import kept_rows
from kksportal.preservation.frozen import subject_of
from kksportal.preservation.inventory import INVENTORY, parse_inventory
from kksportal.read.archives import ARCHIVES
from kksportal.read.folder import read_package
from kksportal.read.table import read_table

CLOSED = "KKS-T001"
_PORTAL = "data/portal/"


def with_rows(
    folders: Folders, closed: Iterable[ClosedCycle], findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """The findings; one about a frozen table says which of its rows differ, then and now."""
    told = []
    for one in findings:
        if one.kind.code == CLOSED and one.path.endswith(".csv") and not one.row:
            told.append(_with_row(folders, tuple(closed), one))
        else:
            told.append(one)
    return tuple(told)


def _with_row(folders: Folders, closed: Sequence[ClosedCycle], finding: Finding) -> Finding:
    home, _, file = finding.path.rpartition("/")
    package, _ = read_package(folders.root / home, folders)
    if package is None:
        return finding
    for one in closed:
        res = _resource(package, file)
        then = _frozen(folders, one.cycle, package, res) if res else None
        if res is None or then is None or f"Siklus {one.cycle} " not in finding.what:
            continue
        now = kept_rows(one, package).get(res.name, ())
        if changes := list(compare_rows(res, then, now)):
            return _told(finding, res, package, changes)
    return finding


def _told(
    finding: Finding, res: Resource, package: Package, changes: Sequence[RowChange]
) -> Finding:
    first = changes[0]
    rows: tuple[Any, ...] = getattr(package, res.name.replace("-", "_"))
    line = rows.index(first.after) + 2 if first.after in rows else 0
    key = ", ".join(part for part in first.key if part)
    if first.after is None:
        what = f"Baris “{key}” hilang."
    elif first.before is None:
        what = f"Baris “{key}” baru."
    else:
        column = first.columns[0]
        was, now = (str(getattr(row, column)) or "kosong" for row in (first.before, first.after))
        what = f"{column} semula “{was}”, sekarang “{now}” (baris “{key}”)."
    more = f" Ada {len(changes) - 1} baris lain yang berbeda." if len(changes) > 1 else ""
    column = first.columns[0] if first.columns else ""
    return replace(finding, row=line, column=column, what=f"{finding.what} {what}{more}")


def _resource(package: Package, file: str) -> Resource | None:
    listed = RESOURCES[package.head.kind]
    return next((res for res in listed if package.head.file_of(res.name) == file), None)


def _frozen(
    folders: Folders, cycle: str, package: Package, res: Resource
) -> tuple[Any, ...] | None:
    """The rows of a table as they were frozen; None where they are not here."""
    home = folders.root / ARCHIVES / cycle
    try:
        files = parse_inventory((home / INVENTORY).read_bytes()).files()
    except (OSError, ValueError):
        return None
    subject = subject_of(package.head.folder)
    for path, place in files.items():
        folder, _, name = path.removeprefix(_PORTAL).rpartition("/")
        if path.startswith(_PORTAL) and name == f"{res.name}.csv" and subject_of(folder) == subject:
            return _rows(home / place, res)
    return ()


def _rows(path: Path, res: Resource) -> tuple[Any, ...] | None:
    table, _ = read_table(path, res, path.name)
    return table.rows if table else None
