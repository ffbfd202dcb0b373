"""References: every code a row uses is defined where it may look."""

from __future__ import annotations

import pytest

from kksportal.model.contract import Column, Resource
from kksportal.model.kinds import find_resource
from kksportal.validate.refs import ref_rules
from kksportal.validate.table import Rule
from tests.validate.world import KNOWN, SOUND, judged, only, places

# Codes that the portal defines: table, column, wrong value, where it should stand, a near one.
SHARED = [
    ("fakta", "ukuran", "angka-stunting", "kosakata/ukuran.csv", ""),
    ("fakta", "ukuran", "odf-dessa", "kosakata/ukuran.csv", "odf-desa"),
    ("fakta", "satuan", "persn", "kosakata/satuan.csv", "persen"),
    ("fakta", "tatanan", "semua", "kosakata/tatanan.csv", ""),
    ("fakta", "subjek", "63.11.99", "paket wilayah", ""),
    ("pernyataan", "pokok", "zzz", "kosakata/pokok.csv", ""),
    ("pernyataan", "tatanan", "pasar;pariwisat", "kosakata/tatanan.csv", "pariwisata"),
    ("kegiatan", "jenis", "pertemua", "kosakata/jenis-kegiatan.csv", "pertemuan"),
    ("kegiatan", "tahap", "zzz", "tahap.csv kerangka mana pun", ""),
    ("pengampu", "tatanan", "semuanya", "kosakata/tatanan.csv", "semua"),
    ("nilai_tatanan", "tatanan", "zzz", "kosakata/tatanan.csv", ""),
    ("inovasi", "wilayah", "63.11.01;63.11.99", "paket wilayah", ""),
    ("inovasi", "cerita", "zzz", "content/inovasi/", ""),
    ("inovasi", "cerita", "bank-sampa", "content/inovasi/", "bank-sampah"),
    ("penghargaan", "predikat", "zzz", "kosakata/predikat.csv", ""),
]  # fmt: skip
# Codes that the package itself defines.
OWN = [
    ("daerah", "fakta", "sumber", "zzz"),
    ("daerah", "fakta", "inovasi", "zzz"),
    ("daerah", "kelembagaan", "bukti", "zzz"),
    ("kerangka", "indikator", "tatanan", "zzz"),
    ("wilayah", "daerah", "provinsi", "zzz"),
    ("wilayah", "kecamatan", "daerah", "zzz"),
]
SOURCES = [{"id": one, "judul": one, "jenis": "berita"} for one in ("a", "b")]
ONE_SOURCE = SOURCES[:1]


@pytest.mark.parametrize(("table", "column", "value", "where", "near"), SHARED)
def test_a_code_that_the_portal_does_not_define_is_reported(
    table: str, column: str, value: str, where: str, near: str
) -> None:
    """The finding names where the code should stand, and a defined one that it resembles."""
    finding = only(judged(table, {column: value}))
    assert places((finding,)) == [("KKS-D013", f"{table}.csv", 2, column)]
    assert finding.what == f"“{value.rpartition(';')[2]}” tidak ada di {where}."
    assert finding.advice == (
        f"Mungkin maksudnya: {near}" if near else f"Betulkan, atau tambahkan ke {where}"
    )


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("fakta", "ukuran", "odf-rumah-tangga"),
        ("fakta", "tatanan", "pariwisata"),
        ("fakta", "tatanan", ""),
        ("fakta", "subjek", "kerangka"),
        ("pernyataan", "tatanan", "pasar;pariwisata"),
        ("pernyataan", "tatanan", ""),
        ("kegiatan", "jenis", "kunjungan"),
        ("kegiatan", "tahap", "provinsi"),
        ("pengampu", "tatanan", "pasar"),
        ("inovasi", "cerita", "bank-sampah"),
        ("penghargaan", "predikat", "wiwerda"),
    ],
)
def test_a_code_that_the_portal_defines_passes(table: str, column: str, value: str) -> None:
    """The control: defined codes, one or several, and none at all."""
    assert judged(table, {column: value}) == ()


@pytest.mark.parametrize(("kind", "table", "column", "value"), OWN)
def test_a_code_that_the_package_does_not_define_is_reported(
    kind: str, table: str, column: str, value: str
) -> None:
    """Sources, innovations, evidence and what a shared package lists of itself stand within it."""
    finding = only(judged(table, {column: value}, kind=kind, sumber=SOURCES))
    assert places((finding,)) == [("KKS-D013", f"{table}.csv", 2, column)]
    assert finding.what == f"“zzz” tidak ada di {column}.csv paket ini."
    assert finding.advice == f"Betulkan, atau tambahkan ke {column}.csv paket ini"


