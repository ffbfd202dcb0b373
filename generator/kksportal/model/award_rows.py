"""The rows of awards: who won, who did not, what sources count, and where they contradict."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from kksportal.model import cells as c
from kksportal.model.contract import Column, Resource, Shape, resource
from kksportal.model.rows import Sumber

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
