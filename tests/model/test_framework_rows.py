"""The tables of an instrument are those of the kept contract."""

from __future__ import annotations

from kksportal.model.framework_rows import BUTIR, HUBUNGAN, KERANGKA
from tests.model.contract_files import load
from tests.model.kept_contract import is_the_contract


def test_the_tables_of_an_instrument_are_those_of_the_contract() -> None:
    """These, in this order, and no other; each with its columns, its rows and its key."""
    is_the_contract("kerangka", KERANGKA)


def test_requirements_and_counterparts_have_closed_lists() -> None:
    """A requirement (butir) is one of nine, and an indicator's fate from cycle to cycle of five."""
    assert tuple(load("kata")["butir"]) == BUTIR
    assert HUBUNGAN == ("sama", "berubah", "digabung", "dihapus", "baru")
