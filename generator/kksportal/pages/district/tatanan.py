"""The page of one tatanan in a district: scores, indicators of each cycle, repairs, stories."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from kksportal import addresses
from kksportal.compute.score import stage_order
from kksportal.model.claim import Figure, Missing
from kksportal.model.framework_rows import IndikatorRow
from kksportal.model.package import FrameworkPackage, Story
from kksportal.model.result import IndicatorResult
from kksportal.model.rows import Sumber
from kksportal.pages.district.frames import below_frame
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.cards import ORDER, change_cell, office_table, stated_views, tatanan_card
from kksportal.words.context import DistrictContext
from kksportal.words.figures import figure_view, kind_of
from kksportal.words.films import film_views
from kksportal.words.pictures import picture_views
from kksportal.words.quotes import distinct, quotable, topic_anchor
from kksportal.words.renstra import renstra_table
from kksportal.words.statements import innovations, statements
from kksportal.words.stories import body_html
from kksportal.words.summary import score_sentence, trend_sentence
from kksportal.words.tables import Column, cited, column_table, figure_column, table, text
from kksportal.words.views import (
    Cell,
    FigureView,
    FilmView,
    Link,
    PictureView,
    SourceView,
    StatementView,
    StoryCard,
    Table,
    TatananCard,
)
from kksportal.words.years import column_years

_UNKNOWN = Missing()
REPAIRS = {"diminta": "Diminta", "dikirim": "Sudah dikirim", "diterima": "Diterima"}


def tatanan_pages(context: DistrictContext) -> list[Page]:
    """One page a tatanan of which anything is known, linked in order."""
    rows = [t for t in context.names.tatanan_now if context.tatanan_href(t.id)]
    links = [Link(label=t.nama, href=addresses.DISTRICT_TATANAN(context.slug, t.id)) for t in rows]
    return [
        _page(
            context.opened(),
            t.id,
            t.nama,
            links[i - 1] if i else None,
            links[i + 1] if i + 1 < len(links) else None,
        )
        for i, t in enumerate(rows)
    ]


def _page(
    context: DistrictContext, slug: str, name: str, before: Link | None, after: Link | None
) -> Page:
    district, names, book = context.district, context.names, context.book
    card = tatanan_card(context, slug, name)
    story = narrative_of(context, slug)
    films = film_views(story) if story else ()
    cycles = tuple(
        (cycle, indicators)
        for cycle in names.frameworks_newest
        if (indicators := _indicators(context, context.data.frameworks[cycle], slug))
    )
    view = DistrictTatananPage(
        district=context.link,
        name=name,
        icon=slug,
        lead=_lead(context, slug, card),
        card=card,
        stated=stated_views(context, slug),
        cycles=cycles,
        unfilled=_unfilled(context, slug, [cycle for cycle, _ in cycles]),
        repairs=_repairs(context, slug),
        change_note=district.change_notes.get(slug, ""),
        offices=office_table(context, slug),
        renstra=renstra_table(context, slug),
        statements=statements(context, slug),
        figures=_figures(context, slug),
        narrative=body_html(story, book) if story else "",
        narrative_by=_byline(story) if story else "",
        photos=picture_views(story) if story else (),
        films=films,
        stories=innovations(context, slug),
        previous=before,
        following=after,
        sources=book.views(),
    )
    return Page(
        frame=below_frame(
            context,
            addresses.DISTRICT_TATANAN(context.slug, slug),
            f"{name}, {context.label}",
            f"Nilai, indikator, dan cerita tatanan {name} di {context.label}.",
        )._replace(films=any(film.file for film in films)),
        view=view,
        figures=book.span.text,
    )


def _byline(story: Story) -> str:
    """Who wrote a narrative, when, and whose work it tells."""
    offices = f". Perangkat daerah: {', '.join(story.offices)}" if story.offices else ""
    return f"Ditulis {story.author}, {date_text(story.date)}{offices}"


def narrative_of(context: DistrictContext, slug: str) -> Story | None:
    """The narrative of a tatanan in the main cycle; None where nobody wrote one."""
    mine = context.names.narratives_of(context.code)
    now = context.district.cycle
    return next((n for n in mine if slug in n.tatanan and n.cycle == now), None)


def _figures(context: DistrictContext, slug: str) -> tuple[FigureView, ...]:
    """The figures of a tatanan; those of the programme and innovations have a permanent id here."""
    views = []
    for topic in context.district.topics:
        if topic.tatanan != slug:
            continue
        for figure in topic.series:
            name = context.names.measures.get(topic.ukuran, topic.ukuran)
            view = figure_view(name, figure, context.names, context.book, kind=kind_of(topic))
            anchor = topic_anchor(topic, figure, context.code)
            if topic.subjek == "kerangka" or topic.inovasi:
                views.append(quotable(view, anchor, context.label))
            else:
                views.append(view._replace(address=f"{context.link.href}#{anchor}"))
    return distinct(views)


def _lead(context: DistrictContext, slug: str, card: TatananCard) -> tuple[str, ...]:
    """What is known of the tatanan, said once: the chapters below do not repeat it."""
    place, cycle = f"{card.name} di {context.label}", context.district.cycle
    if card.marks:
        first = f"{place}: {card.summary.lower()}, siklus {cycle}."
    elif card.stated:
        first = f"Yang diketahui tentang tatanan {place}."
    else:
        first = f"Nilai tatanan {place} pada siklus {cycle} belum diketahui."
    more = (score_sentence(context, slug), trend_sentence(context, slug))
    return (first, *(sentence for sentence in more if sentence))


def _unfilled(
    context: DistrictContext, slug: str, known_cycles: Collection[str]
) -> tuple[Link, ...]:
    """The indicators of the main cycle by name, where nothing is known of any of them."""
    cycle = context.district.cycle
    framework = context.data.frameworks.get(cycle)
    if framework is None or cycle in known_cycles:
        return ()
    return tuple(
        Link(label=row.nama, href=context.indicator_href(cycle, row.kode))
        for row in framework.indikator
        if row.tatanan == slug
    )


def _indicators(context: DistrictContext, framework: FrameworkPackage, slug: str) -> Table | None:
    """The indicators of a cycle: values by year and scores by assessor; None without any data."""
    cycle = framework.head.cycle
    rows = [row for row in framework.indikator if row.tatanan == slug]
    known = {
        row.kode: result
        for row in rows
        if (result := context.district.indicators.get((cycle, row.kode)))
    }
    if not known:
        return None
    years = sorted({year for result in known.values() for year in result.values})
    order = stage_order(framework)
    stages = sorted(
        {key for result in known.values() for key in result.scores},
        key=lambda k: (order.get(k[1], 50), ORDER.index(k[0]), k[1]),
    )
    results = [known.get(row.kode) for row in rows]
    columns = [_values(context, cycle, rows, results, year) for year in years]
    columns += [
        _column(context, [r.scores.get(key) if r else None for r in results]) for key in stages
    ]
    heads = ["Indikator", *years, *(_stage_head(context, a, s) for a, s in stages)]
    if cycle == context.district.cycle and context.district.has_changes:
        moved = [c for row in rows if (c := context.district.change_of(row.kode))]
        before, _ = column_years(moved, cycle)
        columns.append(Column((), [change_cell(context, row.kode, before) for row in rows]))
        heads.append(f"Skor pusat {before}".strip())
    first = context.names.indicator_cells(cycle, slug, context.standing)
    indicators = column_table(
        f"Indikator {cycle}: nilai tiap tahun dan skor tiap penilai", heads, first, columns
    )
    anchors = tuple(f"{cycle}-{row.kode}" for row in rows)
    return indicators and indicators._replace(anchors=anchors)


def _column(
    context: DistrictContext, figures: Iterable[Figure | Cell | None], year: str = ""
) -> Column:
    known = (f or _UNKNOWN for f in figures)
    return figure_column(known, context.cells, context.book, year=year)


def _values(
    context: DistrictContext,
    cycle: str,
    rows: list[IndikatorRow],
    results: list[IndicatorResult | None],
    year: str,
) -> Column:
    """The values of a year; where an indicator is a criterion, the words of the criterion met."""

    figures: list[Figure | Cell | None] = []
    criteria: dict[tuple[str, tuple[Sumber, ...]], Cell] = {}
    for row, result in zip(rows, results, strict=True):
        if result is None:
            figures.append(None)
        elif words := result.criteria.get(year):
            sources = context.district.criterion_sources.get((cycle, row.kode, year), ())
            if (words, sources) not in criteria:
                criteria[words, sources] = cited(words, context.book.cite_all(sources))
            figures.append(criteria[words, sources])
        else:
            figures.append(result.values.get(year))
    return _column(context, figures, year)


def _stage_head(context: DistrictContext, assessor: str, stage: str) -> str:
    return f"Skor {assessor}, {context.names.stages.get(stage, stage).lower()}"


def _repairs(context: DistrictContext, slug: str) -> Table | None:
    """What was sent back of a tatanan, in its last state by each source."""
    last = {row for one in context.district.repairs for item in one.items for row in item.states}
    rows = []
    for row in context.district.package.perbaikan:
        if row not in last:
            continue
        indicator = context.results.indicators.get((row.siklus, row.indikator))
        if (indicator and indicator.tatanan == slug) or row.tatanan == slug:
            what = indicator.nama if indicator else "Beberapa indikator"
            count = f"{row.jumlah} indikator" if row.jumlah else ""
            if count:
                context.book.span.add(row.per_tanggal or row.diminta[:10])
            rows.append(
                (
                    text(what),
                    Cell(text=count, value=str(Decimal(row.jumlah)), source_ids=row.sumber)
                    if count
                    else text(REPAIRS[row.status]),
                    cited(
                        context.district.deadline_of(row),
                        (context.book.cite(context.sources[row.sumber]),),
                    ),
                )
            )
    return table("Diminta diperbaiki", ("Indikator", "Keadaan", "Tenggat"), rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictTatananPage:
    """`daerah-tatanan.html`: one tatanan of a district, both cycles."""

    district: Link
    name: str
    icon: str
    lead: tuple[str, ...]
    card: TatananCard
    stated: tuple[FigureView, ...]
    cycles: tuple[tuple[str, Table], ...]  # the indicators of each cycle that has any data
    unfilled: tuple[Link, ...]  # the indicators of the main cycle, where it has none
    repairs: Table | None
    change_note: str
    offices: Table | None
    renstra: Table | None  # which of its indicators stand in which office's plan
    statements: tuple[StatementView, ...]
    figures: tuple[FigureView, ...]
    narrative: str  # cleaned HTML
    narrative_by: str
    photos: tuple[PictureView, ...]
    films: tuple[FilmView, ...]
    stories: tuple[StoryCard, ...]
    previous: Link | None
    following: Link | None
    sources: tuple[SourceView, ...]
