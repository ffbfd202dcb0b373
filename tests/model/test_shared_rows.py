"""The tables that districts share are those of the kept contract."""

from __future__ import annotations

import pytest

from kksportal.model.award_rows import PENGHARGAAN
from kksportal.model.contract import Resource
from kksportal.model.framework_rows import BUTIR, HUBUNGAN, KERANGKA
from kksportal.model.region_rows import BATAS, WILAYAH
from kksportal.model.vocabulary_rows import KOSAKATA
from tests.model.contract_files import KeptTable, kept_tables, load
from tests.model.model_tables import as_kept

MODEL: dict[str, tuple[Resource, ...]] = {
    "kosakata": KOSAKATA,
    "kerangka": KERANGKA,
    "wilayah": WILAYAH,
    "penghargaan": PENGHARGAAN,
    "batas": BATAS,
}
KEPT = [(kind, table) for kind in MODEL for table in kept_tables(kind)]
IDS = [f"{kind}/{table.name}" for kind, table in KEPT]


def _resource(kind: str, name: str) -> Resource:
    return {res.name: res for res in MODEL[kind]}[name]


@pytest.mark.parametrize("kind", MODEL)
def test_the_tables_stand_in_the_order_of_the_contract(kind: str) -> None:
    """A kind of package has these tables, in this order, and no other."""
    assert [res.name for res in MODEL[kind]] == [table.name for table in kept_tables(kind)]


@pytest.mark.parametrize(("kind", "kept"), KEPT, ids=IDS)
def test_a_table_is_as_in_the_contract(kind: str, kept: KeptTable) -> None:
    """Each column has its place, shape, words and reference, and the key its parts and its kind."""
    assert as_kept(_resource(kind, kept.name)) == kept


@pytest.mark.parametrize(("kind", "kept"), KEPT, ids=IDS)
def test_a_row_holds_its_cells_in_the_order_of_the_file(kind: str, kept: KeptTable) -> None:
    """A row is its cells from left to right, and each has the name of its column."""
    cells = [f"sel {i}" for i in range(len(kept.columns))]
    row = _resource(kind, kept.name).row(*cells)
    assert list(row) == cells
    assert [getattr(row, column.name) for column in kept.columns] == cells


def test_a_primary_key_has_required_columns_only() -> None:
    """Tools let a primary key with empty parts pass, so such keys are unique keys instead."""
    for kind, table in KEPT:
        res = _resource(kind, table.name)
        empty = [name for name in res.key if not res.columns[name].required]
        assert bool(empty) is res.unique, f"{kind}/{table.name}"


def test_requirements_and_counterparts_have_closed_lists() -> None:
    """A requirement (butir) is one of nine, and an indicator's fate from cycle to cycle of five."""
    assert tuple(load("kata")["butir"]) == BUTIR
    assert HUBUNGAN == ("sama", "berubah", "digabung", "dihapus", "baru")


def test_a_category_without_a_place_on_the_ladder_is_allowed() -> None:
    """Some categories (predikat) are no steps of the ladder, so their place may be empty."""
    column = _resource("kosakata", "predikat").columns["urutan"]
    assert not column.required
    assert _resource("kosakata", "predikat").columns["nama"].required
