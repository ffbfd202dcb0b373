"""Tiny files for tests of readers, tables and packages of a few lines; findings as plain rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.model.contract import table_schema
from kksportal.model.kinds import find_resource

Rows = list[tuple[str, int, str, str]]
SOURCE = "id,judul,jenis\na,Berita A,berita\n"


def as_rows(findings: Iterable[Finding]) -> Rows:
    """Findings as rows: code, line, column, what."""
    return [(f.kind.code.removeprefix("KKS-"), f.row, f.column, f.what) for f in findings]


def codes(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Findings as rows: code, file."""
    return [(f.kind.code.removeprefix("KKS-"), f.path) for f in findings]


def put(path: Path, content: str | bytes) -> Path:
    """A file with this content, in folders made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def listed(kind: str, name: str, header: str, **parts: Any) -> dict[str, Any]:
    """A resource as a sound descriptor lists it, for a file with this header."""
    res = find_resource(kind, name)
    schema = table_schema(res, header.split(",")) if res else {}
    return {"name": name, "path": f"{name}.csv", "schema": schema} | parts


def sound_head(kind: str = "daerah", about: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The head of a sound package, without its resources."""
    subject = {"kode": "63.11"} if kind == "daerah" else {"siklus": "2025"}
    return {
        "name": f"kks-{kind}",
        "title": f"Paket {kind}",
        "diperbarui": "2026-11-24",
        "kks": {"jenis": kind, "skema": "1", **(subject if about is None else about)},
        "licenses": [{"name": "CC-BY-4.0", "title": "Atribusi", "path": "https://x.id/by"}],
        "contributors": [{"title": "Tim"}],
    }


def put_package(
    folder: Path,
    kind: str = "daerah",
    *,
    about: Mapping[str, Any] | None = None,
    resources: list[Any] | None = None,
    **tables: str,
) -> Path:
    """A package with these tables, each the text of its file; listed as they are, unless given."""
    names = {name.replace("_", "-"): text for name, text in tables.items()}
    for name, text in names.items():
        put(folder / f"{name}.csv", text)
    if resources is None:
        resources = [listed(kind, name, text.partition("\n")[0]) for name, text in names.items()]
    head = sound_head(kind, about) | {"resources": resources}
    put(folder / "datapackage.json", json.dumps(head))
    return folder
