"""The contract of a table: shapes of cells, rules of columns, keys, and its Table Schema."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any, NamedTuple

import pytest

from kksportal.model.contract import (
    PATTERNS,
    Column,
    Resource,
    Shape,
    blank,
    columns_of,
    pattern,
    resource,
    table_schema,
)
from tests.model.contract_files import load

SHAPES: dict[str, dict[str, list[str]]] = load("bentuk")
ACCEPTED = [(name, text) for name, texts in SHAPES.items() for text in texts["sah"]]
REFUSED = [(name, text) for name, texts in SHAPES.items() for text in texts["tidak-sah"]]
FREE = ("teks", "daftar-teks")


class Baris(NamedTuple):
    """A row of a table of our own."""

    id: Annotated[str, Column(shape=Shape.KODE, required=True, title="Kode tetap")]
    arah: Annotated[str, Column(values=("naik", "turun"))]
    nilai: Annotated[str, Column(shape=Shape.DESIMAL)]
    jumlah: Annotated[str, Column(shape=Shape.BULAT, required=True)]
    sumber: Annotated[str, Column(shape=Shape.KODE, required=True, refers="sumber")]
    catatan: str


class BarisSumber(NamedTuple):
    """A row that names several sources in one cell."""

    id: Annotated[str, Column(shape=Shape.KODE, required=True)]
    sumber: Annotated[str, Column(shape=Shape.DAFTAR, refers="sumber")]


def _accepts(shape: str, text: str) -> bool:
    form = pattern(Shape(shape))
    return form is None or bool(form.fullmatch(text))


def _fields(res: Resource, *present: str) -> dict[str, dict[str, Any]]:
    schema = table_schema(res, present or None)
    return {item["name"]: item for item in schema["fields"]}


def test_every_shape_has_its_table() -> None:
    """Each shape of a cell has texts that it takes and, unless it is free text, some it refuses."""
    assert set(SHAPES) == {shape.value for shape in Shape}
    assert all(texts["sah"] for texts in SHAPES.values())
    assert [name for name, texts in SHAPES.items() if not texts["tidak-sah"]] == list(FREE)


@pytest.mark.parametrize(("shape", "text"), ACCEPTED, ids=[f"{s} {t!r}" for s, t in ACCEPTED])
def test_a_shape_accepts(shape: str, text: str) -> None:
    """A cell of this shape may read so."""
    assert _accepts(shape, text)


@pytest.mark.parametrize(("shape", "text"), REFUSED, ids=[f"{s} {t!r}" for s, t in REFUSED])
def test_a_shape_refuses(shape: str, text: str) -> None:
    """A cell of this shape never reads so."""
    assert not _accepts(shape, text)


def test_free_text_has_no_pattern() -> None:
    """Only free text and free lists take whatever is written."""
    assert [shape.value for shape in Shape if pattern(shape) is None] == list(FREE)
    assert not set(PATTERNS) & {Shape.TEKS, Shape.DAFTAR_TEKS}


def test_patterns_are_plain() -> None:
    """Patterns are for any tool: digits are `[0-9]`, never `\\d`, which takes Arabic ones too."""
    for shape in Shape:
        assert "\\d" not in PATTERNS.get(shape, ""), shape
        assert "\\w" not in PATTERNS.get(shape, ""), shape


def test_a_column_without_a_rule_is_free_text() -> None:
    """A column is optional free text that refers to nothing, unless its rule says otherwise."""
    plain = Column()
    assert (plain.shape, plain.required) == (Shape.TEKS, False)
    assert (plain.values, plain.refers, plain.title) == ((), "", "")
    assert columns_of(Baris)["catatan"] == plain
    assert columns_of(Baris)["id"] == Column(shape=Shape.KODE, required=True, title="Kode tetap")


def test_columns_keep_the_order_of_the_file() -> None:
    """The columns of a row stand in the order in which the file has them."""
    assert list(columns_of(Baris)) == ["id", "arah", "nilai", "jumlah", "sumber", "catatan"]


def test_a_rule_is_found_beside_other_remarks() -> None:
    """Remarks of other kinds on a column are passed over; the rule is found."""

    class Ditandai(NamedTuple):
        id: Annotated[str, "catatan", Column(shape=Shape.BULAT)]
        nama: Annotated[str, "catatan"]

    assert columns_of(Ditandai) == {"id": Column(shape=Shape.BULAT), "nama": Column()}


def test_a_resource_is_optional_with_a_primary_key() -> None:
    """A table may be left out and has a primary key, unless it is said otherwise."""
    plain = resource("contoh", Baris, "Contoh", "id sumber")
    assert plain == Resource(
        name="contoh",
        row=Baris,
        title="Contoh",
        key=("id", "sumber"),
        unique=False,
        required=False,
        columns=columns_of(Baris),
    )
    assert Resource(name="x", row=Baris, title="X", key=("id",)).columns == {}
    assert not Resource(name="x", row=Baris, title="X", key=("id",)).unique
    assert not Resource(name="x", row=Baris, title="X", key=("id",)).required


def test_a_resource_may_be_required_and_have_a_unique_key() -> None:
    """What is said of a table is kept."""
    one = resource("contoh", Baris, "Contoh", "id", unique=True, required=True)
    assert one.unique
    assert one.required
    assert one.key == ("id",)


def test_a_blank_row_holds_what_is_given() -> None:
    """A row from some cells has those and all others empty."""
    assert blank(Baris, arah="naik", sumber="a") == Baris("", "naik", "", "", "a", "")
    assert blank(Baris) == Baris("", "", "", "", "", "")


def test_a_blank_row_takes_no_unknown_column() -> None:
    """A cell of a column that the table does not have is a mistake, not ignored."""
    with pytest.raises(TypeError):
        blank(Baris, warna="hijau")


SCHEMA = {
    "fieldsMatch": "superset",
    "missingValues": [""],
    "fields": [
        {
            "name": "id",
            "type": "string",
            "title": "Kode tetap",
            "constraints": {"required": True, "pattern": "[a-z0-9]+(-[a-z0-9]+)*"},
        },
        {"name": "arah", "type": "string", "constraints": {"enum": ["naik", "turun"]}},
        {"name": "nilai", "type": "number"},
        {"name": "jumlah", "type": "integer", "constraints": {"required": True}},
        {
            "name": "sumber",
            "type": "string",
            "constraints": {"required": True, "pattern": "[a-z0-9]+(-[a-z0-9]+)*"},
        },
        {"name": "catatan", "type": "string"},
    ],
    "primaryKey": ["id", "sumber"],
    "foreignKeys": [{"fields": ["sumber"], "reference": {"resource": "sumber", "fields": ["id"]}}],
}


def test_the_schema_says_the_whole_contract() -> None:
    """Types, titles, what is required, words, patterns and keys all stand in the Table Schema."""
    assert table_schema(resource("contoh", Baris, "Contoh", "id sumber")) == SCHEMA


def test_columns_that_are_absent_stand_not_in_the_schema() -> None:
    """Optional columns may be absent; present ones keep the order of the contract."""
    res = resource("contoh", Baris, "Contoh", "id sumber")
    assert list(_fields(res, "sumber", "nilai", "id", "tak-dikenal")) == ["id", "nilai", "sumber"]
    assert list(_fields(res)) == ["id", "arah", "nilai", "jumlah", "sumber", "catatan"]


def test_a_unique_key_names_present_columns_only() -> None:
    """A key with possibly empty parts is a unique key, without the parts that are absent."""
    res = resource("contoh", Baris, "Contoh", "id nilai sumber", unique=True)
    whole, part = table_schema(res), table_schema(res, ["id", "sumber"])
    assert whole["uniqueKeys"] == [["id", "nilai", "sumber"]]
    assert part["uniqueKeys"] == [["id", "sumber"]]
    assert "primaryKey" not in whole
    assert "uniqueKeys" not in SCHEMA


def test_only_a_cell_with_one_source_is_a_foreign_key() -> None:
    """A list of sources, or a table without sources, has no key that other tools could follow."""
    many = resource("banyak", BarisSumber, "Banyak", "id")
    assert "foreignKeys" not in table_schema(many)
    assert "foreignKeys" not in table_schema(resource("contoh", Baris, "C", "id"), ["id", "nilai"])
    assert "foreignKeys" in table_schema(resource("contoh", Baris, "C", "id"), ["id", "sumber"])


@pytest.mark.parametrize("made", [Column(), resource("contoh", Baris, "Contoh", "id")])
def test_rules_never_change(made: Any) -> None:
    """A rule once made stays as it is, and every part of it is named when it is made."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.title = "lain"
    parts = [getattr(made, one.name) for one in dataclasses.fields(made)]
    with pytest.raises(TypeError):
        type(made)(*parts)
    assert not hasattr(made, "__dict__")
