"""The tables of regions and their borders are those of the kept contract."""

from __future__ import annotations

import pytest

from kksportal.model.region_rows import BATAS, WILAYAH
from tests.model.contract_files import KeptTable, kept_tables
from tests.model.kept_contract import has_a_sound_key, holds_its_cells, is_as_kept, named, names

MODEL = {"wilayah": WILAYAH, "batas": BATAS}
KEPT = [(kind, table) for kind in MODEL for table in kept_tables(kind)]


@pytest.mark.parametrize("kind", MODEL)
def test_the_tables_stand_in_the_order_of_the_contract(kind: str) -> None:
    """A kind of package has these tables, in this order, and no other."""
    assert [res.name for res in MODEL[kind]] == names(kind)


@pytest.mark.parametrize(("kind", "kept"), KEPT, ids=[table.name for _, table in KEPT])
def test_a_table_is_as_in_the_contract(kind: str, kept: KeptTable) -> None:
    """Its columns, its rows and its key."""
    resource = named(MODEL[kind], kept.name)
    is_as_kept(resource, kept)
    holds_its_cells(resource, kept)
    has_a_sound_key(resource)
