"""The words that JSON Schemas of our records are made of: a text, a record, a table of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kksportal.exports.rows import (
    COLUMNS,
    COUNT,
    EVIDENCE,
    GROUPS,
    INSIDE,
    LISTS,
    NUMBERS,
    is_yes_no,
)
from kksportal.model.contract import PATTERNS, Column, Resource, Shape

Schema = dict[str, Any]
Meanings = Mapping[str, str]  # of columns and tables, by name
_KINDS = {Shape.DESIMAL: "number", Shape.BULAT: "integer"}


def text(meaning: str, pattern: str = "") -> Schema:
    """Text, of a pattern where there is one."""
    schema: Schema = {"description": meaning, "type": "string"}
    return schema | ({"pattern": f"^({pattern})$"} if pattern else {})


def choice(meaning: str, values: Sequence[str]) -> Schema:
    """One of several words."""
    return {"description": meaning, "enum": list(values)}


def many(meaning: str, items: Schema) -> Schema:
    """A list."""
    return {"description": meaning, "type": "array", "items": items}


def whole(meaning: str) -> Schema:
    """A whole number that counts something."""
    return {"description": meaning, "type": "integer", "minimum": 0}


def yes_no(meaning: str) -> Schema:
    """True or false."""
    return {"description": meaning, "type": "boolean"}


def record(meaning: str, keys: Schema, optional: Iterable[str] = ()) -> Schema:
    """An object; every key is required but the optional ones."""
    return {
        "description": meaning,
        "type": "object",
        "properties": keys,
        "required": [key for key in keys if key not in set(optional)],
    }


_ITEMS = {Shape.DAFTAR: PATTERNS[Shape.KODE], Shape.DAFTAR_TEMPAT: PATTERNS[Shape.TEMPAT]}


def cell(name: str, column: Column, meanings: Meanings) -> Schema:
    """The schema of a column's filled cell."""
    meaning = meanings[name]
    if is_yes_no(column):
        return yes_no(meaning)
    if column.shape in LISTS:
        return many(meaning, text("satu isi daftar", _ITEMS.get(column.shape, "")))
    if column.shape in NUMBERS:
        return {"description": meaning, "type": _KINDS[column.shape]}
    if column.values:
        return choice(meaning, column.values)
    return text(meaning, PATTERNS.get(column.shape, ""))


def table(res: Resource, meanings: Meanings, meaning: str = "") -> Schema:
    """The schema of a table's records, in groups where the table is in GROUPS."""
    cells = {name: cell(name, column, meanings) for name, column in res.columns.items()}
    optional = [name for name, column in res.columns.items() if not column.required]
    by = GROUPS.get(res.name, ())
    meaning = meaning or meanings[res.name]
    if not by:
        return many(meaning, record(f"satu baris: {res.title}", cells, optional))
    schema = group(cells, by, optional)
    if res.name == EVIDENCE:
        schema["properties"][COUNT] = whole(
            "banyak dokumen yang tidak dibuka untuk umum; satu per satu ada di paket ZIP"
        )
        schema["required"] = [key for key in schema["required"] if key not in (COLUMNS, INSIDE)]
    return many(meaning, schema)


def group(cells: Schema, by: Sequence[str], optional: Iterable[str]) -> Schema:
    """The schema of a group: what its rows share, the names of their columns, the rows."""
    own = {name: schema for name, schema in cells.items() if name not in by}
    meanings = "; ".join(f"{name}: {schema['description']}" for name, schema in own.items())
    columns = many(f"nama kolom tiap isi baris, berurutan. {meanings}", {"enum": list(own)})
    kinds = sorted({kind for schema in own.values() for kind in _kinds(schema)} | {"null"})
    value = {"description": "isi kolom; null bila tidak disebut", "type": kinds}
    rows = many(
        f"baris; isinya seurut {COLUMNS}, dan berakhir pada isi terakhir yang disebut",
        many("satu baris", value),
    )
    shared = {name: cells[name] for name in by}
    return record(
        f"baris yang sama dalam: {', '.join(by)}",
        shared | {COLUMNS: columns, INSIDE: rows},
        optional,
    )


def _kinds(schema: Schema) -> list[str]:
    return [schema["type"]] if "type" in schema else ["string"]
