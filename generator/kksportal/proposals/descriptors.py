"""Merge two changed heads of a package, field by field; the later of two days stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kksportal.authoring.descriptor import table_text
from kksportal.proposals.conflict import Conflict
from kksportal.model.kinds import RESOURCES

_DAY, _TABLES = "diperbarui", "resources"


class MergedHead(NamedTuple):
    """The descriptor that stands after a merge, and the conflicts."""

    descriptor: dict[str, Any]
    conflicts: tuple[Conflict, ...]


def merge_heads(
    path: str,
    sides: tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]],
    *,
    proposal_wins: bool = False,
) -> MergedHead:
    """Merge a descriptor as it was, as it stands, and as proposed."""
    fields = [{k: v for k, v in side.items() if k not in (_DAY, _TABLES)} for side in sides]
    merged, conflicts = _merge_fields(path, fields, proposal_wins=proposal_wins)
    day = max(str(side.get(_DAY, "")) for side in sides[1:])
    if day:
        merged[_DAY] = day
    tables = [_by_name(side.get(_TABLES)) for side in sides]
    # What a table's entry says follows from the contract and its columns: no conflict of its own.
    listed, _ = _merge_fields(path, tables, proposal_wins=proposal_wins)
    merged[_TABLES] = [listed[name] for name in sorted(listed, key=_place)]
    return MergedHead(_in_order(merged, sides[1] or sides[2]), tuple(conflicts))


def with_tables(
    descriptor: Mapping[str, Any], headers: Mapping[str, Sequence[str] | None], day: str
) -> dict[str, Any]:
    """A descriptor that lists these tables with these columns; None takes a table out.

    Its day is raised to `day`: what it describes has changed.
    """
    listed = _by_name(descriptor.get(_TABLES))
    for name, header in headers.items():
        if header is None:
            listed.pop(name, None)
        elif not {*header} <= _columns(listed.get(name)):
            number = [res.name for res in RESOURCES["daerah"]].index(name)
            made = json.loads(table_text("daerah", number, tuple(header)))
            known = listed.get(name)
            listed[name] = made | ({"path": known["path"]} if known and "path" in known else {})
    ordered = [listed[name] for name in sorted(listed, key=_place)]
    days = (str(descriptor.get(_DAY, "")), day)
    return {**descriptor, _DAY: max(days), _TABLES: ordered}


def to_json(descriptor: Mapping[str, Any]) -> bytes:
    """A descriptor as it is written."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def resources_of(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """The names of its tables, by their files."""
    return {
        str(entry.get("path")): name for name, entry in _by_name(descriptor.get(_TABLES)).items()
    }


def _merge_fields(
    path: str, sides: Sequence[Mapping[str, Any]], *, proposal_wins: bool
) -> tuple[dict[str, Any], list[Conflict]]:
    base, ours, theirs = sides
    merged: dict[str, Any] = {}
    conflicts = []
    for name in dict.fromkeys((*ours, *theirs)):
        was, stands, proposed = (_text(side, name) for side in (base, ours, theirs))
        chosen = ours
        if proposed not in (stands, was):
            chosen = theirs if proposal_wins or stands == was else ours
            if stands != was:
                conflicts.append(Conflict(path, 0, (), name, was, stands, proposed))
        if name in chosen:
            merged[name] = chosen[name]
    return merged, conflicts


def _text(side: Mapping[str, Any], name: str) -> str | None:
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
    names = [res.name for res in RESOURCES["daerah"]]
    return (names.index(name) if name in names else len(names)), name


def _in_order(merged: Mapping[str, Any], like: Mapping[str, Any]) -> dict[str, Any]:
    names = [name for name in like if name in merged]
    return {name: merged[name] for name in dict.fromkeys((*names, *merged))}
