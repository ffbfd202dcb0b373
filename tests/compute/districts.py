"""A small portal around one district, and what is computed of it."""

from __future__ import annotations

from typing import Any

from kksportal.compute.district import DistrictResult, compute_district
from kksportal.compute.shared import compute_shared
from kksportal.model.package import DistrictPackage, PortalInput
from tests.builders import (
    CODE,
    district,
    framework,
    portal,
)

UNKNOWN = "Perubahan sejak siklus lalu belum dapat dihitung: skor indikatornya belum diketahui."
PREDIKAT = [
    {"id": name, "nama": name.capitalize(), "urutan": str(i)}
    for i, name in enumerate(("padapa", "wiwerda", "wistara"), start=1)
]
RULE = {"siklus": "2025", "uji": "paling-sedikit"}
ODF = RULE | {"butir": "odf", "ukuran": "odf-desa", "nilai": "80", "satuan": "persen"}
IN_A_ROW = RULE | {
    "butir": "riwayat",
    "ukuran": "predikat-berturut",
    "uji": "berturut",
    "nilai": "2",
    "acuan": "wistara",
}


def world(*districts: DistrictPackage, **tables: Any) -> PortalInput:
    """A portal of a cycle 2023 and an instrument of 2025 with two tatanan."""
    new = framework(
        tatanan=[{"id": "pasar", "nomor": "1"}, {"id": "pariwisata", "nomor": "2"}],
        indikator=[
            {"kode": "T1.01", "tatanan": "pasar"},
            {"kode": "T1.02", "tatanan": "pasar"},
            {"kode": "T2.01", "tatanan": "pariwisata"},
        ],
        tahap=[{"id": "v1", "urutan": "1"}, {"id": "v2", "urutan": "2"}],
        skala=[{"indikator": "T1.01", "skor": step} for step in ("80", "0")],
        padanan=[
            {"siklus_lama": "2023", "kode_lama": old, "kode_baru": code, "hubungan": relation}
            for old, code, relation in (
                ("T1.09", "T1.01", "sama"),
                ("T1.02", "T1.02", "berubah"),
                ("T1.03", "", "dihapus"),
            )
        ],
        syarat=[
            ODF | {"predikat": "padapa"},
            ODF | {"predikat": "wistara", "nilai": "100"},
            IN_A_ROW | {"predikat": "wistara"},
        ],
    )
    old = framework("2023", indikator=[{"kode": "T1.09", "tatanan": "pasar"}])
    return portal(
        vocabulary={"predikat": PREDIKAT, "ukuran": [{"id": "odf-desa", "nama": "ODF desa"}]},
        regions=[
            {
                "daerah": [{"id": "balangan", "kode": CODE}],
                "kecamatan": [{"id": str(i), "daerah": "balangan"} for i in range(8)],
            }
        ],
        frameworks=[old, new],
        districts=districts or (district(**tables),),
        awards=tables.get("awards", ()),
    )


def found(*, awards: Any = (), **tables: Any) -> DistrictResult:
    """What is computed of Balangan from its tables and these awards."""
    mine = district(**tables)
    data = world(mine, awards=awards)
    return compute_district(mine, compute_shared(data, data.districts))


def score(code: str, value: str, cycle: str = "2025", **cells: str) -> dict[str, str]:
    """A row of a score by the centre at stage v1 unless its cells say otherwise."""
    row = {"siklus": cycle, "indikator": code, "penilai": "pusat", "tahap": "v1", "skor": value}
    return row | cells
