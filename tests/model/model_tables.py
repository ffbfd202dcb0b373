"""The tables of the model in the words of the kept contract, so that the two can be compared."""

from __future__ import annotations

from collections.abc import Iterable

from kksportal.model.contract import Column, Resource
from tests.model.contract_files import KeptColumn, KeptTable


def as_kept(res: Resource) -> KeptTable:
    """A table of the model in the form of the kept files."""
    return KeptTable(
        name=res.name,
        title=res.title,
        required=res.required,
        unique=res.unique,
        key=res.key,
        columns=tuple(column_as_kept(name, rule) for name, rule in res.columns.items()),
    )


def column_as_kept(name: str, rule: Column) -> KeptColumn:
    """A column of the model in the form of the kept files."""
    return KeptColumn(
        name, rule.shape.value, rule.required, tuple(rule.values), rule.refers, rule.title
    )


def tables_by_name(resources: Iterable[Resource]) -> dict[str, KeptTable]:
    """The tables of a kind by name."""
    return {res.name: as_kept(res) for res in resources}
