"""The rows of a district package, in the order of the data contract.

Most rows may give the place in the source (`letak`), the speaker (`penutur`) and a note.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from kksportal.model import cells as c
from kksportal.model.contract import Column, Resource, Shape, resource

KELAS_PEMBARUAN = ("koreksi", "pembaruan", "metode")
JENIS_SUMBER = (
    "regulasi",
    "dokumen",
    "situs-pemerintah",
    "rilis-pemerintah",
    "berita",
    "jurnal",
    "aplikasi",
    "blog",
    "data-terbuka",
    "penelusuran",
    "simulasi",
)


class Sumber(NamedTuple):
    """A source: the same id means the same row in every package."""

    id: c.Id
    judul: c.TeksWajib
    penerbit: c.Teks
    jenis: Annotated[str, Column(required=True, values=JENIS_SUMBER)]
    tanggal_terbit: c.Tanggal
    tautan: c.Tautan
    judul_pasti: c.YaTidak  # "tidak": our own description, not the title on the page
    catatan: c.Catatan


class Fakta(NamedTuple):
    """A headline figure that is no indicator."""

    subjek: c.Subjek
    ukuran: c.Ukuran
    sifat: Annotated[
        str, Column(required=True, values=("capaian", "target", "rencana", "ketentuan"))
    ]
    nilai: c.Desimal
    dari: c.Desimal  # 6 of 8: then `nilai` is the count, and the share is computed
    satuan: c.SatuanWajib
    ketepatan: c.Ketepatan
    per_tanggal: c.PerTanggal
    target_tanggal: c.Tanggal
    siklus: c.Siklus
    siklus_teks: c.SiklusTeks
    tatanan: Annotated[str, Column(shape=Shape.KODE, refers="kosakata.tatanan")]
    inovasi: Annotated[str, Column(shape=Shape.KODE, refers="inovasi")]
    keadaan: c.Keadaan
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Pernyataan(NamedTuple):
    """A statement of a source without a figure, in our own words."""

    id: c.Id
    subjek: c.Subjek
    pokok: Annotated[str, Column(shape=Shape.KODE, required=True, refers="kosakata.pokok")]
    tatanan: c.DaftarTatanan
    isi: c.TeksWajib
    per_tanggal: c.PerTanggal
    siklus: c.Siklus
    siklus_teks: c.SiklusTeks
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Keikutsertaan(NamedTuple):
    """Whether a district was assessed, where no award or stage says so."""

    subjek: c.WilayahWajib
    siklus: c.Siklus
    siklus_teks: c.SiklusTeks
    status: Annotated[
        str, Column(required=True, values=("dinilai", "belum-pernah", "diusulkan", "rencana"))
    ]
    per_tanggal: c.PerTanggal
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Kegiatan(NamedTuple):
    """A meeting, a visit, a declaration."""

    id: c.Id
    tanggal: c.Tanggal
    jenis: Annotated[str, Column(shape=Shape.KODE, required=True, refers="kosakata.jenis-kegiatan")]
    judul: c.TeksWajib
    tempat: c.Teks
    penyelenggara: c.Teks
    status: Annotated[str, Column(required=True, values=("rencana", "terlaksana"))]
    tahap: c.Tahap
    siklus: c.Siklus
    siklus_teks: c.SiklusTeks
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Pengampu(NamedTuple):
    """An office (perangkat daerah) responsible for a tatanan."""

    siklus: c.Siklus
    tatanan: Annotated[
        str, Column(shape=Shape.KODE, required=True, refers="kosakata.tatanan+semua")
    ]
    perangkat_daerah: c.TeksWajib
    peran: c.Teks
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class Capaian(NamedTuple):
    """An indicator's measured value, or the criterion met, in a year."""

    siklus: c.SiklusWajib
    indikator: c.KodeIndikatorWajib
    tahun: c.TahunWajib
    nilai: c.Desimal
    kriteria: c.Teks
    satuan: c.Satuan
    per_tanggal: c.PerTanggal
    keadaan: c.Keadaan
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class Penilaian(NamedTuple):
    """An indicator's score by one assessor at a stage; the three assessors are never merged."""

    siklus: c.SiklusWajib
    indikator: c.KodeIndikatorWajib
    penilai: c.Penilai
    tahap: c.TahapWajib
    skor: c.Skor
    tanggal: c.Tanggal
    keadaan: c.Keadaan
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class NilaiTatanan(NamedTuple):
    """A tatanan's score as a source states it; never mixed with a computed score."""

    siklus: c.Siklus
    siklus_teks: c.SiklusTeks
    tatanan: Annotated[
        str, Column(shape=Shape.KODE, required=True, refers="kosakata.tatanan+semua")
    ]
    penilai: Annotated[str, Column(required=True, values=(*c.PENILAI, "tidak-disebut"))]
    tahap: c.Tahap
    nilai: c.DesimalWajib
    ketepatan: c.Ketepatan
    satuan: c.SatuanWajib
    per_tanggal: c.PerTanggal
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Kelembagaan(NamedTuple):
    """An item of an institutional component, at a place (the district's own code at its level)."""

    siklus: c.SiklusWajib
    komponen: Annotated[str, Column(shape=Shape.KODE, required=True, refers="komponen")]
    butir: Annotated[str, Column(shape=Shape.KODE, required=True, refers="butir")]
    wilayah: c.TempatWajib
    tahun: c.Tahun
    ada: c.YaTidak
    bukti: Annotated[str, Column(shape=Shape.KODE, refers="bukti")]
    keadaan: c.Keadaan
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class Bukti(NamedTuple):
    """That a document of evidence exists; the document itself only if public."""

    id: c.Id
    siklus: c.SiklusWajib
    jenis: Annotated[
        str,
        Column(required=True, values=("sk", "rencana-kerja", "anggaran", "dokumentasi", "lain")),
    ]
    judul: c.TeksWajib
    tahun: c.Tahun
    indikator: c.KodeIndikator
    komponen: Annotated[str, Column(shape=Shape.KODE, refers="komponen")]
    wilayah: c.Tempat
    tautan: c.Tautan
    publik: c.YaTidakWajib
    sumber: c.KodeSumber
    catatan: c.Catatan


