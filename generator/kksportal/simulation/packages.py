"""Rows as packages: a folder with a CSV for each table that has rows, and its descriptor."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.authoring.descriptor import write_descriptor
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES

UPDATED = "2026-11-24"  # fixed: the bytes must not depend on the day

Row = tuple[str, ...]  # the cells in the order of the contract
Tables = dict[str, list[Row]]  # rows by the name of their table


def write_package(folder: Path, kind: str, tables: Tables, head: Mapping[str, Any]) -> None:
    """Write one package: a CSV for each table with rows, and the descriptor over them.

    `head` holds `name`, `title` and `kks`, without the kind, the schema and `simulasi` in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for res in RESOURCES[kind]:
        path = folder / f"{res.name}.csv"
        rows = tables.get(res.name, [])
        if rows or res.required:
            write_table(path, res, rows)
        else:
            path.unlink(missing_ok=True)
    about = {"jenis": kind, "skema": SCHEMA_VERSION, **head["kks"], "simulasi": True}
    write_descriptor(folder, kind, {"diperbarui": UPDATED, **head, "kks": about})


def write_table(path: Path, res: Resource, rows: Sequence[Row]) -> None:
    """Write rows in the order of the contract; optional columns without any value are left out."""
    used = [
        (i, name)
        for i, (name, column) in enumerate(res.columns.items())
        if column.required or name in res.key or any(row[i] for row in rows)
    ]
    pick = itemgetter(*(i for i, _ in used))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([name for _, name in used])
        writer.writerows(map(pick, rows))
