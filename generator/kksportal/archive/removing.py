"""What the law ordered removed leaves a closed cycle: by one command, signed, and told.

The owner takes it out of the portal's own files first; the command makes the version without it,
empties the earlier ones of all that the new one does not have (`preservation/removal.py`), and
signs. It can be repeated where it was cut short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kksportal.archive.absence import Removing
from kksportal.archive.correcting import Closed, lists_of, write_lists
from kksportal.archive.making import Made, Making, make_archive
from kksportal.archive.outside import Outside, read_outside, write_outside
from kksportal.archive.store import move_out
from kksportal.archive.tree import hash_file
from kksportal.errors import Finding, PortalError
from kksportal.model.archive_rows import ARSIP, DikeluarkanRow
from kksportal.model.contract import Resource, blank
from kksportal.model.kinds import find_resource
from kksportal.model.package import ArchivePackage, Package, PortalInput
from kksportal.preservation.chain import LINK, chained
from kksportal.preservation.closed import row_print
from kksportal.preservation.frozen import subject_of
from kksportal.read.archives import ARCHIVES
from kksportal.read.folder import read_package
from kksportal.validate.portal import all_packages
from kksportal.words.portal import PortalInfo

CHANGED, LISTS = "KKS-T001", ("KKS-T002", "KKS-T004", "KKS-T006")
GONE = "dikeluarkan"  # instead of the digest of a row that is no longer there


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is taken out, of which kind, by which decision; never what it was."""

    subjects: tuple[str, ...]  # daerah/kabupaten-balangan, content/inovasi/a.md, arsip/2025
    kind: str
    basis: str  # the judgment or order
    by: str  # the office that decided to follow it
    day: str


def check_order(closed: Closed, order: Order) -> None:
    """Raises PortalError where the cycle is not closed, or never froze what is named."""
    own = next((one for one in closed.data.closed if one.cycle == closed.cycle), None)
    if own is None:
        raise PortalError(f"siklus {closed.cycle} belum ditutup, atau arsipnya tidak terbaca")
    known = {*own.subjects(), *own.texts, f"{ARCHIVES}/{closed.cycle}"}
    for one in order.subjects:
        if one not in known:
            raise PortalError(
                f"siklus {closed.cycle} tidak membekukan “{one}”; tulis seperti "
                "daerah/kabupaten-balangan, penghargaan/2025, atau jalur naskahnya"
            )
    missing = [
        name
        for name, text in (
            ("--jenis", order.kind), ("--dasar", order.basis), ("--pemutus", order.by),
        )
        if not text.strip()
    ]  # fmt: skip
    if missing:
        raise PortalError(f"isi juga: {', '.join(missing)}")


def not_meant(findings: Iterable[Finding], order: Order, cycle: str) -> tuple[Finding, ...]:
    """The errors that stand in the way; that what is named has changed does not."""
    return tuple(one for one in findings if one.is_error and not _meant(one, order, cycle))


def _meant(finding: Finding, order: Order, cycle: str) -> bool:
    folder = finding.path.rpartition("/")[0]
    if finding.kind.code == CHANGED:
        return finding.path in order.subjects or subject_of(folder) in order.subjects
    return finding.kind.code in LISTS and folder == f"datapackages/{ARCHIVES}/{cycle}"


def remove(
    closed: Closed,
    info: PortalInfo,
    order: Order,
    *,
    program: Mapping[str, bytes],
    salt: str,
    target: Path,
    gone: tuple[str, ...] = (),
) -> Made:
    """Make the version without what was ordered removed, and empty the earlier ones of it.

    What the order says is written into the list beside the archive first; where no version comes
    of it the lists are as they were. Raises PortalError where it cannot be done.
    """
    own = next(one for one in closed.data.closed if one.cycle == closed.cycle)
    with _as_they_were(_home(closed)) as keep:
        write_lists(closed, _lists(closed, order, own.version + 1), order.day)
        making = Making(
            day=order.day, program=program, salt=salt, target=target, removing=Removing(gone=gone)
        )
        made = make_archive(closed.folders, info, _with_lists(closed), closed.cycle, making)
        if made.version:
            keep()
    if made.packed and any(one.cycle == closed.cycle for one in read_outside(closed.folders)):
        _keep_outside(closed, made, made.packed)
    return made