class Tahapan(NamedTuple):
    """A stage of the assessment: its dates, state and outcome."""

    siklus: c.SiklusWajib
    tahap: c.TahapWajib
    mulai: c.Tanggal
    selesai: c.Tanggal
    status: Annotated[str, Column(required=True, values=("rencana", "berlangsung", "selesai"))]
    hasil: Annotated[str, Column(values=("lolos", "tidak-lolos"))]
    per_tanggal: c.PerTanggal
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Perbaikan(NamedTuple):
    """A repair that was asked for: one indicator, or only how many; each row is one state of it."""

    siklus: c.SiklusWajib
    tahap: c.Tahap
    tatanan: Annotated[str, Column(shape=Shape.KODE, refers="kosakata.tatanan")]
    indikator: c.KodeIndikator
    jumlah: c.Bulat
    dari: c.Bulat
    ketepatan: c.Ketepatan
    diminta: Annotated[str, Column(shape=Shape.WAKTU)]
    batas_jam: c.Bulat
    batas_hari: c.Bulat  # a window of days: it ends with its last day, the day asked not counted
    hari_kerja: c.YaTidak  # "ya": of working days; which these are is known by nobody here
    tenggat: Annotated[str, Column(shape=Shape.WAKTU)]
    status: Annotated[str, Column(required=True, values=("diminta", "dikirim", "diterima"))]
    per_tanggal: c.PerTanggal
    perangkat_daerah: Annotated[str, Column(shape=Shape.DAFTAR_TEKS)]
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Renstra(NamedTuple):
    """An indicator that stands in an office's Renstra, its plan of five years."""

    siklus: c.SiklusWajib
    indikator: c.KodeIndikatorWajib
    perangkat_daerah: c.TeksWajib
    indikator_renstra: c.Teks  # how the plan itself words it
    dokumen: c.Teks  # the plan's title, where the source is another paper
    tahun_mulai: c.Tahun
    tahun_selesai: c.Tahun
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class Inovasi(NamedTuple):
    """An innovation; `fakta.inovasi` gives its figures, `content/inovasi/` holds its story."""

    id: c.Id
    judul: c.TeksWajib
    siklus: c.Siklus
    tatanan: c.DaftarTatananWajib
    tatanan_oleh: Annotated[str, Column(required=True, values=("sumber", "tim-portal"))]
    perangkat_daerah: Annotated[str, Column(shape=Shape.DAFTAR_TEKS)]
    wilayah: Annotated[
        str,
        Column(shape=Shape.DAFTAR_TEMPAT, refers="tempat", title="Kode wilayah, dapat beberapa"),
    ]
    tahun_mulai: c.Tahun
    tahun_selesai: c.Tahun
    cerita: Annotated[str, Column(shape=Shape.KODE, refers="cerita")]
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class KlaimPenghargaan(NamedTuple):
    """The district's own claim of awards without a year."""

    siklus_teks: c.TeksWajib
    predikat: c.PredikatWajib
    jumlah: c.Bulat
    per_tanggal: c.PerTanggal
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class Pembaruan(NamedTuple):
    """A figure that changed; append-only, written by `kks diff --record`."""

    tanggal: Annotated[str, Column(shape=Shape.TANGGAL, required=True)]
    resource: Annotated[str, Column(shape=Shape.KODE, required=True)]
    kunci: c.TeksWajib
    kolom: c.TeksWajib
    semula: c.Teks
    menjadi: c.Teks
    kelas: Annotated[str, Column(values=KELAS_PEMBARUAN, title="Jenis perubahan")]
    alasan: Annotated[str, Column(title="Alasan perubahan")]
    pemutus: Annotated[str, Column(title="Perangkat daerah yang memutuskan")]
    serius: Annotated[
        str, Column(values=("ya", "tidak"), title="Mengubah penilaian suatu syarat penghargaan")
    ]


