"""There are seven kinds of package, and a table is found by its kind and name."""

from __future__ import annotations

import pytest

from kksportal.model.kinds import RESOURCES, find_resource
from tests.model.contract_files import KINDS, kept_tables
from tests.model.model_tables import tables_by_name

NAMES = [(kind, table.name) for kind in KINDS for table in kept_tables(kind)]


def test_there_are_seven_kinds() -> None:
    """Vocabularies, frameworks, regions, districts, awards, outlines, archives."""
    assert tuple(RESOURCES) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_holds_the_tables_of_its_contract(kind: str) -> None:
    """Each kind holds the tables of its contract, and not those of another kind."""
    assert tables_by_name(RESOURCES[kind]) == {table.name: table for table in kept_tables(kind)}


@pytest.mark.parametrize(("kind", "name"), NAMES, ids=[f"{k}/{n}" for k, n in NAMES])
def test_a_table_is_found_in_its_own_kind(kind: str, name: str) -> None:
    """The table found is the one of this kind: `tatanan` of a framework is not the vocabulary's."""
    res = find_resource(kind, name)
    assert res is not None
    assert any(res is one for one in RESOURCES[kind])
    assert res.name == name


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("daerah", "syarat"),
        ("kerangka", "fakta"),
        ("kosakata", "sumber"),
        ("daerah", "nilai-tatanan"),
        ("daerah", ""),
    ],
)
def test_a_table_of_another_kind_is_not_found(kind: str, name: str) -> None:
    """A name that the kind does not know, also one spelt otherwise, finds nothing."""
    assert find_resource(kind, name) is None


def test_a_kind_nobody_knows_is_a_fault() -> None:
    """Asking for a kind that does not exist is a mistake of the caller, not an empty answer."""
    with pytest.raises(KeyError):
        find_resource("laporan", "fakta")