def test_a_step_belongs_to_an_indicator_of_its_own_framework() -> None:
    """A scale looks into the list of indicators beside it, not into another cycle's."""
    finding = only(judged("skala", {"indikator": "T1.02"}, kind="kerangka"))
    assert places((finding,)) == [("KKS-D013", "skala.csv", 2, "indikator")]
    assert finding.what == "“T1.02” tidak ada di indikator.csv paket ini."
    assert finding.advice == "T1 punya T1.01 sampai T1.01"


def test_a_framework_may_define_indicators_that_none_knew() -> None:
    """The list of indicators itself refers to nothing."""
    assert judged("indikator", {"kode": "T9.99"}, kind="kerangka") == ()


def test_the_packages_own_codes_pass() -> None:
    """The control: a figure of a listed innovation, evidence that is listed, two sources."""
    idea = {"id": "bank-sampah", "judul": "B", "tatanan": "pasar", "tatanan_oleh": "sumber"}
    assert judged("fakta", {"inovasi": "bank-sampah"}, inovasi=[idea]) == ()
    proof = {"id": "sk", "siklus": "2025", "jenis": "sk", "judul": "SK", "publik": "ya"}
    assert judged("kelembagaan", {"bukti": "sk"}, bukti=[proof]) == ()
    assert judged("fakta", {"sumber": "b"}, sumber=SOURCES) == ()


def test_each_part_of_a_list_of_sources_is_looked_up() -> None:
    """A contradiction cites several sources; the one that is not listed is named."""
    cells = {"sumber": "a;b"}
    assert judged("pertentangan", cells, kind="penghargaan", sumber=SOURCES) == ()
    finding = only(judged("pertentangan", cells, kind="penghargaan", sumber=ONE_SOURCE))
    assert finding.what == "“b” tidak ada di sumber.csv paket ini."


def test_a_wrong_code_beside_every_right_one_is_reported() -> None:
    """That all defined codes are used, and none at all, excuses no other."""
    ideas = [SOUND["daerah"]["inovasi"] | {"id": one} for one in ("kebun", "pasar-pagi")]
    rows = [{"inovasi": one, "letak": one} for one in ("", "kebun", "pasar-pagi", "entah")]
    assert judged("fakta", *rows[:3], inovasi=ideas) == ()
    assert places(judged("fakta", *rows, inovasi=ideas)) == [
        ("KKS-D013", "fakta.csv", 5, "inovasi")
    ]


def test_every_wrong_source_is_reported_line_by_line() -> None:
    """Where sources are listed, each row that cites none of them is reported."""
    rows = [{"id": f"s{n}", "sumber": f"x{n}"} for n in range(3)]
    findings = judged("pernyataan", *rows, sumber=ONE_SOURCE)
    assert places(findings) == [("KKS-D013", "pernyataan.csv", n, "sumber") for n in (2, 3, 4)]


def test_where_no_source_at_all_is_listed_once_a_column_is_enough() -> None:
    """An unreadable list of sources is one finding a table, on its first row."""
    rows = [{"id": f"s{n}", "sumber": f"x{n}"} for n in range(3)]
    finding = only(judged("pernyataan", *rows, sumber=()))
    assert places((finding,)) == [("KKS-D013", "pernyataan.csv", 2, "sumber")]
    assert finding.what == "“x0” tidak ada di sumber.csv paket ini."


