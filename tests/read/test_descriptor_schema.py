"""The schema that a descriptor gives a table is the contract's; titles are free words."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Annotated, Any, NamedTuple

import pytest

from kksportal.model.contract import Column, Resource, Shape, resource, table_schema
from kksportal.read.descriptor import Entry, parse


class Kebun(NamedTuple):
    """A row of a small table: a key, a count, what may be left out, and a source."""

    id: Annotated[str, Column(shape=Shape.KODE, required=True)]
    luas: Annotated[str, Column(shape=Shape.DESIMAL, title="Luas")]
    jenis: Annotated[str, Column(values=("kebun", "sawah"))]
    sumber: Annotated[str, Column(shape=Shape.KODE, required=True)]


KEBUN = resource("kebun", Kebun, "Kebun", "id")
ANY_KEY = resource("kebun", Kebun, "Kebun", "id jenis", unique=True)
ALL = ("id", "luas", "jenis", "sumber")


def entry(schema: Any) -> Entry:
    """A resource that a descriptor lists with this schema."""
    return Entry(label="kebun", file="kebun.csv", fault="", schema=schema)


def changed(path: str, value: Any) -> dict[str, Any]:
    """The contract's schema with one part changed: "fields.1.type"."""
    schema = deepcopy(table_schema(KEBUN, ALL))
    place: Any = schema
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        place = place[step]
    place[last] = value
    return schema


def without(path: str) -> dict[str, Any]:
    """The contract's schema without one part."""
    schema = changed(path, None)
    place: Any = schema
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        place = place[step]
    del place[last]
    return schema


@pytest.mark.parametrize("res", [KEBUN, ANY_KEY], ids=["kunci", "kunci-longgar"])
@pytest.mark.parametrize("header", [ALL, ("id", "sumber"), ("sumber", "luas", "id")])
def test_the_contracts_own_schema_fits(res: Resource, header: tuple[str, ...]) -> None:
    """A schema written from the contract for the columns of a file fits that file."""
    assert entry(table_schema(res, header)).fits(res, header)


def test_a_schema_may_describe_columns_that_the_file_leaves_out() -> None:
    """Optional columns may stand in the schema alone; columns of the file must stand there."""
    assert entry(table_schema(KEBUN, ALL)).fits(KEBUN, ("id", "sumber"))
    assert not entry(table_schema(KEBUN, ("id", "sumber"))).fits(KEBUN, ALL)


@pytest.mark.parametrize(
    "schema",
    [
        changed("fields.0.title", "Kode kebun"),
        changed("fields.0.description", "Kode tetap"),
        changed("fields.1.title", "Luas lahan"),
        without("fields.1.title"),
        changed("fields", list(reversed(table_schema(KEBUN, ALL)["fields"]))),
        dict(reversed(table_schema(KEBUN, ALL).items())),
    ],
    ids=["judul", "keterangan", "judul-lain", "tanpa-judul", "urutan", "urutan-isian"],
)
def test_words_and_the_order_of_fields_are_free(schema: dict[str, Any]) -> None:
    """Titles and descriptions may be anybody's, and fields may stand in any order."""
    assert entry(schema).fits(KEBUN, ALL)


@pytest.mark.parametrize(
    "schema",
    [
        changed("fields.1.type", "string"),
        changed("fields.0.name", "kode"),
        changed("fields.0.title", 5),
        changed("fields.0.description", ["x"]),
        changed("fields.0.format", "uri"),
        changed("fields.0.constraints.required", False),
        changed("fields.0.constraints.required", 1),
        changed("fields.0.constraints.pattern", "[a-z]+"),
        changed("fields.2.constraints.enum", ["kebun"]),
        changed("fieldsMatch", "equal"),
        changed("missingValues", ["", "-"]),
        changed("primaryKey", ["id", "jenis"]),
        changed("uniqueKeys", [["id"]]),
        changed("foreignKeys", []),
        changed("title", "Kebun"),
        without("fields.0"),
        without("fields.0.constraints"),
        without("fields.0.type"),
        without("fieldsMatch"),
        without("missingValues"),
        without("primaryKey"),
        without("foreignKeys"),
    ],
)
def test_any_other_change_of_a_schema_is_seen(schema: dict[str, Any]) -> None:
    """Types, limits, names, keys and marks of the empty cell are the contract's, to the letter."""
    assert not entry(schema).fits(KEBUN, ALL)


@pytest.mark.parametrize(
    "fields",
    [
        [*table_schema(KEBUN, ALL)["fields"], {"name": "id", "type": "string"}],
        [*table_schema(KEBUN, ALL)["fields"], table_schema(KEBUN, ALL)["fields"][0]],
        [*table_schema(KEBUN, ALL)["fields"], {"name": "warna", "type": "string"}],
        [*table_schema(KEBUN, ALL)["fields"], {}],
        [*table_schema(KEBUN, ALL)["fields"], "warna"],
        [],
        ["id", "luas", "jenis", "sumber"],
        {"id": "string"},
        None,
        "id",
    ],
    ids=[
        "ganda",
        "ganda-sama",
        "tak-dikenal",
        "tanpa-nama",
        "ada-teks",
        "kosong",
        "teks",
        "objek",
        "null",
        "satu-teks",
    ],
)
def test_fields_are_objects_of_known_names(fields: Any) -> None:
    """A field twice, an unknown one, or something that is no field does not fit."""
    assert not entry(changed("fields", fields)).fits(KEBUN, ALL)


@pytest.mark.parametrize("schema", [None, "kebun", [], {}, 5, ["fields"], {"fields": []}])
def test_what_is_no_schema_does_not_fit(schema: Any) -> None:
    """Text, lists and nothing are no schema, and no crash."""
    assert not entry(schema).fits(KEBUN, ALL)


def test_a_loose_key_is_no_primary_key() -> None:
    """A key whose parts may be empty is written as unique keys, another one as the primary key."""
    assert not entry(table_schema(KEBUN, ALL)).fits(ANY_KEY, ALL)
    assert not entry(table_schema(ANY_KEY, ALL)).fits(KEBUN, ALL)


def test_each_header_is_judged_by_itself() -> None:
    """What fits one file need not fit another with the same entry, in whatever order they come."""
    narrow = ("id", "sumber")
    one, other = entry(table_schema(KEBUN, narrow)), entry(table_schema(KEBUN, narrow))
    assert [one.fits(KEBUN, header) for header in (ALL, narrow, ALL)] == [False, True, False]
    assert [other.fits(KEBUN, header) for header in (narrow, ALL)] == [True, False]


def test_each_kind_of_package_is_judged_by_itself() -> None:
    """Two packages may list the very same words: the schema of one kind is not that of another."""
    text = json.dumps({"resources": [{"name": "kebun", "schema": table_schema(KEBUN, ALL)}]})
    one, other = parse(text), parse(text)
    assert one is not None
    assert other is not None
    assert one.entries[0].fits(KEBUN, ALL)
    assert not other.entries[0].fits(ANY_KEY, ALL)
