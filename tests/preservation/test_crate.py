"""What an archive says for machines; what the validator of RO-Crate 1.2 asks of it is held here."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlparse

import pytest

from kksportal.preservation.crate import Told, crate
from tests.builders import source

TOLD = Told(
    cycle="2025", version=1, day="2026-01-31", portal="Portal uji", url="https://kks.example/",
    office="Bappeda", licence="CC BY 4.0", licence_url="https://creativecommons.org/licenses/by/4.0/",
    program="kksportal 1.0.0",
)  # fmt: skip
CITED = (source("a", tautan="https://berita.example/1"), source("b"))


@pytest.fixture
def by_id() -> dict[str, Any]:
    raw = crate(TOLD, {"angka.csv": "angka", "halaman/": "halaman"}, {"angka.csv": 7}, CITED)
    graph = json.loads(raw)["@graph"]
    assert len({one["@id"] for one in graph}) == len(graph)
    return {one["@id"]: one for one in graph}


def test_the_root_has_what_a_crate_must_have(by_id: dict[str, Any]) -> None:
    root = by_id["./"]
    assert root["@type"] == "Dataset"
    assert all(root[name] for name in ("name", "description", "datePublished", "license"))
    assert by_id["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    assert by_id["ro-crate-metadata.json"]["about"] == {"@id": "./"}


def test_each_thing_that_is_named_is_told_of(by_id: dict[str, Any]) -> None:
    root = by_id["./"]
    named = [*root["hasPart"], *root["citation"], root["license"], root["publisher"]]
    assert {one["@id"] for one in named} <= by_id.keys()


def test_a_citation_is_a_whole_address(by_id: dict[str, Any]) -> None:
    """A source without an address gets a name of the same form; the validator asks for that."""
    ids = [one["@id"] for one in by_id["./"]["citation"]]
    assert ids == ["https://berita.example/1", "urn:kks:sumber:b"]
    assert all(urlparse(one).scheme for one in ids)


def test_no_software_is_told_of_without_an_address(by_id: dict[str, Any]) -> None:
    """RO-Crate wants one of each, and the program lies in the archive itself."""
    assert "SoftwareApplication" not in {one["@type"] for one in by_id.values()}


def test_a_file_has_its_size_and_kind_and_a_folder_ends_in_a_slash(by_id: dict[str, Any]) -> None:
    assert by_id["angka.csv"]["contentSize"] == "7"
    assert by_id["angka.csv"]["encodingFormat"] == "text/csv"
    assert by_id["halaman/"]["@type"] == "Dataset"


def test_simulated_data_say_so_in_the_name() -> None:

    assert replace(TOLD, simulated=True).title.startswith("Data simulasi. ")
    assert replace(TOLD, version=2).title.endswith("siklus 2025, versi 2, Portal uji")
