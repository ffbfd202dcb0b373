"""What the tests of every kind of package ask: its tables are those of the kept contract."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.model.contract import Resource
from tests.model.contract_files import KeptTable, kept_tables
from tests.model.model_tables import as_kept


def is_the_contract(kind: str, resources: Sequence[Resource]) -> None:
    """A kind of package has these tables, in this order, and no other; each is as it was kept."""
    tables = kept_tables(kind)
    assert [one.name for one in resources] == [table.name for table in tables]
    for resource, kept in zip(resources, tables, strict=True):
        is_as_kept(resource, kept)
        holds_its_cells(resource, kept)
        has_a_sound_key(resource)


def is_as_kept(resource: Resource, kept: KeptTable) -> None:
    """Each column has its place, shape, words and reference, and the key its parts and its kind."""
    assert as_kept(resource) == kept


def holds_its_cells(resource: Resource, kept: KeptTable) -> None:
    """A row is its cells from left to right, and each has the name of its column."""
    cells = [f"sel {i}" for i in range(len(kept.columns))]
    row = resource.row(*cells)
    assert list(row) == cells
    assert [getattr(row, column.name) for column in kept.columns] == cells


def has_a_sound_key(resource: Resource) -> None:
    """Tools let a primary key with empty parts pass, so such keys are unique keys instead."""
    empty = [name for name in resource.key if not resource.columns[name].required]
    assert bool(empty) is resource.unique, resource.name


def named(resources: Sequence[Resource], name: str) -> Resource:
    """The table of this name."""
    return {one.name: one for one in resources}[name]
