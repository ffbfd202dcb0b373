"""The one door to frictionless, the standard checker of Data Packages."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind


def explain(folder: Path, folders: Folders) -> tuple[Finding, ...]:
    """What frictionless has against a package, in its own words."""
    # Imported here: it is slow to import and seldom needed.
    from frictionless import Package, system
    from frictionless.exception import FrictionlessException

    place = folders.relative(folder)
    try:
        with system.use_context(trusted=False):
            report = Package(str(folder / "datapackage.json")).validate()
    except FrictionlessException as fault:
        faults = [str(e.message) for e in (fault.error, *fault.reasons)]
        head = f"{place}/datapackage.json"
        return sort_findings(Finding(kind=kind("KKS-F001"), path=head, what=w) for w in faults)
    found = [
        Finding(kind=kind("KKS-F001"), path=f"{place}/datapackage.json", what=str(error.message))
        for error in report.errors
    ]
    for task in report.tasks:
        for error in task.errors:
            found.append(
                Finding(
                    kind=kind("KKS-F001"),
                    path=f"{place}/{task.place}",
                    row=int(getattr(error, "row_number", 0) or 0),
                    column=str(getattr(error, "field_name", "") or ""),
                    what=str(error.message),
                )
            )
    return sort_findings(found)
