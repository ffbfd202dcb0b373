"""Corrections and later finds of a closed cycle: lines are added, and nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.exports.archive import used_columns
from kksportal.exports.cells import csv_text
from kksportal.model.archive_rows import ARSIP, RalatRow, TambahanRow
from kksportal.model.contract import Resource, blank
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import ArchivePackage, Head, Package, PortalInput
from kksportal.model.rows import Sumber
from kksportal.preservation.chain import chained
from kksportal.preservation.closed import row_print
from kksportal.preservation.frozen import frozen_rows, subject_of
from kksportal.read.archives import archived_cycles
from kksportal.render.descriptor import package_text
from kksportal.validate.portal import all_packages, source_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row of a portal as a person names it: a file and a line of it."""

    package: Package
    res: Resource
    row: Any

    @property
    def key(self) -> str:
        """The cells of its key, as the log writes them."""
        return self.res.key_text(self.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A closed cycle of a portal, to whose lists something is added."""

    folders: Folders
    data: PortalInput
    cycle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Why a line is added, which office decided so, and on which day."""

    reason: str
    by: str
    day: str


def place_of(data: PortalInput, file: str, line: int) -> Place:
    """The row on a line of a file, the head being line 1.

    Raises PortalError where there is none.
    """
    for package in all_packages(data):
        for res in RESOURCES[package.head.kind]:
            if f"{package.head.folder}/{package.head.file_of(res.name)}" != file:
                continue
            rows: Sequence[Any] = getattr(package, res.name.replace("-", "_"))
            if not 2 <= line <= len(rows) + 1:
                raise PortalError(
                    f"{file} tidak punya baris {line}; barisnya 2 sampai {len(rows) + 1}"
                )
            return Place(package=package, res=res, row=rows[line - 2])
    raise PortalError(f"{file} bukan tabel portal ini; tulis jalurnya dari folder portal")


def add_erratum(
    closed: Closed, place: Place, decision: Decision, *, column: str, becomes: str, source: str
) -> Path:
    """Add a correction of one frozen cell to the list of a closed cycle; the file it stands in.

    The frozen row stays as it is. Raises PortalError where the cycle is not closed, the row is
    not frozen, or something is missing.
    """
    _refuse_open(closed, decision)
    if column not in place.res.columns or column in place.res.key:
        known = ", ".join(name for name in place.res.columns if name not in place.res.key)
        raise PortalError(f"kolom {column} tidak dapat diralat; yang dapat: {known}")
    if not _frozen(closed, place):
        raise PortalError(f"baris itu tidak dibekukan di siklus {closed.cycle}; ubah di berkasnya")
    was = str(getattr(place.row, column))
    if was == becomes:
        raise PortalError(f"{column} sudah berisi “{was}”")
    line = blank(
        RalatRow,
        perihal=subject_of(place.package.head.folder),
        resource=place.res.name,
        kunci=place.key,
        kolom=column,
        semula=was,
        menjadi=becomes,
        alasan=decision.reason,
        sumber=source,
        pemutus=decision.by,
        tanggal=decision.day,
    )
    return _append(closed, "errata", line, _source(closed.data, source))


def add_later_find(closed: Closed, place: Place, decision: Decision) -> Path:
    """Declare a row of a closed cycle that was found afterwards; it stands in its table already.

    Raises PortalError where the cycle is not closed, or the row is not of that cycle.
    """
    _refuse_open(closed, decision)
    if not _frozen(closed, place):
        raise PortalError(f"baris itu tidak bersiklus {closed.cycle}")
    sha = row_print(place.res, place.row)
    before = closed.data.archives.get(closed.cycle)
    if before and any(one.sha512 == sha for one in before.tambahan):
        raise PortalError("baris itu sudah dinyatakan sebagai tambahan")
    line = blank(
        TambahanRow,
        perihal=subject_of(place.package.head.folder),
        resource=place.res.name,
        kunci=place.key,
        sha512=sha,
        alasan=decision.reason,
        pemutus=decision.by,
        tanggal=decision.day,
    )
    return _append(closed, "tambahan", line, None)


def _frozen(closed: Closed, place: Place) -> bool:
    rows = frozen_rows(place.package, closed.cycle).get(place.res.name, ())
    return any(row == place.row for row in rows)


def _refuse_open(closed: Closed, decision: Decision) -> None:
    if closed.cycle not in archived_cycles(closed.folders):
        raise PortalError(f"siklus {closed.cycle} belum ditutup; ubah langsung di berkasnya")
    missing = [
        name
        for name, text in (("--alasan", decision.reason), ("--pemutus", decision.by))
        if not text.strip()
    ]
    if missing:
        raise PortalError(f"isi juga: {', '.join(missing)}")


def _source(data: PortalInput, wanted: str) -> Sumber:
    for package in all_packages(data):
        for row in source_table(package)[1]:
            if row.id == wanted:
                return row
    raise PortalError(f"sumber “{wanted}” belum ada di tabel sumber mana pun; tambahkan dahulu")


def _append(closed: Closed, name: str, line: Any, source: Sumber | None) -> Path:
    """Write the package beside the archive with one line more."""
    tables = lists_of(closed)
    res = next(one for one in ARSIP if one.name == name)
    tables[name] = (*tables[name], chained(res, tables[name], line))
    if source is not None and all(row.id != source.id for row in tables["sumber"]):
        tables["sumber"] = (*tables["sumber"], source)
    return write_lists(closed, tables, line.tanggal) / f"{name}.csv"


def lists_of(closed: Closed) -> dict[str, tuple[Any, ...]]:
    """The tables beside a closed cycle, by resource; empty where it has none yet."""
    package = closed.data.archives.get(closed.cycle) or ArchivePackage(head=_head(closed.cycle))
    return {one.name: getattr(package, one.name) for one in ARSIP}


def write_lists(closed: Closed, tables: Mapping[str, tuple[Any, ...]], day: str) -> Path:
    """Write the tables beside a closed cycle, each file whole; the folder they stand in."""
    home = closed.folders.root / _head(closed.cycle).folder
    home.mkdir(parents=True, exist_ok=True)
    heads: dict[str, tuple[str, ...]] = {}
    texts: dict[str, str] = {}
    for one in ARSIP:
        if tables[one.name] or one.required:
            columns = used_columns(one, tables[one.name])
            places = [list(one.columns).index(column) for column in columns]
            heads[one.name] = tuple(columns)
            cells = ([row[at] for at in places] for row in tables[one.name])
            texts[f"{one.name}.csv"] = csv_text(columns, cells)
    _replace(home / "datapackage.json", package_text("arsip", _keep(home, closed, day), heads))
    for file, text in texts.items():
        _replace(home / file, text)
    return home


def _head(cycle: str) -> Head:
    return Head(folder=f"datapackages/arsip/{cycle}", kind="arsip", title="", updated="")


def _keep(home: Path, closed: Closed, day: str) -> dict[str, Any]:
    path = home / "datapackage.json"
    kept: dict[str, Any] = json.loads(path.read_bytes()) if path.is_file() else {}
    simulated = [one.head.simulated for one in closed.data.districts.values()]
    about: dict[str, Any] = {"jenis": "arsip", "skema": SCHEMA_VERSION, "siklus": closed.cycle}
    if simulated and all(simulated):
        about |= {"simulasi": True}
    return {
        "name": f"kks-arsip-{closed.cycle}",
        "title": f"Ralat dan tambahan arsip siklus {closed.cycle}",
        **kept,
        "diperbarui": max(day, str(kept.get("diperbarui", ""))),
        "kks": about,
    }


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.baru")
    try:
        fresh.write_bytes(text.encode())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
