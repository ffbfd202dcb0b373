"""Keys: no two rows alike, and no empty part in a primary key."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.validate.table import Table


def check_keys(table: Table) -> Iterator[Finding]:
    """Findings about the key of a table; an empty part counts as a value of a unique key."""
    names = table.res.key
    keys = list(table.pick(names))
    if len(set(keys)) < len(keys):
        yield from _doubles(table, keys)
    if table.res.unique:
        return
    for name in names:
        if table.res.columns[name].required:
            continue  # an empty required cell is told already
        cells = table.columns[name]
        if "" in cells:
            yield Finding(kind=kind("KKS-D006"), path=table.path, row=cells.index("") + 2,
                          column=name, what=f"Bagian kunci {name} kosong.")  # fmt: skip


def _doubles(table: Table, keys: list[tuple[str, ...]]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for line, key in enumerate(keys, start=2):
        if key not in seen:
            seen[key] = line
            continue
        told = ", ".join(part for part in key if part)
        yield Finding(
            kind=kind("KKS-D012"),
            path=table.path,
            row=line,
            column=", ".join(table.res.key) if len(table.res.key) < 3 else table.res.key[0],
            what=f"Kuncinya ({told}) sama dengan baris {seen[key]}.",
            advice=f"Hapus salah satu baris, atau bedakan {_spoken(table.res.key)}",
        )


def _spoken(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} atau {names[-1]}"
