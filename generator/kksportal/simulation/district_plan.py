"""The plan of a simulated district, before its rows are drawn: its places and levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


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
    """The planned outcome of one assessment of the district."""

    cycle: str
    levels: Mapping[str, float]  # tatanan → about what the centre's last scores average
    unfilled: int = 0  # how many indicators have no value
    weak: frozenset[str] = frozenset()  # indicators that get the worst draws
    repairs: tuple[int, int, int] = (
        0,
        0,
        0,
    )  # how many repairs were accepted, sent in, only asked for
    disputed: int = 0  # indicators with two rival values
    odf: tuple[OdfClaim, ...] = ()
    awarded: bool = False  # the award is known; else the outcome is "belum ditemukan"


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPlan:
    """The plan of a simulated district; its code begins with S and its name is fictional."""

    code: str
    name: str
    source: str  # where its general statements come from
    offset: str  # its zone: +07:00 WIB, +08:00 WITA, +09:00 WIT
    kecamatan: tuple[Place, ...]
    complete: int  # kecamatan that have all their institutions
    cycles: tuple[CyclePlan, ...]
