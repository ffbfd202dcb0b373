"""Carries out what a finding advises, where it says so for a machine too."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kksportal.authoring.tidying import tidy_files
from kksportal.effects import Folders
from kksportal.errors import Finding, Step


def follow(root: Path, finding: Finding) -> None:
    """Do to a portal what a finding's steps say, all of them."""
    path = root / finding.path
    for step in finding.fix:
        if step.do == "sel":
            _write_cell(path, finding, step)
        elif step.do == "baris":
            _write_line(path, finding.row, step.text)
        elif step.do == "nama":
            place = path.parent if path.name == "datapackage.json" else path
            place.rename(place.with_name(step.text))
        elif step.do == "rapikan":
            list(tidy_files(Folders(root=root), [path]))
        else:
            raise AssertionError(step)


def _write_cell(path: Path, finding: Finding, step: Step) -> None:
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    rows[finding.row - 1][rows[0].index(step.where or finding.column)] = step.text
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_bytes(out.getvalue().encode())


def _write_line(path: Path, row: int, text: str) -> None:
    lines = path.read_bytes().decode().split("\n")
    lines[row - 1] = text
    path.write_bytes("\n".join(lines).encode())