_TATANAN_SCORE = "siklus tatanan penilai tahap per_tanggal sumber"
DISTRICT: tuple[Resource, ...] = (
    resource("sumber", Sumber, "Sumber", "id", required=True),
    resource(
        "fakta",
        Fakta,
        "Angka utama",
        "subjek ukuran sifat siklus per_tanggal target_tanggal tatanan inovasi sumber letak",
        unique=True,
    ),
    resource("pernyataan", Pernyataan, "Keterangan", "id"),
    resource(
        "keikutsertaan", Keikutsertaan, "Keikutsertaan", "subjek siklus sumber letak", unique=True
    ),
    resource("kegiatan", Kegiatan, "Kegiatan", "id sumber"),
    resource(
        "pengampu",
        Pengampu,
        "Perangkat daerah pengampu",
        "siklus tatanan perangkat_daerah sumber",
        unique=True,
    ),
    resource("capaian", Capaian, "Capaian indikator", "siklus indikator tahun sumber"),
    resource("penilaian", Penilaian, "Skor indikator", "siklus indikator penilai tahap sumber"),
    resource(
        "nilai_tatanan", NilaiTatanan, "Nilai tatanan menurut sumber", _TATANAN_SCORE, unique=True
    ),
    resource(
        "kelembagaan",
        Kelembagaan,
        "Kelembagaan",
        "siklus komponen butir wilayah tahun sumber",
        unique=True,
    ),
    resource("bukti", Bukti, "Bukti dukung", "id"),
    resource(
        "tahapan", Tahapan, "Tahapan penilaian", "siklus tahap per_tanggal sumber", unique=True
    ),
    resource(
        "perbaikan",
        Perbaikan,
        "Indikator yang diminta diperbaiki",
        "siklus tahap tatanan indikator per_tanggal sumber",
        unique=True,
    ),
    resource(
        "renstra",
        Renstra,
        "Indikator dalam Renstra",
        "siklus indikator perangkat_daerah indikator_renstra tahun_mulai",
        unique=True,
    ),
    resource("inovasi", Inovasi, "Inovasi", "id"),
    resource(
        "penghargaan",
        KlaimPenghargaan,
        "Penghargaan tanpa tahun",
        "siklus_teks sumber",
        unique=True,
    ),
    resource("pembaruan", Pembaruan, "Angka yang berubah", "tanggal resource kunci kolom"),
)
