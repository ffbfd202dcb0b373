"""The award pages: one a cycle, and the matrix of all cycles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.compute.coverage import in_any, in_cycle
from kksportal.model.award_rows import PenerimaRow
from kksportal.model.package import AwardPackage
from kksportal.pages.nation.archives import archive_link, archives_link
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.award_cells import decision_cell, place_cell, without_cell, without_in
from kksportal.words.award_details import record_lines, rules_link, without_text
from kksportal.words.awards import award_cell, bars, bars_note
from kksportal.words.coverage import cycle_sentences, history_sentence
from kksportal.words.drawings import Bar
from kksportal.words.figures import SourceBook, figure_view
from kksportal.words.frames import Crumb, frame
from kksportal.words.spans import Span
from kksportal.words.tables import cited, table, text
from kksportal.words.views import FigureView, Link, SourceView, StatementView, Table

_HEADS = ("Daerah", "Predikat")
_UNDECIDED = "Keputusan yang mendasari penghargaan {} belum ditemukan."


def award_cycles(context: NationContext) -> Iterator[Page]:
    """One page an award cycle."""
    for package in context.data.awards:
        shown = package.head.simulated == context.results.simulated
        if shown and context.wants(addresses.AWARD_CYCLE(package.head.cycle)):
            yield _cycle_page(package, context)


def award_matrix(context: NationContext) -> Iterator[Page]:
    """The matrix of districts by cycles, with the totals of each cycle."""
    if not context.wants(addresses.AWARDS()):
        return
    data, results, names = context.data, context.results, context.names
    cycles = results.cycles_with_awards
    codes = context.codes
    rows, span = [], Span()
    span.add_all(cycles)
    for code, categories in results.matrix():
        history = results.history(code)
        cells = [
            award_cell(history.get(c), names, None)
            if c in categories
            else without_cell(results.without_of(code, c))
            for c in cycles
        ]
        rows.append((text(names.places.get(code, code), href=names.district_href(code)), *cells))
    view = AwardListPage(
        lead=(
            history_sentence(in_any(codes, results.awards)),
            "Tanda – berarti belum ditemukan, bukan tidak menerima.",
        ),
        bars=bars(data, results, span),
        bars_note=bars_note(results),
        categories=tuple(
            Link(label=row.nama, href="", note=row.kualifikasi)
            for row in data.vocabulary.predikat
            if row.urutan
        ),
        cycles=tuple(
            (Link(label=c, href=addresses.AWARD_CYCLE(c)), rules_link(c, data))
            for c in reversed(cycles)
        ),
        matrix=table(
            "Penghargaan menurut daerah dan siklus", ("Daerah", *cycles), rows, compare=True
        )
        or Table(caption="Penghargaan", heads=("Daerah",), rows=()),
        archives=archives_link(context),
        sources=(),
    )
    yield Page(
        frame=frame(
            addresses.AWARDS(),
            "Penghargaan Swasti Saba",
            "Penerima Swasti Saba menurut daerah dan siklus, dengan sumbernya.",
            max((a.head.updated for a in data.awards), default=""),
            section="penghargaan",
        ),
        view=view,
        figures=span.text,
    )


def _cycle_page(package: AwardPackage, context: NationContext) -> Page:
    cycle = package.head.cycle
    results, names = context.results, context.names
    book = SourceBook()
    sources = {s.id: s for s in package.sumber}
    totals = tuple(
        figure_view(t.label, t.figure, names, book) for t in results.totals.get(cycle, ())
    )
    recipients = results.recipients(cycle)
    decided = any(told.decisions for code, _ in recipients
                  if (told := results.records_of(code, cycle)))  # fmt: skip
    codes = context.codes
    view = AwardCyclePage(
        cycle=cycle,
        archive=archive_link(context, cycle),
        lead=cycle_sentences(
            in_cycle(codes, results.awards, cycle, results.without), cycle, results.total(cycle)
        ),
        rules=rules_link(cycle, context.data),
        totals=totals,
        ceremony=table(
            "Penganugerahan menurut sumber",
            ("Tanggal", "Tempat", "Dasar hukum", "Sumber"),
            (
                (
                    text(date_text(a.tanggal)),
                    text(a.tempat),
                    text(a.dasar_hukum),
                    cited("", (book.cite(sources[a.sumber]),)),
                )
                for a in package.acara
            ),
        ),
        recipients=table(
            f"Penerima {cycle} yang ditemukan sumbernya",
            (*_HEADS, "Keputusan") if decided else _HEADS,
            (
                (
                    place_cell(code, cycle, results, names),
                    award_cell(award, names, book),
                    *((decision_cell(code, cycle, results, book),) if decided else ()),
                )
                for code, award in recipients
            ),
        )
        or Table(caption="Penerima: belum ditemukan", heads=_HEADS, rows=()),
        undecided="" if decided or not recipients else _UNDECIDED.format(cycle),
        records=tuple(
            StatementView(
                topic=names.places.get(code, code),
                text=line.text,
                when="",
                speaker="",
                locus="",
                sources=line.sources,
            )
            for code, _ in recipients
            for line in record_lines(code, cycle, results, names, book)
        ),
        without=table(
            "Tanpa penghargaan menurut sumber",
            ("Daerah", "Keadaan"),
            (
                (
                    place_cell(code, cycle, results, names),
                    cited(without_text(told), book.cite_all(told.sources))._replace(note=told.note),
                )
                for code, told in without_in(cycle, results)
            ),
        ),
        provinces=table(
            "Penghargaan untuk provinsi",
            ("Provinsi", "Penghargaan", "Sumber"),
            (
                (
                    text(
                        names.places.get(p.wilayah, p.wilayah),
                        href=addresses.PROVINCE(names.provinces[p.wilayah].id)
                        if p.wilayah in names.provinces
                        else "",
                    ),
                    text(_honour(p)),
                    cited("", (book.cite(sources[p.sumber]),)),
                )
                for p in package.penerima
                if p.penghargaan != "swasti-saba"
            ),
        ),
        doubts=table(
            "Diragukan, tidak dihitung",
            ("Daerah", "Predikat disebut", "Alasan"),
            (
                (
                    text(
                        names.places.get(d.wilayah, d.wilayah), href=names.district_href(d.wilayah)
                    ),
                    text(names.categories.get(d.predikat, d.predikat)),
                    cited(d.alasan, (book.cite(sources[d.sumber]),)),
                )
                for d in package.diragukan
            ),
        ),
        conflicts=tuple(
            StatementView(
                topic=p.pokok,
                text=p.isi,
                when=f"siklus {p.siklus}",
                speaker="",
                locus="",
                sources=book.cite_all(sources[s] for s in p.sumber.split(";") if s in sources),
            )
            for p in package.pertentangan
        ),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            addresses.AWARD_CYCLE(cycle),
            f"Penghargaan {cycle}",
            f"Penerima Swasti Saba {cycle}, jumlah, dan penganugerahannya menurut sumber.",
            package.head.updated,
            section="penghargaan",
            crumbs=(Crumb("Penghargaan", addresses.AWARDS()),),
        ),
        view=view,
        figures=book.span.text,
    )


def _honour(row: PenerimaRow) -> str:
    """The award of a province: its rank already says "Terbaik" where a source gives one."""
    return f"Tim Pembina Provinsi {row.peringkat or 'Terbaik'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardListPage:
    """`daftar-penghargaan.html`: totals and one matrix of districts by cycles."""

    lead: tuple[str, ...]
    bars: tuple[Bar, ...]
    bars_note: str
    categories: tuple[Link, ...]  # label Padapa, note pemantapan
    cycles: tuple[tuple[Link, Link], ...]  # the awards of a cycle, and the rules of its time
    matrix: Table
    archives: Link | None  # of closed cycles
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCyclePage:
    """`penghargaan-siklus.html`."""

    cycle: str
    archive: Link | None  # of the closed cycle; None where it is open
    lead: tuple[str, ...]
    rules: Link  # of its time
    totals: tuple[FigureView, ...]
    ceremony: Table | None
    recipients: Table
    undecided: str  # that no decision is known; "" where each record says which
    records: tuple[StatementView, ...]  # of awards that sources tell differently, one by one
    without: Table | None  # assessed without an award, or not assessed
    provinces: Table | None
    doubts: Table | None
    conflicts: tuple[StatementView, ...]
    sources: tuple[SourceView, ...]
