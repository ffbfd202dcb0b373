"""A small table of gardens, for tests of how tables are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

from kksportal.errors import Finding
from kksportal.model.contract import Column, resource
from kksportal.read.table import TableFile, read_table
from tests.read.files import put


class Kebun(NamedTuple):
    """A row of a small table: two columns that must be there, one that may be."""

    id: Annotated[str, Column(required=True)]
    nama: Annotated[str, Column(required=True)]
    catatan: str


KEBUN = resource("kebun", Kebun, "Kebun", "id")
NAME = "datapackages/kebun.csv"


def read(folder: Path, content: str | bytes) -> tuple[TableFile | None, list[Finding]]:
    """A file with this content, read as a table of gardens."""
    return read_table(put(folder / "kebun.csv", content), KEBUN, NAME)


def rows_of(folder: Path, content: str | bytes) -> tuple[Kebun, ...]:
    """The rows of a file in which nothing is wrong."""
    table, problems = read(folder, content)
    assert problems == []
    assert table is not None
    return table.rows
