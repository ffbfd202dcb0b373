"""Which rows and texts a closed cycle freezes.

Rows freeze by their `siklus`; sources, and rows without a cycle, as far as a frozen row refers to
them. A framework and the awards of the cycle freeze whole. Vocabularies, regions and outlines are
kept in the archive as they stand, and may change afterwards: they belong to no cycle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Package, Story

_WHOLE = ("kerangka", "penghargaan")  # of one cycle, by its descriptor
_BESIDE = "arsip"  # grows after the cycle has closed, so it is kept and not frozen
_LOG = "pembaruan"
_TEXT = "cerita"
Rows = Mapping[str, tuple[Any, ...]]


def frozen_rows(package: Package, cycle: str) -> dict[str, tuple[Any, ...]]:
    """The rows of a package that a cycle freezes, by resource; resources without any are absent.

    Rows stand in the order of their files.
    """
    head = package.head
    tables = {res.name: _table(package, res) for res in RESOURCES[head.kind]}
    if head.kind in _WHOLE:
        return {name: rows for name, rows in tables.items() if rows and head.cycle == cycle}
    if head.kind != "daerah":
        return {}
    chosen = {
        res.name: {
            place
            for place, row in enumerate(tables[res.name])
            if "siklus" in res.columns and row.siklus == cycle
        }
        for res in RESOURCES["daerah"]
    }
    _follow(tables, chosen)
    chosen[_LOG] = set(_logged(tables, chosen))
    return {
        name: tuple(row for place, row in enumerate(tables[name]) if place in places)
        for name, places in chosen.items()
        if places
    }


def frozen_package(package: Package, cycle: str) -> Package | None:
    """A package with its frozen rows alone; None where the cycle freezes none of it.

    What belongs to no cycle (vocabularies, regions, outlines) is given as it is.
    """
    if package.head.kind == _BESIDE:
        return package if package.head.cycle == cycle else None
    if package.head.kind not in (*_WHOLE, "daerah"):
        return package
    rows = frozen_rows(package, cycle)
    if not rows:
        return None
    empty: dict[str, tuple[Any, ...]] = {res.name: () for res in RESOURCES[package.head.kind]}
    tables = {name.replace("-", "_"): told for name, told in (empty | rows).items()}
    return replace(package, **tables)  # type: ignore[arg-type]  # each table has its own row type


def frozen_texts(
    stories: Iterable[Story], narratives: Iterable[Story], cycle: str, named: frozenset[str]
) -> tuple[Story, ...]:
    """The stories and narratives of a cycle; `named` are the stories that frozen rows name."""
    told = [one for one in stories if one.cycle == cycle or one.slug in named]
    return (*told, *(one for one in narratives if one.cycle == cycle))


def stories_named(rows: Rows) -> frozenset[str]:
    """The stories that frozen rows of a district name."""
    return frozenset(row.cerita for row in rows.get("inovasi", ()) if row.cerita)


def subject_of(folder: str) -> str:
    """What a package is about, for ever: its folder without a district's code, which may change."""
    place = folder.removeprefix("datapackages/")
    kind, _, name = place.rpartition("/")
    code, dash, lasting = name.partition("-")
    return f"{kind}/{lasting}" if kind == "daerah" and dash and code else place


def _table(package: Package, res: Resource) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = getattr(package, res.name.replace("-", "_"))
    return rows


def _follow(tables: Rows, chosen: dict[str, set[int]]) -> None:
    """Add the rows that chosen rows refer to, and what those refer to."""
    resources = RESOURCES["daerah"]
    places = {
        res.name: {row.id: place for place, row in enumerate(tables[res.name])}
        for res in resources
        if "id" in res.columns
    }
    links = [
        (res.name, list(res.columns).index(column), rule.refers)
        for res in resources
        for column, rule in res.columns.items()
        if rule.refers in places
    ]
    new = True
    while new:
        new = False
        for name, cell, refers in links:
            for place in chosen[name]:
                found = places[refers].get(tables[name][place][cell])
                if found is not None and found not in chosen[refers]:
                    chosen[refers].add(found)
                    new = True


def _logged(tables: Rows, chosen: Mapping[str, set[int]]) -> Iterator[int]:
    """The lines of the log that tell of a chosen row."""
    keys = {
        (res.name, res.key_text(tables[res.name][place]))
        for res in RESOURCES["daerah"]
        for place in chosen[res.name]
    }
    for place, line in enumerate(tables[_LOG]):
        if (line.resource, line.kunci) in keys:
            yield place
