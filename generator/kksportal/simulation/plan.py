"""What a simulated district is like before anything is drawn: its places, levels and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kksportal.model.contract import blank
from kksportal.model.rows import Sumber

Row = tuple[str, ...]
Tables = dict[str, list[Row]]


class Place(NamedTuple):
    """A kecamatan: its simulated code (S01.01.01), name and slug."""

    code: str
    name: str
    slug: str


class OdfClaim(NamedTuple):
    """How many desa/kelurahan are ODF according to one source."""

    source: str
    villages: int
    out_of: int
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CyclePlan:
    """What one assessment of the district comes to."""

    cycle: str
    levels: Mapping[str, float]  # tatanan → about what the centre's last scores average
    unfilled: int = 0  # indicators nobody filled
    weak: frozenset[str] = frozenset()  # indicators that get the worst luck of their tatanan
    repairs: tuple[int, int, int] = (0, 0, 0)  # sent back: accepted, sent in, only asked
    disputed: int = 0  # indicators with two rival values
    odf: tuple[OdfClaim, ...] = ()
    awarded: bool = False  # an award is known; else its outcome is "belum ditemukan"


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPlan:
    """A simulated district; its code begins with S and its name is nobody's."""

    code: str
    name: str
    source: str  # where its general statements come from
    offset: str  # its zone: +07:00 WIB, +08:00 WITA, +09:00 WIT
    kecamatan: tuple[Place, ...]
    complete: int  # kecamatan that have all their institutions
    cycles: tuple[CyclePlan, ...]


def source_of(role: str, cycle: str) -> str:
    """The id of a simulated source: dinas, mandiri, provinsi or pusat of a cycle.

    About as short as the ids of real sources (n029, s177): they stand beside every figure, and a
    nation of longer ones would tell a false size. That all is simulated stands in their titles.
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
