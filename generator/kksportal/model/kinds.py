"""The kinds of package, and which resources each may hold."""

from __future__ import annotations

from kksportal.model.archive_rows import ARSIP
from kksportal.model.award_rows import PENGHARGAAN
from kksportal.model.contract import Resource
from kksportal.model.framework_rows import KERANGKA
from kksportal.model.region_rows import BATAS, WILAYAH
from kksportal.model.rows import DISTRICT
from kksportal.model.vocabulary_rows import KOSAKATA

RESOURCES: dict[str, tuple[Resource, ...]] = {
    "kosakata": KOSAKATA,
    "kerangka": KERANGKA,
    "wilayah": WILAYAH,
    "daerah": DISTRICT,
    "penghargaan": PENGHARGAAN,
    "batas": BATAS,
    "arsip": ARSIP,
}


def find_resource(kind: str, name: str) -> Resource | None:
    """The resource of a kind of package by its name, or None."""
    return next((res for res in RESOURCES[kind] if res.name == name), None)
