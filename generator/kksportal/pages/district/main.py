"""The page of a district that has a package: who, where in the cycle, what is known, since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kksportal import addresses
from kksportal.addresses import CARD
from kksportal.changes.tables import updates_table
from kksportal.pages.district.frames import archived_links
from kksportal.pages.site import Page
from kksportal.words.answer import award_sentence
from kksportal.words.awards import award_entries, brief, split_history
from kksportal.words.cards import all_card, change_table, office_list, tatanan_cards
from kksportal.words.charts import filled_chart
from kksportal.words.context import DistrictContext
from kksportal.words.drawings import Chart
from kksportal.words.figures import figure_view, kind_of, source_view
from kksportal.words.frames import frame
from kksportal.words.kecamatan import kecamatan_links
from kksportal.words.ladder import ladder_chart, shown_cycles
from kksportal.words.neighbours import (
    Alike,
    Neighbourhood,
    alike_places,
    compare_href,
    neighbourhood,
)
from kksportal.words.odf import odf_row
from kksportal.words.progress import cycle_sentences
from kksportal.words.quotes import distinct, quotable, topic_anchor
from kksportal.words.readiness import readiness_part
from kksportal.words.regions import former_facts, former_sources
from kksportal.words.slopes import trend_chart
from kksportal.words.stages import known_stages, stage_views
from kksportal.words.statements import events, innovations, participation, statements
from kksportal.words.unknown import unknown_view
from kksportal.words.views import (
    AwardEntry,
    EventView,
    FigureView,
    Link,
    ReadinessPart,
    SourceView,
    StageView,
    StatementView,
    StoryCard,
    Table,
    TatananCard,
    UnknownView,
)
from kksportal.words.years import column_years

_KEY = ("odf-desa", "odf-dasar-tidak-disebut", "kecamatan-berkelembagaan", "odf-kecamatan")


def district_page(context: DistrictContext) -> Iterator[Page]:
    """The main page of a district: the answer, then results, the way there, evidence, data."""
    context = context.opened()
    district, names, book = context.district, context.names, context.book
    package = district.package
    row = names.districts[context.code]
    province = names.provinces[row.provinsi]
    kecamatan = len(names.kecamatan.get(row.id, ()))
    before = former_sources(row, names)
    history = award_entries(context.code, context.results, names, book, district.without)
    awards, unfound = split_history(history)
    whole = context.href(addresses.DISTRICT_AWARDS(context.slug))
    figures = other_figures(context)
    key = key_figures(context, figures)
    cards = tatanan_cards(context)
    stages = stage_views(context)
    neighbours = neighbourhood(row.provinsi, context.results, names)
    view = DistrictPage(
        name=context.label,
        code=context.code,
        facts=f"Kode {context.code} · {kecamatan} kecamatan · {province.nama}"
        + former_facts(row, names),
        lead=lead_sentences(context),
        ladder=ladder_chart(history, context.results, names.categories, context.label),
        key_figures=key,
        unknown=unknown_view(
            district.cycle,
            stages,
            cards,
            unfound,
            award_known=district.award_known or district.cycle in district.without,
            since=shown_cycles(history)[0].cycle if history else "",
        ),
        contribute=addresses.CONTRIBUTE(),
        slug=row.id,
        neighbours=neighbours,
        alike=alike_places(row, context.results, names),
        odf=odf_row(row, context.odf.get(row.provinsi, ()), names),
        compare=compare_href(row, context.results, names),
        take=take_links(context),
        cycle=district.cycle,
        stages=known_stages(stages),
        repair=figure_view("Indikator yang diminta diperbaiki", district.repair, names, book)
        if district.repair is not None
        else None,
        repairs=context.href(addresses.DISTRICT_REPAIRS(context.slug)),
        deadline=district.deadline,
        tatanan=tuple(card for card in cards if card.has_data),
        thresholds=next((card.thresholds for card in cards if card.marks), ()),
        overall=all_card(context),
        readiness=readiness_part(context),
        figures=tuple(view for view in figures if view not in key),
        statements=statements(context),
        awards=brief(awards) if whole else awards,
        changes=change_table(context),
        change_head=f"Perubahan dari {' ke '.join(column_years(district.changes, district.cycle))}",
        change_note=district.change_note if district.has_changes else "",
        trend=trend_chart(context),
        filled=filled_chart(context),
        offices=office_list(context),
        events=events(context),
        stories=innovations(context, None),
        participation=participation(context),
        archived=archived_links(names, context.slug),
        framework_notes=tuple(
            figure_view(names.measures.get(t.ukuran, t.ukuran), t.latest, names, book)
            for t in district.topics
            if t.subjek == "kerangka" and not t.tatanan
        ),
        subpages=(
            *(
                Link(label=card.name, href=card.href)
                for card in cards
                if not card.has_data and card.href
            ),
            *context.menu,
            *nowhere_else(context),
        ),
        sources=book.views(),
        region_sources=tuple(
            source_view(s)
            for p in context.data.regions
            for s in p.sumber
            if p.head.simulated == district.simulated
            and s.id not in context.sources
            and (s.id not in names.former_sources or s.id in before)
        ),
        portal_updates=updates_table(context),
    )
    yield Page(
        frame=frame(
            context.link.href,
            context.label,
            f"{context.label}, {province.nama}: tahap penilaian, angka, dan penghargaan "
            "Kabupaten/Kota Sehat, dengan sumbernya.",
            package.head.updated,
            section="daerah",
            crumbs=context.crumbs(),
            simulated=context.simulated,
            kind="daerah",
            code=context.code,
            image=CARD(context.code),
            feed="feed.xml",
        ),
        view=view,
        figures=book.span.text,
    )


def nowhere_else(context: DistrictContext) -> tuple[Link, ...]:
    """The pages of kecamatan, where there is no page of kelembagaan to lead to them."""
    above = context.href(addresses.DISTRICT_INSTITUTION(context.slug))
    return () if above else kecamatan_links(context)


def key_figures(context: DistrictContext, figures: Sequence[FigureView]) -> tuple[FigureView, ...]:
    """At most three known figures of the district itself, those a reader asks for first.

    Never a rule of the programme: those say nothing of the district.
    """
    district, names, book = context.district, context.names, context.book
    views: list[FigureView] = []
    if district.score_figure is not None:
        views.append(figure_view(*district.score_figure, names, book))
    by_anchor = {view.anchor: view for view in figures if view.claims}
    own = [
        t
        for t in district.topics
        if t.subjek == context.code and t.sifat == "capaian" and not t.inovasi
    ]
    ordered = sorted(own, key=lambda t: _KEY.index(t.ukuran) if t.ukuran in _KEY else len(_KEY))
    wanted = [by_anchor.get(topic_anchor(t, t.latest, context.code)) for t in ordered]
    views += [view for view in wanted if view is not None][: 2 if district.repair else 3]
    if district.repair is not None:
        views.append(figure_view("Indikator yang diminta diperbaiki", district.repair, names, book))
    return tuple(dict.fromkeys(views))[:3]


def lead_sentences(context: DistrictContext) -> tuple[str, ...]:
    """The answer in one dated sentence, then where the district stands in its cycle."""
    answer = award_sentence(context.code, context.label, context.results)
    rest = cycle_sentences(context)
    if not answer and not rest:
        return (f"Penghargaan Kabupaten/Kota Sehat {context.label} belum ditemukan sumbernya.",)
    return (*((answer,) if answer else ()), *rest)


def take_links(context: DistrictContext) -> tuple[Link, ...]:
    """What can be taken home and how the district is followed."""
    sources = addresses.DISTRICT_SOURCES(context.slug)
    take = (Link(label="Ambil data", href=f"{sources}#ambil-data"),)
    return (
        *(take if context.info.downloads else ()),
        Link(label="Ikuti perubahannya", href=addresses.DISTRICT_FEED(context.slug)),
    )


def other_figures(context: DistrictContext) -> tuple[FigureView, ...]:
    """Every headline figure at every moment, newest first; targets and plans say so."""
    views = []
    for topic in context.district.topics:
        if topic.subjek == "kerangka" or topic.inovasi:
            continue
        label = context.names.measures.get(topic.ukuran, topic.ukuran)
        if topic.subjek != context.code:
            label += f", {context.names.places.get(topic.subjek, topic.subjek)}"
        if topic.tatanan:
            label += f" · {context.names.tatanan.get(topic.tatanan, topic.tatanan)}"
        kind = kind_of(topic)
        within = topic.subjek.startswith(context.code)  # the district's own, or a kecamatan's
        views += [
            quotable(
                figure_view(label, figure, context.names, context.book, kind=kind),
                topic_anchor(topic, figure, context.code),
                context.label if within else "",
            )
            for figure in topic.series
        ]
    return distinct(views)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPage:
    """`daerah.html`: a district with a package."""

    name: str
    code: str
    facts: str  # "Kode 63.11 · 8 kecamatan · Kalimantan Selatan"
    lead: tuple[str, ...]  # the answer, then where the district stands in its cycle
    ladder: Chart | None
    key_figures: tuple[FigureView, ...]  # at most three
    unknown: UnknownView | None
    contribute: str
    slug: str
    neighbours: Neighbourhood | None
    alike: Alike | None
    odf: Chart | None  # among the districts of the province
    compare: str
    take: tuple[Link, ...]
    cycle: str
    # Hasil
    tatanan: tuple[TatananCard, ...]  # with data
    thresholds: tuple[Link, ...]  # the score limits that strips show; none without a strip
    overall: TatananCard | None
    filled: Chart | None
    readiness: ReadinessPart | None
    figures: tuple[FigureView, ...]  # all other headline figures, newest first
    changes: Table | None  # since the last cycle
    change_head: str  # with the years
    change_note: str
    trend: Chart | None
    # Perjalanan
    stages: tuple[StageView, ...]  # of which anything is known
    repair: FigureView | None
    repairs: str  # the page of repairs
    deadline: str
    awards: tuple[AwardEntry, ...]  # cycles that sources speak of
    participation: tuple[StatementView, ...]
    events: tuple[EventView, ...]
    # Bukti
    stories: tuple[StoryCard, ...]
    statements: tuple[StatementView, ...]
    offices: Table | None
    # Data
    archived: tuple[Link, ...]  # this page in closed cycles, the newest first
    framework_notes: tuple[FigureView, ...]  # what its sources say of the programme: 7 or 9 tatanan
    subpages: tuple[Link, ...]
    portal_updates: Table | None
    sources: tuple[SourceView, ...]
    region_sources: tuple[SourceView, ...]

    @property
    def results(self) -> bool:
        """Whether the chapter Hasil has anything to say."""
        return bool(self.tatanan or self.overall or self.readiness or self.figures)

    @property
    def journey(self) -> bool:
        """Whether the chapter Perjalanan has."""
        return bool(self.stages or self.repair or self.awards or self.participation or self.events)

    @property
    def evidence(self) -> bool:
        """Whether the chapter Bukti has."""
        return bool(self.stories or self.statements or self.offices)
