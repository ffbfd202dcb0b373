"""A fictional district through three cycles, with other rules, codes and names: data simulasi."""

from __future__ import annotations

from typing import Any

from kksportal.compute.shared import SharedResults, compute_shared
from kksportal.model.package import PortalInput
from kksportal.words.names import Names
from tests.builders import award_package, framework, portal

CODE, OTHER, OLD = "S01.01", "S01.02", "S02.01"
TATANAN = [f"tatanan-{letter}" for letter in "abcdefghi"]
HERE = {"tingkat": "nasional", "wilayah": CODE, "penghargaan": "swasti-saba"}
LADDER = [
    {"id": one, "nama": one.capitalize(), "urutan": str(place)}
    for place, one in enumerate(("padapa", "wiwerda", "wistara"), start=1)
]


def rules(cycle: str, tatanan: int, indicators: int) -> Any:
    """The instrument of a cycle, of so many tatanan and indicators."""
    return framework(
        cycle,
        tatanan=[
            {"id": one, "kode": f"T{n}", "nomor": str(n), "nama": one}
            for n, one in enumerate(TATANAN[:tatanan], start=1)
        ],
        indikator=[
            {"kode": f"T1.{n:02}", "tatanan": TATANAN[0], "nomor": str(n), "nama": f"I{n}"}
            for n in range(1, indicators + 1)
        ],
        syarat=[
            {
                "siklus": cycle,
                "predikat": "padapa",
                "butir": "jumlah-tatanan",
                "ukuran": "jumlah-tatanan",
                "uji": "paling-sedikit",
                "nilai": "2",
            }
        ],
    )


def region(**tables: Any) -> dict[str, Any]:
    """The district under the code and province of today, and until 2022 under others."""
    plain = {"jenis": "kabupaten", "zona": "WIT"}
    return {
        "provinsi": [
            {"id": "baru", "kode": "S01", "nama": "Simulasi Baru"},
            {"id": "lama", "kode": "S02", "nama": "Simulasi Lama"},
        ],
        "daerah": [
            plain | {"id": "kabupaten-contoh", "kode": CODE, "nama": "Kabupaten Contoh",
                     "provinsi": "baru"},
            plain | {"id": "kabupaten-contoh", "kode": OLD, "nama": "Kabupaten Contoh",
                     "provinsi": "lama", "berlaku_sampai": "2022", "sumber": "uu-simulasi"},
            plain | {"id": "kabupaten-misal", "kode": OTHER, "nama": "Kabupaten Misal",
                     "provinsi": "baru"},
        ],
        "nama_lama": [
            {"wilayah": "kabupaten-contoh", "nama": "Kabupaten Purwa", "berlaku_sampai": "2020"},
        ],
    } | tables  # fmt: skip


def data(*told: dict[str, str], region_tables: Any = None, **tables: Any) -> PortalInput:
    """The awards of 2017, 2019, 2023 and 2025, of which these records are; a row names its cycle.

    A neighbour has an award in each. `tables` are those of the award package of 2025.
    """
    awards = []
    for cycle in ("2017", "2019", "2023", "2025"):
        mine = [HERE | row for row in told if row["siklus"] == cycle]
        mine.append(HERE | {"siklus": cycle, "wilayah": OTHER, "predikat": "padapa"})
        more = tables if cycle == "2025" else {}
        awards.append(award_package(cycle, simulated=True, penerima=mine, **more))
    return portal(
        vocabulary={"predikat": LADDER, "tatanan": [{"id": t, "nama": t} for t in TATANAN]},
        regions=[region_tables or region()],
        frameworks=[rules("2019", 7, 0), rules("2023", 9, 147), rules("2025", 9, 136)],
        awards=awards,
    )


def results(*told: dict[str, str], **tables: Any) -> tuple[SharedResults, Names]:
    """What is computed of them, and their names."""
    whole = data(*told, **tables)
    return compute_shared(whole, [CODE]), Names(whole)
