"""The text of a package's `datapackage.json`: its head, and the contract's schema of each table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from textwrap import indent
from typing import Any

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


def package_text(kind: str, keep: Mapping[str, Any], heads: Mapping[str, tuple[str, ...]]) -> str:
    """The descriptor of a package of these tables; `heads` are their columns, by their names."""
    tables = [
        table_text(kind, number, heads[res.name])
        for number, res in enumerate(RESOURCES[kind])
        if res.name in heads
    ]
    return descriptor_text(make_head(keep), tables)
