"""The descriptor of a package, `datapackage.json`: its head, and the resources it lists.

The lists of resources with their inline schemas are long and nearly the same in every package.
So what follows `"resources"` is understood once for each distinct text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource, table_schema
from kksportal.read.table import read_text

MAX_BYTES = 5_000_000
_MARK = '"resources"'
_CONSTANT = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
_WORDS = ("title", "description")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """One resource as a descriptor lists it."""

    label: str
    file: Any
    fault: str  # why the entry itself is not as the contract has it; empty when it is
    schema: Any
    judged: dict[tuple[object, ...], bool] = field(default_factory=dict)

    def fits(self, res: Resource, header: tuple[str, ...]) -> bool:
        """Whether its schema is the contract's, for a file with this header."""
        key = (res.row, res.key, res.unique, header)
        known = self.judged.get(key)
        if known is None:
            known = self.judged[key] = _same_schema(self.schema, res, header)
        return known


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptor:
    """A descriptor: all it tells but its resources, and these."""

    told: dict[str, Any]
    entries: tuple[Entry, ...]


def read_descriptor(path: Path, name: str) -> tuple[Descriptor | None, list[Finding]]:
    """The descriptor in a file; None when it is none."""
    text, found = read_text(path, name)
    if text is None or len(text) > MAX_BYTES:
        return None, found or [_unreadable(name, "lebih dari 5 MB")]
    try:
        told = parse(text)
    except json.JSONDecodeError as fault:
        what = f"Bukan JSON yang utuh: terhenti di kolom {fault.colno}."
        return None, [
            *found,
            Finding(kind=kind("KKS-P002"), path=name, row=fault.lineno, what=what),
        ]
    except (ValueError, RecursionError) as fault:
        return None, [*found, _unreadable(name, str(fault))]
    if told is None:
        return None, [*found, _unreadable(name, "isinya bukan objek { … }")]
    return told, found


def parse(text: str) -> Descriptor | None:
    """A descriptor from its text; None when it is no JSON object. Raises JSONDecodeError."""
    front, mark, tail = text.partition(_MARK)
    if mark:
        try:
            told = json.loads(f"{front}{_MARK}: []}}")
            more, entries = _rest(tail)
            return Descriptor(told={**told, **more}, entries=entries)
        except ValueError:
            pass  # the mark stands elsewhere, or the text is broken: read it as a whole
    told = json.loads(text)
    if not isinstance(told, dict):
        return None
    return Descriptor(told=told, entries=_entries(told.get("resources")))


@lru_cache(maxsize=64)
def _rest(tail: str) -> tuple[dict[str, Any], tuple[Entry, ...]]:
    """What follows the mark, as if it were the whole object; raises ValueError."""
    told = json.loads(f"{{{_MARK}{tail}")
    return told, _entries(told["resources"])


def _entries(listed: Any) -> tuple[Entry, ...]:
    return tuple(_entry(item) for item in (listed if isinstance(listed, list) else [listed]))


def _entry(item: Any) -> Entry:
    told = item if isinstance(item, dict) else {}
    return Entry(
        label=str(told.get("name", "")),
        file=told.get("path", ""),
        fault=next(_odd_parts(told), ""),
        schema=told.get("schema"),
    )


def _odd_parts(told: dict[str, Any]) -> Iterator[str]:
    """Anything beside a file of the contract's form: a dialect, a second path, a checksum."""
    for key, value in told.items():
        if key in _CONSTANT:
            if value != _CONSTANT[key]:
                yield f"“{key}” harus “{_CONSTANT[key]}”"
        elif key in _WORDS:
            if not isinstance(value, str):
                yield f"“{key}” harus teks"
        elif key not in ("name", "path", "schema"):
            yield f"isian “{key}” tidak dipakai di sini"


def _same_schema(schema: Any, res: Resource, header: tuple[str, ...]) -> bool:
    """Whether a schema says what the contract says; titles and descriptions are free words.

    It may describe optional columns that the file leaves out, but none that it lacks.
    """
    wanted = table_schema(res, header)
    if _canonical(schema) == _canonical(wanted):
        return True
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(item, dict) for item in fields):
        return False
    names = [str(item.get("name")) for item in fields]
    if len(set(names)) < len(names) or not set(header) <= set(names):
        return False
    return _canonical(_plain(schema)) == _canonical(_plain(table_schema(res, names)))


def _canonical(schema: Any) -> str:
    return json.dumps(schema, sort_keys=True)  # as text, true and 1 differ


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    fields = [
        {
            key: value
            for key, value in item.items()
            if key not in _WORDS or not isinstance(value, str)
        }
        for item in schema["fields"]
    ]
    return schema | {"fields": sorted(fields, key=lambda item: str(item.get("name")))}


def _unreadable(name: str, why: str) -> Finding:
    return Finding(kind=kind("KKS-P002"), path=name, what=f"Tidak terbaca: {why}.")
