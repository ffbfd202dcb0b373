"""A district's tables are those of the kept contract: columns, words, references and keys."""

from __future__ import annotations

import pytest

from kksportal.model.contract import Resource
from kksportal.model.rows import DISTRICT
from tests.model.contract_files import KeptTable, kept_tables, load
from tests.model.kept_contract import holds_its_cells, is_as_kept

KEPT = kept_tables("daerah")
BY_NAME: dict[str, Resource] = {res.name: res for res in DISTRICT}


def test_the_tables_stand_in_the_order_of_the_contract() -> None:
    """A district has these tables, in this order, and no other."""
    assert [res.name for res in DISTRICT] == [table.name for table in KEPT]


@pytest.mark.parametrize("kept", KEPT, ids=[table.name for table in KEPT])
def test_a_table_is_as_in_the_contract(kept: KeptTable) -> None:
    """Each column has its place, shape, words and reference, and the key its parts and its kind."""
    is_as_kept(BY_NAME[kept.name], kept)


@pytest.mark.parametrize("kept", KEPT, ids=[table.name for table in KEPT])
def test_a_row_holds_its_cells_in_the_order_of_the_file(kept: KeptTable) -> None:
    """A row is its cells from left to right, and each has the name of its column."""
    holds_its_cells(BY_NAME[kept.name], kept)


def test_a_row_is_never_made_without_all_its_cells() -> None:
    """An empty cell is written as such; a row with a cell too few cannot be made."""
    for res in DISTRICT:
        with pytest.raises(TypeError):
            res.row(*[""] * (len(res.columns) - 1))


def test_no_value_belongs_to_a_key() -> None:
    """The same key with another source is another claim, so keys name the source, never a value."""
    values = {"nilai", "dari", "satuan", "ketepatan", "skor", "ada", "jumlah", "status", "keadaan"}
    for res in DISTRICT:
        assert not set(res.key) & values, res.name
        if res.name in ("sumber", "pernyataan", "bukti", "renstra", "inovasi", "pembaruan"):
            assert "sumber" not in res.key
        else:
            assert "sumber" in res.key, res.name


def test_every_kind_of_source_is_known() -> None:
    """A source is one of eleven kinds, a search that found nothing among them."""
    kinds = BY_NAME["sumber"].columns["jenis"].values
    assert kinds == tuple(load("kata")["jenis-sumber"])
    assert len(kinds) == len(set(kinds)) == 11
    assert "penelusuran" in kinds
