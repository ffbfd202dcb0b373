"""Awards: a district's timeline, a cycle's recipients and totals, the matrix of all cycles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kksportal import addresses
from kksportal.compute.award_records import NOT_ASSESSED, Without
from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.model.claim import Agreed, Disputed, Figure
from kksportal.model.package import PortalInput
from kksportal.text import join_words
from kksportal.words.award_details import (
    decision_lines,
    place_text,
    record_lines,
    rules_link,
    without_text,
)
from kksportal.words.drawings import Bar
from kksportal.words.figures import SourceBook
from kksportal.words.names import Names
from kksportal.words.spans import Span
from kksportal.words.views import AwardEntry, Cell, Link

NOT_FOUND = "belum-ditemukan"


def award_entries(
    code: str,
    results: SharedResults,
    names: Names,
    book: SourceBook,
    without: Mapping[str, Without] | None = None,
) -> tuple[AwardEntry, ...]:
    """A district's award history, newest first; a cycle without a record is "belum ditemukan".

    That a source says it won nothing, or was not assessed, is a record; `without` are those of a
    district with a package, which may tell more of them.
    """
    told = results.without.get(code, {}) if without is None else without
    cycles = {*_cycles(code, results), *results.history(code), *told}
    return tuple(
        _entry(code, cycle, results, names, book, told.get(cycle))
        for cycle in sorted(cycles, reverse=True)
    )


def brief(entries: Iterable[AwardEntry]) -> tuple[AwardEntry, ...]:
    """The history for a page that leads to the whole of it: one line each beside the award.

    Its rules by their year, no decision, and nothing of why a source says it was not assessed.
    """
    return tuple(
        one._replace(
            rules=one.rules._replace(label=f"Aturan {one.cycle}") if one.rules else None,
            note="" if one.state == NOT_ASSESSED else one.note,
            decisions=(),
            unstated=False,
        )
        for one in entries
    )


def _entry(
    code: str,
    cycle: str,
    results: SharedResults,
    names: Names,
    book: SourceBook,
    without: Without | None,
) -> AwardEntry:
    award = results.history(code).get(cycle)
    told = award or without
    entry = AwardEntry(
        cycle=cycle,
        state=told.state if told else NOT_FOUND,
        text="Belum ditemukan",
        rank=0,
        sources=book.cite_all(told.sources) if told else (),
        note=told.note if told else "",
        href="" if names.simulated(code) else addresses.AWARD_CYCLE(cycle),
    )
    if told:
        row = names.districts.get(code)
        place = place_text(row.id, cycle, results, names.history) if row else ""
        rules = rules_link(cycle, results.data)
        # Who was not assessed was not by any rules.
        ruled = bool(rules.href) and told.state != NOT_ASSESSED
        entry = entry._replace(rules=rules if ruled else None, place=place)
    if without and not award:
        return entry._replace(text=without_text(without))
    if award is None:
        return entry
    decisions = decision_lines(code, cycle, results, book)
    return entry._replace(
        text=award.text,
        rank=award.rank,
        categories=award.categories,
        decisions=decisions,
        unstated=entry.won and not (entry.rules and decisions),
        records=record_lines(code, cycle, results, names, book),
    )


def _cycles(code: str, results: SharedResults) -> Iterable[str]:
    """The cycles a district could have an award of; a fictional one among real ones: few."""
    if code.startswith("S") and not results.simulated:
        return results.data.frameworks
    return results.cycles_with_awards


def split_history(
    entries: Sequence[AwardEntry],
) -> tuple[tuple[AwardEntry, ...], tuple[Link, ...]]:
    """Split a history: the cycles with a source, and links to those in which nothing was found."""
    return (
        tuple(entry for entry in entries if entry.state != NOT_FOUND),
        tuple(Link(label=e.cycle, href=e.href) for e in entries if e.state == NOT_FOUND),
    )


def award_cell(award: AwardFound | None, names: Names, book: SourceBook | None) -> Cell:
    """An award in a matrix: category, rival categories, or not found."""
    if award is None:
        return Cell(text="belum ditemukan", status="belum-ada")
    links = book.cite_all(award.sources) if book else ()
    status = "berbeda" if award.state == "berbeda" else ""
    return Cell(text=award.text, status=status, links=links, note=award.note)


def bars(data: PortalInput, results: SharedResults, span: Span | None = None) -> tuple[Bar, ...]:
    """One bar for each cycle since 2007: recipients as sources state them, "?" where none does.

    The cycles that have a number are noted in `span`.
    """
    cycles = [c for c in results.cycles_with_awards if c >= "2007"]
    totals = {c: results.total(c) for c in cycles}
    numbers = {
        c: int(f.claims[0].value) for c, f in totals.items() if isinstance(f, Agreed | Disputed)
    }
    if span is not None:
        span.add_all(numbers)
    most = max(numbers.values(), default=1)
    result = []
    for cycle in cycles:
        figure = totals[cycle]
        value = results.headline_total(cycle)
        claims = figure.claims if isinstance(figure, Agreed | Disputed) else ()
        others = other_totals(figure, value)
        result.append(
            Bar(
                label=cycle,
                text=f"{value}*" if others else str(value) if value else "?",
                value=value,
                height=round(100 * value / max(most, value)) if value else 0,
                href=addresses.AWARD_CYCLE(cycle),
                note=f"sumber lain: {', '.join(map(str, others))}" if others else "",
                source_ids=" ".join(dict.fromkeys(c.source.id for c in claims)),
            )
        )
    return tuple(result)


def other_totals(figure: Figure, value: int) -> list[int]:
    """The totals that other sources state beside the one a bar is drawn for."""
    claims = figure.claims if isinstance(figure, Agreed | Disputed) else ()
    return sorted({int(c.value) for c in claims} - {value})


def bars_note(results: SharedResults) -> str:
    """What the bars leave out: unknown totals, and what other sources state."""
    parts = []
    for cycle in results.cycles_with_awards:
        others = other_totals(results.total(cycle), results.headline_total(cycle))
        if others:
            parts.append(f"{cycle}: {join_words([str(o) for o in others])}")
    note = "Jumlah penerima menurut sumber. Tanda ? berarti jumlahnya belum ditemukan."
    return note + (f" * Sumber lain menyebut jumlah lain ({'; '.join(parts)})." if parts else "")
