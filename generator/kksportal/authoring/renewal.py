"""A package brought to this program's contract: its descriptor anew, its tables by steps alone.

Pure: texts in, texts out. What the owner wrote beyond the contract is kept, and named.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.authoring.descriptor import descriptor_text, table_text
from kksportal.authoring.migrations import (
    STEPS,
    Content,
    Step,
    Table,
    is_newer,
    migrated,
    schema_of,
    way,
)
from kksportal.model.kinds import RESOURCES, find_resource

# What other tools write beside a table; it tells of the file only what the file tells itself.
_TOLD_BY_THE_FILE = frozenset(
    {"bytes", "hash", "hashing", "stats", "profile", "scheme", "type", "$schema"}
)
_CONTRACT = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
_KNOWN = frozenset({"name", "title", "description", "path", "schema", *_CONTRACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What becomes of a package: new texts of files by name, and what is to be told."""

    files: Mapping[str, str]  # only those that change
    done: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()  # the owner's own, which no page reads
    fault: str = ""  # why nothing could be done
    mend: str = ""


def renewed(texts: Mapping[str, str], steps: Sequence[Step] = STEPS) -> Renewal:
    """A package from the texts of its files; `datapackage.json` is among them."""
    try:
        descriptor = json.loads(texts["datapackage.json"])
    except (ValueError, RecursionError):
        descriptor = None
    if not isinstance(descriptor, dict):
        return _refused("datapackage.json bukan JSON yang utuh", "Betulkan dulu: kks validate")
    about = descriptor.get("kks")
    kind = about.get("jenis") if isinstance(about, dict) else None
    if not isinstance(kind, str) or kind not in RESOURCES:
        return _refused("kks.jenis tidak dikenal", "Betulkan dulu: kks validate")
    schema = schema_of(descriptor)
    taken = way(schema, steps)
    if taken is None:
        return _unknown(schema)
    entries = descriptor.get("resources")
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        return _refused("“resources” bukan daftar objek", "Betulkan dulu: kks validate")
    tables, before = _tables(entries, texts, changing=_changing(taken))
    after = migrated(Content(descriptor=descriptor, tables=tables), taken)
    files = {
        before[name]: _csv_text(table)
        for name, table in after.tables.items()
        if name in before and table != tables[name]
    }
    heads = {name: _head(texts.get(file, "")) for name, file in before.items()}
    heads |= {name: table[0] for name, table in after.tables.items() if table}
    kept: list[str] = []
    text = _descriptor(after.descriptor, kind, heads, kept)
    done = [step.told for step in taken]
    if text != texts["datapackage.json"]:
        files["datapackage.json"] = text
        if not done:
            done = ["skema diperbarui"]
    return Renewal(files=files, done=tuple(done) if files else (), kept=tuple(kept))


def _refused(fault: str, mend: str) -> Renewal:
    return Renewal(files={}, fault=fault, mend=mend)


def _unknown(schema: str) -> Renewal:
    if is_newer(schema):
        return _refused(
            f"skemanya versi “{schema[:20]}”, lebih baru daripada versi “{SCHEMA_VERSION}” yang "
            "dikenal program ini",
            "Pasang kksportal yang lebih baru",
        )
    return _refused(
        f"versi skema “{schema[:20]}” tidak dikenal", f'Isi kks.skema dengan "{SCHEMA_VERSION}"'
    )


def _changing(steps: Sequence[Step]) -> bool:
    """Whether any step looks into tables; else they are not parsed at all."""
    return any(step.before for step in steps)


def _tables(
    entries: Sequence[Mapping[str, Any]], texts: Mapping[str, str], *, changing: bool
) -> tuple[dict[str, Table], dict[str, str]]:
    """The tables by name, where steps need them, and the file of each."""
    files = {
        str(one["name"]): one["path"]
        for one in reversed(entries)
        if isinstance(one.get("path"), str) and one["path"] in texts and one.get("name")
    }
    if not changing:
        return {}, files
    return {name: _table(texts[file]) for name, file in files.items()}, files


def _table(text: str) -> Table:
    try:
        return tuple(map(tuple, csv.reader(io.StringIO(text, newline=""), strict=True)))
    except csv.Error:
        return ()


def _head(text: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader(io.StringIO(text, newline="")), []))
    except csv.Error:
        return ()


def _csv_text(table: Table) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


def _descriptor(
    descriptor: Mapping[str, Any],
    kind: str,
    heads: Mapping[str, tuple[str, ...]],
    kept: list[str],
) -> str:
    """The canonical text: the contract's order and schemas, then what is the owner's own."""
    order = [res.name for res in RESOURCES[kind]]
    ours: dict[int, str] = {}
    others: list[str] = []
    for entry in descriptor["resources"]:
        name = str(entry.get("name", ""))
        res = find_resource(kind, name)
        why = _odd(entry, heads) if res is not None else "namanya tidak dikenal portal"
        if res is None or why or order.index(name) in ours:
            kept.append(f"tabel “{name[:60]}” dibiarkan: {why or 'namanya ganda'}")
            others.append(_indented(entry))
            continue
        number = order.index(name)
        ours[number] = table_text(kind, number, heads[name], str(entry["path"]))
        for column in heads[name]:
            if column not in res.columns:
                kept.append(f"kolom “{column[:60]}” di {entry['path']} tidak dikenal portal")
    listed = [*(ours[number] for number in sorted(ours)), *others]
    return descriptor_text(descriptor, listed)


def _odd(entry: Mapping[str, Any], heads: Mapping[str, tuple[str, ...]]) -> str:
    """Why the entry of a known table cannot be written anew; "" where it can."""
    if str(entry.get("name")) not in heads:
        return "berkasnya tidak terbaca di folder paket"
    for key, value in entry.items():
        if key in _CONTRACT and str(value).lower() != _CONTRACT[key]:
            return f"“{key}” bukan “{_CONTRACT[key]}”"
        if key not in _KNOWN | _TOLD_BY_THE_FILE:
            return f"isian “{key[:60]}” tidak dipakai di sini"
    return ""


def _indented(entry: Mapping[str, Any]) -> str:
    lines = json.dumps(entry, ensure_ascii=False, indent=1).split("\n")
    return "\n".join(f"  {line}" for line in lines)
