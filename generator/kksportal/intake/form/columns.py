"""The columns of each table on the form: their titles in words, their lists, their hints."""

from __future__ import annotations

from typing import NamedTuple


class F(NamedTuple):
    """A column of a table as the form shows it."""

    column: str
    title: str
    width: int = 14
    choices: str = ""
    hint: str = ""
    many: bool = False
    other: tuple[str, ...] = ()


_SOURCE = F("sumber", "Sumber", 34, "sumber", "Pilih dari daftar. Sumber baru ditulis dahulu di "
            "lembar Sumber.", other=("asal", "sumber data"))  # fmt: skip
_AS_OF = F("per_tanggal", "Keadaan per tanggal", 13, "", "Tanggal, bulan, atau tahun yang disebut "
           "sumber: 21-8-2025, Agustus 2025, atau 2025.", other=("per", "per tgl", "per tanggal",
           "posisi", "keadaan per"))  # fmt: skip
_REASON = F("keadaan", "Alasan kosong", 18, "keadaan", "Diisi hanya bila nilainya tidak ada.",
            other=("alasan", "alasan nilai kosong", "keadaan"))  # fmt: skip
_PLACE = F("letak", "Letak di sumber", 18, "", "Halaman atau paragraf.",
           other=("letak", "halaman", "hal"))  # fmt: skip
_SPEAKER = F("penutur", "Yang mengatakan", 24, other=("penutur", "narasumber"))
_NOTE = F("catatan", "Catatan", 36, other=("keterangan", "ket", "ket."))
_PRECISION = F("ketepatan", "Ketepatan", 14, "ketepatan", "Kosong bila angkanya tepat.")
_UNIT = F("satuan", "Satuan", 14, "satuan", "Pilih dari daftar.")
_CYCLE = F("siklus", "Siklus", 8, "", "Tahun penghargaan, bila sumber menyebutnya.")
_CYCLE_TEXT = F("siklus_teks", "Siklus menurut sumber", 20, "",
                "Kata-kata sumber, bila tahunnya tidak disebut.")  # fmt: skip
_TITLE = F("judul", "Judul", 44)
_CODE = F("id", "Kode tetap", 10, "", "Diisi oleh portal.")

