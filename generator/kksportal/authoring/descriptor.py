"""Write the `datapackage.json` of a package folder from the contract and its CSV files.

    python -m kksportal.authoring.descriptor FOLDER JENIS [--kode K] [--siklus S] [--judul T]

An existing descriptor keeps its title, licences, contributors and date; the schemas are renewed.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.model.kinds import RESOURCES
from kksportal.render.descriptor import (
    LICENCE,
    PROFILE,
    descriptor_text,
    make_head,
    package_text,
    table_text,
)

__all__ = [
    "LICENCE", "PROFILE", "descriptor_text", "make_head", "table_text", "write_descriptor",
]  # fmt: skip


def write_descriptor(folder: Path, kind: str, keep: Mapping[str, Any]) -> None:
    """Write `datapackage.json`: the head of the package, and an inline schema for each CSV file."""
    heads = {}
    for res in RESOURCES[kind]:
        path = folder / f"{res.name}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                heads[res.name] = tuple(next(csv.reader(file), []))
    text = package_text(kind, keep, heads)
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Write or renew one descriptor from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("jenis", choices=sorted(RESOURCES))
    parser.add_argument("--kode", default="")
    parser.add_argument("--siklus", default="")
    parser.add_argument("--judul", default="")
    parser.add_argument("--diperbarui", default="")
    parser.add_argument("--simulasi", action="store_true")
    args = parser.parse_args()
    path = args.folder / "datapackage.json"
    keep = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    about: dict[str, Any] = {"jenis": args.jenis, "skema": SCHEMA_VERSION}
    for name in ("kode", "siklus"):
        if getattr(args, name):
            about[name] = getattr(args, name)
    if args.simulasi:
        about["simulasi"] = True
    keep["kks"] = keep.get("kks", {}) | about
    keep.setdefault("name", f"kks-{args.jenis}-{args.folder.name}".replace(".", "-").lower())
    if args.judul:
        keep["title"] = args.judul
    if args.diperbarui:
        keep["diperbarui"] = args.diperbarui
    write_descriptor(args.folder, args.jenis, keep)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
