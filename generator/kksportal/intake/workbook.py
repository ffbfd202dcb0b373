"""The one door to openpyxl: a workbook's bytes to sheets of cells, with their addresses.

Formulas are read by the value their program last saved; none is computed. Cells without a value
are left out, however far formatting goes on. See decision 28.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from kksportal.intake.container import STYLES, Container, WorkbookError, open_container
from kksportal.model.strings import UNSEEN
from kksportal.text import number

MOST_SHEETS = 60
MOST_ROWS = 20_000  # of a sheet; a row below is not read
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000  # of a workbook, the empty but formatted ones too
MOST_MERGES = 20_000
MOST_TEXT = 33_000  # characters of a cell; a spreadsheet holds 32,767

Value = str | bool | Decimal | date | datetime | time
_ROW = re.compile(r"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN = re.compile(r"<(?:\w+:)?col\b([^<>]*)>")
_CELL = re.compile(r"<(?:\w+:)?c[\s>/]")
_MERGE = re.compile(
    r"<(?:\w+:)?mergeCell\b[^<>]*?\bref=[\"']\$?([A-Z]{1,3})\$?([0-9]{1,7})"
    r":\$?([A-Z]{1,3})\$?([0-9]{1,7})[\"']"
)
_FORMULA = re.compile(
    r"<(?:\w+:)?c\b[^<>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>]*>\s*<(?:\w+:)?f\b"
)
_ATTRIBUTE = re.compile(r"\b(r|min|max|hidden)=[\"']([0-9a-z]{1,10})[\"']")
_INVISIBLE = re.compile(f"[{UNSEEN}]")


class Place(NamedTuple):
    """A cell's row and column, both from 1."""

    row: int
    column: int

    @property
    def address(self) -> str:
        """As people name it: "F12"."""
        letters, rest = "", self.column
        while rest:
            rest, last = divmod(rest - 1, 26)
            letters = chr(65 + last) + letters
        return f"{letters}{self.row}"


class Cell(NamedTuple):
    """A cell that holds something."""

    place: Place
    value: Value
    percent: bool = False  # shown as a percentage: 0.85 is read as 85%
    formula: bool = False

    @property
    def text(self) -> str:
        """The value as plain text: spaces that look like one are one, nothing invisible."""
        return plain(self.value)


