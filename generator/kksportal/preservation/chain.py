"""Lists that only grow: each line names the digest of the one before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kksportal.model.closed import Print
from kksportal.model.contract import Resource

LINK = "sha512_sebelumnya"
_CELL = "\x1f"


class Broken(NamedTuple):
    """A line of a list that does not follow from the one before it: its place, from 0, and why."""

    place: int
    column: str
    what: str  # a sentence in Indonesian


def line_digest(res: Resource, row: Sequence[str]) -> str:
    """The digest of a line; columns that it does not fill do not count."""
    told = (f"{name}={cell}" for name, cell in zip(res.columns, row, strict=True) if cell)
    return hashlib.sha512(_CELL.join(sorted(told)).encode()).hexdigest()


def chained(res: Resource, before: Sequence[Any], row: Any) -> Any:
    """A new line with its number and the digest of the last one before it."""
    last = line_digest(res, before[-1]) if before else ""
    return row._replace(nomor=str(len(before) + 1), **{LINK: last})


def broken(res: Resource, rows: Sequence[Any]) -> Iterator[Broken]:
    """Every line that does not follow from the one before it."""
    last = ""
    for place, row in enumerate(rows):
        if row.nomor != str(place + 1):
            yield Broken(place, "nomor", f"Nomornya {row.nomor or 'kosong'}, bukan {place + 1}.")
        elif getattr(row, LINK) != last:
            what = "Baris ini tidak menyambung baris sebelumnya: ada yang diubah atau hilang."
            yield Broken(place, LINK, what)
        last = line_digest(res, row)


def list_print(res: Resource, rows: Sequence[Any]) -> Print:
    """How long a list is, and the digest of its last line, which stands for all before it."""
    return Print(len(rows), line_digest(res, rows[-1]) if rows else "")


def still_begins(res: Resource, rows: Sequence[Any], then: Print) -> bool:
    """Whether a list still begins with the lines that it once had."""
    return len(rows) >= then.rows and list_print(res, rows[: then.rows]) == then
