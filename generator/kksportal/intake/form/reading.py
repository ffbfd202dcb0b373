"""A filled form read whole: the tables of the package as it wants them, and all it told.

taken = read_form(book, portal, package, (code, cycle), elsewhere=ids)
taken.tables      # whole tables that differ, with every line that is good
taken.remarks     # notes, questions and refusals, each at its cell
taken.place_of    # where a row's cell stands, for findings of the package's own check
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kksportal.intake.cells import Codes
from kksportal.intake.form.choices import Choices
from kksportal.intake.form.entry import Entry
from kksportal.intake.form.fill import make_context
from kksportal.intake.form.finding import Found, find_sheets
from kksportal.intake.form.lines import Reading, read_block
from kksportal.intake.form.merging import Merged, merge
from kksportal.intake.form.remarks import Level, Question, Remark
from kksportal.intake.workbook import Workbook
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.model.rows import Sumber

_FIRST = ("sumber", "inovasi")  # their lines have names that other lines choose


_NO_SOURCES: Mapping[str, Sumber] = {}
_NO_ANSWERS: Mapping[Question, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a form gives."""

    tables: Mapping[str, tuple[Any, ...]]
    remarks: tuple[Remark, ...]
    places: Mapping[tuple[str, int], Entry]  # by table and place of the row in it

    def of(self, level: Level) -> tuple[Remark, ...]:
        """The remarks of one level."""
        return tuple(one for one in self.remarks if one.level is level)

    @property
    def whole(self) -> bool:
        """Whether everything could be taken."""
        return all(one.level is Level.NOTE for one in self.remarks)


def read_form(
    book: Workbook,
    portal: PortalInput,
    package: DistrictPackage,
    whose: tuple[str, str],
    *,
    elsewhere: Mapping[str, Sumber] = _NO_SOURCES,
    without: Collection[tuple[str, int]] = (),
    answers: Mapping[Question, str] = _NO_ANSWERS,
) -> Taken:
    """Read a form; `whose` are its district and cycle.

    `elsewhere` are the sources of other packages.
    `without` are lines to leave out, by sheet and row: those that the package's check refused.
    `answers` are those of who filled it, to questions that an earlier reading asked.
    """
    context = make_context(portal, package, *whose)
    sheets, remarks = find_sheets(book, context.layout)
    codes = Codes.of(portal)
    lists = dict(context.choices)
    tables: dict[str, tuple[Any, ...]] = {}
    places: dict[tuple[str, int], Entry] = {}
    waiting: dict[str, dict[str, str]] = {}  # names of lines that are not taken, by table and id
    for name in (*_FIRST, *_others(sheets)):
        reading = Reading(context=context, codes=codes, lists=lists, answers=answers)
        entries: list[Entry] = []
        for found in sheets:
            for block in found.plan.blocks:
                if block.table == name:
                    told, notes = read_block(found, block, reading)
                    entries += told
                    remarks += notes
        for entry in entries:
            _wait(entry, waiting)
        theirs = elsewhere if name == "sumber" else _NO_SOURCES
        merged = merge(name, entries, context, theirs, without)
        remarks += [one for entry in entries for one in entry.remarks]
        if merged.rows != getattr(package, name):
            tables[name] = merged.rows
        places.update({(name, place): entry for place, entry in merged.entries.items()})
        if name in _FIRST:
            lists[name] = _names(merged)
            waiting[name] = dict(merged.pending)
    return Taken(tables=tables, remarks=tuple(_sorted(remarks, book)), places=places)


def _wait(entry: Entry, waiting: Mapping[str, Mapping[str, str]]) -> None:
    """A line that cites a source which is not taken cannot be taken either."""
    for column, names in waiting.items():
        if (cited := entry.values.get(column, "")) in names:
            entry.waits = True
            entry.tell(Level.NOTE, column, f"menunggu “{names[cited][:60]}”, yang belum dapat "
                       "diambil")  # fmt: skip


def _others(sheets: Sequence[Found]) -> list[str]:
    names = dict.fromkeys(block.table for found in sheets for block in found.plan.blocks)
    return [name for name in names if name not in _FIRST]


def _names(merged: Merged) -> Choices:
    """The list of sources or innovations, with those that the form adds, taken or not.

    A line that cannot be taken still has its name, so that lines that cite it are not told too.
    """
    rows = [(row.id, row.judul) for row in merged.rows]
    return Choices.of([*rows, *merged.pending])


def _sorted(remarks: Iterable[Remark], book: Workbook) -> list[Remark]:
    order = {sheet.name: place for place, sheet in enumerate(book.sheets)}
    unique = list(dict.fromkeys(remarks))
    return sorted(unique, key=lambda one: (order.get(one.sheet, -1), one.row))