def _keep_outside(closed: Closed, made: Made, packed: Path) -> None:
    """The payload of each version is in the new ZIP now; the earlier ZIPs have to go."""
    folders = closed.folders
    move_out(folders, closed.cycle, made.version, packed)
    sha = hash_file("sha512", packed)
    listed = [
        Outside(one.cycle, one.version, packed.name, sha) if one.cycle == closed.cycle else one
        for one in read_outside(folders)
    ]
    write_outside(folders, listed)


def _lists(closed: Closed, order: Order, version: int) -> dict[str, tuple[Any, ...]]:
    """The lists with what the order says, each line chained anew: an earlier one may have lost
    words, and a digest of what it said before stays nowhere.
    """
    tables = lists_of(closed)
    tables["tambahan"] = tuple(_declared(closed, tables["tambahan"], order))
    told = [row for row in tables["dikeluarkan"] if row.versi != str(version)]
    for one in order.subjects:
        told.append(
            blank(
                DikeluarkanRow,
                perihal=one,
                jenis=order.kind,
                dasar=order.basis,
                pemutus=order.by,
                tanggal=order.day,
                versi=str(version),
            )
        )
    tables["dikeluarkan"] = tuple(told)
    for res in ARSIP:
        if LINK in res.columns:
            tables[res.name] = _rechained(res, tables[res.name])
    return tables


def _rechained(res: Resource, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    made: tuple[Any, ...] = ()
    for row in rows:
        made = (*made, chained(res, made, row))
    return made


def _declared(closed: Closed, rows: Iterable[Any], order: Order) -> Iterator[Any]:
    """Later finds, without the digest of a row that is no longer as it was declared."""
    packages = {subject_of(one.head.folder): one for one in all_packages(closed.data)}
    for row in rows:
        package = packages.get(row.perihal)
        if row.perihal not in order.subjects or package is None:
            yield row
            continue
        prints = _prints(package, row.resource)
        yield (
            row
            if row.sha512 in prints.values()
            else row._replace(sha512=prints.get(row.kunci, GONE))
        )


def _prints(package: Package, name: str) -> dict[str, str]:
    """The fingerprint of each row of a table, by its key as the lists write it."""
    res = find_resource(package.head.kind, name)
    if res is None:
        return {}
    rows: tuple[Any, ...] = getattr(package, name.replace("-", "_"))
    return {res.key_text(row): row_print(res, row) for row in rows}


def _with_lists(closed: Closed) -> PortalInput:
    """The data with the lists as they stand on the disk now."""
    package, problems = read_package(_home(closed), closed.folders)
    if not isinstance(package, ArchivePackage) or any(one.is_error for one in problems):
        raise PortalError(f"daftar di {_home(closed)} tidak terbaca; jalankan kks validate")
    return replace(closed.data, archives={**closed.data.archives, closed.cycle: package})


@contextmanager
def _as_they_were(home: Path) -> Iterator[Callable[[], None]]:
    """The files of a folder, which are put back unless the function given is called."""
    before = {path: path.read_bytes() for path in home.glob("*") if path.is_file()}
    kept: list[bool] = []
    try:
        yield lambda: kept.append(True)
    finally:
        if not kept:
            for path in home.glob("*"):
                if path.is_file() and path not in before:
                    path.unlink()
            for path, raw in before.items():
                path.write_bytes(raw)
            if not before and home.is_dir():
                home.rmdir()


def _home(closed: Closed) -> Path:
    return closed.folders.root / "datapackages" / ARCHIVES / closed.cycle
