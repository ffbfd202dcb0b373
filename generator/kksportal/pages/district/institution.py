"""Kelembagaan of a district: coverage, items by place, evidence, offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kksportal import addresses
from kksportal.compute.institution import COMPUTED
from kksportal.model.claim import Figure, Missing, to_figure
from kksportal.pages.district.frames import subpage_frame
from kksportal.pages.site import Page
from kksportal.words.cards import office_table
from kksportal.words.context import DistrictContext
from kksportal.words.figures import figure_view, kind_of
from kksportal.words.forums import forum_note, forum_rule, forum_table
from kksportal.words.institution import evidence_table, item_tables
from kksportal.words.kecamatan import kecamatan_links, told_below
from kksportal.words.standing import FAMILY
from kksportal.words.statements import statements
from kksportal.words.views import FigureView, Link, SourceView, StatementView, Table

_BELOW = "Butir tiap desa/kelurahan ada di halaman kecamatannya."


def institution_page(context: DistrictContext) -> Iterator[Page]:
    """Kelembagaan: coverage, items by place, evidence, offices."""
    context = context.opened()
    district, names, book = context.district, context.names, context.book
    items = [row for row in district.package.kelembagaan if not told_below(context, row)]
    figures = tuple(
        figure_view(
            names.measures.get(t.ukuran, t.ukuran),
            figure,
            names,
            book,
            kind=kind_of(t),
        )
        for t in district.topics
        if names.families.get(t.ukuran) in FAMILY and t.subjek == context.code
        for figure in t.series
    )
    view = InstitutionPage(
        district=context.link,
        lead=(
            f"Tim Pembina, Forum, dan Pokja yang menjalankan kabupaten/kota sehat di "
            f"{context.label}, sejauh disebut sumber.",
        ),
        figures=figures,
        coverage=tuple(
            figure_view(c.label, _without(c.figure, COMPUTED), names, book)
            for c in district.coverage
        ),
        coverage_note=f"{COMPUTED.capitalize()}." if district.coverage else "",
        forums=forum_table(context),
        forum_rule=forum_rule(context),
        forum_note=forum_note(context),
        tables=item_tables(context, items),
        evidence=evidence_table(context, district.package.bukti),
        villages=_BELOW if len(items) < len(district.package.kelembagaan) else "",
        kecamatan=kecamatan_links(context, {row.wilayah for row in items}),
        offices=office_table(context, "kelembagaan"),
        statements=statements(context, "kelembagaan"),
        requirements=(),
        sources=book.views(),
    )
    yield Page(
        frame=subpage_frame(
            context, addresses.DISTRICT_INSTITUTION, "Kelembagaan", "Tim Pembina, Forum, dan Pokja"
        ),
        view=view,
        figures=book.span.text,
    )


def _without(figure: Figure, note: str) -> Figure:
    """A figure whose claims do not each say what the page says once of all."""
    if isinstance(figure, Missing):
        return figure
    return to_figure(
        tuple(
            replace(claim, note=claim.note.removeprefix(note).removeprefix("; "))
            for claim in figure.claims
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionPage:
    """`daerah-kelembagaan.html`."""

    district: Link
    lead: tuple[str, ...]
    figures: tuple[FigureView, ...]
    coverage: tuple[FigureView, ...]  # a component: 6 dari 8 kecamatan
    coverage_note: str  # whose they are, said once
    forums: Table | None  # how many have evidence, of how many
    forum_rule: tuple[str, tuple[Link, ...]]  # what is asked of them, and who says so
    forum_note: str  # what is not known of them
    tables: tuple[Table, ...]  # a component: its items by place
    evidence: Table | None
    villages: str  # where their items are, if not here
    kecamatan: tuple[Link, ...]  # with a page, that no table names
    offices: Table | None
    statements: tuple[StatementView, ...]
    requirements: tuple[str, ...]
    sources: tuple[SourceView, ...]
