"""The tables of a vocabulary are those of the kept contract."""

from __future__ import annotations

from kksportal.model.vocabulary_rows import KOSAKATA
from tests.model.kept_contract import is_the_contract, named


def test_the_tables_of_a_vocabulary_are_those_of_the_contract() -> None:
    """These, in this order, and no other; each with its columns, its rows and its key."""
    is_the_contract("kosakata", KOSAKATA)


def test_a_category_without_a_place_on_the_ladder_is_allowed() -> None:
    """Some categories (predikat) are no steps of the ladder, so their place may be empty."""
    columns = named(KOSAKATA, "predikat").columns
    assert not columns["urutan"].required
    assert columns["nama"].required
