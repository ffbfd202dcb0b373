"""A new portal, lighter: of rows that are all checked alike, the few that tests name."""

from __future__ import annotations

import shutil
from pathlib import Path

from kksportal.authoring.init import init_portal

AWARDS = ("2023", "2025")
KECAMATAN = ("11.01.", "63.")  # how the codes begin that are kept; there are 7,000


def few_rows(portal: Path) -> Path:
    """Leave a portal two awards, and the kecamatan of one district and one province."""
    for folder in (portal / "datapackages/penghargaan").iterdir():
        if folder.name not in AWARDS:
            shutil.rmtree(folder)
    path = portal / "datapackages/wilayah/kecamatan.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    few = [row for row in rows if row.split(",")[1].startswith(KECAMATAN)]
    path.write_text("".join([head, *few]), "utf-8")
    return portal


def small_portal(target: Path, address: str = "") -> Path:
    """A portal as `kks init` lays it down, but with few rows: quick to check, copy and commit."""
    init_portal(target, address)
    return few_rows(target)
