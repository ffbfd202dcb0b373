"""The contract as people read it: the files of tests/model/kontrak, taken apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).parent / "kontrak"
KINDS = ("kosakata", "kerangka", "wilayah", "daerah", "penghargaan", "batas")


class ToldColumn(NamedTuple):
    """What the kept file says of a column."""

    name: str
    shape: str
    required: bool
    words: tuple[str, ...]
    refers: str
    title: str


class ToldTable(NamedTuple):
    """What the kept file says of a table."""

    name: str
    title: str
    required: bool
    unique: bool
    key: tuple[str, ...]
    columns: tuple[ToldColumn, ...]


@cache
def load(name: str) -> Any:
    """A file of the folder."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def told_tables(kind: str) -> tuple[ToldTable, ...]:
    """The tables of a kind of package, in the order of the file."""
    return tuple(_table(name, told) for name, told in load(kind).items())


def _table(name: str, told: dict[str, Any]) -> ToldTable:
    known = {"judul", "harus-ada", "kunci-utama", "kunci-unik", "kolom"}
    assert set(told) <= known, f"{name}: {set(told) - known} tidak dikenal"
    return ToldTable(
        name=name,
        title=told["judul"],
        required=told.get("harus-ada") == "ya",
        unique="kunci-unik" in told,
        key=tuple((told.get("kunci-unik") or told["kunci-utama"]).split()),
        columns=tuple(_column(column, rule) for column, rule in told["kolom"].items()),
    )


def _column(name: str, told: dict[str, str]) -> ToldColumn:
    known = {"bentuk", "wajib", "kata", "kata-dari", "merujuk", "judul"}
    assert set(told) <= known, f"{name}: {set(told) - known} tidak dikenal"
    words = load("kata")[told["kata-dari"]] if "kata-dari" in told else told.get("kata", "").split()
    return ToldColumn(
        name=name,
        shape=told.get("bentuk", "teks"),
        required=told.get("wajib") == "ya",
        words=tuple(words),
        refers=told.get("merujuk", ""),
        title=told.get("judul", ""),
    )
