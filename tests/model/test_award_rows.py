"""The tables of awards are those of the kept contract."""

from __future__ import annotations

from kksportal.model.award_rows import PENGHARGAAN
from tests.model.kept_contract import is_the_contract


def test_the_tables_of_awards_are_those_of_the_contract() -> None:
    """These, in this order, and no other; each with its columns, its rows and its key."""
    is_the_contract("penghargaan", PENGHARGAAN)