COLUMNS: dict[str, tuple[F, ...]] = {
    "capaian": (
        F("tahun", "Tahun", 8, "", "Tahun data, misalnya 2024.", other=("thn", "tahun data")),
        F("nilai", "Capaian", 12, "", "Angkanya saja, misalnya 85,5.",
          other=("nilai", "realisasi", "angka")),
        F("kriteria", "Kriteria yang terpenuhi", 30, "", "Untuk indikator tanpa angka.",
          other=("kriteria",)),
        _UNIT,
        _AS_OF,
        _REASON,
        F("sumber", "Sumber capaian", 30, "sumber", _SOURCE.hint, other=_SOURCE.other),
        _PLACE,
        _NOTE,
    ),
    "penilaian": (
        F("penilai", "Penilai", 12, "penilai"),
        F("tahap", "Tahap", 20, "tahap"),
        F("skor", "Skor", 8, "", "Pilih langkah skor indikator ini.", other=("nilai skor",)),
        F("tanggal", "Tanggal skor", 13, other=("tgl skor", "tanggal penilaian")),
        F("keadaan", "Alasan skor kosong", 18, "keadaan", _REASON.hint),
        F("sumber", "Sumber skor", 30, "sumber", _SOURCE.hint),
        F("letak", "Letak skor di sumber", 18),
        F("catatan", "Catatan skor", 36, other=("keterangan skor",)),
    ),
    "kelembagaan": (
        F("komponen", "Komponen", 26, "komponen"),
        F("butir", "Butir", 18, "butir"),
        F("wilayah", "Wilayah", 26, "tempat", "Nama kabupaten/kota atau kecamatan; desa dengan "
          "kodenya, misalnya 63.11.01.2001."),
        F("tahun", "Tahun", 8, "", "Hanya untuk butir tahunan."),
        F("ada", "Ada?", 8, "ya-tidak", other=("ada", "tersedia")),
        F("bukti", "Bukti", 26, "bukti", other=("bukti dukung", "dokumen")),
        _REASON,
        _SOURCE,
        _PLACE,
        _NOTE,
    ),
    "fakta": (
        F("subjek", "Tentang wilayah", 24, "subjek", other=("wilayah", "subjek")),
        F("ukuran", "Ukuran", 34, "ukuran", "Pilih dari daftar. Ukuran ODF ada beberapa; pilih "
          "yang sama dengan kata sumber."),
        F("sifat", "Sifat", 12, "sifat", other=("jenis angka",)),
        F("nilai", "Nilai", 12, "", "Angkanya saja, misalnya 85,5.", other=("angka", "jumlah")),
        F("dari", "Dari", 10, "", "Enam dari delapan: nilai 6, dari 8."),
        _UNIT,
        _PRECISION,
        _AS_OF,
        F("target_tanggal", "Target tercapai pada", 13),
        _CYCLE,
        _CYCLE_TEXT,
        F("tatanan", "Tatanan", 26, "tatanan"),
        F("inovasi", "Inovasi", 26, "inovasi"),
        _REASON,
        _SOURCE,
        _PLACE,
        _SPEAKER,
        _NOTE,
    ),
    "tahapan": (
        F("tahap", "Tahap", 26, "tahap"),
        F("mulai", "Mulai", 13, other=("tanggal mulai",)),
        F("selesai", "Selesai", 13, other=("tanggal selesai",)),
        F("status", "Status", 13, "status-tahap"),
        F("hasil", "Hasil", 13, "hasil"),
        _AS_OF,
        _SOURCE,
        _PLACE,
        _SPEAKER,
        _NOTE,
    ),
    "perbaikan": (
        F("tahap", "Tahap", 26, "tahap"),
        F("tatanan", "Tatanan", 26, "tatanan"),
        F("indikator", "Indikator", 34, "indikator"),
        F("jumlah", "Jumlah indikator", 10, "", "Bila daftarnya tidak disebut.",
          other=("jumlah",)),
        F("dari", "Dari", 8),
        _PRECISION,
        F("diminta", "Diminta pada", 18, "", "Tanggal; jam ditulis dengan WIB, WITA, atau WIT."),
        F("batas_jam", "Batas (jam)", 10),
        F("batas_hari", "Batas (hari)", 10, "", "Bila batasnya disebut dalam hari. Hari diminta "
          "tidak ikut dihitung."),
        F("hari_kerja", "Hari kerja?", 10, "ya-tidak", "Ya, bila sumber menyebut hari kerja."),
        F("tenggat", "Tenggat", 18, "", "Tanggal; jam ditulis dengan WIB, WITA, atau WIT."),
        F("status", "Status", 13, "status-perbaikan"),
        _AS_OF,
        F("perangkat_daerah", "Perangkat daerah", 30, "", "Lebih dari satu: pisahkan dengan titik "
          "koma.", other=("opd", "skpd", "dinas")),
        _SOURCE,
        _PLACE,
        _SPEAKER,
        _NOTE,
    ),
    "renstra": (
        F("indikator", "Indikator", 34, "indikator"),
        F("perangkat_daerah", "Perangkat daerah", 30, other=("opd", "skpd", "dinas")),
        F("indikator_renstra", "Bunyi di Renstra", 36, "", "Nama indikator itu di dokumen Renstra.",
          other=("indikator renstra",)),
        F("dokumen", "Dokumen Renstra", 30, "", "Judulnya, bila bukan sumber itu sendiri."),
        F("tahun_mulai", "Mulai tahun", 8),
        F("tahun_selesai", "Sampai tahun", 8),
        _SOURCE,
        _PLACE,
        _NOTE,
    ),
    "inovasi": (
        _CODE,
        F("judul", "Nama inovasi", 36, other=("judul", "inovasi")),
        _CYCLE,
        F("tatanan", "Tatanan", 36, "tatanan", "Lebih dari satu: pisahkan dengan titik koma.",
          many=True),
        F("tatanan_oleh", "Tatanan menurut", 18, "tatanan-oleh"),
        F("perangkat_daerah", "Perangkat daerah", 30, "", "Lebih dari satu: pisahkan dengan titik "
          "koma.", other=("opd", "skpd", "dinas")),
        F("wilayah", "Kode kecamatan", 24, "", "Kode kecamatan atau desa, seperti 63.11.01. Lebih "
          "dari satu: pisahkan dengan titik koma.", other=("wilayah", "kecamatan")),
        F("tahun_mulai", "Mulai tahun", 8),
        F("tahun_selesai", "Selesai tahun", 8),
        _SOURCE,
        _PLACE,
        _NOTE,
    ),
    "penghargaan": (
        F("siklus_teks", "Siklus menurut sumber", 30, "", "Kata-kata sumber, misalnya: tiga "
          "periode terakhir.", other=("siklus", "periode")),
        F("predikat", "Predikat", 24, "predikat"),
        F("jumlah", "Jumlah", 8),
        _AS_OF,
        _SOURCE,
        _PLACE,
        _SPEAKER,
        _NOTE,
    ),
    "sumber": (
        _CODE,
        _TITLE,
        F("penerbit", "Penerbit", 30),
        F("jenis", "Jenis", 18, "jenis-sumber"),
        F("tanggal_terbit", "Tanggal terbit", 13, other=("tanggal", "terbit")),
        F("tautan", "Tautan", 44, "", "Alamat halaman, diawali https://.",
          other=("link", "url", "alamat")),
        F("judul_pasti", "Judul persis?", 10, "ya-tidak", "Tidak, bila judulnya kata-kata kita "
          "sendiri."),
        _NOTE,
    ),
}  # fmt: skip
