"""Column rules that many row types share, under the names the contract uses."""

from __future__ import annotations

from typing import Annotated

from kksportal.model.contract import Column, Shape

PENILAI = ("mandiri", "provinsi", "pusat")
KEADAAN = ("belum-ada", "belum-ditemukan", "tidak-disebut", "tidak-berlaku", "ditahan")
KETEPATAN = ("lebih-dari", "paling-sedikit", "kurang-dari", "paling-banyak", "sekitar")

Teks = Annotated[str, Column()]
TeksWajib = Annotated[str, Column(required=True)]
Id = Annotated[str, Column(shape=Shape.KODE, required=True, title="Kode tetap")]
KodeSumber = Annotated[
    str, Column(shape=Shape.KODE, required=True, refers="sumber", title="Sumber")
]
Siklus = Annotated[str, Column(shape=Shape.SIKLUS, title="Siklus")]
SiklusWajib = Annotated[str, Column(shape=Shape.SIKLUS, required=True, title="Siklus")]
SiklusTeks = Annotated[str, Column(title="Siklus menurut kata-kata sumber")]
PerTanggal = Annotated[str, Column(shape=Shape.TANGGAL, title="Keadaan per tanggal")]
Tanggal = Annotated[str, Column(shape=Shape.TANGGAL)]
Tahun = Annotated[str, Column(shape=Shape.TAHUN)]
TahunWajib = Annotated[str, Column(shape=Shape.TAHUN, required=True)]
Desimal = Annotated[str, Column(shape=Shape.DESIMAL)]
DesimalWajib = Annotated[str, Column(shape=Shape.DESIMAL, required=True)]
Bulat = Annotated[str, Column(shape=Shape.BULAT)]
BulatWajib = Annotated[str, Column(shape=Shape.BULAT, required=True)]
Tautan = Annotated[str, Column(shape=Shape.TAUTAN, title="Tautan")]
Ketepatan = Annotated[str, Column(values=KETEPATAN, title="Ketepatan")]
Keadaan = Annotated[str, Column(values=KEADAAN, title="Alasan nilai kosong")]
Satuan = Annotated[str, Column(shape=Shape.KODE, refers="kosakata.satuan", title="Satuan")]
SatuanWajib = Annotated[
    str, Column(shape=Shape.KODE, required=True, refers="kosakata.satuan", title="Satuan")
]
Ukuran = Annotated[
    str, Column(shape=Shape.KODE, required=True, refers="kosakata.ukuran", title="Ukuran")
]
Subjek = Annotated[
    str, Column(shape=Shape.SUBJEK, required=True, refers="wilayah", title="Wilayah, atau kerangka")
]
Tempat = Annotated[
    str, Column(shape=Shape.TEMPAT, refers="tempat", title="Kode wilayah, sampai desa/kelurahan")
]
TempatWajib = Annotated[
    str,
    Column(
        shape=Shape.TEMPAT,
        required=True,
        refers="tempat",
        title="Kode wilayah, sampai desa/kelurahan",
    ),
]
Wilayah = Annotated[str, Column(shape=Shape.WILAYAH, refers="wilayah", title="Kode wilayah")]
WilayahWajib = Annotated[
    str, Column(shape=Shape.WILAYAH, required=True, refers="wilayah", title="Kode wilayah")
]
Tatanan = Annotated[str, Column(shape=Shape.KODE, required=True, refers="kosakata.tatanan")]
DaftarTatanan = Annotated[str, Column(shape=Shape.DAFTAR, refers="kosakata.tatanan")]
DaftarTatananWajib = Annotated[
    str, Column(shape=Shape.DAFTAR, required=True, refers="kosakata.tatanan")
]
KodeIndikator = Annotated[str, Column(shape=Shape.INDIKATOR, refers="indikator")]
KodeIndikatorWajib = Annotated[
    str, Column(shape=Shape.INDIKATOR, required=True, refers="indikator")
]
Tahap = Annotated[str, Column(shape=Shape.KODE, refers="tahap", title="Tahap")]
TahapWajib = Annotated[str, Column(shape=Shape.KODE, required=True, refers="tahap", title="Tahap")]
Penilai = Annotated[str, Column(required=True, values=PENILAI, title="Penilai")]
Predikat = Annotated[str, Column(shape=Shape.KODE, refers="kosakata.predikat", title="Predikat")]
PredikatWajib = Annotated[
    str, Column(shape=Shape.KODE, required=True, refers="kosakata.predikat", title="Predikat")
]
Letak = Annotated[str, Column(title="Tempat dalam sumber")]
Penutur = Annotated[str, Column(title="Yang mengatakan")]
Catatan = Annotated[str, Column(title="Catatan")]
Skor = Annotated[str, Column(shape=Shape.DESIMAL, title="Skor")]
YaTidak = Annotated[str, Column(values=("ya", "tidak"))]
YaTidakWajib = Annotated[str, Column(values=("ya", "tidak"), required=True)]
