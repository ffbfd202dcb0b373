"""The rows of a framework: the instrument of a cycle, its stages, and what an award asks for."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from kksportal.model import cells as c
from kksportal.model.contract import Column, Resource, Shape, resource
from kksportal.model.rows import Sumber

HUBUNGAN = ("sama", "berubah", "digabung", "dihapus", "baru")


class TatananRow(NamedTuple):
    """A tatanan of one instrument: its permanent slug, and its code and number in this version."""

    id: Annotated[str, Column(shape=Shape.KODE, required=True, refers="kosakata.tatanan")]
    kode: Annotated[str, Column(required=True)]
    nomor: c.BulatWajib
    nama: c.TeksWajib
    sumber: c.KodeSumber
    catatan: c.Catatan


class IndikatorRow(NamedTuple):
    """An indicator of one instrument under our own short name."""

    kode: c.KodeIndikatorWajib
    tatanan: Annotated[str, Column(shape=Shape.KODE, required=True, refers="tatanan")]
    nomor: c.BulatWajib
    nama: c.TeksWajib
    jenis: Annotated[
        str, Column(required=True, values=("persen", "jumlah", "angka", "indeks", "kriteria"))
    ]
    satuan: c.Teks
    arah: Annotated[str, Column(values=("naik", "turun"))]
    sumber: c.KodeSumber
    catatan: c.Catatan


class SkalaRow(NamedTuple):
    """One score step of an indicator; `bunyi` is the official wording, added by an import."""

    indikator: Annotated[str, Column(shape=Shape.INDIKATOR, required=True, refers="indikator-sini")]
    langkah: c.BulatWajib
    skor: c.DesimalWajib
    bunyi: c.Teks
    sumber: c.KodeSumber


class ButirKelembagaanRow(NamedTuple):
    """An institutional item: what is asked of a component, and its scale."""

    komponen: c.Id
    butir: c.Id
    nama_komponen: c.TeksWajib
    nama_butir: c.TeksWajib
    skala: c.Teks
    per_tahun: c.YaTidak
    sumber: c.KodeSumber
    catatan: c.Catatan


class TahapRow(NamedTuple):
    """A stage of a cycle's assessment, in order."""

    id: c.Id
    urutan: c.BulatWajib
    nama: c.TeksWajib
    penilai: Annotated[str, Column(values=c.PENILAI)]
    mulai: c.Tanggal
    selesai: c.Tanggal
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


BUTIR = (
    "odf",
    "skor",
    "kelembagaan",
    "forum",
    "sk-wilayah",
    "jumlah-tatanan",
    "riwayat",
    "penilaian-lanjutan",
    "syarat-lain",
)


class SyaratRow(NamedTuple):
    """One claim about an award requirement: rival claims on one `butir` are separate rows."""

    siklus: c.SiklusWajib
    predikat: c.PredikatWajib
    butir: Annotated[str, Column(required=True, values=BUTIR)]
    ukuran: c.Ukuran
    uji: Annotated[str, Column(required=True, values=("paling-sedikit", "lulus", "berturut"))]
    nilai: c.Desimal
    sampai: c.Desimal
    dari: c.Desimal
    satuan: c.Satuan
    acuan: c.Teks
    pembulatan: c.Teks
    keadaan: c.Keadaan
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class PadananRow(NamedTuple):
    """Which indicator of an older cycle became which of this one (crosswalk)."""

    siklus_lama: c.SiklusWajib
    kode_lama: Annotated[str, Column(shape=Shape.INDIKATOR)]
    kode_baru: Annotated[str, Column(shape=Shape.INDIKATOR)]
    hubungan: Annotated[str, Column(required=True, values=HUBUNGAN)]
    sumber: c.KodeSumber
    catatan: c.Catatan


KERANGKA: tuple[Resource, ...] = (
    resource("sumber", Sumber, "Sumber", "id", required=True),
    resource("tatanan", TatananRow, "Tatanan", "id"),
    resource("indikator", IndikatorRow, "Indikator", "kode"),
    resource("skala", SkalaRow, "Langkah skor", "indikator langkah"),
    resource("butir_kelembagaan", ButirKelembagaanRow, "Butir kelembagaan", "komponen butir"),
    resource("tahap", TahapRow, "Tahap", "id"),
    resource(
        "syarat",
        SyaratRow,
        "Syarat penghargaan",
        "siklus predikat butir ukuran sumber",
        required=True,
    ),
    resource(
        "padanan", PadananRow, "Padanan indikator", "siklus_lama kode_lama kode_baru", unique=True
    ),
)
