"""Every column of every published schema says what it is called and what it means."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from kksportal.model.kinds import RESOURCES
from kksportal.read.glossary import read_terms
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("situs")


def nameless(fields: list[dict[str, Any]]) -> list[str]:
    """The fields that lack a title or a description."""
    return [
        one["name"]
        for one in fields
        if not one.get("title", "").strip() or not one.get("description", "").strip()
    ]


def keys(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a JSON Schema describes, with its place."""
    if isinstance(schema, list):
        for one in schema:
            yield from keys(one, place)
    elif isinstance(schema, dict):
        for name, own in schema.get("properties", {}).items():
            yield f"{place}.{name}", own
        for name, own in schema.items():
            yield from keys(own, f"{place}.{name}")


def test_every_descriptor_of_the_portal_says_what_its_columns_mean() -> None:
    """Of all kinds of packages; renewed by `python -m kksportal.authoring.descriptor`."""
    seen = set()
    for path in sorted((ROOT / "datapackages").rglob("datapackage.json")):
        descriptor = json.loads(path.read_text("utf-8"))
        seen.add(descriptor["kks"]["jenis"])
        for table in descriptor["resources"]:
            where = (path.parent.name, table["name"])
            assert table["title"], where
            assert table["description"], where
            assert not nameless(table["schema"]["fields"]), where
    assert seen == RESOURCES.keys() - {"batas", "arsip"}


def test_every_archive_says_what_its_columns_mean(site: Path) -> None:
    """What readers take of a district explains itself."""
    archives = sorted((site / "unduh/daerah").rglob("datapackage.zip"))
    assert archives
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            descriptor = json.loads(archive.read("datapackage.json"))
        for table in descriptor["resources"]:
            assert table["title"]
            assert table["description"]
            assert not nameless(table["schema"]["fields"]), (path, table["name"])


def test_every_key_of_every_schema_says_what_it_means(site: Path) -> None:
    """The records for machines."""
    schemas = sorted((site / "api/v1/skema").glob("*.json"))
    assert len(schemas) == 3
    for path in schemas:
        found = list(keys(json.loads(path.read_text("utf-8"))))
        assert len(found) > 20
        for place, own in found:
            assert own.get("title", "").strip(), (path.name, place)
            assert own.get("description", "").strip(), (path.name, place)


def test_the_national_tables_are_one_package(site: Path) -> None:
    """Every table that is published is in it, with the very columns of its file."""
    folder = site / "unduh/nasional"
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    listed = {one["path"]: one for one in descriptor["resources"]}
    assert set(listed) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")}
    assert len({one["name"] for one in listed.values()}) == len(listed)
    for path, one in listed.items():
        head = next(csv.reader(io.StringIO((folder / path).read_text("utf-8"))))
        assert [field["name"] for field in one["schema"]["fields"]] == head, path
        assert not nameless(one["schema"]["fields"]), path
        assert one.get("simulasi", False) == ("simulasi-" in path)
        assert one["title"].startswith("Data simulasi") == ("simulasi-" in path)


def test_the_standard_checker_accepts_the_national_package(site: Path) -> None:
    """Every cell is of the type that its column tells."""
    report = Package(str(site / "unduh/nasional/datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "fieldName", "message"])[:5]


def test_the_meaning_is_said_once() -> None:
    """Titles and descriptions are the glossary's own."""
    term = read_terms()["per_tanggal"]
    assert term.title == "Per tanggal"
    assert term.meaning == "saat keadaan itu berlaku"
