"""Put rows into a package, all or nothing: merged by key, checked aside, then moved in.

Only canonical files are written: CSV as the contract has it, and the descriptor of them.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kksportal.authoring.descriptor import write_descriptor
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.model.contract import Resource
from kksportal.model.kinds import find_resource
from kksportal.model.package import FrameworkPackage, Package, PortalInput
from kksportal.read.folder import DESCRIPTOR, read_package
from kksportal.validate.known import Known
from kksportal.validate.portal import check_package

# What a table loses when it is read and written again: columns and rows that nobody knows.
_LOSING = frozenset(
    ("KKS-D001", "KKS-D002", "KKS-D003", "KKS-D004", "KKS-D005", "KKS-P003", "KKS-P004",
     "KKS-P005", "KKS-P007", "KKS-P009", "KKS-P017")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of one table: how many rows are new, and which change."""

    table: str
    new: int
    changed: tuple[tuple[Any, Any], ...]  # before, after
    gone: int

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A package as it would be: its folder, its head, and the rows of the tables that change."""

    folder: Path
    place: str  # the folder, relative to the portal
    kind: str
    head: Mapping[str, Any]
    tables: Mapping[str, tuple[Any, ...]]
    changes: tuple[Change, ...]


def make_draft(
    folder: Path,
    head: Mapping[str, Any],
    package: Package,
    rows: Mapping[str, Sequence[Any]],
    dropped: Mapping[str, Sequence[tuple[str, ...]]],
) -> Draft:
    """A package with rows merged into it by their keys; what is the same stays where it is.

    Raises PortalError where a table that would be written again could not be read whole.
    """
    if package.head.files:
        listed = ", ".join(package.head.files.values())
        raise PortalError(
            f"{package.head.folder} memakai nama berkas sendiri ({listed}); namai menurut isinya, "
            "lalu perbarui datapackage.json"
        )
    tables, changes = {}, []
    for name, fresh in rows.items():
        res = find_resource(package.head.kind, name)
        assert res is not None, name
        before = getattr(package, name.replace("-", "_"))
        after, change = merge(res, before, fresh, dropped.get(name, ()))
        if change:
            tables[name] = after
            changes.append(change)
    return Draft(folder=folder, place=package.head.folder, kind=package.head.kind, head=head,
                 tables=tables, changes=tuple(changes))  # fmt: skip


def merge(
    res: Resource, before: Sequence[Any], fresh: Sequence[Any], dropped: Sequence[tuple[str, ...]]
) -> tuple[tuple[Any, ...], Change]:
    """Rows of a table with fresh ones in the place of those of the same key."""

    def key(row: Any) -> tuple[str, ...]:
        return tuple(getattr(row, name) for name in res.key)

    away = set(dropped)
    kept = [row for row in before if key(row) not in away]
    places = {key(row): place for place, row in enumerate(kept)}
    new, changed = 0, []
    for row in fresh:
        place = places.get(key(row))
        if place is None:
            places[key(row)] = len(kept)
            kept.append(row)
            new += 1
        elif kept[place] != row:
            changed.append((kept[place], row))
            kept[place] = row
    gone = len(before) + new - len(kept)
    return tuple(kept), Change(table=res.name, new=new, changed=tuple(changed), gone=gone)


def check_whole(draft: Draft, folders: Folders) -> None:
    """Raises PortalError where a table to be written again has columns or rows nobody read."""
    if not draft.folder.is_dir():
        return
    _, findings = read_package(draft.folder, folders)
    place = folders.relative(draft.folder)
    paths = {f"{place}/{table}.csv" for table in draft.tables} | {f"{place}/{DESCRIPTOR}"}
    lost = [one for one in findings if one.path in paths and one.kind.code in _LOSING]
    if lost:
        raise PortalError(
            f"{lost[0].path}: {lost[0].what or lost[0].kind.title} Betulkan dahulu, supaya tidak "
            "ada yang hilang saat berkas itu ditulis lagi"
        )


def check_draft(draft: Draft, folders: Folders, shared: PortalInput) -> tuple[Finding, ...]:
    """The errors that a package would have and does not have now; nothing is written."""
    with TemporaryDirectory(prefix="kks-impor-") as place:
        aside = Folders(root=Path(place))
        target = aside.root / folders.relative(draft.folder)
        if draft.folder.is_dir():
            shutil.copytree(draft.folder, target, symlinks=True)
        _lay(draft, target)
        after = _errors(target, aside, shared)
        before = _errors(draft.folder, folders, shared) if draft.folder.is_dir() else ()
    old = {(f.kind.code, f.path, f.column, f.what) for f in before}
    return tuple(f for f in after if (f.kind.code, f.path, f.column, f.what) not in old)


def _errors(folder: Path, folders: Folders, shared: PortalInput) -> tuple[Finding, ...]:
    package, findings = read_package(folder, folders)
    found = [*findings]
    if package is not None:
        if isinstance(package, FrameworkPackage):
            cycle = package.head.cycle
            shared = replace(shared, frameworks={**shared.frameworks, cycle: package})
        found += check_package(package, Known.of(shared), findings)
    return tuple(one for one in found if one.is_error)


def write_draft(draft: Draft) -> None:
    """Write a package that was checked: all files beside their places first, then each in its own.

    So a full disk is met before anything is replaced.
    """
    with TemporaryDirectory(prefix="kks-impor-") as place:
        aside = Path(place) / draft.folder.name
        if draft.folder.is_dir():
            shutil.copytree(draft.folder, aside, symlinks=True)
        _lay(draft, aside)
        draft.folder.mkdir(parents=True, exist_ok=True)
        # The descriptor last: until then the old one names the files that were there before.
        names = (*(f"{table}.csv" for table in draft.tables), DESCRIPTOR)
        fresh = {name: draft.folder / f".{name}.{os.getpid()}" for name in names}
        try:
            for name, path in fresh.items():
                path.write_bytes((aside / name).read_bytes())
            for name, path in fresh.items():
                path.replace(draft.folder / name)
        finally:
            for path in fresh.values():
                path.unlink(missing_ok=True)


def _lay(draft: Draft, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in draft.tables.items():
        res = find_resource(draft.kind, name)
        assert res is not None
        path = folder / f"{name}.csv"
        had = _header(path)
        path.unlink(missing_ok=True)
        path.write_bytes(_table(res, rows, had))
    descriptor = folder / DESCRIPTOR
    descriptor.unlink(missing_ok=True)  # it may be a link, which is not followed
    write_descriptor(folder, draft.kind, draft.head)
    made: dict[str, Any] = json.loads(descriptor.read_text("utf-8"))
    own = {key: told for key, told in draft.head.items() if key not in made}
    if own:  # what an owner added to the head stays
        tables = made.pop("resources")
        text = json.dumps({**made, **own, "resources": tables}, ensure_ascii=False, indent=1)
        descriptor.write_text(f"{text}\n", "utf-8", newline="\n")


def _header(path: Path) -> list[str]:
    """The columns that a file has already."""
    if not path.is_file() or path.is_symlink():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def draft_tables(draft: Draft) -> dict[str, bytes]:
    """The tables that a draft would write, by their names; nothing is written."""
    made = {}
    for name, rows in draft.tables.items():
        res = find_resource(draft.kind, name)
        assert res is not None
        made[name] = _table(res, rows, _header(draft.folder / f"{name}.csv"))
    return made


def _table(res: Resource, rows: Sequence[Any], had: Sequence[str]) -> bytes:
    """A table in the order of the contract: its columns, and those that are filled now."""
    names = [
        name
        for name, column in res.columns.items()
        if name in had or column.required or any(getattr(row, name) for row in rows)
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([getattr(row, name) for name in names] for row in rows)
    return text.getvalue().encode()


def read_head_of(folder: Path) -> dict[str, Any]:
    """The properties of a package's descriptor."""
    told: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text("utf-8-sig"))
    return told
