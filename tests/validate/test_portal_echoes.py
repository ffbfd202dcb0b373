"""A finding about a malformed cell has no echo; other findings stand beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.validate.portal import _without_echoes
from tests.validate.world import SOUND, judged, places


@pytest.mark.parametrize(
    ("table", "cells", "code", "column"),
    [
        ("fakta", {"ukuran": ""}, "KKS-D006", "ukuran"),
        ("fakta", {"ukuran": "ODF desa"}, "KKS-D008", "ukuran"),
        ("fakta", {"satuan": "persen "}, "KKS-D011", "satuan"),
        ("fakta", {"subjek": "Balangan"}, "KKS-D008", "subjek"),
        ("fakta", {"subjek": "73.08 "}, "KKS-D011", "subjek"),
        ("fakta", {"sumber": ""}, "KKS-D006", "sumber"),
        ("capaian", {"indikator": "T1.1"}, "KKS-D008", "indikator"),
        ("capaian", {"siklus": "2019", "indikator": "T1.1"}, "KKS-D008", "indikator"),
    ],
)
def test_a_malformed_cell_has_no_echo(
    table: str, cells: dict[str, str], code: str, column: str
) -> None:
    """That nobody defines a misspelt code is not reported beside the misspelling."""
    findings = judged(table, cells, sumber=[{"id": "a", "judul": "A", "jenis": "berita"}])
    assert places(findings) == [(code, f"{table}.csv", 2, column)]


CELL = ("KKS-D006", "KKS-D007", "KKS-D008", "KKS-D009", "KKS-D010", "KKS-D011")
REFERENCE = ("KKS-D013", "KKS-D017", "KKS-K001", "KKS-K002")


@pytest.mark.parametrize("reference", REFERENCE)
@pytest.mark.parametrize(
    ("cell", "alone"), [*((code, True) for code in CELL), ("KKS-D005", False), ("KKS-D012", False)]
)
def test_every_malformed_cell_silences_every_reference(
    cell: str, alone: bool, reference: str
) -> None:
    """Empty, no such word, of another shape: each is reported alone; a double row hides nothing."""
    one = Finding(kind=kind(cell), path="a.csv", row=2, column="x")
    echo = replace(one, kind=kind(reference))
    assert _without_echoes([one, echo]) == ([one] if alone else [one, echo])
    for place in ({"row": 3}, {"column": "y"}, {"path": "b.csv"}):
        away = replace(echo, **place)
        assert _without_echoes([away, one]) == [away, one]


@pytest.mark.parametrize("code", ["KKS-D014", "KKS-D016", "KKS-D021", "KKS-K003", "KKS-K005"])
def test_no_other_finding_is_an_echo(code: str) -> None:
    """The control: only “nobody defines it” is silenced."""
    one = Finding(kind=kind("KKS-D008"), path="a.csv", row=2, column="x")
    other = replace(one, kind=kind(code))
    assert _without_echoes([one, other]) == [one, other]


def test_two_faults_of_two_cells_are_both_reported() -> None:
    """A malformed cell hides neither the next column, nor the next row, nor another table."""
    spoilt = {"ukuran": "ODF desa", "satuan": "kilo"}
    findings = judged("fakta", spoilt, {"ukuran": "odf"}, pernyataan=[
        SOUND["daerah"]["pernyataan"] | {"pokok": "entah"},
    ])  # fmt: skip
    assert places(findings) == [
        ("KKS-D013", "fakta.csv", 2, "satuan"),
        ("KKS-D008", "fakta.csv", 2, "ukuran"),
        ("KKS-D013", "fakta.csv", 3, "ukuran"),
        ("KKS-D013", "pernyataan.csv", 2, "pokok"),
    ]


def test_other_faults_of_one_cell_stand_beside_each_other() -> None:
    """Only “nobody defines it” is an echo: a place may be unknown and another's."""
    findings = judged("fakta", {"subjek": "99.11"})
    assert [f.kind.code for f in findings] == ["KKS-D013", "KKS-D017"]


@pytest.mark.parametrize("value", ["185 ", " 185"])
def test_a_number_that_is_not_clean_is_reported_once(value: str) -> None:
    """One cause, one sentence: its size is looked at once the cell is written as advised."""
    assert [f.kind.code for f in judged("fakta", {"nilai": value})] == ["KKS-D011"]


@pytest.mark.parametrize("value", ["1e3", "1_000", "٨٥٠"])
def test_what_is_no_number_is_not_also_too_large(value: str) -> None:
    """A cell refused as no number has no size that could be wrong."""
    assert [f.kind.code for f in judged("fakta", {"nilai": value})] == ["KKS-D009"]
