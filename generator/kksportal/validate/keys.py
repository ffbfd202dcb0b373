"""Keys: no two rows are the same statement of the same source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource


def check_keys(rows: tuple[Any, ...], res: Resource, path: str) -> Iterator[Finding]:
    """Doubles by the resource's primary or unique key; empty parts count as values."""
    places = [row_index for row_index, name in enumerate(res.columns) if name in res.key]
    keys = [tuple(row[i] for i in places) for row in rows]
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[str, ...], int] = {}
    for line, key in enumerate(keys, start=2):
        if key in first:
            yield Finding(
                kind=kind("KKS-D012"),
                path=path,
                row=line,
                column=", ".join(res.key),
                what=f"kunci sama dengan baris {first[key]}: "
                + " · ".join(part for part in key if part),
            )
        first.setdefault(key, line)
