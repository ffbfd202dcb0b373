"""The form with what is known filled in: every line of every sheet, cell by cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from decimal import Decimal
from typing import Any

from kksportal.intake.form.choices import Choices, make_choices
from kksportal.intake.form.layout import (
    CODE,
    NAME,
    SENT_BACK,
    Block,
    Field,
    Layout,
    SheetPlan,
    make_layout,
)
from kksportal.model.contract import Shape
from kksportal.model.framework_rows import IndikatorRow
from kksportal.model.package import DistrictPackage, FrameworkPackage, PortalInput

Shown = str | Decimal
_EXACT = 15  # digits a spreadsheet keeps
_NUMBERS = (Shape.DESIMAL, Shape.BULAT, Shape.TAHUN, Shape.SIKLUS)
_DISTRICT_WIDE = ("tim-pembina", "forum-kabupaten-kota")
_NO_MARKS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a sheet: its cells by the key of their column."""

    cells: Mapping[str, Shown]
    scores: tuple[str, ...] = ()  # the scores of its indicator
    marked: bool = False  # sent back


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledSheet:
    """A sheet with its lines."""

    plan: SheetPlan
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The whole form, ready to be written."""

    layout: Layout
    label: str  # of the district
    day: str  # of its data
    office: str
    sheets: tuple[FilledSheet, ...]
    choices: Mapping[str, Choices] = attribute(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the form of one district and cycle is made from, for the writer and the reader."""

    layout: Layout
    framework: FrameworkPackage | None
    package: DistrictPackage
    choices: Mapping[str, Choices]

    def scores(self, indicator: str) -> tuple[str, ...]:
        """The scores that an indicator may have, the highest first."""
        if self.framework is None:
            return ()
        found = {row.skor for row in self.framework.skala if row.indikator == indicator}
        return tuple(sorted(found, key=Decimal, reverse=True))


def make_context(portal: PortalInput, package: DistrictPackage, code: str, cycle: str) -> Context:
    """What a form is made from."""
    framework = portal.frameworks.get(cycle)
    return Context(
        layout=make_layout(code, cycle, framework),
        framework=framework,
        package=package,
        choices=make_choices(portal, package, framework, code),
    )


def make_form(
    context: Context, *, label: str, office: str = "", sent_back: Mapping[str, str] = _NO_MARKS
) -> Form:
    """The form of a district. `sent_back` tells of indicators until when and by whom."""
    fill = {"kelembagaan": _institution_lines}
    sheets = []
    for plan in context.layout:
        if plan.key.startswith("tatanan:"):
            lines = _tatanan_lines(context, plan, sent_back)
        else:
            lines = fill.get(plan.key, _table_lines)(context, plan)
        sheets.append(FilledSheet(plan=plan, lines=lines))
    return Form(
        layout=context.layout,
        label=label,
        day=context.package.head.updated,
        office=office,
        sheets=tuple(sheets),
        choices=context.choices,
    )


def row_mark(row: Sequence[str]) -> str:
    """The mark of a row of the portal: it tells the row again, and whether it has changed since."""
    return hashlib.blake2s("\x1f".join(row).encode(), digest_size=6).hexdigest()


def rows_of(context: Context, block: Block) -> list[Any]:
    """The rows of the portal that a form shows: all of a table, or those of the form's cycle."""
    rows: Iterable[Any] = getattr(context.package, block.table)
    fixed = block.fixed.items()
    return [row for row in rows if all(getattr(row, name) == told for name, told in fixed)]


def shown(context: Context, block: Block, field: Field, value: str) -> Shown:
    """A value as its cell shows it: a name, a number, or the text itself.

    Days are text: a cell formatted as a date makes 17 July 1905 of a year, and a day of a month.
    """
    if not value:
        return ""
    if field.choices:
        known = context.choices[field.choices]
        if field.many:
            return "; ".join(known.label(part) for part in value.split(";"))
        return known.label(value)
    shape = block.rule(field).shape
    if shape in _NUMBERS:
        return _number(value)
    return value


