"""The rows of the vocabularies: measures, categories, units, and other words with a name."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from kksportal.model import cells as c
from kksportal.model.contract import Column, Resource, Shape, resource


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
