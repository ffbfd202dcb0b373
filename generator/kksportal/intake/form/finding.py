"""Find the form in a workbook: which district and cycle, which sheet is which, which column.

Sheets may be renamed and moved, columns moved and their heads rewritten: a hidden row says what
each was. Where that row is gone, heads tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kksportal.intake.container import WorkbookError
from kksportal.intake.form.layout import (
    CODE,
    FORM,
    FRONT,
    HEAD_ROW,
    LISTS,
    VERSION,
    Field,
    Layout,
    SheetPlan,
)
from kksportal.intake.form.remarks import Level, Remark
from kksportal.intake.heads import plain_name
from kksportal.intake.workbook import Place, Sheet, Workbook

_LOOK = 30  # rows among which heads are looked for
_ENOUGH = 3  # heads that must be known before a sheet is taken for one of the form


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sheet of the form: which it is, where its columns are, its first row of data."""

    plan: SheetPlan
    sheet: Sheet
    columns: Mapping[str, int]  # by the key of the field
    first: int

    def address(self, row: int, key: str) -> str:
        """The cell of a field on a row, as people name it; "" where it has no column."""
        column = self.columns.get(key, 0)
        return Place(row, column).address if column else ""


def whose_form(book: Workbook) -> tuple[str, str]:
    """The district and the cycle of a form.

    Raises WorkbookError where the workbook is no form, or holds several.
    """
    told = {tuple(mark[1:3]) for sheet in book.sheets for _, mark in _marks(sheet)}
    if len(told) > 1:
        listed = " dan ".join(sorted(f"{code} siklus {cycle}" for code, cycle in told))
        raise WorkbookError(f"lembarnya dari beberapa formulir ({listed}); kirim satu per satu")
    for code, cycle in told:
        return code, cycle
    raise WorkbookError(
        "ini bukan formulir isian portal: tandanya tidak ada. Buat dengan kks template KODE, "
        "lalu salin isinya ke sana"
    )


def find_sheets(book: Workbook, layout: Layout) -> tuple[list[Found], list[Remark]]:
    """The sheets of the form, and what is told of the others."""
    found: list[Found] = []
    remarks: list[Remark] = []
    for sheet in book.sheets:
        if not sheet.cells or plain_name(sheet.name) in (plain_name(FRONT), plain_name(LISTS)):
            continue
        plan, row = _plan_of(sheet, layout)
        if plan is None:
            remarks.append(_note(sheet.name, "", "Lembar ini bukan bagian formulir; tidak diambil"))
            continue
        columns, told = _columns(sheet, plan, row)
        remarks += told
        head = row + 1 if _has_mark(sheet, row) else row
        found.append(Found(plan=plan, sheet=sheet, columns=columns, first=head + 1))
        remarks += _looks(sheet)
    there = {one.plan.key for one in found}
    missing = [plan.name for plan in layout if plan.key not in there]
    if missing:
        remarks.append(_note("", "", f"Lembar {_listed(missing)} tidak ada di berkas ini; data "
                             "portal yang ditunjukkannya tetap"))  # fmt: skip
    return found, remarks


def _plan_of(sheet: Sheet, layout: Layout) -> tuple[SheetPlan | None, int]:
    """Which sheet of the form this is, and the row that tells its columns."""
    plans = {plan.key: plan for plan in layout}
    for row, mark in _marks(sheet):
        if mark[3] in plans:
            return plans[mark[3]], row
    best, most, row = None, _ENOUGH - 1, HEAD_ROW
    by_name = {plain_name(plan.name): plan for plan in layout}
    for plan in layout:
        place, many = _head_row(sheet, plan)
        if by_name.get(plain_name(sheet.name)) is plan:
            many += 100
        if many > most and (not plan.lead or _its_indicators(sheet, plan, layout)):
            best, most, row = plan, many, place
    return best, row


def _its_indicators(sheet: Sheet, plan: SheetPlan, layout: Layout) -> bool:
    """Whether a sheet of a tatanan is this one, by its name: their heads are all alike."""
    named = plain_name(sheet.name)
    return plain_name(plan.name) == named or plan.name.split()[0].casefold() == named.split("_")[0]


