"""The empty instrument: one indicator a row, its scale as prose in one cell."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.intake.instrument.heads import Found
from kksportal.intake.instrument.numbers import ordinal
from kksportal.intake.instrument.reading import Indicator, Item, Level, Remark
from kksportal.intake.instrument.scale import read_scale
from kksportal.intake.workbook import Place, Sheet


def read_indicators(sheet: Sheet, found: Found) -> tuple[list[Indicator], list[Remark]]:
    """The indicators of a sheet, and what was seen beside them."""
    made: list[Indicator] = []
    remarks: list[Remark] = []
    name_at, scale_at = found.columns["nama"], found.columns["skala"]
    number_at = found.columns.get("nomor", max(1, name_at - 1))
    for row in _rows(sheet, found):
        number, name = ordinal(sheet.cell(row, number_at)), sheet.text(row, name_at)
        scale = sheet.text(row, scale_at)
        cell = Place(row, name_at).address
        if number is not None and name:
            steps, stray = read_scale(scale)
            made.append(
                Indicator(number=number, name=_line(name), cell=cell, steps=steps, stray=stray)
            )
        elif made and scale and not name and number is None:
            made[-1] = _go_on(made[-1], scale)
        elif name:
            remarks.append(
                Remark(
                    level=Level.DITINGGALKAN,
                    sheet=sheet.name,
                    cell=cell,
                    what=f"baris ini tanpa nomor indikator (“{_line(name)[:60]}”)",
                )
            )
    return made, remarks


def _go_on(indicator: Indicator, more: str) -> Indicator:
    """An indicator whose scale goes on in the row below."""
    text = "\n".join(f"Nilai {step.score} {step.wording}" for step in indicator.steps)
    steps, stray = read_scale(f"{text}\n{more}")
    return Indicator(number=indicator.number, name=indicator.name, cell=indicator.cell,
                     steps=steps, stray=(*indicator.stray, *stray))  # fmt: skip


def _rows(sheet: Sheet, found: Found) -> Iterator[int]:
    """The rows below the heads, but for the one that numbers the columns: "(1)", "(2)", …"""
    for row in range(found.row + 1, sheet.last_row + 1):
        texts = [cell.text for cell in sheet.row_cells(row)]
        counted = [ordinal(cell) for cell in sheet.row_cells(row)]
        if len(texts) > 2 and counted == list(range(1, len(texts) + 1)):
            continue
        yield row


def read_items(sheet: Sheet, found: Found) -> tuple[Item, ...]:
    """The items of kelembagaan: one a row; the component stands in its first row alone."""
    name_at, scale_at = found.columns["nama"], found.columns["skala"]
    component, items = "", []
    for row in _rows(sheet, found):
        if (at := found.columns.get("komponen")) and (said := sheet.text(row, at)):
            component = _line(said)
        name, scale = sheet.text(row, name_at), sheet.text(row, scale_at)
        if name and component:
            steps, _ = read_scale(scale)
            cell = Place(row, name_at).address
            items.append(Item(component=component, name=_line(name), cell=cell, steps=steps))
    return tuple(items)


def _line(text: str) -> str:
    return " ".join(text.split())
