"""Kabupaten Contoh, the fictional district: its places, its plan, its one award."""

from __future__ import annotations

from kksportal.model import rows as r
from kksportal.model.award_rows import AcaraRow, PenerimaRow
from kksportal.model.contract import blank
from kksportal.model.region_rows import DaerahRow, KecamatanRow, ProvinsiRow
from kksportal.simulation.district_plan import CyclePlan, DistrictPlan, OdfClaim, Place
from kksportal.simulation.packages import Row, Tables
from kksportal.simulation.sources import source_of

SEED = 2042
CODE = "S01.01"
SOURCE = "simulasi-contoh"
AWARD_SOURCE = "simulasi-penghargaan-2023"

_SIDES = (
    "Utara",
    "Selatan",
    "Timur",
    "Barat",
    "Tengah",
    "Hulu",
    "Hilir",
    "Pesisir",
    "Seberang",
    "Bukit",
    "Muara",
    "Permai",
)
_TATANAN = (
    "kehidupan-masyarakat-sehat-mandiri",
    "permukiman-dan-fasilitas-umum",
    "satuan-pendidikan",
    "pasar",
    "perkantoran-dan-perindustrian",
    "pariwisata",
    "transportasi-dan-tertib-lalu-lintas-jalan",
    "perlindungan-sosial",
    "pencegahan-dan-penanganan-bencana",
)

PLAN = DistrictPlan(
    code=CODE,
    name="Kabupaten Contoh",
    source=SOURCE,
    offset="+07:00",
    kecamatan=tuple(
        Place(f"{CODE}.{i:02}", f"Contoh {side}", f"contoh-{side.lower()}")
        for i, side in enumerate(_SIDES, start=1)
    ),
    complete=9,
    cycles=(
        CyclePlan(
            cycle="2023",
            levels=dict(zip(_TATANAN, (76, 74, 79, 73, 75, 63, 73, 82, 77), strict=True)),
            unfilled=4,
            odf=(OdfClaim(source_of("dinas", "2023"), 121, 150, "2023-06-30"),),
            awarded=True,
        ),
        CyclePlan(
            cycle="2025",
            levels=dict(zip(_TATANAN, (87, 85, 91, 82, 86, 67, 81, 92, 88), strict=True)),
            unfilled=5,
            weak=frozenset({"T2.14", "T2.20", "T4.10", "T4.13", "T6.03", "T6.07", "T6.08"}),
            repairs=(21, 7, 5),
            disputed=2,
            odf=(
                OdfClaim(source_of("dinas", "2025"), 138, 150, "2025-06-30"),
                OdfClaim(source_of("provinsi", "2025"), 132, 150, "2025-06-30"),
            ),
        ),
    ),
)


def own_source() -> Row:
    """The general source, for rows of no office, province or centre; the same row everywhere."""
    row: Row = blank(
        r.Sumber,
        id=SOURCE,
        judul="Data simulasi Kabupaten Contoh",
        penerbit="Tim portal KKS",
        jenis="simulasi",
    )
    return row


def region_tables() -> Tables:
    """The simulated province, its one district and twelve kecamatan."""
    slug = "kabupaten-contoh"
    return {
        "sumber": [own_source()],
        "provinsi": [
            blank(
                ProvinsiRow,
                id="provinsi-simulasi",
                kode="S01",
                nama="Provinsi Simulasi",
                sumber=SOURCE,
            )
        ],
        "daerah": [
            blank(
                DaerahRow,
                id=slug,
                kode=CODE,
                provinsi="provinsi-simulasi",
                nama=PLAN.name,
                jenis="kabupaten",
                zona="WIB",
                sumber=SOURCE,
            )
        ],
        "kecamatan": [
            KecamatanRow(f"{slug}.{place.slug}", place.code, slug, place.name, SOURCE)
            for place in PLAN.kecamatan
        ],
    }


def award_tables() -> Tables:
    """The one award of Kabupaten Contoh; for 2025 there is no row, so it shows as not found."""
    source = blank(
        r.Sumber,
        id=AWARD_SOURCE,
        judul="Daftar penerima Swasti Saba 2023 (simulasi)",
        penerbit="Tim portal KKS",
        jenis="simulasi",
        tanggal_terbit="2023-11-28",
    )
    both = {"siklus": "2023", "sumber": AWARD_SOURCE}
    return {
        "sumber": [source],
        "penerima": [
            blank(
                PenerimaRow,
                tingkat="nasional",
                wilayah=CODE,
                penghargaan="swasti-saba",
                predikat="padapa",
                **both,
            )
        ],
        "acara": [
            blank(AcaraRow, tanggal="2023-11-28", tempat="Gedung Pertemuan Simulasi", **both)
        ],
    }
