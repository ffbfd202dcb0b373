"""The form as a workbook: the same bytes on any day, drop-downs, heads that cannot be overwritten.

Sheets are protected without a password: against slips, not against anybody. No cell is a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from kksportal.intake.form.fill import FilledSheet, Form, Line, Shown
from kksportal.intake.form.guide import guide
from kksportal.intake.form.layout import (
    ABOUT_ROW,
    CODE_ROW,
    FIRST_ROW,
    FORM,
    FRONT,
    HEAD_ROW,
    INPUT_ROWS,
    LISTS,
    SENT_BACK,
    TITLE_ROW,
    Field,
    SheetPlan,
)
from kksportal.model.contract import Shape
from kksportal.render.xlsx import open_workbook

_TEXT = {"num_format": "@", "locked": False, "valign": "top"}
_NUMBER = {"locked": False, "valign": "top"}
_LOCKED = {"bg_color": "#EDEDED", "valign": "top"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "about": {"italic": True, "font_color": "#444444"},
    "head": {"bold": True, "bg_color": "#D9E8DF", "border": 1, "text_wrap": True, "valign": "top"},
    "must": {"bold": True, "bg_color": "#9FCFB2", "border": 1, "text_wrap": True, "valign": "top"},
    "locked": _LOCKED,
    "marked": {**_LOCKED, "bg_color": "#FFE08A", "bold": True},
    "text": _TEXT,
    "number": _NUMBER,
    "wrap": {"text_wrap": True, "valign": "top"},
    "bold": {"bold": True, "text_wrap": True, "valign": "top"},
}
_NUMERIC = (Shape.DESIMAL, Shape.BULAT, Shape.TAHUN, Shape.SIKLUS)
_MAY = {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True,
        "autofilter": True, "insert_rows": True}  # fmt: skip
_READ, _HIGH = 110, 15  # characters of a line that is read, points of its height
_NO_DAY = "2025-01-01"  # of a district without any data
_LAST = FIRST_ROW + INPUT_ROWS - 1
# A list beside which something else may be typed: several words, or a code.
_OPEN = ("tempat", "subjek")


def form_xlsx(form: Form) -> bytes:
    """The form as an .xlsx file."""
    title = f"Formulir isian {form.label}, siklus {form.layout.cycle}"
    with open_workbook(title, form.office, form.day or _NO_DAY) as (workbook, out):
        looks = {name: workbook.add_format(dict(told)) for name, told in _LOOKS.items()}
        front = workbook.add_worksheet(FRONT)
        _write_front(front, form, looks)
        pages = [(workbook.add_worksheet(one.plan.name), one) for one in form.sheets]
        lists = _write_lists(workbook.add_worksheet(LISTS), form, looks)
        for page, sheet in pages:
            _write_sheet(page, sheet, form, lists, looks)
        front.activate()
    return out.getvalue()


def _write_front(page: Any, form: Form, looks: Mapping[str, Any]) -> None:
    page.set_column(0, 0, 4, looks["wrap"])
    page.set_column(1, 1, _READ, looks["wrap"])
    page.hide_gridlines(2)
    for number, (mark, text) in enumerate(guide(form)):
        look = "title" if number == 0 else "bold" if not mark and text.isupper() else "wrap"
        if number == 0:
            page.write_string(number, 0, text, looks[look])
            continue
        # Stated, since not every program makes a row as high as its text when it opens a file.
        page.set_row(number, _HIGH * max(1, -(-len(text) // (_READ - 6))))
        page.write_string(number, 0, mark, looks["wrap"])
        page.write_string(number, 1, text.capitalize() if text.isupper() else text, looks[look])
    page.fit_to_pages(1, 0)
    page.protect("", _MAY)


def _write_lists(page: Any, form: Form, looks: Mapping[str, Any]) -> dict[str, str]:
    """The lists, a column each; where each stands."""
    places = {}
    page.write_string(0, 0, "Isi daftar pada formulir ini; tidak perlu diubah.", looks["about"])
    used = {f.choices for one in form.sheets for f in one.plan.fields if f.choices}
    for column, name in enumerate(sorted(used - {"sumber", "inovasi"})):
        labels = list(form.choices[name].labels.values())
        page.set_column(column, column, 30)
        page.write_string(2, column, name, looks["head"])
        for row, label in enumerate(labels, start=3):
            page.write_string(row, column, label)
        letter = _letter(column)
        places[name] = f"='{LISTS}'!${letter}$4:${letter}${max(4, len(labels) + 3)}"
    for name in ("sumber", "inovasi"):
        plan = next(one.plan for one in form.sheets if one.plan.key == name)
        letter = _letter([f.key for f in plan.fields].index(f"{name}.judul"))
        places[name] = f"='{plan.name}'!${letter}${FIRST_ROW}:${letter}${_LAST}"
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.protect("", _MAY)
    return places


def _write_sheet(
    page: Any, sheet: FilledSheet, form: Form, lists: Mapping[str, str], looks: Mapping[str, Any]
) -> None:
    plan = sheet.plan
    fields = plan.fields
    first = next(place for place, field in enumerate(fields) if not field.hidden)
    page.write_string(TITLE_ROW - 1, first, plan.title, looks["title"])
    page.write_string(ABOUT_ROW - 1, first, plan.about, looks["about"])
    page.set_row(CODE_ROW - 1, None, None, {"hidden": True})
    page.set_row(HEAD_ROW - 1, 32)
    for place, field in enumerate(fields):
        inside = looks["locked"] if field.locked else looks[_input(plan, field)]
        hidden = {"hidden": True} if field.hidden else {}
        page.set_column(place, place, field.width, inside, hidden)
        mark = form.layout.mark(plan.key) if field.key == FORM else field.key
        page.write_string(CODE_ROW - 1, place, mark)
        must = looks["must"] if _required(plan, field) else looks["head"]
        page.write_string(HEAD_ROW - 1, place, field.title, must)
        _offer(page, place, field, lists)
    for number, line in enumerate(sheet.lines, start=FIRST_ROW - 1):
        _write_line(page, number, line, plan, fields, looks)
    page.freeze_panes(HEAD_ROW, first + len(plan.lead[:2]))
    page.autofilter(HEAD_ROW - 1, first, max(HEAD_ROW, len(sheet.lines) + HEAD_ROW - 1),
                    len(fields) - 1)  # fmt: skip
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{_LAST}"})
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.protect("", _MAY)


def _write_line(
    page: Any,
    row: int,
    line: Line,
    plan: SheetPlan,
    fields: Sequence[Field],
    looks: Mapping[str, Any],
) -> None:
    for place, field in enumerate(fields):
        value: Shown = line.cells.get(field.key, "")
        look = _input(plan, field)
        if field.key == SENT_BACK and line.marked:
            look = "marked"
        elif field.locked or (field in plan.lead and value):
            look = "locked"
        if isinstance(value, Decimal):
            page.write_number(row, place, float(value), looks[look])
        elif value:
            page.write_string(row, place, value, looks[look])
        if field.key == "penilaian.skor" and line.scores:
            page.data_validation(row, place, row, place, _scores(field, line.scores))


def _offer(page: Any, place: int, field: Field, lists: Mapping[str, str]) -> None:
    """The drop-down of a column, and its hint."""
    told: dict[str, Any] = {"validate": "any"}
    if field.choices:
        told = {
            "validate": "list",
            "source": lists[field.choices],
            "error_title": "Tidak ada di daftar",
            "error_message": "Pilih dari daftar." if field.choices != "sumber" else
            "Tulis sumber ini dahulu di lembar Sumber, lalu pilih dari daftar.",
            "show_error": not (field.many or field.choices in _OPEN),
        }  # fmt: skip
    if field.hint:
        told |= {"input_title": field.title[:32], "input_message": field.hint[:255]}
    if field.key != "penilaian.skor" and (field.choices or field.hint) and not field.locked:
        page.data_validation(FIRST_ROW - 1, place, _LAST - 1, place, told)


def _scores(field: Field, scores: Sequence[str]) -> dict[str, Any]:
    listed = ", ".join(scores)
    return {
        "validate": "list",
        "source": list(scores),
        "input_title": field.title,
        "input_message": f"Langkah indikator ini: {listed}.",
        "error_title": "Bukan langkah indikator ini",
        "error_message": f"Pilih salah satu: {listed}. Kosongkan bila belum diketahui.",
    }


def _input(plan: SheetPlan, field: Field) -> str:
    """How the cells of a column are formatted: as text, unless they hold numbers."""
    for block in plan.blocks:
        if field in block.fields and not field.choices and block.rule(field).shape in _NUMERIC:
            return "number"
    return "text"


def _required(plan: SheetPlan, field: Field) -> bool:
    return any(field in b.fields and b.rule(field).required and not field.locked
               for b in plan.blocks)  # fmt: skip


def _letter(column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters
