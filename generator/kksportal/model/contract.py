"""The data contract: which resources a package has, and what each column may contain.

A row is a `NamedTuple` of text, exactly as in the CSV file ("" is an empty cell). The contract is
in its annotations, so the type, the checker, the descriptor and the reference page all use the
same lines. Typed values (claims, figures, scores) are made in `compute`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, get_type_hints

from kksportal.model.words import Term

_NO_TERMS: Mapping[str, Term] = {}


class Shape(Enum):
    """The shape of a cell. Patterns use `[0-9]`, never `\\d`, which matches other digits too."""

    TEKS = "teks"
    KODE = "kode"  # a permanent slug: huruf kecil, angka, tanda hubung
    SIKLUS = "siklus"  # an award year
    TAHUN = "tahun"
    TANGGAL = "tanggal"  # as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD
    WAKTU = "waktu"  # a date, or a date-time with its offset
    DESIMAL = "desimal"
    BULAT = "bulat"
    DAFTAR = "daftar"  # slugs joined by ";"
    DAFTAR_TEKS = "daftar-teks"  # free names joined by ";"
    TAUTAN = "tautan"
    WILAYAH = "wilayah"  # 63, 63.11, 63.11.01, S01.01
    TEMPAT = "tempat"  # a wilayah, or a village: 63.11.01.2001
    DAFTAR_TEMPAT = "daftar-tempat"  # such codes joined by ";"
    SUBJEK = "subjek"  # a wilayah, or "kerangka"
    INDIKATOR = "indikator"  # T1.01
    YATIDAK = "ya-tidak"
    JALUR = "jalur"  # outlines on a grid of whole numbers: "M10 20l5 0 0 5 -5 0z"


_AREA = r"S?[0-9]{2}(\.[0-9]{2}(\.[0-9]{2})?)?"
_PLACE = r"S?[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?"
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_YEAR = r"(19|20)[0-9]{2}"
_DAY = rf"{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_WHOLE_DAY = re.compile(rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}")
_STEP = r"-?[0-9]{1,5} -?[0-9]{1,5}"
PATTERNS: dict[Shape, str] = {
    Shape.KODE: _SLUG,
    Shape.SIKLUS: _YEAR,
    Shape.TAHUN: _YEAR,
    Shape.TANGGAL: _DAY,
    Shape.WAKTU: rf"{_DAY}(T[0-2][0-9]:[0-5][0-9][+][0-9]{{2}}:[0-9]{{2}})?",
    Shape.DESIMAL: r"-?[0-9]{1,15}(\.[0-9]{1,6})?",
    Shape.BULAT: r"[0-9]{1,12}",
    Shape.DAFTAR: rf"({_SLUG})(;{_SLUG})*",
    Shape.TAUTAN: r"https?://[^\s<>\"]+",
    Shape.WILAYAH: _AREA,
    Shape.TEMPAT: _PLACE,
    Shape.DAFTAR_TEMPAT: rf"({_PLACE})(;{_PLACE})*",
    Shape.SUBJEK: rf"(kerangka|{_AREA})",
    Shape.INDIKATOR: r"T[0-9]+\.[0-9]{2}",
    Shape.YATIDAK: r"(ya|tidak)",
    # The pattern is unambiguous, so a hostile cell cannot make it backtrack for long.
    Shape.JALUR: rf"(M[0-9]{{1,5}} [0-9]{{1,5}}l{_STEP}( {_STEP})*z)+",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The rule of one column: its shape, whether it must be filled, where its value is defined."""

    shape: Shape = Shape.TEKS
    required: bool = False
    values: tuple[str, ...] = ()
    refers: str = ""  # a vocabulary ("kosakata.ukuran"), the framework ("tatanan"), or "sumber"
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A table of a package: its row type, its key, and its name for people."""

    name: str
    row: type[Any]
    title: str
    key: tuple[str, ...]
    unique: bool = False  # a unique key with possibly empty parts, not a primary key
    required: bool = False  # the file must be there
    columns: dict[str, Column] = field(default_factory=dict)

    def key_text(self, row: Sequence[str]) -> str:
        """The cells of a row's key, as logs and lists beside an archive write them."""
        names = list(self.columns)
        return ";".join(row[names.index(name)] for name in self.key)


def resource(
    name: str, row: type[Any], title: str, key: str, *, unique: bool = False, required: bool = False
) -> Resource:
    """A resource from its row type; `key` lists columns separated by spaces."""
    return Resource(
        name=name,
        row=row,
        title=title,
        key=tuple(key.split()),
        unique=unique,
        required=required,
        columns=columns_of(row),  # type: ignore[arg-type]  # a class is hashable
    )


# Saves 30 µs a row that `blank` makes: thousands where regions are read in.
@cache
def columns_of(row: type[Any]) -> dict[str, Column]:
    """The contract of each column of a row type, in the order of the file."""
    columns: dict[str, Column] = {}
    for name, hint in get_type_hints(row, include_extras=True).items():
        rules = [part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Column)]
        columns[name] = rules[0] if rules else Column()
    return columns


def pattern(shape: Shape) -> re.Pattern[str] | None:
    """The compiled pattern of a shape; None for free text."""
    text = PATTERNS.get(shape)
    return re.compile(text) if text else None


def is_day(value: str) -> bool:
    """Whether a text is a whole date from 1900 to 2099 that is in the calendar."""
    try:
        return bool(_WHOLE_DAY.fullmatch(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def blank(row: Any, **cells: str) -> Any:
    """A row with the given cells and all others empty."""
    return row(**{name: cells.pop(name, "") for name in columns_of(row)}, **cells)


def table_schema(
    res: Resource, present: Sequence[str] | None = None, terms: Mapping[str, Term] = _NO_TERMS
) -> dict[str, Any]:
    """The Table Schema of a resource, for `datapackage.json`; `present` limits it to columns.

    `terms` give each column its title, where the contract has none, and its description.
    """
    names = [name for name in res.columns if present is None or name in present]
    schema: dict[str, Any] = {
        "fieldsMatch": "superset",
        "missingValues": [""],
        "fields": [schema_field(name, res.columns[name], terms.get(name)) for name in names],
    }
    if res.unique:
        schema["uniqueKeys"] = [[name for name in res.key if name in names]]
    else:
        schema["primaryKey"] = list(res.key)
    if "sumber" in names and res.columns["sumber"].shape is Shape.KODE:
        schema["foreignKeys"] = [
            {"fields": ["sumber"], "reference": {"resource": "sumber", "fields": ["id"]}}
        ]
    return schema


_NUMERIC = {Shape.DESIMAL: "number", Shape.BULAT: "integer"}


def schema_field(name: str, column: Column, term: Term | None = None) -> dict[str, Any]:
    """A field of a Table Schema."""
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.values:
        limits["enum"] = list(column.values)
    elif column.shape in PATTERNS and column.shape not in _NUMERIC:
        limits["pattern"] = PATTERNS[column.shape]
    item: dict[str, Any] = {"name": name, "type": _NUMERIC.get(column.shape, "string")}
    if column.title or term:
        item["title"] = column.title or (term.title if term else "")
    if term:
        item["description"] = term.meaning
    if limits:
        item["constraints"] = limits
    return item
