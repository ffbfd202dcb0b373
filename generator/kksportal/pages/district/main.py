"""The page of a district that has a package: who, where in the cycle, what is known, since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.addresses import CARD
from kksportal.changes.tables import updates_table
from kksportal.pages.site import Page
from kksportal.text import date_text, join_words
from kksportal.words.awards import award_entries, split_history
from kksportal.words.cards import all_card, change_table, office_list, tatanan_cards
from kksportal.words.charts import award_chart, filled_chart, trend_chart
from kksportal.words.context import DistrictContext
from kksportal.words.drawings import Chart
from kksportal.words.figures import (
    figure_view,
    missing_view,
    source_view,
)
from kksportal.words.frames import frame
from kksportal.words.quotes import distinct, quotable, topic_anchor
from kksportal.words.readiness import readiness_brief
from kksportal.words.stages import stage_views
from kksportal.words.statements import TAKING_PART, events, innovations, participation, statements
from kksportal.words.summary import ALL, filled_sentence, score_sentence
from kksportal.words.views import (
    AwardEntry,
    EventView,
    FigureView,
    Link,
    ReadinessView,
    SourceView,
    StageView,
    StatementView,
    StoryCard,
    Table,
    TatananCard,
)

_KEY = ("odf-desa", "odf-dasar-tidak-disebut", "kecamatan-berkelembagaan", "odf-kecamatan")


def district_page(context: DistrictContext) -> Iterator[Page]:
    """The main page of a district."""
    context = context.opened()
    district, names, book = context.district, context.names, context.book
    package = district.package
    row = names.districts[context.code]
    province = names.provinces[row.provinsi]
    kecamatan = len(names.kecamatan.get(row.id, ()))
    key = key_figures(context)
    history = award_entries(context.code, context.results, names, book)
    awards, unfound = split_history(history)
    cards = tatanan_cards(context)
    ladder = [names.categories[category] for category in context.results.ladder]
    updates = updates_table(context)
    view = DistrictPage(
        name=context.label,
        code=context.code,
        facts=f"Kode {context.code} · {kecamatan} kecamatan · {province.nama}",
        lead=lead_sentences(context),
        key_figures=key,
        cycle=district.cycle,
        stages=stage_views(context),
        repair=figure_view("Indikator yang diminta diperbaiki", district.repair, names, book)
        if district.repair is not None
        else None,
        deadline=district.deadline,
        tatanan=tuple(card for card in cards if card.has_data),
        unknown_tatanan=tuple(card for card in cards if not card.has_data),
        thresholds=cards[0].thresholds if cards else (),
        overall=all_card(context),
        readiness=tuple(
            readiness_brief(trace, names, is_next=category == district.next_category)
            for (cycle, category), trace in district.readiness.items()
            if cycle == district.cycle
        ),
        figures=other_figures(context),
        statements=statements(context),
        awards=awards,
        unfound=unfound,
        changes=change_table(context),
        change_note=district.change_note,
        trend=trend_chart(context),
        filled=filled_chart(context),
        history=award_chart(history, ladder, context.label),
        offices=office_list(context),
        events=events(context),
        stories=innovations(context, None),
        participation=participation(context),
        framework_notes=tuple(
            figure_view(names.measures.get(t.ukuran, t.ukuran), t.latest, names, book)
            for t in district.topics
            if t.subjek == "kerangka" and not t.tatanan
        ),
        subpages=subpages(context),
        awards_page=addresses.DISTRICT_AWARDS(context.slug),
        sources=book.views(),
        region_sources=tuple(
            source_view(s)
            for p in context.data.regions
            for s in p.sumber
            if p.head.simulated == district.simulated and s.id not in context.sources
        ),
        portal_updates=updates,
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
    )


def key_figures(context: DistrictContext) -> tuple[FigureView, ...]:
    """At most four figures a reader asks for first; the last award is always among them."""
    district, names, book = context.district, context.names, context.book
    views: list[FigureView] = []
    mine = {
        t.ukuran: t
        for t in reversed(district.topics)
        if t.subjek == context.code and t.sifat == "capaian" and not t.inovasi
    }
    for measure in _KEY:
        if measure in mine and len(views) < 2:
            label = names.measures.get(measure, measure)
            latest = mine[measure].latest
            place = f"{context.link.href}#{topic_anchor(mine[measure], latest, context.code)}"
            views.append(figure_view(label, latest, names, book)._replace(address=place))
    if district.repair is not None:
        views.append(figure_view("Indikator yang diminta diperbaiki", district.repair, names, book))
    score = district.score_figure
    if score is not None:
        views.insert(0, figure_view(score[0], score[1], names, book))
    if not views:
        views.append(missing_view("Capaian", "belum-ada"))
    views = views[:3]
    if district.cycle not in district.awards:
        views.append(
            missing_view(
                f"Penghargaan {district.cycle}",
                "belum-ditemukan",
                explain="Belum ditemukan bukan berarti tidak menerima. Punya sumbernya? "
                "Kirimkan kepada kami.",
                href=addresses.CONTRIBUTE(),
            )
        )
    return tuple(views)


def lead_sentences(context: DistrictContext) -> tuple[str, ...]:
    """Plain sentences for the first screen, composed from the data."""
    district, names = context.district, context.names
    sentences = []
    stage = district.last_stage
    if stage is not None:
        name = names.stages.get(stage.tahap, stage.tahap).lower()
        day = stage.selesai or stage.mulai
        when = f" pada {date_text(day)}" if day else ""
        if stage.tahap in ("penetapan", "penganugerahan") and stage.status == "selesai":
            name = f"tahap {name}"
        verb = {"selesai": "telah melewati", "berlangsung": "sampai pada", "rencana": "menunggu"}[
            stage.status
        ]
        sentences.append(f"{context.label} {verb} {name} siklus {stage.siklus}{when}.")
    awards = [
        (c, a)
        for c, a in sorted(district.awards.items(), reverse=True)
        if a.state in ("ada", "berbeda")
    ]
    if awards:
        named = [f"{a.text} {cycle}" for cycle, a in awards[:3]]
        sentences.append(f"Penghargaan yang ditemukan sumbernya: {join_words(named)}.")
    sentences += [score_sentence(context, ALL), filled_sentence(context, ALL)]
    for row in district.package.keikutsertaan:
        if row.subjek == context.code and row.status in ("belum-pernah", "rencana"):
            what = TAKING_PART[row.status].lower()
            in_cycle = f" pada siklus {row.siklus}" if row.siklus else ""
            sentences.append(f"Menurut sumber, {context.label} {what}{in_cycle}.")
    if district.cycle not in district.awards:
        sentences.append(
            f"Apakah menerima penghargaan {district.cycle}, belum ditemukan sumbernya."
        )
    return tuple(dict.fromkeys(sentence for sentence in sentences if sentence))


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
        kind = "" if topic.sifat == "capaian" else topic.sifat
        views += [
            quotable(
                figure_view(label, figure, context.names, context.book, kind=kind),
                topic_anchor(topic, figure, context.code),
                context.label,
            )
            for figure in topic.series
        ]
    return distinct(views)


def subpages(context: DistrictContext) -> tuple[Link, ...]:
    """The district's other pages, its feed, and its downloads."""
    sources = addresses.DISTRICT_SOURCES(context.slug)
    take = (Link(label="Ambil data", href=f"{sources}#ambil-data"),)
    return (
        *context.menu,
        Link(label="Ikuti lewat Atom", href=addresses.DISTRICT_FEED(context.slug)),
        *(take if context.info.downloads else ()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPage:
    """`daerah.html`: a district with a package."""

    name: str
    code: str
    facts: str  # "Kode 63.11 · 8 kecamatan · Kalimantan Selatan · siklus 2025"
    lead: tuple[str, ...]  # plain sentences: where in the cycle, what is known, since when
    key_figures: tuple[FigureView, ...]  # at most four
    cycle: str
    stages: tuple[StageView, ...]
    repair: FigureView | None
    deadline: str
    tatanan: tuple[TatananCard, ...]  # with data
    unknown_tatanan: tuple[TatananCard, ...]  # without any
    thresholds: tuple[Link, ...]  # the score limits that strips show
    overall: TatananCard | None
    readiness: tuple[ReadinessView, ...]
    figures: tuple[FigureView, ...]  # all other headline figures, newest first
    statements: tuple[StatementView, ...]
    awards: tuple[AwardEntry, ...]  # cycles that sources speak of
    unfound: tuple[Link, ...]  # cycles in which no award was found
    changes: Table | None  # since the last cycle
    change_note: str
    trend: Chart | None
    filled: Chart | None
    history: Chart | None  # of awards
    offices: Table | None
    events: tuple[EventView, ...]
    stories: tuple[StoryCard, ...]
    participation: tuple[StatementView, ...]
    framework_notes: tuple[FigureView, ...]  # what its sources say of the programme: 7 or 9 tatanan
    subpages: tuple[Link, ...]
    awards_page: str  # where readiness is shown in full
    sources: tuple[SourceView, ...]
    region_sources: tuple[SourceView, ...]
    portal_updates: Table | None
