"""The sources that simulated figures name: four a cycle, the same for every district."""

from __future__ import annotations

from kksportal.model.contract import blank
from kksportal.model.rows import Sumber
from kksportal.simulation.packages import Row


def source_of(role: str, cycle: str) -> str:
    """The id of a simulated source: dinas, mandiri, provinsi or pusat of a cycle.

    It is about as short as the ids of real sources (n029, s177). An id is written beside every
    figure, so longer ones would make a simulated site larger than a real one. The titles say that
    all is simulated.
    """
    return f"sim-{role[:2]}{cycle[2:]}"


_ROLES = {
    "dinas": ("Laporan dinas untuk penilaian {} (simulasi)", "Dinas daerah (simulasi)", "03-31"),
    "mandiri": ("Isian penilaian mandiri {} (simulasi)", "Tim Pembina daerah (simulasi)", "03-31"),
    "provinsi": (
        "Berita acara verifikasi provinsi {} (simulasi)",
        "Tim verifikasi provinsi (simulasi)",
        "05-23",
    ),
    "pusat": (
        "Berita acara verifikasi pusat {} (simulasi)",
        "Tim verifikasi pusat (simulasi)",
        "09-05",
    ),
}


def make_sources(cycle: str) -> list[Row]:
    """The four sources of a cycle; the same rows for every simulated district."""
    return [
        blank(
            Sumber,
            id=source_of(role, cycle),
            judul=title.format(cycle),
            penerbit=publisher,
            jenis="simulasi",
            tanggal_terbit=f"{cycle}-{day}",
        )
        for role, (title, publisher, day) in _ROLES.items()
    ]
