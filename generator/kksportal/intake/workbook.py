"""The one door to openpyxl: a workbook's bytes to sheets of cells, with their addresses.

Formulas are read by the value their program last saved; none is computed. Cells without a value
are left out, however far formatting goes on. See decision 28.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from kksportal.intake.container import (
    MOST_UNPACKED,
    STYLES,
    Container,
    WorkbookError,
    open_container,
)
from kksportal.intake.scan import MOST_COLUMNS, Scan, scan
from kksportal.intake.sheet import Cell, Merge, Place, Sheet, Value, Workbook, plain
from kksportal.text import number

__all__ = ["Cell", "Merge", "Note", "Place", "Sheet", "Value", "Workbook", "WorkbookError",
           "annotate", "plain", "read_workbook"]  # fmt: skip

NOTED = "Periksa portal:"  # begins what we wrote in a note
_AUTHOR = "Periksa portal"
MOST_SHEETS = 60
MOST_ROWS = 20_000  # of a sheet; a row below is not read
MOST_CELLS = 1_000_000  # of a workbook, the empty but formatted ones too
MOST_TEXT = 33_000  # characters of a cell; a spreadsheet holds 32,767


def read_workbook(raw: bytes) -> Workbook:
    """The sheets of an .xlsx or .xlsm file.

    Raises WorkbookError where it cannot be read; the sentence says why.
    """
    container = open_container(raw)
    scans = {name: scan(part) for name, part in container.parts.items() if "/worksheets/" in name}
    cells = sum(scan.cells for scan in scans.values())
    if cells > MOST_CELLS:
        raise WorkbookError(
            f"isinya {number(str(cells))} sel, yang kosong tetapi berformat pun; paling banyak "
            f"{number(str(MOST_CELLS))}. Hapus baris dan kolom kosong, lalu simpan lagi"
        )
    sheets = _load(container, scans)
    return Workbook(sheets=sheets, macros=container.macros, links=container.links)


def _load(container: Container, scans: Mapping[str, Scan]) -> tuple[Sheet, ...]:
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


def _sheets(container: Container, scans: Mapping[str, Scan], without: str) -> tuple[Sheet, ...]:
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


def _sheet(source: Any, scans: Mapping[str, Scan]) -> Sheet:
    scan = scans.get(str(getattr(source, "_worksheet_path", "")).lstrip("/"), Scan())
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


class Note(NamedTuple):
    """What is to stand as a note at a cell; "" for the cell is the first that is seen."""

    sheet: str
    cell: str
    text: str


def annotate(raw: bytes, notes: Sequence[Note]) -> bytes:
    """The workbook with notes at its cells; a person's own notes stay, ours of before go.

    What openpyxl does not know is lost (`losses` tells it). Raises WorkbookError where the
    workbook cannot be opened.
    """
    container = open_container(raw)
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
            raise WorkbookError("isinya terlalu besar untuk ditulisi catatan")
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(raw), rich_text=True, keep_vba=container.macros)
            _annotate(book, notes)
            out = BytesIO()
            book.save(out)
    except MemoryError:
        raise
    except Exception:  # as above: anything may come of a broken part
        raise WorkbookError(
            "catatan tidak dapat ditulis ke berkas ini; baca di halaman ini"
        ) from None
    return out.getvalue()


def _annotate(book: Any, notes: Sequence[Note]) -> None:
    from openpyxl.comments import Comment

    pages = {plain(page.title)[:100]: page for page in book.worksheets}
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment is not None and NOTED in cell.comment.text:
                    own = cell.comment.text.partition(NOTED)[0].rstrip()
                    cell.comment = Comment(own, cell.comment.author) if own else None
    told: dict[Any, list[str]] = {}
    for note in notes:
        page = pages.get(note.sheet, book.worksheets[0])
        told.setdefault((page.title, note.cell or _first_seen(page)), []).append(note.text)
    for (title, address), texts in told.items():
        cell = _owner(book[title], address)
        own = cell.comment
        said = "\n".join((NOTED, *texts))
        text = f"{own.text}\n\n{said}" if own else said
        height = 20 * sum(2 + len(line) // 45 for line in text.split("\n"))
        author = own.author if own else _AUTHOR
        cell.comment = Comment(text, author, height=min(height, 400), width=320)


def _first_seen(page: Any) -> str:
    """The first cell of a sheet that is not in a hidden column."""
    shown = (n for n in range(1, MOST_COLUMNS) if not getattr(_column(page, n), "hidden", False))
    return Place(1, next(shown, 1)).address


def _column(page: Any, number: int) -> Any:
    """How a column looks; columns that look alike are told once. None where nothing is told."""
    told = page.column_dimensions.values()
    return next((one for one in told if (one.min or 0) <= number <= (one.max or 0)), None)


def _owner(page: Any, address: str) -> Any:
    """The cell itself; of a merged range its first, which alone can hold a note."""
    for merged in page.merged_cells.ranges:
        if address in merged:
            return page.cell(merged.min_row, merged.min_col)
    cell = page[address]
    column = _column(page, cell.column)
    if cell.value is None and not cell.has_style and column is not None and column.has_style:
        cell._style = copy(column._style)  # an empty cell that is written would else be locked
    return cell
