"""The head of a package says what it is about; each field that lacks or is odd is reported."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.model.package import Head
from kksportal.read.head import read_head
from tests.read.files import as_rows
from tests.read.heads import NAME, PLACE, read


def test_a_sound_head_is_read_whole() -> None:
    """Everything a head says stands in the head that is read, and nothing is wrong."""
    head, findings = read(created="2026-01-02T03:04:05Z")
    assert findings == []
    assert head == Head(
        folder=PLACE,
        kind="daerah",
        title="Paket daerah",
        name="kks-daerah",
        updated="2026-11-24",
        code="63.11",
        cycle="",
        simulated=False,
        licence="Atribusi",
        licence_url="https://x.id/by",
        contributors=("Tim",),
        created="2026-01-02",
        files={},
    )


@pytest.mark.parametrize("kind", ["kosakata", "kerangka", "wilayah", "penghargaan", "batas"])
def test_every_other_kind_may_have_a_cycle(kind: str) -> None:
    """The control for packages that districts share: each kind is known."""
    head, findings = read(kind)
    assert findings == []
    assert head is not None
    assert (head.kind, head.code, head.cycle) == (kind, "", "2025")


@pytest.mark.parametrize("kind", ["kosakata", "wilayah", "batas"])
def test_some_kinds_are_about_everything(kind: str) -> None:
    """Vocabularies, regions and outlines need neither a code nor a cycle."""
    head, findings = read(kind, {})
    assert findings == []
    assert head is not None
    assert (head.code, head.cycle) == ("", "")


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"kks": ...}, ""),
        ({"kks": "daerah"}, ""),
        ({"kks": {}}, ""),
        ({"kks": {"jenis": "kabupaten"}}, "kabupaten"),
        ({"kks": {"jenis": ["daerah"]}}, "['daerah']"),
        ({"kks": {"jenis": {}}}, ""),
        ({"kks": {"jenis": "Daerah"}}, "Daerah"),
    ],
    ids=["tanpa", "teks", "kosong", "lain", "daftar", "objek", "huruf-besar"],
)
def test_a_package_says_its_kind(parts: dict[str, Any], what: str) -> None:
    """Without a known kind a head cannot be used, and nothing else of it is reported."""
    assert read(**parts) == (None, [("P002", 0, "kks.jenis", f"“{what}” bukan jenis paket.")])


@pytest.mark.parametrize("properties", [None, [], "daerah", 5])
def test_what_is_no_object_is_no_head(properties: Any) -> None:
    """Anything but an object has no kind."""
    head, findings = read_head(properties, PLACE, NAME)
    assert head is None
    assert as_rows(findings) == [("P002", 0, "kks.jenis", "“” bukan jenis paket.")]


@pytest.mark.parametrize(
    ("kind", "field", "value", "good"),
    [
        ("daerah", "kode", "63.11", True),
        ("daerah", "kode", "S01.01", True),
        ("daerah", "kode", "63.11.01", False),
        ("daerah", "kode", "6311", False),
        ("daerah", "kode", "63", False),
        ("daerah", "kode", "63x11", False),
        ("daerah", "kode", "x63.11", False),
        ("daerah", "kode", "T01.01", False),
        ("kerangka", "siklus", "2025", True),
        ("kerangka", "siklus", "1999", True),
        ("kerangka", "siklus", 2025, True),
        ("kerangka", "siklus", "2125", False),
        ("kerangka", "siklus", "20251", False),
        ("kerangka", "siklus", "siklus 2025", False),
        ("penghargaan", "siklus", "2023", True),
        ("penghargaan", "siklus", "23", False),
    ],
)
def test_a_package_says_whom_it_is_about(kind: str, field: str, value: Any, good: bool) -> None:
    """A district needs its code, a framework and awards their cycle, each in its form."""
    head, findings = read(kind, {field: value})
    lacks = ("P011", 0, f"kks.{field}", f"“{value}” bukan isian “kks.{field}” yang sah.")
    assert findings == ([] if good else [lacks])
    assert (head is not None) is good
    if head is not None:
        assert (head.code if field == "kode" else head.cycle) == str(value)


@pytest.mark.parametrize(
    ("kind", "field"), [("daerah", "kode"), ("kerangka", "siklus"), ("penghargaan", "siklus")]
)
def test_a_package_about_nobody_cannot_be_used(kind: str, field: str) -> None:
    """Where the subject lacks, all other faults are still reported."""
    head, findings = read(kind, {}, title="")
    assert head is None
    assert findings == [
        ("P011", 0, "title", "Isian “title” kosong."),
        ("P011", 0, f"kks.{field}", f"Isian “kks.{field}” kosong."),
    ]
