"""Steps from one version of the data contract to the next: pure functions over a package.

A package says in `kks.skema` for which version it was written. `kks migrate` takes it through
every step from there to the version of this program. Since the first version no column and no code
was renamed: columns were only added, and those may be absent. So the one step there is fills in
the version of packages that name none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kksportal import SCHEMA_VERSION

Table = tuple[tuple[str, ...], ...]  # the head of a CSV file, then its rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A package: its descriptor, and its tables by the name of the resource."""

    descriptor: Mapping[str, Any]
    tables: Mapping[str, Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What leads from one version of the contract to the next."""

    before: str  # "": a package that names no version
    after: str
    told: str  # what it does, for people
    change: Callable[[Content], Content]


def _as_it_is(content: Content) -> Content:
    return content


STEPS: tuple[Step, ...] = (Step(before="", after="1", told="kks.skema diisi", change=_as_it_is),)


def schema_of(descriptor: Mapping[str, Any]) -> str:
    """The version that a package names; "" where it names none."""
    about = descriptor.get("kks")
    named = about.get("skema") if isinstance(about, dict) else None
    return "" if named is None or isinstance(named, (list, dict, bool)) else str(named).strip()


def way(schema: str, steps: Sequence[Step] = STEPS, to: str = SCHEMA_VERSION) -> list[Step] | None:
    """The steps from a version to this program's; None where no steps lead there."""
    found: list[Step] = []
    while schema != to:
        step = next((step for step in steps if step.before == schema), None)
        if step is None or step in found:
            return None
        found.append(step)
        schema = step.after
    return found


def is_newer(schema: str) -> bool:
    """Whether a version is one that a later program will know."""
    return schema.isdecimal() and schema.isascii() and int(schema[:9]) > int(SCHEMA_VERSION)


def migrated(content: Content, steps: Sequence[Step]) -> Content:
    """A package after these steps, which says so; the one given stays as it is."""
    for step in steps:
        content = step.change(content)
        about = dict(content.descriptor.get("kks") or {}) | {"skema": step.after}
        content = Content(descriptor={**content.descriptor, "kks": about}, tables=content.tables)
    return content
