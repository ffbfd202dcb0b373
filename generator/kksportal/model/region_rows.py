"""The rows of regions: provinces, districts, kecamatan, their old names and their outlines."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from kksportal.model import cells as c
from kksportal.model.contract import Column, Resource, Shape, resource
from kksportal.model.rows import Sumber


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


class BatasRow(NamedTuple):
    """The outline of a district, as its owner's boundary file has it, simplified."""

    kode: Annotated[str, Column(shape=Shape.WILAYAH, required=True, refers="wilayah")]
    jalur: Annotated[str, Column(shape=Shape.JALUR, required=True)]
    sumber: c.KodeSumber


BATAS = (
    resource("sumber", Sumber, "Sumber", "id", required=True),
    resource("batas", BatasRow, "Batas wilayah", "kode", required=True),
)
