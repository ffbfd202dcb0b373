"""Read two states of a portal or of a package, and log the figures that changed.

This is the only code that changes existing data packages: it adds lines to `pembaruan.csv`.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kksportal.compute.changes import (
    LOG,
    UNSTATED,
    Decision,
    PackageChange,
    extend_log,
    log_of,
    restates,
    told_already,
)
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import (
    DistrictPackage,
    Head,
    Package,
    PortalInput,
    VocabularyPackage,
)
from kksportal.model.rows import Pembaruan
from kksportal.read.folder import DESCRIPTOR
from kksportal.read.portal import package_folders, read_package, read_shared
from kksportal.read.waiting import hide_stories, slugs_of, texts_that_wait
from kksportal.render.descriptor import table_text

_NO_ROWS: Mapping[str, Collection[int]] = {}
_NO_TEXTS: tuple[tuple[()], tuple[()], tuple[()]] = ((), (), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A portal, or one package, at one time."""

    folders: Folders
    whole: bool  # a portal, not a single package
    packages: tuple[Package, ...]
    errors: tuple[Finding, ...]  # the errors of reading its packages
    words: PortalInput  # vocabularies, regions and frameworks: the names of the codes


def read_state(place: Path) -> State:
    """The state of a portal folder, or of one package folder, without what waits to be published.

    Raises PortalError when the place is neither.
    """
    path = place.resolve()
    if (path / "datapackages").is_dir():
        folders = Folders(root=path, at="")
        where = package_folders(folders)
    elif (path / DESCRIPTOR).is_file():
        folders = Folders(root=_portal_of(path), at="")
        where = (path,)
    else:
        raise PortalError(f"{place} bukan folder portal dan bukan folder paket data")
    read = [read_package(folder, folders) for folder in where]
    hidden = slugs_of(texts_that_wait(folders, ())[0])
    shared = read_shared(folders, _NO_TEXTS)[0]
    return State(
        folders=folders,
        whole=len(where) != 1 or where[0] != path,
        packages=tuple(hide_stories(package, hidden) for package, _ in read if package is not None),
        errors=tuple(f for _, findings in read for f in findings if f.is_error),
        words=shared or _NO_WORDS,
    )


def _portal_of(package: Path) -> Path:
    """The portal folder that contains a package; the parent of the package where there is none."""
    return next(
        (parent for parent in package.parents if (parent / "datapackages").is_dir()),
        package.parent,
    )


_NO_WORDS = PortalInput(
    vocabulary=VocabularyPackage(head=Head(folder="", kind="kosakata", title="", updated="")),
    regions=(),
    frameworks={},
    awards=(),
    districts={},
)


def record(
    state: State,
    changes: Sequence[PackageChange],
    day: str,
    decision: Decision = UNSTATED,
    serious: Mapping[str, Collection[int]] = _NO_ROWS,
) -> int:
    """Add the figures that changed to the logs of their districts; the number of new lines.

    `decision` is what is said of figures that stood otherwise; `serious` are, by folder, the
    places of the changed rows that cross a threshold.
    """
    packages = {p.head.folder: p for p in state.packages if isinstance(p, DistrictPackage)}
    written = 0
    for change in changes:
        package = packages.get(change.head.folder)
        if package is None:
            continue
        lines = log_of(change, day, decision, serious.get(change.head.folder))
        fresh = [line for line in lines if not told_already(package.pembaruan, line)]
        log = extend_log(package.pembaruan, fresh)
        if log != package.pembaruan:
            folder = state.folders.root / package.head.folder
            _write_log(folder / package.head.file_of(LOG), log)
            _note_in_head(folder / DESCRIPTOR, day)
            written += len(set(log) - set(package.pembaruan))
    return written


def undecided(state: State, changes: Sequence[PackageChange]) -> bool:
    """Whether any figure that stood otherwise has no word yet in the log of its district."""
    packages = {p.head.folder: p for p in state.packages if isinstance(p, DistrictPackage)}
    return any(
        restates(row)
        and not all(
            told_already(packages[change.head.folder].pembaruan, line)
            for line in log_of(replace(change, rows=(row,)), "")
        )
        for change in changes
        if change.head.folder in packages
        for row in change.rows
    )


def _write_log(path: Path, log: Sequence[Pembaruan]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Pembaruan._fields)
    writer.writerows(log)
    _replace(path, text.getvalue())


def _note_in_head(path: Path, day: str) -> None:
    """Add the log to the resources of a descriptor, and set its date to `day` if that is later."""
    descriptor = json.loads(path.read_text("utf-8-sig"))
    descriptor["diperbarui"] = max(day, str(descriptor.get("diperbarui", "")))
    tables = descriptor.setdefault("resources", [])
    number = [res.name for res in RESOURCES["daerah"]].index(LOG)
    told = json.loads(table_text("daerah", number, Pembaruan._fields))
    known = next((table for table in tables if table.get("name") == LOG), None)
    if known is None:
        tables.append(told)
    else:  # of an older program: the log has more columns now
        known["schema"] = told["schema"]
    _replace(path, json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n")


def _replace(path: Path, text: str) -> None:
    """Replace a file by a new one at once; a link at this path is replaced, not followed."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(text, "utf-8", newline="")
    fresh.replace(path)