@pytest.mark.parametrize(
    ("table", "column", "value", "where", "advice"),
    [
        ("capaian", "indikator", "T1.03", "kerangka 2025", "T1 punya T1.01 sampai T1.02"),
        ("penilaian", "indikator", "T9.99", "kerangka 2025", ""),
        ("bukti", "indikator", "T9.99", "kerangka 2025", ""),
        ("bukti", "komponen", "zzz", "kerangka 2025", ""),
        ("kelembagaan", "komponen", "forumm", "kerangka 2025", "Mungkin maksudnya: forum"),
        ("kelembagaan", "butir", "zzz", "komponen forum kerangka 2025", ""),
        ("kelembagaan", "butir", "rencanaa", "komponen forum kerangka 2025",
         "Mungkin maksudnya: rencana"),
        ("kelembagaan", "butir", "anggaran", "komponen forum kerangka 2025",
         "Betulkan, atau tambahkan ke komponen forum kerangka 2025"),
        ("perbaikan", "indikator", "T9.99", "kerangka 2025", ""),
    ],
)  # fmt: skip
def test_a_code_that_the_cycles_framework_does_not_define_is_reported(
    table: str, column: str, value: str, where: str, advice: str
) -> None:
    """Indicators, components and their items belong to one cycle's framework."""
    finding = only(judged(table, {column: value}))
    assert places((finding,)) == [("KKS-K002", f"{table}.csv", 2, column)]
    assert finding.what == f"“{value}” tidak ada di {where}."
    assert finding.advice == (advice or f"Betulkan, atau tambahkan ke {where}")


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("capaian", {"indikator": "T1.02"}),
        ("capaian", {"siklus": "2023"}),
        ("kelembagaan", {"butir": "rencana"}),
        ("kelembagaan", {"komponen": "tim", "butir": "anggaran"}),
        ("bukti", {"komponen": "tim", "indikator": "T1.01"}),
        ("bukti", {"komponen": "", "indikator": ""}),
        ("perbaikan", {"indikator": "T1.02"}),
    ],
)
def test_a_code_of_the_cycles_framework_passes(table: str, cells: dict[str, str]) -> None:
    """The control: codes that the cycle of the row defines, or none."""
    assert judged(table, cells) == ()


@pytest.mark.parametrize(
    ("table", "cells", "value", "what"),
    [
        ("capaian", {"siklus": "2019"}, "T1.01", "kerangka"),
        ("capaian", {"siklus": "2021"}, "T1.01", "daftar indikator"),
        ("kelembagaan", {"siklus": "2023"}, "forum", "daftar komponen"),
        ("kelembagaan", {"siklus": "2019"}, "forum", "kerangka"),
    ],
)
def test_a_cycle_that_defines_nothing_is_reported_as_such(
    table: str, cells: dict[str, str], value: str, what: str
) -> None:
    """Without a framework, or without its list, the cycle is what is wrong: one finding a row."""
    finding = only(judged(table, cells))
    column = "indikator" if table == "capaian" else "komponen"
    assert places((finding,)) == [("KKS-K001", f"{table}.csv", 2, column)]
    year = cells["siklus"]
    assert finding.what == f"“{value}” memakai siklus {year}, yang belum punya {what}."
    assert finding.advice == (
        f"Tambahkan {what} di datapackages/kerangka/{year}, atau betulkan siklusnya"
    )


def test_a_row_without_a_cycle_is_reported_of_the_cycle_alone() -> None:
    """What the indicator means depends on the cycle: where it is empty, nothing more is said."""
    assert places(judged("capaian", {"siklus": ""})) == [("KKS-D006", "capaian.csv", 2, "siklus")]


def test_an_item_of_an_unknown_component_is_reported_once() -> None:
    """The component is what is wrong, not also its item."""
    assert places(judged("kelembagaan", {"komponen": "zzz", "butir": "yyy"})) == [
        ("KKS-K002", "kelembagaan.csv", 2, "komponen")
    ]


def rule_on(column: str, resource: str) -> Rule:
    """The rule on the references of a column of a district's table."""
    res = find_resource("daerah", resource)
    assert res is not None
    (rule,) = (r for r in ref_rules(res, KNOWN) if column in (r.shown, r.columns[0]))
    return rule


def test_one_code_is_not_a_list_of_codes() -> None:
    """Two defined units in one cell are no unit; two defined tatanan are a list of them."""
    one, many = rule_on("satuan", "fakta"), rule_on("tatanan", "pernyataan")
    assert one.judge("persen") is None
    assert many.judge("pasar;pariwisata") is None
    fault = one.judge("persen;desa")
    assert fault is not None
    assert fault.what == "“persen;desa” tidak ada di kosakata/satuan.csv."


def test_an_empty_item_is_no_unknown_item() -> None:
    """That an item is missing is reported by its cell."""
    rule = rule_on("butir", "kelembagaan")
    assert rule.judge("2025", "forum", "") is None
    assert rule.judge("2025", "forum", "sk") is None
    assert rule.judge("2025", "forum", "zzz") is not None
    assert rule.judge("2019", "forum", "zzz") is None


def test_the_columns_after_a_list_of_indicators_are_looked_up() -> None:
    """Only the column that defines indicators is passed over, not those behind it."""
    columns = {
        "kode": Column(refers="indikator"),
        "satuan": Column(refers="kosakata.satuan"),
        "nama": Column(),
    }
    res = Resource(name="uji", row=tuple, title="Uji", key=("kode",), columns=columns)
    assert [rule.columns for rule in ref_rules(res, KNOWN)] == [("satuan",)]
