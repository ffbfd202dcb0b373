"""The one door to frictionless: the authority that explains why a package fails."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind


def explain(folder: Path, folders: Folders) -> tuple[Finding, ...]:
    """frictionless's errors on a package, as findings with row and column."""
    from frictionless import Package, system

    with system.use_context(trusted=False):
        report = Package(str(folder / "datapackage.json")).validate()
    place = folders.relative(folder)
    found = []
    for error in report.errors:
        found.append(
            Finding(
                kind=kind("KKS-F001"), path=f"{place}/datapackage.json", what=str(error.message)
            )
        )
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", 0) or 0
            column = getattr(error, "field_name", "") or ""
            found.append(
                Finding(
                    kind=kind("KKS-F001"),
                    path=f"{place}/{task.place}",
                    row=row,
                    column=column,
                    what=str(error.message),
                )
            )
    return tuple(found)
