"""Merge two changed heads of a package, field by field; the later of two days stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kksportal.authoring.descriptor import table_text
from kksportal.model.kinds import RESOURCES
from kksportal.proposals.conflict import Conflict

_DAY, _TABLES = "diperbarui", "resources"
_NAMES = [res.name for res in RESOURCES["daerah"]]


class MergedHead(NamedTuple):
    """The descriptor that stands after a merge, and the conflicts."""

    descriptor: dict[str, Any]
    conflicts: tuple[Conflict, ...]


def merge_heads(
    path: str,
    sides: tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]],
    *,
    latest: str,
    proposal_wins: bool = False,
) -> MergedHead:
    """Merge a descriptor as it was, as it stands, and as proposed.

    Its list of tables stays: what it says of them follows from the contract (`with_tables`). A
    proposal may move its day, but not beyond the `latest`.
    """
    _, ours, theirs = sides
    merged: dict[str, Any] = {}
    conflicts = []
    for name in dict.fromkeys((*ours, *theirs)):
        if name in (_DAY, _TABLES):
            continue
        was, stands, proposed = (field_text(side, name) for side in sides)
        chosen = ours
        if proposed not in (stands, was):
            chosen = theirs if proposal_wins or stands == was else ours
            if stands != was:
                conflicts.append(Conflict(path, 0, (), name, was, stands, proposed))
        if name in chosen:
            merged[name] = chosen[name]
    merged[_DAY] = max(str(ours.get(_DAY, "")), min(str(theirs.get(_DAY, "")), latest))
    merged[_TABLES] = ours.get(_TABLES, [])
    order = dict.fromkeys((*(ours or theirs), *merged))
    return MergedHead({name: merged[name] for name in order if name in merged}, tuple(conflicts))


def with_tables(
    descriptor: Mapping[str, Any], tables: Mapping[str, tuple[str, Sequence[str] | None]], day: str
) -> dict[str, Any]:
    """A descriptor that lists these tables, each with its file and columns; None takes one out.

    Its day is raised to `day`: what it describes has changed.
    """
    listed = _by_name(descriptor.get(_TABLES))
    for name, (file, header) in tables.items():
        if header is None:
            listed.pop(name, None)
        elif not {*header} <= _columns(listed.get(name)):
            made = json.loads(table_text("daerah", _NAMES.index(name), tuple(header)))
            listed[name] = made | {"path": file}
    ordered = [listed[name] for name in sorted(listed, key=_place)]
    days = (str(descriptor.get(_DAY, "")), day if tables else "")
    return {**descriptor, _DAY: max(days), _TABLES: ordered}


def changed_fields(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[tuple[str, str | None, str | None]]:
    """The fields of a head that differ, with both texts; its tables are none of them."""
    names = [name for name in dict.fromkeys((*before, *after)) if name != _TABLES]
    told = ((name, field_text(before, name), field_text(after, name)) for name in names)
    return [one for one in told if one[1] != one[2]]


def to_json(descriptor: Mapping[str, Any]) -> bytes:
    """A descriptor as it is written."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def resources_of(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """The names of its tables, by their files."""
    return {
        str(entry.get("path")): name for name, entry in _by_name(descriptor.get(_TABLES)).items()
    }


def field_text(side: Mapping[str, Any], name: str) -> str | None:
    """A field as text; None where there is none."""
    if name not in side:
        return None
    value = side[name]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _by_name(listed: Any) -> dict[str, dict[str, Any]]:
    entries = listed if isinstance(listed, list) else []
    return {str(one.get("name", "")): one for one in entries if isinstance(one, dict)}


def _columns(entry: Mapping[str, Any] | None) -> set[str]:
    schema = (entry or {}).get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    listed: Iterable[Any] = fields if isinstance(fields, list) else ()
    return {str(one.get("name")) for one in listed if isinstance(one, dict)}


def _place(name: str) -> tuple[int, str]:
    return (_NAMES.index(name) if name in _NAMES else len(_NAMES)), name
