"""The only module that calls frictionless, the standard checker of Data Packages."""

from __future__ import annotations

import socket
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.intake.tidying import tidy
from kksportal.read.table import read_raw


def explain(folder: Path, folders: Folders, loose: Collection[str] = ()) -> tuple[Finding, ...]:
    """Every error that frictionless reports for a package, in its own words; empty when valid.

    The tables in `loose` have empty rows or columns around them, which nobody publishes: it is
    asked about a copy without these.
    """
    if loose:
        place = folders.relative(folder)
        with TemporaryDirectory() as home:
            _copy_tidied(folder, Path(home, place), {path.rpartition("/")[2] for path in loose})
            return explain(Path(home, place), Folders(root=Path(home)))
    # Imported here: importing it costs a third of a second, and it is seldom needed.
    from frictionless import Package, system
    from frictionless.exception import FrictionlessException

    place = folders.relative(folder)
    head = f"{place}/datapackage.json"
    try:
        with system.use_context(trusted=False), offline():
            report = Package(str(folder / "datapackage.json")).validate()
    except FrictionlessException as fault:
        errors = (fault.error, *fault.reasons)
        return sort_findings(_finding(head, error) for error in errors)
    except Exception as fault:  # on hostile data it may raise anything; that too is a refusal
        what = f"frictionless terhenti ({type(fault).__name__}): {str(fault)[:200]}"
        return (Finding(kind=kind("KKS-F001"), path=head, what=what),)
    findings = [_finding(head, error) for error in report.errors]
    for task in report.tasks:
        findings += [_finding(f"{place}/{task.place}", error) for error in task.errors]
    return sort_findings(findings)


def _copy_tidied(folder: Path, target: Path, loose: Collection[str]) -> None:
    """A package beside itself, with some of its tables in canonical form."""
    target.mkdir(parents=True)
    for path in folder.iterdir():
        raw, _ = read_raw(path, path.name)
        if raw is not None:
            tidied = tidy(raw, None).content if path.name in loose else None
            (target / path.name).write_bytes(raw if tidied is None else tidied)


@contextmanager
def offline() -> Iterator[None]:
    """A context in which nothing reaches a network: a package may name addresses of anybody.

    Frictionless fetches schemas, profiles and tables that a descriptor names, whatever it then
    says of them; so the way out itself is closed.
    """

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("pemeriksaan ini tidak memakai jaringan")

    ways: tuple[tuple[object, str], ...] = (
        (socket.socket, "connect"),
        (socket.socket, "connect_ex"),
        (socket, "getaddrinfo"),
    )
    before = [getattr(owner, name) for owner, name in ways]
    for owner, name in ways:
        setattr(owner, name, refuse)
    try:
        yield
    finally:
        for (owner, name), way in zip(ways, before, strict=True):
            setattr(owner, name, way)


def _finding(path: str, error: Any) -> Finding:
    header = 1 if hasattr(error, "labels") else 0  # an error about the header is on line 1
    return Finding(
        kind=kind("KKS-F001"),
        path=path,
        row=int(getattr(error, "row_number", 0) or header),
        column=str(getattr(error, "field_name", "") or ""),
        what=str(error.message),
    )
