"""The tables of regions and their borders are those of the kept contract."""

from __future__ import annotations

from kksportal.model.region_rows import BATAS, WILAYAH
from tests.model.kept_contract import is_the_contract


def test_the_tables_of_regions_are_those_of_the_contract() -> None:
    """These, in this order, and no other; each with its columns, its rows and its key."""
    is_the_contract("wilayah", WILAYAH)


def test_the_tables_of_borders_are_those_of_the_contract() -> None:
    """These, in this order, and no other; each with its columns, its rows and its key."""
    is_the_contract("batas", BATAS)