def _number(value: str) -> Shown:
    try:
        number = Decimal(value)
    except ArithmeticError:
        return value
    fits = number.is_finite() and len(number.as_tuple().digits) <= _EXACT
    return number if fits else value


def block_cells(context: Context, block: Block, row: Any) -> dict[str, Shown]:
    """The cells of a row of the portal, and its mark."""
    cells: dict[str, Shown] = {block.mark: row_mark(row)}
    for field in block.fields:
        if value := getattr(row, field.column):
            cells[field.key] = shown(context, block, field, value)
    return cells


def _table_lines(context: Context, plan: SheetPlan) -> tuple[Line, ...]:
    (block,) = plan.blocks
    return tuple(Line(cells=block_cells(context, block, r)) for r in rows_of(context, block))


def _tatanan_lines(
    context: Context, plan: SheetPlan, sent_back: Mapping[str, str]
) -> tuple[Line, ...]:
    """A line an indicator; more where it has several values or scores."""
    assert context.framework is not None
    tatanan = plan.key.partition(":")[2]
    grouped: dict[str, dict[str, list[dict[str, Shown]]]] = {}
    for block in plan.blocks:
        for row in rows_of(context, block):
            cells = block_cells(context, block, row)
            grouped.setdefault(row.indikator, {}).setdefault(block.table, []).append(cells)
    lines: list[Line] = []
    for indicator in context.framework.indikator:
        if indicator.tatanan != tatanan:
            continue
        tables = grouped.get(indicator.kode, {})
        lead: dict[str, Shown] = {
            CODE: indicator.kode,
            NAME: context.choices[f"indikator:{tatanan}"].label(indicator.kode),
        }
        told = sent_back.get(indicator.kode, "")
        if told:
            lead[SENT_BACK] = told
        many = max(1, *(len(rows) for rows in tables.values()), 1) if tables else 1
        for number in range(many):
            cells = dict(lead)
            for block in plan.blocks:
                rows = tables.get(block.table, [])
                if number < len(rows):
                    cells |= rows[number]
                elif number == 0:
                    cells |= defaults(context, block, indicator)
            lines.append(
                Line(cells=cells, scores=context.scores(indicator.kode), marked=bool(told))
            )
    return tuple(lines)


def defaults(context: Context, block: Block, indicator: IndikatorRow) -> dict[str, Shown]:
    """What a line that is still empty already says: the unit; who scores, and at which stage."""
    if block.table == "capaian":
        known = context.choices["satuan"]
        name = "-".join(indicator.satuan.split())
        unit = name if name in known.labels else ""
        return {"capaian.satuan": known.label(unit)} if unit else {}
    stages = context.framework.tahap if context.framework else ()
    own = next((row.id for row in stages if row.penilai == "mandiri"), "")
    if not own:
        return {}
    return {
        "penilaian.penilai": context.choices["penilai"].label("mandiri"),
        "penilaian.tahap": context.choices["tahap"].label(own),
    }


def _institution_lines(context: Context, plan: SheetPlan) -> tuple[Line, ...]:
    """What is known of every item, and a line for each item of the district of which nothing is."""
    assert context.framework is not None
    (block,) = plan.blocks
    rows = rows_of(context, block)
    lines = [Line(cells=block_cells(context, block, row)) for row in rows]
    told = {(row.komponen, row.butir) for row in rows}
    for item in context.framework.butir_kelembagaan:
        if (item.komponen, item.butir) in told:
            continue
        cells: dict[str, Shown] = {
            "kelembagaan.komponen": context.choices["komponen"].label(item.komponen),
            "kelembagaan.butir": context.choices["butir"].label(item.butir),
        }
        if item.komponen in _DISTRICT_WIDE:
            cells["kelembagaan.wilayah"] = context.choices["tempat"].label(context.layout.code)
        lines.append(Line(cells=cells))
    return tuple(lines)
