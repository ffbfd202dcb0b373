"""Cells of the national tables of awards: the place as it was called, its decision, no award."""

from __future__ import annotations

from kksportal.compute.award_records import Without
from kksportal.compute.shared import SharedResults
from kksportal.words.award_details import decision_lines, now_text, without_text
from kksportal.words.figures import SourceBook
from kksportal.words.names import Names
from kksportal.words.tables import cited, text
from kksportal.words.views import Cell


def place_cell(code: str, cycle: str, results: SharedResults, names: Names) -> Cell:
    """A district under the name it had in a cycle, with what it is called now if that differs."""
    row, name = names.districts.get(code), names.places.get(code, code)
    then = names.history.then(row.id, results.day_of(cycle)) if row else None
    note = now_text(row.id, cycle, results, names.history) if row else ""
    return text(then.name if then else name, href=names.district_href(code), note=note)


def decision_cell(code: str, cycle: str, results: SharedResults, book: SourceBook) -> Cell:
    """The decision that an award rests on, or that none was found."""
    lines = decision_lines(code, cycle, results, book)
    if not lines:
        return Cell(text="belum ditemukan", status="belum-ada")
    links = tuple(dict.fromkeys(link for line in lines for link in line.sources))
    return cited(" / ".join(line.text for line in lines), links)


def without_cell(told: Without | None) -> Cell:
    """That a source says there was no award, or no assessment; a dash where none was found."""
    return text(without_text(told)) if told else Cell(text="–", status="belum-ada")


def without_in(cycle: str, results: SharedResults) -> list[tuple[str, Without]]:
    """The districts of which sources say that they had no award in a cycle, by code."""
    return [
        (code, cycles[cycle])
        for code, cycles in sorted(results.without.items())
        if cycle in cycles and code.startswith("S") == results.simulated
    ]
