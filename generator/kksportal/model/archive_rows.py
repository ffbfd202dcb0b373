"""The rows beside a closed cycle: what was corrected, found later, or taken out by law.

Each list only grows; a row names the digest of the one before it, so that none can be changed or
left out unnoticed. `perihal` is what a row is about, as the archive's list of frozen tables names
it: `daerah/kabupaten-balangan`, `penghargaan/2025`.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from kksportal.model import cells as c
from kksportal.model.contract import Column, Resource, Shape, resource
from kksportal.model.framework_rows import TahapRow
from kksportal.model.rows import Sumber

Perihal = Annotated[str, Column(required=True, title="Paket yang dibekukan")]
Tabel = Annotated[str, Column(required=True)]
Hari = Annotated[str, Column(shape=Shape.TANGGAL, required=True)]
Pemutus = Annotated[str, Column(required=True, title="Perangkat daerah yang memutuskan")]
Sidik = Annotated[str, Column(title="Sidik SHA-512")]


class RalatRow(NamedTuple):
    """A mistake in a frozen row: the frozen cell stays, and this stands beside it."""

    nomor: c.BulatWajib
    perihal: Perihal
    resource: Tabel
    kunci: c.TeksWajib
    kolom: c.TeksWajib
    semula: c.Teks
    menjadi: c.Teks
    alasan: c.TeksWajib
    sumber: c.KodeSumber
    pemutus: Pemutus
    tanggal: Hari
    sha512_sebelumnya: Sidik


class TambahanRow(NamedTuple):
    """A row of a closed cycle that was found after it closed; the row itself is in its package."""

    nomor: c.BulatWajib
    perihal: Perihal
    resource: Tabel
    kunci: c.TeksWajib
    sha512: Annotated[str, Column(required=True, title="Sidik SHA-512 baris itu")]
    alasan: c.TeksWajib
    pemutus: Pemutus
    tanggal: Hari
    sha512_sebelumnya: Sidik


class DikeluarkanRow(NamedTuple):
    """What the law ordered removed: of which kind, by which decision; never what it was."""

    nomor: c.BulatWajib
    perihal: Perihal
    jenis: Annotated[str, Column(required=True, title="Jenis yang dikeluarkan")]
    dasar: Annotated[str, Column(required=True, title="Putusan atau perintah")]
    pemutus: Pemutus
    tanggal: Hari
    versi: Annotated[str, Column(shape=Shape.BULAT, required=True, title="Versi tanpa itu")]
    sha512_sebelumnya: Sidik


ARSIP: tuple[Resource, ...] = (
    resource("sumber", Sumber, "Sumber", "id", required=True),
    resource("tahap", TahapRow, "Tahap yang disebut di sini dan ditetapkan kerangka lain", "id"),
    resource("errata", RalatRow, "Ralat", "nomor"),
    resource("tambahan", TambahanRow, "Ditemukan sesudah siklus ditutup", "nomor"),
    resource("dikeluarkan", DikeluarkanRow, "Dikeluarkan menurut hukum", "nomor"),
)
