"""The lists beside a closed cycle are those of the kept contract, and each is a chain."""

from __future__ import annotations

import pytest

from kksportal.model.archive_rows import ARSIP
from tests.model.contract_files import KeptTable, kept_tables
from tests.model.model_tables import as_kept

KEPT = kept_tables("arsip")
LISTS = ("errata", "tambahan", "dikeluarkan")


def test_the_tables_stand_in_the_order_of_the_contract() -> None:
    """A package beside an archive has these tables, in this order, and no other."""
    assert [res.name for res in ARSIP] == [table.name for table in KEPT]


@pytest.mark.parametrize("kept", KEPT, ids=[table.name for table in KEPT])
def test_a_table_is_as_in_the_contract(kept: KeptTable) -> None:
    """Each column has its place, shape, words and reference, and the key its parts."""
    assert as_kept(next(res for res in ARSIP if res.name == kept.name)) == kept


def test_each_list_that_grows_names_the_line_before() -> None:
    """The digest of the line before is the last column of each list, and of no other table."""
    chained = [res.name for res in ARSIP if list(res.columns)[-1] == "sha512_sebelumnya"]
    assert tuple(chained) == LISTS


def test_what_is_taken_out_is_never_told() -> None:
    """A removal names a kind and a decision; no column could hold the thing or a hash."""
    (removed,) = (res for res in ARSIP if res.name == "dikeluarkan")
    assert {"semula", "menjadi", "kunci", "sha512"}.isdisjoint(removed.columns)
