"""The rows of the packages that districts share: vocabularies, frameworks, regions, awards."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from kksportal.model import cells as c
from kksportal.model.contract import Column, Resource, Shape, resource
from kksportal.model.rows import Sumber

HUBUNGAN = ("sama", "berubah", "digabung", "dihapus", "baru")


class UkuranRow(NamedTuple):
    """A measure: its family, what it is counted over, and whether it is a state or a flow."""

    id: c.Id
    nama: c.TeksWajib
    keluarga: Annotated[str, Column(shape=Shape.KODE, required=True)]
    dasar: Annotated[str, Column(shape=Shape.KODE, required=True)]
    waktu: Annotated[str, Column(required=True, values=("posisi", "selama"))]


class NamaRow(NamedTuple):
    """An entry of a vocabulary with its name for people."""

    id: c.Id
    nama: c.TeksWajib


class PredikatRow(NamedTuple):
    """A category of the award; those without `urutan` are not steps of the ladder."""

    id: c.Id
    nama: c.TeksWajib
    urutan: c.Bulat
    kualifikasi: c.Teks


KOSAKATA: tuple[Resource, ...] = (
    resource("ukuran", UkuranRow, "Ukuran", "id", required=True),
    resource("pokok", NamaRow, "Pokok keterangan", "id", required=True),
    resource("predikat", PredikatRow, "Predikat", "id", required=True),
    resource("satuan", NamaRow, "Satuan", "id", required=True),
    resource("jenis-kegiatan", NamaRow, "Jenis kegiatan", "id", required=True),
    resource("tatanan", NamaRow, "Tatanan", "id", required=True),
)


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


class ProvinsiRow(NamedTuple):
    """A province: a permanent identity, and a dated code and name."""

    id: c.Id
    kode: Annotated[str, Column(shape=Shape.WILAYAH, required=True)]
    nama: c.TeksWajib
    berlaku_dari: c.Tanggal
    berlaku_sampai: c.Tanggal
    sumber: c.KodeSumber


class DaerahRow(NamedTuple):
    """A kabupaten or kota; its id is also its address and outlives codes and names."""

    id: c.Id
    kode: Annotated[str, Column(shape=Shape.WILAYAH, required=True)]
    provinsi: Annotated[str, Column(shape=Shape.KODE, required=True, refers="provinsi")]
    nama: c.TeksWajib
    jenis: Annotated[str, Column(required=True, values=("kabupaten", "kota"))]
    zona: Annotated[str, Column(required=True, values=("WIB", "WITA", "WIT"))]
    berlaku_dari: c.Tanggal
    berlaku_sampai: c.Tanggal
    sumber: c.KodeSumber


class KecamatanRow(NamedTuple):
    """A kecamatan of a district."""

    id: c.TeksWajib  # <id daerah>.<slug>
    kode: Annotated[str, Column(shape=Shape.WILAYAH, required=True)]
    daerah: Annotated[str, Column(shape=Shape.KODE, required=True, refers="daerah")]
    nama: c.TeksWajib
    sumber: c.KodeSumber


class NamaLamaRow(NamedTuple):
    """A name that a province or district had before; its code may be the same."""

    wilayah: Annotated[str, Column(shape=Shape.KODE, required=True, refers="bernama")]
    nama: c.TeksWajib
    berlaku_dari: c.Tanggal
    berlaku_sampai: Annotated[str, Column(shape=Shape.TANGGAL, required=True)]
    sumber: c.KodeSumber


WILAYAH: tuple[Resource, ...] = (
    resource("sumber", Sumber, "Sumber", "id", required=True),
    resource("provinsi", ProvinsiRow, "Provinsi", "id kode", required=True),
    resource("daerah", DaerahRow, "Kabupaten dan kota", "id kode", required=True),
    resource("kecamatan", KecamatanRow, "Kecamatan", "id", required=True),
    resource("nama_lama", NamaLamaRow, "Nama lama", "wilayah berlaku_sampai"),
)


TANPA = ("tidak-meraih", "tidak-dinilai")


class PenerimaRow(NamedTuple):
    """A recipient as one source states it: one row a statement."""

    siklus: c.SiklusWajib
    tingkat: Annotated[str, Column(required=True, values=("nasional", "provinsi"))]
    wilayah: c.WilayahWajib
    penghargaan: Annotated[
        str, Column(required=True, values=("swasti-saba", "tim-pembina-provinsi-terbaik"))
    ]
    predikat: c.Predikat
    peringkat: c.Teks
    keadaan: c.Keadaan
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan
    sebutan: Annotated[str, Column(title="Sebutan menurut sumber")]
    keputusan: Annotated[
        str, Column(shape=Shape.KODE, refers="keputusan", title="Keputusan yang mendasari")
    ]


class KeputusanRow(NamedTuple):
    """A decision that awards rest on, as one source names it."""

    id: c.Id
    siklus: c.SiklusWajib
    nomor_keputusan: c.TeksWajib  # "Keputusan Menteri Kesehatan HK.01.07/…/2023"
    tanggal: c.Tanggal
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class TanpaPenghargaanRow(NamedTuple):
    """A source says that a district was assessed and won nothing, or that it was not assessed."""

    siklus: c.SiklusWajib
    tingkat: Annotated[str, Column(required=True, values=("nasional", "provinsi"))]
    wilayah: c.WilayahWajib
    status: Annotated[str, Column(required=True, values=TANPA)]
    sumber: c.KodeSumber
    letak: c.Letak
    penutur: c.Penutur
    catatan: c.Catatan


class DiragukanRow(NamedTuple):
    """A statement that is not counted as an award, and why."""

    siklus: c.SiklusWajib
    tingkat: Annotated[str, Column(required=True, values=("nasional", "provinsi"))]
    wilayah: c.WilayahWajib
    penghargaan: Annotated[
        str, Column(required=True, values=("swasti-saba", "tim-pembina-provinsi-terbaik"))
    ]
    predikat: c.Predikat
    keadaan: c.Keadaan
    alasan: c.TeksWajib
    sumber: c.KodeSumber


class RingkasanRow(NamedTuple):
    """A total as one source states it."""

    siklus: c.SiklusWajib
    cakupan: Annotated[str, Column(required=True)]  # "nasional", or a province's code
    ukuran: c.Ukuran
    predikat: c.PredikatWajib
    jumlah: c.BulatWajib
    ketepatan: c.Ketepatan
    sumber: c.KodeSumber
    letak: c.Letak
    catatan: c.Catatan


class AcaraRow(NamedTuple):
    """The ceremony as one source describes it."""

    siklus: c.SiklusWajib
    tanggal: c.Tanggal
    tempat: c.Teks
    dasar_hukum: c.Teks
    sumber: c.KodeSumber
    catatan: c.Catatan


class PertentanganRow(NamedTuple):
    """A contradiction between sources, described in neutral words."""

    id: c.Id
    siklus: c.SiklusWajib
    wilayah: Annotated[str, Column(title="Kode wilayah, dipisah titik koma")]
    pokok: c.TeksWajib
    isi: c.TeksWajib
    sumber: Annotated[str, Column(shape=Shape.DAFTAR, refers="sumber")]


PENGHARGAAN: tuple[Resource, ...] = (
    resource("sumber", Sumber, "Sumber", "id", required=True),
    resource("penerima", PenerimaRow, "Penerima", "siklus tingkat wilayah penghargaan sumber"),
    resource("diragukan", DiragukanRow, "Diragukan", "siklus tingkat wilayah penghargaan sumber"),
    resource(
        "tanpa_penghargaan",
        TanpaPenghargaanRow,
        "Tanpa penghargaan",
        "siklus tingkat wilayah sumber",
    ),
    resource("keputusan", KeputusanRow, "Keputusan", "id"),
    resource(
        "ringkasan", RingkasanRow, "Jumlah menurut sumber", "siklus cakupan ukuran predikat sumber"
    ),
    resource("acara", AcaraRow, "Penganugerahan", "siklus sumber"),
    resource("pertentangan", PertentanganRow, "Pertentangan antar sumber", "id"),
)


class BatasRow(NamedTuple):
    """The outline of a district, as its owner's boundary file has it, simplified."""

    kode: Annotated[str, Column(shape=Shape.WILAYAH, required=True, refers="wilayah")]
    jalur: Annotated[str, Column(shape=Shape.JALUR, required=True)]
    sumber: c.KodeSumber


BATAS = (
    resource("sumber", Sumber, "Sumber", "id", required=True),
    resource("batas", BatasRow, "Batas wilayah", "kode", required=True),
)
