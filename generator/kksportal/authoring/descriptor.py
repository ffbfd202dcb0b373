"""Write the `datapackage.json` of a package folder from the contract and its CSV files.

    python -m kksportal.authoring.descriptor FOLDER JENIS [--kode K] [--siklus S] [--judul T]

An existing descriptor keeps its title, licences, contributors and date; the schemas are renewed.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.model.contract import table_schema
from kksportal.model.kinds import RESOURCES
from kksportal.read.glossary import read_terms

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_ORDER = ("name", "title", "diperbarui", "kks", "licenses", "contributors", "description")


def make_head(keep: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptor of a package without its resources."""
    head = {
        "$schema": PROFILE,
        "name": keep["name"],
        "title": keep["title"],
        "diperbarui": keep["diperbarui"],
        "kks": keep["kks"],
        "licenses": keep.get("licenses", [LICENCE]),
        "contributors": keep.get(
            "contributors", [{"title": "Tim portal KKS", "roles": ["penyusun"]}]
        ),
    }
    if "description" in keep:
        head["description"] = keep["description"]
    return head


# Saves 65 µs a table: 0.6 s for a fictional nation of 514 districts.
@cache
def table_text(kind: str, number: int, present: tuple[str, ...], path: str = "") -> str:
    """The JSON of a resource with its inline schema; `path` where its file has another name."""
    res = RESOURCES[kind][number]
    table = {
        "name": res.name,
        "title": res.title,
        "description": read_terms()[res.name].meaning,
        "path": path or f"{res.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(res, present, read_terms()),
    }
    return indent(json.dumps(table, ensure_ascii=False, indent=1), "  ")


def write_descriptor(folder: Path, kind: str, keep: Mapping[str, Any]) -> None:
    """Write `datapackage.json`: the head of the package, and an inline schema for each CSV file."""
    tables = []
    for number, res in enumerate(RESOURCES[kind]):
        path = folder / f"{res.name}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                tables.append(table_text(kind, number, tuple(next(csv.reader(file), []))))
    text = descriptor_text(make_head(keep), tables)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def descriptor_text(head: Mapping[str, Any], tables: Sequence[str]) -> str:
    """The canonical bytes of a descriptor: its head in the contract's order, then its tables.

    What the contract does not name stays, after what it does.
    """
    named = {name: head[name] for name in _ORDER if name in head}
    others = {
        name: value for name, value in head.items() if name not in {"$schema", *_ORDER, "resources"}
    }
    start = {"$schema": PROFILE, **named, **others}
    text = json.dumps(start, ensure_ascii=False, indent=1).removesuffix("\n}")
    resources = ",\n".join(tables)
    listed = f"[\n{resources}\n ]" if tables else "[]"
    return f'{text},\n "resources": {listed}\n}}\n'


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
