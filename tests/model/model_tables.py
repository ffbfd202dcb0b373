"""The tables of the model in the words of the kept contract, so that the two can be compared."""

from __future__ import annotations

from collections.abc import Iterable

from kksportal.model.contract import Column, Resource
from tests.model.contract_files import ToldColumn, ToldTable


def as_told(res: Resource) -> ToldTable:
    """A table of the model as the kept files would tell it."""
    return ToldTable(
        name=res.name,
        title=res.title,
        required=res.required,
        unique=res.unique,
        key=res.key,
        columns=tuple(column_as_told(name, rule) for name, rule in res.columns.items()),
    )


def column_as_told(name: str, rule: Column) -> ToldColumn:
    """A column of the model as the kept files would tell it."""
    return ToldColumn(
        name, rule.shape.value, rule.required, tuple(rule.values), rule.refers, rule.title
    )


def found(resources: Iterable[Resource]) -> dict[str, ToldTable]:
    """The tables of a kind by name."""
    return {res.name: as_told(res) for res in resources}
