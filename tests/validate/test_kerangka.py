"""A framework in itself: numbers are used once, the crosswalk points at indicators."""

from __future__ import annotations

import pytest

from kksportal.validate.kerangka import check_framework
from kksportal.validate.table import tables_of
from tests.validate.world import KNOWN, SOUND, framework, judged, only, places

Cells = dict[str, str]
BOTH = [SOUND["kerangka"]["tatanan"], {"id": "pariwisata", "kode": "T2", "nomor": "2", "nama": "P"}]


@pytest.mark.parametrize(
    ("table", "other", "again", "column", "value"),
    [
        ("tatanan", {"id": "pariwisata", "kode": "T2", "nomor": "2"}, {"kode": "T1"}, "kode", "T1"),
        ("tatanan", {"id": "pariwisata", "kode": "T2", "nomor": "2"}, {"nomor": "1"}, "nomor", "1"),
        ("indikator", {"kode": "T1.02", "nomor": "2"}, {"nomor": "1"}, "nomor", "1"),
        ("tahap", {"id": "provinsi", "urutan": "2"}, {"urutan": "1"}, "urutan", "1"),
    ],
)
def test_a_number_is_used_once(
    table: str, other: Cells, again: Cells, column: str, value: str
) -> None:
    """Two rows with two numbers pass; the second of two with one number is reported with it."""
    assert judged(table, {}, other, kind="kerangka") == ()
    finding = only(judged(table, {}, other | again, kind="kerangka"))
    assert places((finding,)) == [("KKS-K004", f"{table}.csv", 3, column)]
    assert finding.what == f"“{value}” sudah dipakai baris 2."


def test_a_third_row_is_reported_with_the_first_too() -> None:
    """Each repetition names the row that had the number first."""
    stages = [
        {"id": name, "urutan": n} for name, n in (("a", "1"), ("b", "2"), ("c", "2"), ("d", "2"))
    ]
    findings = judged("tahap", *stages, kind="kerangka")
    assert [(f.row, f.what) for f in findings] == [
        (4, "“2” sudah dipakai baris 3."),
        (5, "“2” sudah dipakai baris 3."),
    ]


def test_indicators_are_numbered_within_their_tatanan() -> None:
    """The first of each tatanan has the number 1."""
    other = {"kode": "T2.01", "tatanan": "pariwisata"}
    assert judged("indikator", {}, other, kind="kerangka", tatanan=BOTH) == ()


def test_missing_numbers_are_reported_as_missing_alone() -> None:
    """Two empty cells are no number used twice."""
    findings = judged("tahap", {"urutan": ""}, {"id": "provinsi", "urutan": ""}, kind="kerangka")
    assert places(findings) == [("KKS-D006", "tahap.csv", n, "urutan") for n in (2, 3)]


def test_other_tables_repeat_what_they_like() -> None:
    """The control: names and years stand as often as there are rows."""
    other = {"butir": "rencana", "nama_butir": "SK"}
    assert judged("butir_kelembagaan", {}, other, kind="kerangka") == ()


@pytest.mark.parametrize(
    ("cells", "column", "what"),
    [
        ({"kode_lama": "T1.02"}, "kode_lama", "“T1.02” tidak ada di kerangka 2023."),
        ({"kode_lama": "T9.99"}, "kode_lama", "“T9.99” tidak ada di kerangka 2023."),
        ({"kode_baru": "T9.99"}, "kode_baru", "“T9.99” tidak ada di kerangka 2025."),
    ],
)
def test_the_crosswalk_points_at_indicators_of_its_cycles(
    cells: Cells, column: str, what: str
) -> None:
    """The old code stands in the old cycle's framework, the new one in this cycle's."""
    finding = only(judged("padanan", cells, kind="kerangka"))
    assert places((finding,)) == [("KKS-K003", "padanan.csv", 2, column)]
    assert finding.what == what


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"kode_baru": "T1.01", "hubungan": "sama"},
        {"kode_baru": "", "hubungan": "dihapus"},
        {"kode_lama": "", "hubungan": "baru"},
        {"siklus_lama": "2021", "kode_lama": "T9.99"},
        {"siklus_lama": "2019", "kode_lama": "T9.99"},
    ],
    ids=["changed", "same", "dropped", "new", "a cycle without indicators", "no framework"],
)
def test_a_crosswalk_passes_where_nothing_contradicts_it(cells: Cells) -> None:
    """The control: known codes, one side empty, and cycles whose indicators nobody listed."""
    assert judged("padanan", cells, kind="kerangka") == ()


def test_each_table_has_its_own_numbers() -> None:
    """A framework's tables are looked at one by one; those without numbers have no fault here."""
    made = framework("2025", tatanan=[*BOTH, BOTH[1] | {"nomor": "1"}], syarat=[{}, {}])
    by_table = {
        table.res.name: [f.what for f in check_framework(table, "2025", KNOWN)]
        for table in tables_of(made)
        if table.res.name in ("tatanan", "syarat")
    }
    assert by_table == {
        "tatanan": ["“T2” sudah dipakai baris 3.", "“1” sudah dipakai baris 2."],
        "syarat": [],
    }
