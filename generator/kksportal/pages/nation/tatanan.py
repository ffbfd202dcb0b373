"""The list of tatanan, and the page of one nationwide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.package import PortalInput
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.distribution import Distribution, distribution
from kksportal.pages.nation.indicator import DIRECTIONS
from kksportal.pages.nation.told_scores import ToldScores, told_scores
from kksportal.pages.share import STATED_HEADS
from kksportal.pages.site import Page
from kksportal.text import count_word, join_words
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.stories import newest_first, shown_stories, story_card
from kksportal.words.tables import table, text
from kksportal.words.views import Link, SourceView, StoryCard, Table, TatananLink


def _count(data: PortalInput, tatanan: str, cycle: str) -> int:
    return sum(1 for row in data.frameworks[cycle].indikator if row.tatanan == tatanan)


def tatanan_list(context: NationContext) -> Iterator[Page]:
    """The list of all tatanan, with links to the instruments."""
    if not context.wants(addresses.TATANAN_LIST()):
        return
    data, names = context.data, context.names
    links = tuple(
        TatananLink(
            icon=t.id,
            label=t.nama,
            href=addresses.TATANAN(t.id),
            note=f"{_count(data, t.id, t_cycle)} indikator",
        )
        for t_cycle in names.frameworks_newest[:1]
        for t in names.tatanan_rows(t_cycle)
    )
    many = [(c, len(rows)) for c in names.frameworks_newest if (rows := names.tatanan_rows(c))]
    newest = names.frameworks_newest[0] if names.frameworks_newest else ""
    view = TatananListPage(
        title=f"{count_word(len(links))} tatanan, instrumen {newest}" if links else "Tatanan",
        cycles=_cycles_text(many),
        lead="Kabupaten/Kota Sehat dinilai lewat tatanan: tempat warga tinggal, belajar, bekerja, "
        "berbelanja, bepergian, dan dilindungi.",
        tatanan=links,
        frameworks=tuple(
            Link(label=f"Instrumen dan syarat {c}", href=addresses.FRAMEWORK(c))
            for c in names.frameworks_newest
        ),
    )
    updated = max((f.head.updated for f in data.frameworks.values()), default="")
    yield Page(
        frame=frame(
            addresses.TATANAN_LIST(),
            "Tatanan",
            "Tatanan Kabupaten/Kota Sehat: indikatornya, nilai daerah, dan syaratnya.",
            updated,
            section="tatanan",
        ),
        view=view,
    )


def _cycles_text(many: Sequence[tuple[str, int]]) -> str:
    """How many tatanan each cycle has: the number changed between instruments."""
    groups: dict[int, list[str]] = {}
    for cycle, count in reversed(many):
        groups.setdefault(count, []).append(cycle)
    parts = [f"{count} pada {join_words(cycles)}" for count, cycles in groups.items()]
    return f"Banyaknya tatanan menurut siklus: {join_words(parts)}." if parts else ""


def tatanan_pages(context: NationContext) -> Iterator[Page]:
    """One page a tatanan nationwide."""
    for row in context.names.tatanan_now:
        if context.wants(addresses.TATANAN(row.id)):
            yield _tatanan_page(row.id, context)


def _tatanan_page(slug: str, context: NationContext) -> Page:
    data, results, names = context.data, context.results, context.names
    gathered = context.gathered
    book = SourceBook()
    label = names.tatanan.get(slug, slug)
    cycles = [
        c for c in names.frameworks_newest if any(t.id == slug for t in data.frameworks[c].tatanan)
    ]
    indicators = tuple(
        (c, listed) for c in cycles if (listed := _indicator_list(c, slug, book, context))
    )
    updated = max((data.frameworks[c].head.updated for c in cycles), default="")
    lead = [
        f"{label} adalah satu dari {len(names.tatanan_now)} tatanan Kabupaten/Kota Sehat; "
        f"pada {c} dinilai dengan {_count(data, slug, c)} indikator."
        for c in cycles[:1]
    ]
    told = told_scores(slug, label, context)
    if told:
        book.span.add_all(told.days)
    spread = distribution(slug, label, context)
    if spread:
        book.span.add_all(spread.days)
    view = TatananPage(
        name=label,
        icon=slug,
        lead=tuple(lead),
        names=tuple(
            Link(label=f"{t.nama} dalam instrumen {c}", href=addresses.FRAMEWORK(c))
            for c in cycles
            for t in data.frameworks[c].tatanan
            if t.id == slug
        ),
        indicators=indicators,
        spread=spread,
        map=addresses.SCORE_MAP(slug) if slug in context.mapped else "",
        told=told,
        heads=STATED_HEADS,
        scores=tuple(gathered.of(addresses.TATANAN(slug))),
        stories=tuple(
            story_card(s, names)
            for s in newest_first(s for s in shown_stories(data, results) if slug in s.tatanan)[:12]
        ),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            addresses.TATANAN(slug),
            f"Tatanan {label}",
            f"Indikator, nilai daerah, dan inovasi tatanan {label} Kabupaten/Kota Sehat.",
            updated,
            section="tatanan",
            crumbs=(Crumb("Tatanan", addresses.TATANAN_LIST()),),
        ),
        view=view,
        figures=book.span.text,
    )


def _indicator_list(
    cycle: str, slug: str, book: SourceBook, context: NationContext
) -> Table | None:
    """The indicators of a cycle; their source, mostly one for all, stands once below them."""
    package = context.data.frameworks[cycle]
    sources = {s.id: s for s in package.sumber}
    rows = [row for row in package.indikator if row.tatanan == slug]
    listed = table(
        f"Indikator {cycle}",
        ("Indikator", "Kode", "Jenis", "Arah"),
        (
            (
                text(row.nama, href=context.indicator_href(cycle, row.kode)),
                text(row.kode),
                text(row.jenis),
                text(DIRECTIONS[row.arah] or "menurut kriteria"),
            )
            for row in rows
        ),
    )
    links = book.cite_all(sources[row.sumber] for row in rows)
    return listed and listed._replace(column_sources=(("", links),))


@dataclass(frozen=True, slots=True, kw_only=True)
class TatananPage:
    """`tatanan.html`: one tatanan nationwide."""

    name: str
    icon: str
    lead: tuple[str, ...]
    names: tuple[Link, ...]  # its name in each cycle
    indicators: tuple[tuple[str, Table], ...]  # by cycle, newest first
    spread: Distribution | None  # of computed scores; None where no district has any
    map: str  # the address of the map of its scores, "" where there is none
    told: ToldScores | None  # scores as sources state them
    heads: tuple[str, ...]  # of the table of these
    scores: tuple[str, ...]  # rows of districts with a stated score, printed
    stories: tuple[StoryCard, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TatananListPage:
    """`daftar-tatanan.html`."""

    title: str  # "Sembilan tatanan, instrumen 2025": earlier ones had others
    cycles: str  # how many each cycle has
    lead: str
    tatanan: tuple[TatananLink, ...]
    frameworks: tuple[Link, ...]