def _head_row(sheet: Sheet, plan: SheetPlan) -> tuple[int, int]:
    """The row with the most heads of a sheet, and how many they are."""
    titles = {name for field in plan.fields for name in _names(field)}
    best, most = HEAD_ROW, 0
    for row in range(1, min(sheet.last_row, _LOOK) + 1):
        many = len({plain_name(cell.text) for cell in sheet.row_cells(row)} & titles)
        if many > most:
            best, most = row, many
    return best, most


def _columns(sheet: Sheet, plan: SheetPlan, row: int) -> tuple[dict[str, int], list[Remark]]:
    columns: dict[str, int] = {}
    remarks: list[Remark] = []
    fields = {field.key: field for field in plan.fields}
    marked = _has_mark(sheet, row)
    head = row + 1 if marked else row
    if marked:
        for cell in sheet.row_cells(row):
            key = FORM if cell.text.startswith(VERSION) else cell.text
            if key in fields:
                columns.setdefault(key, cell.place.column)
    taken = set(columns.values())
    for cell in sheet.row_cells(head):
        if cell.place.column in taken:
            continue
        title = plain_name(cell.text)
        named = [f for f in fields.values() if title in _names(f) and f.key not in columns]
        exact = [f for f in named if title == plain_name(f.title)]
        if named:
            columns[(exact or named)[0].key] = cell.place.column
            taken.add(cell.place.column)
    remarks += _swapped(sheet, plan, columns, head)
    remarks += _strange(sheet, taken, head)
    return columns, remarks


def _swapped(
    sheet: Sheet, plan: SheetPlan, columns: Mapping[str, int], head: int
) -> Iterator[Remark]:
    """Heads that were rewritten into those of another column: the cells below may be its own."""
    titles = {plain_name(field.title): field for field in plan.fields}
    for field in plan.fields:
        column = columns.get(field.key)
        if not column or field.hidden:
            continue
        title = sheet.text(head, column)
        other = titles.get(plain_name(title))
        if other is not None and other.key != field.key:
            yield Remark(
                level=Level.ASKED,
                sheet=sheet.name,
                cell=Place(head, column).address,
                what=f"Kolom ini semula “{field.title}”, kini berkepala “{title}”: yang mana "
                "isinya?",
                how=f"Kembalikan kepala kolomnya menjadi “{field.title}”, atau pindahkan isinya",
            )


def _strange(sheet: Sheet, taken: set[int], head: int) -> Iterator[Remark]:
    filled: dict[int, int] = {}
    for place in sheet.cells:
        if place.row > head and place.column not in taken:
            filled[place.column] = filled.get(place.column, 0) + 1
    for column, many in sorted(filled.items()):
        title = sheet.text(head, column)
        named = f" “{title[:40]}”" if title else ""
        what = f"Kolom{named} bukan bagian formulir; {many} sel isinya tidak diambil"
        yield _note(sheet.name, Place(head, column).address, what)


def _looks(sheet: Sheet) -> Iterator[Remark]:
    """Habits of whole sheets."""
    rows = [row for row in sheet.hidden_rows if row > HEAD_ROW and sheet.row_cells(row)]
    if rows:
        yield _note(sheet.name, "", f"{len(rows)} baris tersembunyi ikut dibaca")
    if sheet.hidden:
        yield _note(sheet.name, "", "Lembar tersembunyi ini ikut dibaca")
    if sheet.cut:
        yield Remark(level=Level.REFUSED, sheet=sheet.name, cell="", what="Lembar ini terlalu "
                     "panjang atau lebar; ujungnya tidak dibaca",
                     how="Hapus baris dan kolom kosong yang berformat")  # fmt: skip


def _marks(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    for place, cell in sheet.cells.items():
        if place.row <= _LOOK and isinstance(cell.value, str) and cell.value.startswith(VERSION):
            parts = cell.value.split(";")
            if len(parts) == 4:
                yield place.row, parts


def _has_mark(sheet: Sheet, row: int) -> bool:
    return any(cell.text.startswith(VERSION) for cell in sheet.row_cells(row))


def _names(field: Field) -> set[str]:
    if field.hidden:
        return set()
    short = {field.column} if field.column not in ("", CODE) else set()
    return {plain_name(name) for name in (field.title, *field.other, *short)}


def _note(sheet: str, cell: str, what: str) -> Remark:
    return Remark(level=Level.NOTE, sheet=sheet, cell=cell, what=what)


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
