"""What is known of a closed cycle without its archive's payload: a fingerprint a table and text.

The list travels in the archive as `beku.csv`, and is what every later check compares with.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kksportal.model.closed import ClosedCycle, Print
from kksportal.model.contract import Resource
from kksportal.model.kinds import find_resource
from kksportal.model.package import Package, Story
from kksportal.preservation.frozen import frozen_rows, subject_of

_WHERE = ("line", "starts", "width", "height", "key")  # of a text and of its photos
_COLUMNS = ("perihal", "tabel", "baris", "sha512")
TEXTS = "naskah"
_CELL, _ROW = "\x1f", "\x1e"  # no cell may hold a control character


def print_of(res: Resource, rows: Sequence[Sequence[str]]) -> Print:
    """The fingerprint of rows; the order of rows and columns, and empty columns, do not count.

    So a table that gains a column by a newer contract, which no frozen row fills, is the same.
    """
    names = sorted(res.columns)
    places = [list(res.columns).index(name) for name in names]
    lines = sorted(
        _CELL.join(f"{name}={row[place]}" for name, place in zip(names, places, strict=True)
                   if row[place])
        for row in rows
    )  # fmt: skip
    return Print(len(lines), hashlib.sha512(_ROW.join(lines).encode()).hexdigest())


def row_print(res: Resource, row: Sequence[str]) -> str:
    """The fingerprint of one row, as additions declare it."""
    return print_of(res, [row]).sha512


def text_print(text: Story) -> Print:
    """The fingerprint of a story or a narrative: all that it says, and not where it stands.

    What a field of a newer program says of an older text, which is nothing, does not count.
    """
    told = "\n".join(_said(text))
    return Print(text.body.count("\n"), hashlib.sha512(told.encode()).hexdigest())


def _said(told: Any) -> Iterator[str]:
    for one in sorted(fields(told), key=lambda one: one.name):
        value = getattr(told, one.name)
        if value and one.name not in _WHERE:
            shown = [list(_said(v)) if is_dataclass(v) else v for v in _listed(value)]
            yield f"{one.name}={json.dumps(shown, ensure_ascii=False)}"


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, tuple) else [value]


def table_prints(package: Package, cycle: str) -> dict[tuple[str, str], Print]:
    """The fingerprints of what a cycle freezes of a package, by subject and resource."""
    subject = subject_of(package.head.folder)
    return {
        (subject, name): print_of(_resource(package, name), rows)
        for name, rows in frozen_rows(package, cycle).items()
    }


def kept_rows(closed: ClosedCycle, package: Package) -> dict[str, tuple[Any, ...]]:
    """The rows of a package that a closed cycle holds, without those declared afterwards.

    What only a declared row refers to, its source for one, is left out with it.
    """
    return frozen_rows(_without_added(closed, package), closed.cycle)


def _without_added(closed: ClosedCycle, package: Package) -> Package:
    subject = subject_of(package.head.folder)
    left: dict[str, Any] = {}
    for (about, name), added in closed.added.items():
        if about == subject and added:
            res = _resource(package, name)
            table = name.replace("-", "_")
            rows: tuple[Any, ...] = getattr(package, table)
            left[table] = tuple(row for row in rows if row_print(res, row) not in added)
    return replace(package, **left) if left else package


def differing(closed: ClosedCycle, package: Package) -> tuple[tuple[str, int, int], ...]:
    """The tables of a package that are not as a closed cycle froze them.

    Each with the number of rows then, and now.
    """
    subject = subject_of(package.head.folder)
    then = {name: told for (about, name), told in closed.tables.items() if about == subject}
    now = {
        name: print_of(_resource(package, name), rows)
        for name, rows in kept_rows(closed, package).items()
    }
    return tuple(
        (name, then.get(name, Print(0, "")).rows, now.get(name, Print(0, "")).rows)
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    )


def write_prints(tables: Mapping[tuple[str, str], Print], texts: Mapping[str, Print]) -> bytes:
    """`beku.csv`: a line a frozen table or text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for (subject, name), told in sorted(tables.items()):
        writer.writerow((subject, name, told.rows, told.sha512))
    for path, told in sorted(texts.items()):
        writer.writerow((path, TEXTS, told.rows, told.sha512))
    return out.getvalue().encode()


def read_prints(
    raw: bytes,
) -> tuple[dict[tuple[str, str], Print], dict[str, Print]]:
    """The fingerprints of tables and texts of a `beku.csv`.

    Raises ValueError where it is not one that `write_prints` has written.
    """
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    if not lines or tuple(lines[0]) != _COLUMNS:
        raise ValueError("no list of frozen tables")
    tables: dict[tuple[str, str], Print] = {}
    texts: dict[str, Print] = {}
    for subject, name, rows, sha in lines[1:]:
        if name == TEXTS:
            texts[subject] = Print(int(rows), sha)
        else:
            tables[subject, name] = Print(int(rows), sha)
    return tables, texts


def frozen_subjects(closed: Iterable[ClosedCycle]) -> frozenset[str]:
    """Everything of which some closed cycle holds a table."""
    return frozenset[str]().union(*(one.subjects() for one in closed))


def _resource(package: Package, name: str) -> Resource:
    res = find_resource(package.head.kind, name)
    assert res is not None, name
    return res
