"""A descriptor is any JSON object; its resources are kept apart from its other properties."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kksportal.read.descriptor import Descriptor, TwiceError, parse, read_descriptor
from tests.read.files import as_rows, put

NAME = "datapackages/x/datapackage.json"
SUMBER = {"name": "sumber", "path": "sumber.csv", "schema": {"fields": []}}
FAKTA = {"name": "fakta", "path": "data/fakta.csv"}


def entries(descriptor: Descriptor | None) -> list[tuple[str, Any, str, Any]]:
    """The resources of a descriptor as rows: label, file, fault, schema."""
    assert descriptor is not None
    return [(e.label, e.file, e.fault, e.schema) for e in descriptor.entries]


def entry_of(item: Any) -> tuple[str, Any, str, Any]:
    """The one resource of a descriptor that lists this item."""
    (entry,) = entries(parse(json.dumps({"resources": [item]})))
    return entry


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "x", "resources": [%s]}',
        '{"resources": [%s], "name": "x"}',
        '{"name": "x", "resources": [%s], "title": "y"}',
        '{"resources": [%s]}',
        '{\n "kks": {"resources": 1},\n "resources": [%s]\n}',
        '{"keywords": ["resources"], "resources": [%s]}',
        '{"name": "resources", "resources": [%s]}',
        '{"title": "kata \\"resources\\" di sini", "resources": [%s]}',
        '{"resources" : [%s], "kks": {"resources": []}}',
    ],
    ids=[
        "akhir",
        "awal",
        "tengah",
        "sendiri",
        "di-kks-juga",
        "di-daftar-juga",
        "nilai-juga",
        "di-teks-juga",
        "di-kks-sesudahnya",
    ],
)
def test_a_descriptor_says_what_its_json_says(text: str) -> None:
    """Wherever the resources stand, and wherever else their name stands, nothing is lost."""
    text %= f"{json.dumps(SUMBER)}, {json.dumps(FAKTA)}"
    descriptor = parse(text)
    assert descriptor is not None
    assert descriptor.properties == json.loads(text)
    assert entries(descriptor) == [
        ("sumber", "sumber.csv", "", {"fields": []}),
        ("fakta", "data/fakta.csv", "", None),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"resources": [{"name": "a"}], "resources": [{"name": "b"}]}', "resources"),
        ('{"name": "a", "name": "b", "resources": [{"name": "c"}]}', "name"),
        ('{"name": "a", "resources": [{"name": "c"}], "name": "b"}', "name"),
        ('{"resources": [{"name": "a", "name": "b"}]}', "name"),
        ('{"kks": {"kode": "63.11", "kode": "63.10"}}', "kode"),
    ],
)
def test_a_doubled_name_is_refused(text: str, name: str) -> None:
    """JSON lets a name stand twice, but nobody can say which of the two counts."""
    with pytest.raises(TwiceError, match=f"^{name}$"):
        parse(text)


@pytest.mark.parametrize("text", ["[]", '[{"resources": []}]', "1", '"resources"', "null", "true"])
def test_what_is_no_object_is_no_descriptor(text: str) -> None:
    """Lists, numbers and texts are JSON, but no descriptor."""
    assert parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"name": "x" "resources": []}',
        '{"name": "x", "resources": [}',
        '{"name": "x", "resources": []',
        '{"resources": []} x',
        '{"name": "x"}{"resources": []}',
        '{"name": "x", "resources": [],}',
    ],
)
def test_broken_json_raises(text: str) -> None:
    """Neither half of a descriptor may be broken, nor the seam between them."""
    with pytest.raises(json.JSONDecodeError):
        parse(text)


def test_a_list_of_no_resource_is_empty() -> None:
    """A descriptor may list no resource at all."""
    assert entries(parse('{"resources": []}')) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", ("", "", "", None)),
        ('{"resources": null}', ("", "", "", None)),
        ('{"resources": "fakta.csv"}', ("", "", "", None)),
        ('{"resources": [7]}', ("", "", "", None)),
        ('{"resources": {"name": "fakta", "path": 5}}', ("fakta", 5, "", None)),
        ('{"resources": [{"name": 63.10}]}', ("63.1", "", "", None)),
        ('{"resources": [{"path": ["a.csv", "b.csv"]}]}', ("", ["a.csv", "b.csv"], "", None)),
    ],
    ids=["tanpa", "null", "teks", "angka", "satu-objek", "nama-angka", "dua-berkas"],
)
def test_odd_resources_are_entries_all_the_same(
    text: str, expected: tuple[str, Any, str, Any]
) -> None:
    """What is no resource becomes an entry that cannot be used, so that it is reported."""
    assert entries(parse(text)) == [expected]


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ({"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}, ""),
        ({"title": "Sumber", "description": "Semua sumber"}, ""),
        ({"format": "xlsx"}, "“format” harus “csv”"),
        ({"format": "CSV"}, "“format” harus “csv”"),
        ({"mediatype": "text/plain"}, "“mediatype” harus “text/csv”"),
        ({"encoding": "latin-1"}, "“encoding” harus “utf-8”"),
        ({"title": 5}, "“title” harus teks"),
        ({"description": ["x"]}, "“description” harus teks"),
        ({"dialect": {"delimiter": ";"}}, "isian “dialect” tidak dipakai di sini"),
        ({"hash": "x"}, "isian “hash” tidak dipakai di sini"),
        ({"bytes": 7}, "isian “bytes” tidak dipakai di sini"),
        ({"data": []}, "isian “data” tidak dipakai di sini"),
        ({"encoding": "latin-1", "dialect": {}}, "“encoding” harus “utf-8”"),
    ],
)
def test_a_resource_is_a_csv_file_and_nothing_else(part: dict[str, Any], fault: str) -> None:
    """Another format, encoding or dialect, a checksum or data of its own is a fault."""
    assert entry_of(SUMBER | part) == ("sumber", "sumber.csv", fault, {"fields": []})


def test_resources_alike_are_distinguished_by_their_text() -> None:
    """Two descriptors with other resources never share what they list."""
    one, two = parse('{"resources": [{"name": "a"}]}'), parse('{"resources": [{"name": "b"}]}')
    assert (entries(one), entries(two)) == ([("a", "", "", None)], [("b", "", "", None)])


def read(folder: Path, content: str | bytes) -> tuple[Descriptor | None, list[tuple[Any, ...]]]:
    """A file with this content, read as a descriptor; its findings as rows."""
    descriptor, problems = read_descriptor(put(folder / "datapackage.json", content), NAME)
    assert all(f.path == NAME for f in problems)
    return descriptor, list(as_rows(problems))


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    """The control: a small descriptor has no finding."""
    descriptor, problems = read(tmp_path, '{"name": "x", "resources": []}')
    assert problems == []
    assert descriptor is not None
    assert descriptor.properties == {"name": "x", "resources": []}


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("", ("P002", 1, "", "Bukan JSON yang utuh: terhenti di kolom 1.")),
        ('{"name": "x",\n  }', ("P002", 2, "", "Bukan JSON yang utuh: terhenti di kolom 3.")),
        (
            '{"resources": [],\n\n "name": x}',
            ("P002", 3, "", "Bukan JSON yang utuh: terhenti di kolom 10."),
        ),
        ("[]", ("P002", 0, "", "Tidak terbaca: isinya bukan objek { … }.")),
        ("5", ("P002", 0, "", "Tidak terbaca: isinya bukan objek { … }.")),
        (b'{"name": "\xff"}', ("P004", 1, "", "Hurufnya Windows-1252 (ANSI), bukan UTF-8.")),
    ],
    ids=["kosong", "koma", "sesudah-resources", "daftar", "angka", "bukan-utf8"],
)
def test_what_is_no_descriptor_is_reported(
    content: str | bytes, finding: tuple[Any, ...], tmp_path: Path
) -> None:
    """Broken JSON is reported with its line and place; nothing is read of it."""
    assert read(tmp_path, content) == (None, [finding])


def test_a_descriptor_that_is_not_there_is_reported(tmp_path: Path) -> None:
    """A file that cannot be opened is a finding."""
    descriptor, problems = read_descriptor(tmp_path / "datapackage.json", NAME)
    assert descriptor is None
    assert as_rows(problems) == [("P003", 0, "", "Berkas tidak dapat dibuka.")]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"name": ' + "9" * 5000 + "}", '{"resources": ' + "[" * 100_000],
    ids=["dalam", "angka-panjang", "dalam-resources"],
)
def test_hostile_json_is_reported_and_never_a_crash(text: str, tmp_path: Path) -> None:
    """Nesting without end and numbers without end are findings like any other."""
    descriptor, problems = read(tmp_path, text)
    assert descriptor is None
    ((code, row, column, what),) = problems
    assert (code, row, column) == ("P002", 0, "")
    assert re.fullmatch(r"Tidak terbaca: .+\.", what)


def test_a_mark_of_the_file_is_reported_beside_hostile_json(tmp_path: Path) -> None:
    """What was found before is kept."""
    _, problems = read(tmp_path, "\r" + "[" * 100_000)
    assert [code for code, *_ in problems] == ["P006", "P002"]


@pytest.mark.parametrize(("size", "fits"), [(5_000_000, True), (5_000_001, False)])
def test_a_descriptor_has_at_most_five_million_characters(
    size: int, fits: bool, tmp_path: Path
) -> None:
    """A descriptor of exactly the most characters is read; one more is refused."""
    descriptor, problems = read(tmp_path, "{" + " " * (size - 2) + "}")
    assert (descriptor is not None) is fits
    assert problems == ([] if fits else [("P002", 0, "", "Tidak terbaca: lebih dari 5 MB.")])


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ('{"name": "x"}', []),
        ("{", [("P002", 2, "", "Bukan JSON yang utuh: terhenti di kolom 2.")]),
        ("[]", [("P002", 0, "", "Tidak terbaca: isinya bukan objek { … }.")]),
    ],
    ids=["utuh", "rusak", "daftar"],
)
def test_a_mark_of_the_file_is_reported_beside_its_faults(
    text: str, more: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    """A lone carriage return is reported whether or not the JSON below it is sound."""
    descriptor, problems = read(tmp_path, "\r" + text)
    assert (descriptor is None) is bool(more)
    assert problems == [("P006", 1, "", "Ada akhir baris CR."), *more]