class Merge(NamedTuple):
    """A merged range; its value stands in the first cell."""

    first: Place
    last: Place

    def __contains__(self, place: object) -> bool:
        return (
            isinstance(place, Place)
            and self.first.row <= place.row <= self.last.row
            and self.first.column <= place.column <= self.last.column
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its filled cells by place, and how it looks to people."""

    name: str
    cells: Mapping[Place, Cell]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    cut: bool = False  # it goes on below or beside what is read
    uncomputed: frozenset[Place] = frozenset()  # formulas without a saved value
    _owners: Mapping[Place, Merge] = field(default_factory=dict, repr=False)
    _rows: dict[int, tuple[Cell, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_row: dict[int, list[Cell]] = {}
        for place in sorted(self.cells):
            by_row.setdefault(place.row, []).append(self.cells[place])
        object.__setattr__(self, "_rows", {row: tuple(cells) for row, cells in by_row.items()})

    @property
    def last_row(self) -> int:
        """The last row that holds something; 0 where none does."""
        return next(reversed(self._rows), 0)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell itself; None where it is empty, also inside a merged range."""
        return self.cells.get(Place(row, column))

    def text(self, row: int, column: int) -> str:
        """The text of the cell itself."""
        cell = self.cell(row, column)
        return cell.text if cell else ""

    def shown(self, row: int, column: int) -> Cell | None:
        """The cell a person sees there: that of the merged range it belongs to, if any."""
        merge = self.merge_at(row, column)
        return self.cells.get(merge.first if merge else Place(row, column))

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged range that covers a cell."""
        return self._owners.get(Place(row, column))

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The filled cells of a row, from the left."""
        return self._rows.get(row, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook: its sheets in order, and what was left shut."""

    sheets: tuple[Sheet, ...]
    macros: bool = False
    links: bool = False


def plain(value: object) -> str:
    """A value as text: a whole number without ".0", one kind of space, nothing invisible."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    text = _INVISIBLE.sub("", str(value).replace("\r\n", "\n").replace("_x000D_", ""))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(lines).strip()


def read_workbook(raw: bytes) -> Workbook:
    """The sheets of an .xlsx or .xlsm file.

    Raises WorkbookError where it cannot be read; the sentence says why.
    """
    container = open_container(raw)
    scans = {name: _scan(part) for name, part in container.parts.items() if "/worksheets/" in name}
    cells = sum(scan.cells for scan in scans.values())
    if cells > MOST_CELLS:
        raise WorkbookError(
            f"isinya {number(str(cells))} sel, yang kosong tetapi berformat pun; paling banyak "
            f"{number(str(MOST_CELLS))}. Hapus baris dan kolom kosong, lalu simpan lagi"
        )
    sheets = _load(container, scans)
    return Workbook(sheets=sheets, macros=container.macros, links=container.links)


def _load(container: Container, scans: Mapping[str, _Scan]) -> tuple[Sheet, ...]:
    """The sheets by openpyxl; once more without styles, which other programs write wrongly."""
    for without in ("", STYLES):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return _sheets(container, scans, without)
        except WorkbookError:
            raise
        except MemoryError:
            raise
        except Exception:  # on a broken or hostile part it raises nearly anything
            continue
    raise WorkbookError(
        "susunan di dalam berkas ini rusak; buka dengan Excel atau LibreOffice, simpan lagi, lalu "
        "coba sekali lagi"
    )


def _sheets(container: Container, scans: Mapping[str, _Scan], without: str) -> tuple[Sheet, ...]:
    from openpyxl import load_workbook

    book = load_workbook(
        container.packed(without=without), read_only=True, data_only=True, keep_links=False
    )
    try:
        if len(book.worksheets) > MOST_SHEETS:
            raise WorkbookError(
                f"isinya {len(book.worksheets)} lembar; paling banyak {MOST_SHEETS}"
            )
        return tuple(_sheet(one, scans) for one in book.worksheets)
    finally:
        book.close()


def _sheet(source: Any, scans: Mapping[str, _Scan]) -> Sheet:
    scan = scans.get(str(getattr(source, "_worksheet_path", "")).lstrip("/"), _Scan())
    cells: dict[Place, Cell] = {}
    last_column, last_row = min(scan.last_column or MOST_COLUMNS, MOST_COLUMNS), MOST_ROWS
    for row in source.iter_rows(max_row=min(scan.last_row or MOST_ROWS, last_row),
                                max_col=last_column):  # fmt: skip
        for one in row:
            if one.value is None or (value := _value(one.value)) is None:
                continue
            place = Place(int(one.row), int(one.column))
            formula = place in scan.formulas
            cells[place] = Cell(place, value, percent=_percent(one), formula=formula)
    merged = tuple(merge for merge in scan.merged if _inside(merge))
    return Sheet(
        name=plain(source.title)[:100],
        cells=cells,
        merged=merged,
        hidden=source.sheet_state != "visible",
        hidden_rows=scan.hidden_rows,
        hidden_columns=scan.hidden_columns,
        cut=scan.last_row > MOST_ROWS or scan.last_column > MOST_COLUMNS,
        uncomputed=scan.formulas.difference(cells),
        _owners=_owners(merged),
    )


def _value(value: object) -> Value | None:
    """What a cell holds; None where that is nothing but spaces."""
    if isinstance(value, bool | datetime | date | time):
        return value
    if isinstance(value, int | float):
        made = Decimal(repr(value))
        return made if made.is_finite() else str(value)
    if isinstance(value, timedelta):
        return str(value)
    text = str(value)[:MOST_TEXT]
    return text if plain(text) else None


def _percent(cell: Any) -> bool:
    """Whether a number is shown as a percentage; no, where its style is missing."""
    try:
        return cell.data_type == "n" and "%" in str(cell.number_format or "")
    except (LookupError, AttributeError):
        return False


def _inside(merge: Merge) -> bool:
    """Whether a merged range is one that is read, and no larger than a person makes."""
    size = (merge.last.row - merge.first.row + 1) * (merge.last.column - merge.first.column + 1)
    return merge.last.row <= MOST_ROWS and merge.last.column <= MOST_COLUMNS and size <= 50_000


def _owners(merged: tuple[Merge, ...]) -> Mapping[Place, Merge]:
    owners: dict[Place, Merge] = {}
    for merge in merged:
        for row in range(merge.first.row, merge.last.row + 1):
            for column in range(merge.first.column, merge.last.column + 1):
                owners.setdefault(Place(row, column), merge)
            if len(owners) > MOST_CELLS:
                return owners
    return owners


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scan:
    """What the text of a sheet's part says before it is parsed."""

    cells: int = 0
    last_row: int = 0
    last_column: int = 0
    merged: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: frozenset[Place] = frozenset()


_PLACED = re.compile(r"<(?:\w+:)?c\b[^<>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


def _scan(part: bytes) -> _Scan:
    """Each search here stops at the next sign of a tag, so it takes time by length alone."""
    wide = part.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = part.decode("utf-16" if wide else "utf-8", "replace")
    merged = []
    for found in _MERGE.finditer(text):
        merged.append(Merge(_place(found[1], found[2]), _place(found[3], found[4])))
        if len(merged) > MOST_MERGES:
            raise WorkbookError(f"ada lebih dari {number(str(MOST_MERGES))} sel gabungan")
    columns: set[int] = set()
    for found in _COLUMN.finditer(text):
        told = dict(_ATTRIBUTE.findall(found[1]))
        if told.get("hidden") in ("1", "true") and "min" in told and "max" in told:
            columns |= set(range(_int(told["min"]), min(_int(told["max"]), MOST_COLUMNS) + 1))
    rows, last_row = set(), 0
    for place, found in enumerate(_ROW.finditer(text), start=1):
        told = dict(_ATTRIBUTE.findall(found[1]))
        last_row = max(last_row, _int(told.get("r", str(place))))
        if told.get("hidden") in ("1", "true"):
            rows.add(_int(told.get("r", "0")))
    letters = {found[1] for found in _PLACED.finditer(text)}
    return _Scan(
        cells=sum(1 for _ in _CELL.finditer(text)),
        last_row=last_row,
        last_column=max((_column(one) for one in letters), default=0),
        merged=tuple(merged),
        hidden_rows=frozenset(rows),
        hidden_columns=frozenset(columns),
        formulas=frozenset(_place(f[1], f[2]) for f in _FORMULA.finditer(text)),
    )


def _int(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def _place(letters: str, row: str) -> Place:
    return Place(int(row), _column(letters))
