"""Sheets of a workbook as SpreadsheetML: of cells only strings, numbers and days.

Nothing here can print a formula or a link, whatever a cell says. What a workbook has beside its
sheets is made by XlsxWriter (`render/xlsx.py`, docs/decisions/0043-unduhan-cepat.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import NamedTuple

from kksportal.exports.book import CellKind, Sheet, SheetColumn

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARGINS = (
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
)
_FROZEN = (
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft"/>'
)
_VIEW = '<sheetView workbookViewId="0">'
_OPEN_VIEW = '<sheetView tabSelected="1" workbookViewId="0">'
_PLAIN_WIDTH = 80
_EXACT = 15  # digits a spreadsheet keeps
_FIRST_YEAR = 1901  # spreadsheets disagree about earlier days
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LONGEST = 32_767  # UTF-16 units of a cell
# What no XML may hold, and what a spreadsheet would read as such an escape.
_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


class Styles(NamedTuple):
    """How a workbook numbers the looks of its cells."""

    head: str
    day: str
    big: str


class Texts(dict[str, str]):
    """The strings of a workbook, each once: what stands in a cell for it, by the string."""

    def __init__(self) -> None:
        self.listed: list[str] = []

    def __missing__(self, text: str) -> str:
        cell = self[text] = f' t="s"><v>{len(self.listed)}</v></c>'
        self.listed.append(text)
        return cell

    def xml(self) -> str:
        """The list of all strings."""
        inside = "".join(map(_string, self.listed))
        return f'{_DECLARED}<sst xmlns="{_MAIN}" uniqueCount="{len(self.listed)}">{inside}</sst>'


class _Numbers(dict[str, str]):
    """Numbers; one with more digits than a spreadsheet keeps stays text, unchanged."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def __missing__(self, value: str) -> str:
        number = Decimal(value)
        exact = number.is_finite() and len(number.as_tuple().digits) <= _EXACT
        cell = f"><v>{float(value):.16G}</v></c>" if exact else self.texts[value]
        self[value] = cell
        return cell


class _Days(dict[str, str]):
    """Full dates; one that is less precise, or has a time, stays text, unchanged."""

    def __init__(self, texts: Texts, style: str) -> None:
        self.texts, self.style = texts, style

    def __missing__(self, value: str) -> str:
        if len(value) == 10 and int(value[:4]) >= _FIRST_YEAR:
            serial = date.fromisoformat(value).toordinal() - _DAY_ZERO
            cell = f' s="{self.style}"><v>{serial}</v></c>'
        else:
            cell = self.texts[value]
        self[value] = cell
        return cell


@dataclass(frozen=True, slots=True)
class SheetPrinter:
    """Prints the sheets of one workbook, which share their strings."""

    styles: Styles
    texts: Texts

    def xml(self, sheet: Sheet, *, open_first: bool = False) -> str:
        """A sheet; its head stays in view, and its columns can be filtered.

        One sheet of a workbook is `open_first`.
        """
        printed = self._table(sheet) if sheet.columns else self._plain(sheet)
        return printed.replace(_VIEW, _OPEN_VIEW, 1) if open_first else printed

    def _table(self, sheet: Sheet) -> str:
        heads = "".join(
            f'<c r="{letters(place)}1" s="{self.styles.head}"{self.texts[column.title]}'
            for place, column in enumerate(sheet.columns)
        )
        last = len(sheet.rows) + 1
        return _around(
            area=area_of(sheet),
            view=_FROZEN,
            widths=[column.width for column in sheet.columns],
            rows=f'<row r="1">{heads}</row>{self._rows(sheet.columns, sheet.rows)}',
            after=f'<autoFilter ref="{area_of(sheet)}"/>{_MARGINS}<ignoredErrors>'
            f'<ignoredError sqref="A1:XFD{last}" numberStoredAsText="1"/></ignoredErrors>',
        )

    def _rows(self, columns: Sequence[SheetColumn], rows: Sequence[Sequence[str]]) -> str:
        """The rows below the head; the inner loop of all workbooks."""
        numbers, days = _Numbers(self.texts), _Days(self.texts, self.styles.day)
        kinds = {
            CellKind.TEXT: self.texts,
            CellKind.NUMBER: numbers,
            CellKind.YEAR: numbers,
            CellKind.DATE: days,
        }
        printers = [kinds[column.kind] for column in columns]
        starts = [f'<c r="{letters(place)}' for place in range(len(columns))]
        printed = []
        for number, row in enumerate(rows, start=2):
            at = f'{number}"'
            cells = [
                start + at + cell[value]
                for start, cell, value in zip(starts, printers, row, strict=True)
                if value
            ]
            printed.append(f'<row r="{number}">{"".join(cells)}</row>')
        return "".join(printed)

    def _plain(self, sheet: Sheet) -> str:
        """A sheet of large lines to read."""
        rows = "".join(
            f'<row r="{number}"><c r="A{number}" s="{self.styles.big}"{self.texts[row[0]]}</row>'
            for number, row in enumerate(sheet.rows, start=1)
        )
        area = f"A1:A{len(sheet.rows) or 1}"
        return _around(area=area, view="", widths=[_PLAIN_WIDTH], rows=rows, after=_MARGINS)


def _around(*, area: str, view: str, widths: Sequence[int], rows: str, after: str) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width + 0.7109375}" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    )
    return (
        f'{_DECLARED}<worksheet xmlns="{_MAIN}"><dimension ref="{area}"/>'
        f"<sheetViews>{_VIEW}{view}</sheetView></sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def area_of(sheet: Sheet) -> str:
    """Where a sheet's cells are, its head with them: A1:K20."""
    return f"A1:{letters(len(sheet.columns) - 1)}{len(sheet.rows) + 1}"


def letters(place: int) -> str:
    """The letters of a column by its place: 0 is A, 26 is AA."""
    before, own = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + own)


def _string(text: str) -> str:
    """One string of the list; spaces at its ends are kept, what no XML may hold is escaped."""
    if len(text) > _LONGEST // 2:
        text = text.encode("utf-16-le", "surrogatepass")[: _LONGEST * 2].decode(
            "utf-16-le", "ignore"
        )
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    keep = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<si><t{keep}>{escape(text, quote=False)}</t></si>"
