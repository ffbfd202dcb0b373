"""The descriptor of a package, `datapackage.json`: its head, and the resources it lists.

The lists of resources with their inline schemas are long and nearly the same in every package.
So the text after `"resources"` is parsed once for each distinct text (`_rest`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource, table_schema
from kksportal.read.glossary import read_terms
from kksportal.read.limits import odd_values, personal_texts
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
    fault: str  # how the entry differs from the contract; empty when it does not
    schema: Any
    odd: Finding | None = None  # a text in it that is not baku
    personal: tuple[str, ...] = ()  # texts in it that look like personal data
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
    """A descriptor: its properties but `resources`, and the resources it lists."""

    properties: dict[str, Any]
    entries: tuple[Entry, ...]


def read_descriptor(path: Path, name: str) -> tuple[Descriptor | None, list[Finding]]:
    """The descriptor in a file, and the findings; None when the file is no JSON object."""
    text, findings = read_text(path, name)
    if text is None or len(text) > MAX_BYTES:
        return None, findings or [_unreadable(name, "lebih dari 5 MB")]
    try:
        descriptor = parse(text)
    except json.JSONDecodeError as fault:
        what = f"Bukan JSON yang utuh: terhenti di kolom {fault.colno}."
        return None, [
            *findings,
            Finding(kind=kind("KKS-P002"), path=name, row=fault.lineno, what=what),
        ]
    except RecursionError:
        return None, [*findings, _unreadable(name, "isinya bersarang terlalu dalam")]
    except TwiceError as fault:
        return None, [*findings, _unreadable(name, f"“{fault}” ditulis dua kali")]
    except ValueError:  # a number of thousands of digits
        return None, [*findings, _unreadable(name, "ada angka yang terlalu panjang")]
    if descriptor is None:
        return None, [*findings, _unreadable(name, "isinya bukan objek { … }")]
    # The list of resources is long and looked at with its entries, once for all packages alike.
    own = {key: value for key, value in descriptor.properties.items() if key != "resources"}
    findings += odd_values(own, name)
    odd = next((one.odd for one in descriptor.entries if one.odd), None)
    if odd:
        findings.append(replace(odd, path=name))
    return descriptor, findings


def parse(text: str) -> Descriptor | None:
    """A descriptor from its text; None when it is no JSON object. Raises JSONDecodeError."""
    front, mark, tail = text.partition(_MARK)
    if mark:
        try:
            before = _loads(f"{front}{_MARK}: []}}")
            after, entries = _rest(tail)
            if len(before.keys() & after.keys()) == 1:  # the resources, and nothing twice
                return Descriptor(properties={**before, **after}, entries=entries)
        except ValueError:
            pass  # the mark is not a key of the object, or the text is broken: parse it as a whole
    properties = _loads(text)
    if not isinstance(properties, dict):
        return None
    return Descriptor(properties=properties, entries=_entries(properties.get("resources")))


class TwiceError(ValueError):
    """A property that stands twice in one object: nobody can say which of them counts."""


def _loads(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [key for key, _ in pairs]
        raise TwiceError(next(name for name in names if names.count(name) > 1)[:60])
    return made


# Saves 65 µs a package, of the 3 ms that reading and checking a full one take.
@lru_cache(maxsize=64)
def _rest(tail: str) -> tuple[dict[str, Any], tuple[Entry, ...]]:
    """The properties and resources in the text after the mark; raises ValueError."""
    properties = _loads(f"{{{_MARK}{tail}")
    return properties, _entries(properties["resources"])


def _entries(listed: Any) -> tuple[Entry, ...]:
    return tuple(_entry(item) for item in (listed if isinstance(listed, list) else [listed]))


def _entry(item: Any) -> Entry:
    fields = item if isinstance(item, dict) else {}
    return Entry(
        label=str(fields.get("name", "")),
        file=fields.get("path", ""),
        fault=next(_odd_parts(fields), ""),
        odd=next(odd_values(fields, "", 0), None),
        schema=fields.get("schema"),
        personal=tuple(
            one.text for one in personal_texts(fields) if not one.place.endswith("pattern")
        ),
    )


def _odd_parts(fields: dict[str, Any]) -> Iterator[str]:
    """What the contract does not allow in a resource: a dialect, a second path, a checksum."""
    for key, value in fields.items():
        if key in _CONSTANT:
            if value != _CONSTANT[key]:
                yield f"“{key}” harus “{_CONSTANT[key]}”"
        elif key in _WORDS:
            if not isinstance(value, str):
                yield f"“{key}” harus teks"
        elif key not in ("name", "path", "schema"):
            yield f"isian “{key}” tidak dipakai di sini"


def _same_schema(schema: Any, res: Resource, header: tuple[str, ...]) -> bool:
    """Whether a schema equals the contract's, apart from titles and descriptions.

    It may describe optional columns that the file leaves out; every column of the file must be in
    it.
    """
    wanted = table_schema(res, header, read_terms())
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
