"""The rules that columns of many tables share: what such a cell takes, refuses and refers to."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from kksportal.model import cells
from kksportal.model.claim import Precision, Reason
from kksportal.model.contract import Column, pattern
from tests.model.contract_files import load


class Expected(NamedTuple):
    """A shared rule: cells it takes and refuses, parted by "|"; what it refers to; its title."""

    accepts: str
    refuses: str
    refers: str = ""
    title: str = ""


# "" stands for the empty cell: a rule takes it where the column is optional.
RULES: dict[str, Expected] = {
    "Teks": Expected("|apa saja, juga ini.", "-"),
    "TeksWajib": Expected("apa saja, juga ini.", ""),
    "Id": Expected("pasar-1", "|Pasar|pasar;sekolah|63.11", title="Kode tetap"),
    "KodeSumber": Expected("n090", "|N090|a;b", "sumber", "Sumber"),
    "Siklus": Expected("|2025", "25|2025-01", title="Siklus"),
    "SiklusWajib": Expected("2025", "|25|2025-01", title="Siklus"),
    "SiklusTeks": Expected("|tiga periode terakhir", "-", title="Siklus menurut kata-kata sumber"),
    "PerTanggal": Expected("|2025|2025-10-22", "22-10-2025", title="Keadaan per tanggal"),
    "Tanggal": Expected("|2025|2025-10-22", "22-10-2025|2025-10-22T10:00+08:00"),
    "Tahun": Expected("|2025", "25|2025-10"),
    "TahunWajib": Expected("2025", "|25|2025-10"),
    "Desimal": Expected("|85.5|-1", "85,5|banyak"),
    "DesimalWajib": Expected("85.5|-1", "|85,5|banyak"),
    "Bulat": Expected("|7", "7.5|-7"),
    "BulatWajib": Expected("7", "|7.5|-7"),
    "Tautan": Expected("|https://contoh.go.id", "contoh.go.id|javascript:x", title="Tautan"),
    "Ketepatan": Expected(
        "|lebih-dari|paling-sedikit|kurang-dari|paling-banyak|sekitar",
        "tepat|Sekitar",
        title="Ketepatan",
    ),
    "Keadaan": Expected(
        "|belum-ada|belum-ditemukan|tidak-disebut|tidak-berlaku|ditahan",
        "kosong|Ditahan",
        title="Alasan nilai kosong",
    ),
    "Satuan": Expected("|persen", "Persen|%", "kosakata.satuan", "Satuan"),
    "SatuanWajib": Expected("persen", "|Persen|%", "kosakata.satuan", "Satuan"),
    "Ukuran": Expected("odf-desa", "|ODF", "kosakata.ukuran", "Ukuran"),
    "Subjek": Expected("63.11|kerangka", "|63.1|nasional", "wilayah", "Wilayah, atau kerangka"),
    "Wilayah": Expected("|63.11|S01.01", "63.1|kerangka", "wilayah", "Kode wilayah"),
    "WilayahWajib": Expected("63.11|S01.01", "|63.1|kerangka", "wilayah", "Kode wilayah"),
    "Tatanan": Expected("pasar", "|T1|pasar;sekolah", "kosakata.tatanan"),
    "DaftarTatanan": Expected("|pasar|pasar;sekolah", "pasar;|T1", "kosakata.tatanan"),
    "DaftarTatananWajib": Expected("pasar|pasar;sekolah", "|pasar;|T1", "kosakata.tatanan"),
    "Tempat": Expected(
        "|63.11|63.11.01.2001",
        "kerangka|63.11.2001",
        "tempat",
        "Kode wilayah, sampai desa/kelurahan",
    ),
    "TempatWajib": Expected(
        "63.11|63.11.01.2001",
        "|kerangka|63.11.2001",
        "tempat",
        "Kode wilayah, sampai desa/kelurahan",
    ),
    "KodeIndikator": Expected("|T1.01", "T1.1|pasar", "indikator"),
    "KodeIndikatorWajib": Expected("T1.01", "|T1.1|pasar", "indikator"),
    "Tahap": Expected("|verifikasi-dokumen", "Verifikasi", "tahap", "Tahap"),
    "TahapWajib": Expected("verifikasi-dokumen", "|Verifikasi", "tahap", "Tahap"),
    "Penilai": Expected("mandiri|provinsi|pusat", "|tidak-disebut|Pusat", title="Penilai"),
    "Predikat": Expected("|wistara", "Wistara", "kosakata.predikat", "Predikat"),
    "PredikatWajib": Expected("wistara", "|Wistara", "kosakata.predikat", "Predikat"),
    "Letak": Expected("|paragraf 8", "-", title="Tempat dalam sumber"),
    "Penutur": Expected("|Wakil Wali Kota", "-", title="Yang mengatakan"),
    "Catatan": Expected("|apa saja", "-", title="Catatan"),
    "Skor": Expected("|100|71.5", "71,5", title="Skor"),
    "YaTidak": Expected("|ya|tidak", "Ya|y|1"),
    "YaTidakWajib": Expected("ya|tidak", "|Ya|y|1"),
}
CASES = [
    (name, text, accepted)
    for name, expected in RULES.items()
    for parts, accepted in ((expected.accepts, True), (expected.refuses, False))
    if parts != "-"  # such a rule refuses nothing
    for text in parts.split("|")
]


def _rule(name: str) -> Column:
    parts: tuple[Any, ...] = getattr(cells, name).__metadata__
    assert len(parts) == 1
    assert isinstance(parts[0], Column)
    return parts[0]


def _accepts(rule: Column, text: str) -> bool:
    if not text:
        return not rule.required
    shape = pattern(rule.shape)
    return (not rule.values or text in rule.values) and (not shape or bool(shape.fullmatch(text)))


@pytest.mark.parametrize(
    ("name", "text", "accepted"), CASES, ids=[f"{c[0]} {c[1]!r}" for c in CASES]
)
def test_a_shared_rule_takes_or_refuses(name: str, text: str, accepted: bool) -> None:
    """A cell under this rule may, or may never, read so."""
    assert _accepts(_rule(name), text) is accepted


@pytest.mark.parametrize("name", RULES)
def test_a_shared_rule_refers_and_is_titled(name: str) -> None:
    """A rule says where its words are defined, and what people call the column."""
    rule, expected = _rule(name), RULES[name]
    assert (rule.refers, rule.title) == (expected.refers, expected.title)


def test_every_shared_rule_stands_in_this_table() -> None:
    """No rule that tables share is left without its examples."""
    shared = {name for name in vars(cells) if hasattr(getattr(cells, name), "__metadata__")}
    assert shared == set(RULES)


def test_three_assessors_are_never_merged() -> None:
    """A score is the district's own, the province's or the centre's."""
    assert cells.PENILAI == ("mandiri", "provinsi", "pusat")


def test_every_reason_and_precision_can_be_computed_with() -> None:
    """The words that a cell may hold are the words that a figure knows, in the contract's order."""
    assert tuple(load("kata")["keadaan"]) == cells.KEADAAN
    assert tuple(load("kata")["ketepatan"]) == cells.KETEPATAN
    assert {reason.value for reason in Reason} == set(cells.KEADAAN)
    assert {precision.value for precision in Precision} == {"", *cells.KETEPATAN}
