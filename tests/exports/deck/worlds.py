"""A small district with offices, for tests of its slides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.words.context import DistrictContext, SharedContext
from tests.builders import district, head
from tests.compute.districts import world
from tests.contexts import INFO

PLACES = [{"id": "balangan", "kode": "63.11", "nama": "Kabupaten Balangan"}]
CYCLE = "2025"


def held(office: str, tatanan: str, cycle: str = CYCLE, **cells: str) -> dict[str, str]:
    """A row that says what an office holds."""
    return {"siklus": cycle, "tatanan": tatanan, "perangkat_daerah": office} | cells


def asked(**cells: str) -> dict[str, str]:
    """A row of something that was sent back."""
    row = {"siklus": CYCLE, "tahap": "v1", "status": "diminta", "diminta": "2025-08-21T10:00+08:00",
           "batas_jam": "48"}  # fmt: skip
    return row | cells


def context(*, simulated: bool = False, starts: str = "", **tables: Any) -> DistrictContext:
    """The context of Balangan with these tables."""
    mine = district(**tables)
    about = head(updated="2026-01-02", simulated=simulated, starts=starts)
    mine = replace(mine, head=about)
    read = world(mine)
    results = compute_shared(read, read.districts)
    return SharedContext.of(results, INFO).for_district(compute_district(mine, results))
