"""Keys: no two rows have the same key, and no part of a primary key is empty."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.validate.table import Table


def check_keys(table: Table) -> Iterator[Finding]:
    """Findings about the key of a table; an empty part counts as a value of a unique key."""
    if not _is_unique(table, table.res.key):
        yield from _doubles(table)
    if table.res.unique:
        return
    for name in table.res.key:
        if table.res.columns[name].required:
            continue  # an empty required cell has its own finding
        if "" in table.distinct((name,)):
            for line in table.lines((name,), ("",))[""]:
                yield Finding(kind=kind("KKS-D006"), path=table.path, row=line,
                              column=name, what=f"Bagian kunci {name} kosong.")  # fmt: skip


def _is_unique(table: Table, names: tuple[str, ...]) -> bool:
    """Whether no two rows agree in these columns.

    Cheap cases first: a column without repeats is enough, and a constant column adds nothing.
    """
    sizes = {name: len(table.distinct((name,))) for name in names}
    if table.size in sizes.values():
        return True
    varied = tuple(name for name in names if sizes[name] > 1)
    return len(table.distinct(varied)) == table.size if varied else False


def _doubles(table: Table) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for line, key in enumerate(table.pick(table.res.key), start=2):
        if key not in seen:
            seen[key] = line
            continue
        shown = ", ".join(part for part in key if part)
        yield Finding(
            kind=kind("KKS-D012"),
            path=table.path,
            row=line,
            column=", ".join(table.res.key) if len(table.res.key) < 3 else table.res.key[0],
            what=f"Baris ini menyebut hal yang sama dengan baris {seen[key]} ({shown}).",
            advice=f"Hapus salah satu baris, atau bedakan {_spoken(table.res.key)}",
        )


def _spoken(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} atau {names[-1]}"
