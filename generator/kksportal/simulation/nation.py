"""A simulated nation: fictional provinces, districts and kecamatan, and the level of each.

The shape is the real nation's (38 provinces of unlike size, more kabupaten than kota, a dozen
kecamatan each); every name and code is made up.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from random import Random

from kksportal.model import rows as r
from kksportal.model.contract import blank
from kksportal.model.region_rows import DaerahRow, KecamatanRow, ProvinsiRow
from kksportal.simulation.chance import draw_bell, keep_within
from kksportal.simulation.district_plan import CyclePlan, DistrictPlan, OdfClaim, Place
from kksportal.simulation.packages import Row, Tables
from kksportal.simulation.sources import source_of

SOURCE = "sim-nas"
FIRST_KOTA = 71  # by custom the codes of cities begin at 71
MOST_PROVINCES = 99  # a code has two digits for the province
_OFFSETS = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
_REPAIRED = 0.6  # the share of districts that the centre asks for repairs


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """One fictional district: where it is, and the level its figures are drawn around."""

    number: int
    code: str
    slug: str
    name: str
    kind: str  # kabupaten or kota
    province: str  # the province's id
    zone: str
    kecamatan: tuple[Place, ...]
    level: float  # about what the centre's scores of 2025 average, 0 to 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The real nation without names: one row for each district."""

    provinces: int
    rows: tuple[tuple[int, str, str, int], ...]  # province, kind, zone, kecamatan


def read_shape(wilayah: Path) -> Shape:
    """The shape of the nation from the region package; names and codes are not used."""
    with (wilayah / "daerah.csv").open(encoding="utf-8", newline="") as file:
        districts = [row for row in csv.DictReader(file) if not row.get("berlaku_sampai")]
    many: dict[str, int] = {}
    with (wilayah / "kecamatan.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            many[row["daerah"]] = many.get(row["daerah"], 0) + 1
    order = {slug: i for i, slug in enumerate(dict.fromkeys(d["provinsi"] for d in districts), 1)}
    return Shape(
        provinces=len(order),
        rows=tuple(
            (order[d["provinsi"]], d["jenis"], d["zona"], many.get(d["id"], 1)) for d in districts
        ),
    )


def make_nation(shape: Shape, count: int, seed: int) -> tuple[District, ...]:
    """`count` fictional districts; fewer than the real number are spread evenly over all provinces.

    More than the real number continue in further provinces of the same shape.
    """
    districts = []
    used: dict[tuple[int, str], int] = {}
    rows, whole = shape.rows, len(shape.rows)
    for number in range(1, count + 1):
        again, row = divmod((number - 1) * whole // min(count, whole), whole)
        province, kind, zone, kecamatan = rows[row]
        province += again * shape.provinces
        place = used[province, kind] = used.get((province, kind), 0) + 1
        own = place + (FIRST_KOTA - 1 if kind == "kota" else 0)
        code = f"S{province:02}.{own:02}"
        rng = Random(f"{seed}:{code}:daerah")
        slug = f"{kind}-simulasi-{number:03}"
        districts.append(
            District(
                number=number,
                code=code,
                slug=slug,
                name=f"{kind.capitalize()} Simulasi {number:03}",
                kind=kind,
                province=f"provinsi-simulasi-{province:02}",
                zone=zone,
                kecamatan=tuple(
                    Place(f"{code}.{i:02}", f"Simulasi {number:03}-{i:02}", f"{number:03}-{i:02}")
                    for i in range(1, kecamatan + 1)
                ),
                level=keep_within(draw_bell(rng, 77, 8), 52, 95),
            )
        )
    return tuple(sorted(districts, key=lambda district: district.code))


def plan_of(
    district: District,
    tatanan: dict[str, tuple[str, ...]],
    awarded: Collection[str],
    rng: Random,
) -> DistrictPlan:
    """The plan of a district; a higher level also means more villages that are ODF.

    `awarded` holds the cycles whose award is known, so that the stages agree with the awards.
    """
    level = district.level
    own = {slug: draw_bell(rng, 0, 4) for slug in tatanan["2025"]}
    share = keep_within(draw_bell(rng, (level - 40) / 55, 0.05), 0.2, 1.0)
    villages = max(6, round(len(district.kecamatan) * rng.uniform(7, 14)))
    free = round(villages * share)
    odf = [OdfClaim(source_of("dinas", "2025"), free, villages, "2025-06-30")]
    if rng.random() < 0.12:
        rival = max(free - rng.randrange(1, 9), 0)
        odf.append(OdfClaim(source_of("provinsi", "2025"), rival, villages, "2025-06-30"))
    repairs = (0, 0, 0)
    if rng.random() < _REPAIRED:
        repairs = (rng.randrange(2, 20), rng.randrange(0, 8), rng.randrange(0, 6))

    def levels(names: tuple[str, ...], lift: float) -> dict[str, float]:
        return {
            slug: keep_within(draw_bell(rng, level + own.get(slug, 0.0) + lift, 2), 20, 99)
            for slug in names
        }

    return DistrictPlan(
        code=district.code,
        name=district.name,
        source=SOURCE,
        offset=_OFFSETS[district.zone],
        kecamatan=district.kecamatan,
        complete=round(len(district.kecamatan) * min(share + 0.1, 1)),
        cycles=(
            CyclePlan(
                cycle="2023",
                levels=levels(tatanan["2023"], draw_bell(rng, -4, 3)),
                unfilled=rng.randrange(0, 10),
                odf=(
                    OdfClaim(
                        source_of("dinas", "2023"), round(free * 0.85), villages, "2023-06-30"
                    ),
                ),
                awarded="2023" in awarded,
            ),
            CyclePlan(
                cycle="2025",
                levels=levels(tatanan["2025"], 0),
                unfilled=rng.randrange(0, 9),
                repairs=repairs,
                disputed=rng.choice((0, 0, 1, 2, 3)),
                odf=tuple(odf),
                awarded="2025" in awarded,
            ),
        ),
    )


def own_source() -> Row:
    """The general source, for rows of no office, province or centre."""
    row: Row = blank(
        r.Sumber,
        id=SOURCE,
        judul="Data simulasi nasional",
        penerbit="Tim portal KKS (simulasi)",
        jenis="simulasi",
    )
    return row


def region_tables(nation: tuple[District, ...]) -> Tables:
    """The simulated provinces, districts and kecamatan."""
    used = {district.province for district in nation}
    names = [(f"provinsi-simulasi-{n:02}", n) for n in range(1, MOST_PROVINCES + 1)]
    return {
        "sumber": [own_source()],
        "provinsi": [
            blank(
                ProvinsiRow,
                id=slug,
                kode=f"S{n:02}",
                nama=f"Provinsi Simulasi {n:02}",
                sumber=SOURCE,
            )
            for slug, n in names
            if slug in used
        ],
        "daerah": [
            blank(
                DaerahRow,
                id=d.slug,
                kode=d.code,
                provinsi=d.province,
                nama=d.name,
                jenis=d.kind,
                zona=d.zone,
                sumber=SOURCE,
            )
            for d in nation
        ],
        "kecamatan": [
            KecamatanRow(f"{d.slug}.{p.slug}", p.code, d.slug, p.name, SOURCE)
            for d in nation
            for p in d.kecamatan
        ],
    }
