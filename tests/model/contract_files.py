"""The contract as people read it: the files of tests/model/kontrak, taken apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).parent / "kontrak"
KINDS = ("kosakata", "kerangka", "wilayah", "daerah", "penghargaan", "batas", "arsip")


class KeptColumn(NamedTuple):
    """What the kept file says of a column."""

    name: str
    shape: str
    required: bool
    words: tuple[str, ...]
    refers: str
    title: str


class KeptTable(NamedTuple):
    """What the kept file says of a table."""

    name: str
    title: str
    required: bool
    unique: bool
    key: tuple[str, ...]
    columns: tuple[KeptColumn, ...]


@cache
def load(name: str) -> Any:
    """A file of the folder."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def kept_tables(kind: str) -> tuple[KeptTable, ...]:
    """The tables of a kind of package, in the order of the file."""
    return tuple(_table(name, fields) for name, fields in load(kind).items())


def _table(name: str, fields: dict[str, Any]) -> KeptTable:
    known = {"judul", "harus-ada", "kunci-utama", "kunci-unik", "kolom"}
    assert set(fields) <= known, f"{name}: {set(fields) - known} tidak dikenal"
    return KeptTable(
        name=name,
        title=fields["judul"],
        required=fields.get("harus-ada") == "ya",
        unique="kunci-unik" in fields,
        key=tuple((fields.get("kunci-unik") or fields["kunci-utama"]).split()),
        columns=tuple(_column(column, rule) for column, rule in fields["kolom"].items()),
    )


def _column(name: str, fields: dict[str, str]) -> KeptColumn:
    known = {"bentuk", "wajib", "kata", "kata-dari", "merujuk", "judul"}
    assert set(fields) <= known, f"{name}: {set(fields) - known} tidak dikenal"
    words = fields.get("kata", "").split()
    if "kata-dari" in fields:
        words = load("kata")[fields["kata-dari"]]
    return KeptColumn(
        name=name,
        shape=fields.get("bentuk", "teks"),
        required=fields.get("wajib") == "ya",
        words=tuple(words),
        refers=fields.get("merujuk", ""),
        title=fields.get("judul", ""),
    )
