"""A district with awards, stages and statements in a few lines, for tests of its sentences."""

from __future__ import annotations

from typing import Any

from kksportal.compute.district import compute_district
from kksportal.compute.shared import SharedResults, compute_shared
from kksportal.words.context import DistrictContext, SharedContext
from tests.builders import CODE, award_package, district, framework, portal
from tests.contexts import INFO

LADDER = ("padapa", "wiwerda", "wistara", "wistara-paripurna")
NAMES = ("Padapa", "Wiwerda", "Wistara", "Wistara Paripurna")
STAGES = [
    {"id": "verifikasi-lanjutan", "urutan": "1", "nama": "Verifikasi lanjutan (daring)"},
    {"id": "penetapan", "urutan": "2", "nama": "Penetapan"},
    {"id": "penganugerahan", "urutan": "3", "nama": "Penganugerahan"},
]
RULE = {
    "butir": "odf",
    "ukuran": "odf-desa",
    "uji": "paling-sedikit",
    "nilai": "80",
    "satuan": "persen",
}
RULED = ("2019", "2021", "2023", "2025")  # cycles whose requirements are known
REGION = {
    "provinsi": [{"id": "kalsel", "kode": "63", "nama": "Kalimantan Selatan"}],
    "daerah": [{"id": "balangan", "kode": CODE, "nama": "Kabupaten Balangan",
                "provinsi": "kalsel"}],
}  # fmt: skip


def shared(awards: dict[str, Any] | None = None, **ceremonies: str) -> SharedResults:
    """A nation in which the district won these: a category, several (rival), or "" by cycle."""
    packages = []
    for cycle in sorted({*(awards or {}), *(day[1:] for day in ceremonies)}):
        told = (awards or {}).get(cycle, ())
        words = (told,) if isinstance(told, str) else told
        packages.append(
            award_package(
                cycle,
                penerima=[
                    {
                        "wilayah": CODE,
                        "penghargaan": "swasti-saba",
                        "predikat": w,
                        "sumber": f"s{i}",
                    }
                    for i, w in enumerate(words)
                ],
                acara=[{"tanggal": ceremonies[f"y{cycle}"]}] if f"y{cycle}" in ceremonies else [],
            )
        )
    rules = [
        framework(
            cycle,
            tahap=STAGES,
            tatanan=[{"id": "pasar", "nama": "Pasar", "nomor": "1"}],
            syarat=[
                RULE | {"predikat": one} for one in (LADDER if cycle == "2025" else LADDER[:3])
            ],
        )
        for cycle in RULED
    ]
    categories = [
        {"id": one, "nama": name, "urutan": str(place)}
        for place, (one, name) in enumerate(zip(LADDER, NAMES, strict=True), start=1)
    ]
    data = portal(
        vocabulary={"predikat": categories, "tatanan": [{"id": "pasar", "nama": "Pasar"}]},
        regions=[REGION],
        frameworks=rules,
        awards=packages,
    )
    return compute_shared(data, [CODE])


def place(results: SharedResults | None = None, **tables: Any) -> DistrictContext:
    """The district itself, with these tables of its package."""
    whole = results or shared()
    made = compute_district(district(**tables), whole)
    return SharedContext.of(whole, INFO).for_district(made)
