"""The rules that columns of many tables share: what such a cell takes, refuses and refers to."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from kksportal.model import cells
from kksportal.model.claim import Precision, Reason
from kksportal.model.contract import Column, pattern
from tests.model.contract_files import load


class Told(NamedTuple):
    """A shared rule: cells it takes and refuses, parted by "|"; what it refers to; its title."""

    takes: str
    refuses: str
    refers: str = ""
    title: str = ""


# "" stands for the empty cell: a rule takes it where the column is optional.
RULES: dict[str, Told] = {
    "Teks": Told("|apa saja, juga ini.", "-"),
    "TeksWajib": Told("apa saja, juga ini.", ""),
    "Id": Told("pasar-1", "|Pasar|pasar;sekolah|63.11", title="Kode tetap"),
    "KodeSumber": Told("n090", "|N090|a;b", "sumber", "Sumber"),
    "Siklus": Told("|2025", "25|2025-01", title="Siklus"),
    "SiklusWajib": Told("2025", "|25|2025-01", title="Siklus"),
    "SiklusTeks": Told("|tiga periode terakhir", "-", title="Siklus menurut kata-kata sumber"),
    "PerTanggal": Told("|2025|2025-10-22", "22-10-2025", title="Keadaan per tanggal"),
    "Tanggal": Told("|2025|2025-10-22", "22-10-2025|2025-10-22T10:00+08:00"),
    "Tahun": Told("|2025", "25|2025-10"),
    "TahunWajib": Told("2025", "|25|2025-10"),
    "Desimal": Told("|85.5|-1", "85,5|banyak"),
    "DesimalWajib": Told("85.5|-1", "|85,5|banyak"),
    "Bulat": Told("|7", "7.5|-7"),
    "BulatWajib": Told("7", "|7.5|-7"),
    "Tautan": Told("|https://contoh.go.id", "contoh.go.id|javascript:x", title="Tautan"),
    "Ketepatan": Told(
        "|lebih-dari|paling-sedikit|kurang-dari|paling-banyak|sekitar",
        "tepat|Sekitar",
        title="Ketepatan",
    ),
    "Keadaan": Told(
        "|belum-ada|belum-ditemukan|tidak-disebut|tidak-berlaku|ditahan",
        "kosong|Ditahan",
        title="Alasan nilai kosong",
    ),
    "Satuan": Told("|persen", "Persen|%", "kosakata.satuan", "Satuan"),
    "SatuanWajib": Told("persen", "|Persen|%", "kosakata.satuan", "Satuan"),
    "Ukuran": Told("odf-desa", "|ODF", "kosakata.ukuran", "Ukuran"),
    "Subjek": Told("63.11|kerangka", "|63.1|nasional", "wilayah", "Wilayah, atau kerangka"),
    "Wilayah": Told("|63.11|S01.01", "63.1|kerangka", "wilayah", "Kode wilayah"),
    "WilayahWajib": Told("63.11|S01.01", "|63.1|kerangka", "wilayah", "Kode wilayah"),
    "Tatanan": Told("pasar", "|T1|pasar;sekolah", "kosakata.tatanan"),
    "DaftarTatanan": Told("|pasar|pasar;sekolah", "pasar;|T1", "kosakata.tatanan"),
    "DaftarTatananWajib": Told("pasar|pasar;sekolah", "|pasar;|T1", "kosakata.tatanan"),
    "KodeIndikator": Told("|T1.01", "T1.1|pasar", "indikator"),
    "KodeIndikatorWajib": Told("T1.01", "|T1.1|pasar", "indikator"),
    "Tahap": Told("|verifikasi-dokumen", "Verifikasi", "tahap", "Tahap"),
    "TahapWajib": Told("verifikasi-dokumen", "|Verifikasi", "tahap", "Tahap"),
    "Penilai": Told("mandiri|provinsi|pusat", "|tidak-disebut|Pusat", title="Penilai"),
    "Predikat": Told("|wistara", "Wistara", "kosakata.predikat", "Predikat"),
    "PredikatWajib": Told("wistara", "|Wistara", "kosakata.predikat", "Predikat"),
    "Letak": Told("|paragraf 8", "-", title="Tempat dalam sumber"),
    "Penutur": Told("|Wakil Wali Kota", "-", title="Yang mengatakan"),
    "Catatan": Told("|apa saja", "-", title="Catatan"),
    "Skor": Told("|100|71.5", "71,5", title="Skor"),
    "YaTidak": Told("|ya|tidak", "Ya|y|1"),
    "YaTidakWajib": Told("ya|tidak", "|Ya|y|1"),
}
CASES = [
    (name, text, taken)
    for name, told in RULES.items()
    for parts, taken in ((told.takes, True), (told.refuses, False))
    if parts != "-"  # such a rule refuses nothing
    for text in parts.split("|")
]


def _rule(name: str) -> Column:
    parts: tuple[Any, ...] = getattr(cells, name).__metadata__
    assert len(parts) == 1
    assert isinstance(parts[0], Column)
    return parts[0]


def _takes(rule: Column, text: str) -> bool:
    if not text:
        return not rule.required
    shape = pattern(rule.shape)
    return (not rule.values or text in rule.values) and (not shape or bool(shape.fullmatch(text)))


@pytest.mark.parametrize(("name", "text", "taken"), CASES, ids=[f"{c[0]} {c[1]!r}" for c in CASES])
def test_a_shared_rule_takes_or_refuses(name: str, text: str, taken: bool) -> None:
    """A cell under this rule may, or may never, read so."""
    assert _takes(_rule(name), text) is taken


@pytest.mark.parametrize("name", RULES)
def test_a_shared_rule_refers_and_is_titled(name: str) -> None:
    """A rule says where its words are defined, and what people call the column."""
    rule, told = _rule(name), RULES[name]
    assert (rule.refers, rule.title) == (told.refers, told.title)


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
