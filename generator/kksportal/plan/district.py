"""The page of a district that has a package: who, where in the cycle, what is known, since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kksportal.compute.portal import DistrictResult, Results
from kksportal.model.package import PortalInput
from kksportal.model.rows import Sumber, Tahapan
from kksportal.plan.awards import award_entries, parted
from kksportal.plan.cards import all_card, change_table, office_list, tatanan_cards, updates_table
from kksportal.plan.charts import award_chart, filled_chart, trend_chart
from kksportal.plan.downloads.addresses import card_address
from kksportal.plan.figures import (
    SourceBook,
    figure_view,
    missing_view,
    source_view,
    statement_view,
)
from kksportal.plan.frames import Crumb, frame
from kksportal.plan.names import Names
from kksportal.plan.pages import DistrictPage
from kksportal.plan.quotes import distinct, quotable, topic_anchor
from kksportal.plan.readiness import readiness_brief
from kksportal.plan.site import Page
from kksportal.plan.stories import row_card, story_card
from kksportal.plan.summary import ALL, filled_sentence, score_sentence
from kksportal.plan.tables import Cells
from kksportal.plan.views import (
    EventView,
    FigureView,
    Link,
    StageVersion,
    StageView,
    StatementView,
    StoryCard,
)
from kksportal.text import date_text, join_words

STATES = {"selesai": "Selesai", "berlangsung": "Berlangsung", "rencana": "Direncanakan"}
OUTCOMES = {"lolos": "lolos", "tidak-lolos": "tidak lolos", "": ""}
TAKING_PART = {
    "dinilai": "Dinilai",
    "belum-pernah": "Belum pernah dinilai",
    "diusulkan": "Diusulkan",
    "rencana": "Berencana ikut dinilai",
}
_KEY = ("odf-desa", "odf-dasar-tidak-disebut", "kecamatan-berkelembagaan", "odf-kecamatan")


@dataclass(frozen=True)
class Desk:
    """What the pages of one district are made from; each page opens a fresh source book."""

    code: str
    data: PortalInput
    results: Results
    names: Names
    cells: Cells
    book: SourceBook = field(default_factory=SourceBook)
    downloads: bool = True  # whether its data can be taken along

    @classmethod
    def of(
        cls,
        code: str,
        data: PortalInput,
        results: Results,
        names: Names,
        cells: Cells | None = None,
    ) -> Desk:
        """A new desk for one district; `cells` may be shared with others."""
        return cls(code, data, results, names, cells or Cells(names))

    def opened(self, sources: str = "") -> Desk:
        """The same desk with an empty source book, for the next page.

        `sources` is the page that lists them, where the next page does not.
        """
        return replace(self, book=SourceBook(sources))

    @property
    def found(self) -> DistrictResult:
        """What was computed of the district."""
        return self.results.districts[self.code]

    @property
    def slug(self) -> str:
        """The permanent id of the district."""
        return self.names.districts[self.code].id

    @property
    def label(self) -> str:
        """The district's name."""
        return self.names.places[self.code]

    @property
    def sources(self) -> Mapping[str, Sumber]:
        """The package's sources by id."""
        return self.found.sources

    @property
    def simulated(self) -> bool:
        """Whether the district is fictional."""
        return self.found.simulated

    @property
    def link(self) -> Link:
        """The district's page."""
        return Link(label=self.label, href=f"daerah/{self.slug}/")

    def crumbs(self, *, deeper: bool = False) -> tuple[Crumb, ...]:
        """The way home: districts, the province, and the district itself on its subpages."""
        province = self.names.provinces[self.names.districts[self.code].provinsi]
        way = (Crumb("Daerah", "daerah/"), Crumb(province.nama, f"provinsi/{province.id}/"))
        return (*way, Crumb(self.label, self.link.href)) if deeper else way


def district_page(desk: Desk) -> Page:
    """The main page of a district."""
    found, names, book = desk.found, desk.names, desk.book
    package = found.package
    row = names.districts[desk.code]
    province = names.provinces[row.provinsi]
    kecamatan = len(names.kecamatan.get(row.id, ()))
    key = key_figures(desk)
    history = award_entries(desk.code, desk.results, names, book)
    awards, unfound = parted(history)
    cards = tatanan_cards(desk)
    ladder = [names.categories[category] for category in desk.results.ladder]
    updates = updates_table(desk)
    view = DistrictPage(
        name=desk.label,
        code=desk.code,
        facts=f"Kode {desk.code} · {kecamatan} kecamatan · {province.nama}",
        lead=lead_sentences(desk),
        key_figures=key,
        cycle=found.cycle,
        stages=stage_views(desk),
        repair=figure_view("Indikator yang diminta diperbaiki", found.repair, names, book)
        if found.repair is not None
        else None,
        deadline=found.deadline,
        tatanan=tuple(card for card in cards if card.has_data),
        untold=tuple(card for card in cards if not card.has_data),
        thresholds=cards[0].thresholds if cards else (),
        overall=all_card(desk),
        readiness=tuple(
            readiness_brief(trace, names, is_next=category == found.next_category)
            for (cycle, category), trace in found.readiness.items()
            if cycle == found.cycle
        ),
        figures=other_figures(desk),
        statements=statements(desk),
        awards=awards,
        unfound=unfound,
        changes=change_table(desk),
        change_note=found.change_note,
        trend=trend_chart(desk),
        filled=filled_chart(desk),
        history=award_chart(history, ladder, desk.label),
        offices=office_list(desk),
        events=events(desk),
        stories=innovations(desk, None),
        participation=participation(desk),
        framework_notes=tuple(
            figure_view(names.measures.get(t.ukuran, t.ukuran), t.latest, names, book)
            for t in found.topics
            if t.subjek == "kerangka" and not t.tatanan
        ),
        subpages=subpages(desk),
        sources=book.views(),
        region_sources=tuple(
            source_view(s)
            for p in desk.data.regions
            for s in p.sumber
            if p.head.simulated == found.simulated and s.id not in desk.sources
        ),
        portal_updates=updates,
    )
    return Page(
        frame=frame(
            desk.link.href,
            desk.label,
            f"{desk.label}, {province.nama}: tahap penilaian, angka, dan penghargaan "
            "Kabupaten/Kota Sehat, dengan sumbernya.",
            package.head.updated,
            section="daerah",
            crumbs=desk.crumbs(),
            simulated=desk.simulated,
            kind="daerah",
            code=desk.code,
            image=card_address(desk.code),
            feed="feed.xml",
        ),
        template="daerah.html",
        view=view,
    )


def key_figures(desk: Desk) -> tuple[FigureView, ...]:
    """At most four figures a reader asks for first; the last award is always among them."""
    found, names, book = desk.found, desk.names, desk.book
    views: list[FigureView] = []
    mine = {
        t.ukuran: t
        for t in reversed(found.topics)
        if t.subjek == desk.code and t.sifat == "capaian" and not t.inovasi
    }
    for measure in _KEY:
        if measure in mine and len(views) < 2:
            label = names.measures.get(measure, measure)
            latest = mine[measure].latest
            place = f"{desk.link.href}#{topic_anchor(mine[measure], latest, desk.code)}"
            views.append(figure_view(label, latest, names, book)._replace(address=place))
    if found.repair is not None:
        views.append(figure_view("Indikator yang diminta diperbaiki", found.repair, names, book))
    score = found.score_figure
    if score is not None:
        views.insert(0, figure_view(score[0], score[1], names, book))
    if not views:
        views.append(missing_view("Capaian", "belum-ada"))
    views = views[:3]
    if found.cycle not in found.awards:
        views.append(
            missing_view(
                f"Penghargaan {found.cycle}",
                "belum-ditemukan",
                explain="Belum ditemukan bukan berarti tidak menerima. Punya sumbernya? "
                "Kirimkan kepada kami.",
                href="kontribusi/",
            )
        )
    return tuple(views)


def lead_sentences(desk: Desk) -> tuple[str, ...]:
    """Plain sentences for the first screen, composed from the data."""
    found, names = desk.found, desk.names
    sentences = []
    stage = found.last_stage
    if stage is not None:
        name = names.stages.get(stage.tahap, stage.tahap).lower()
        day = stage.selesai or stage.mulai
        when = f" pada {date_text(day)}" if day else ""
        if stage.tahap in ("penetapan", "penganugerahan") and stage.status == "selesai":
            name = f"tahap {name}"
        verb = {"selesai": "telah melewati", "berlangsung": "sampai pada", "rencana": "menunggu"}[
            stage.status
        ]
        sentences.append(f"{desk.label} {verb} {name} siklus {stage.siklus}{when}.")
    awards = [
        (c, a)
        for c, a in sorted(found.awards.items(), reverse=True)
        if a.state in ("ada", "berbeda")
    ]
    if awards:
        told = [f"{a.text} {cycle}" for cycle, a in awards[:3]]
        sentences.append(f"Penghargaan yang ditemukan sumbernya: {join_words(told)}.")
    sentences += [score_sentence(desk, ALL), filled_sentence(desk, ALL)]
    for row in found.package.keikutsertaan:
        if row.subjek == desk.code and row.status in ("belum-pernah", "rencana"):
            what = TAKING_PART[row.status].lower()
            said = f" pada siklus {row.siklus}" if row.siklus else ""
            sentences.append(f"Menurut sumber, {desk.label} {what}{said}.")
    if found.cycle not in found.awards:
        sentences.append(f"Apakah menerima penghargaan {found.cycle}, belum ditemukan sumbernya.")
    return tuple(dict.fromkeys(sentence for sentence in sentences if sentence))


def stage_views(desk: Desk) -> tuple[StageView, ...]:
    """The stages of the cycle in order, each with what its sources say."""
    found, names, book = desk.found, desk.names, desk.book
    framework = desk.data.frameworks.get(found.cycle)
    known = (
        {t.id: t.nama for t in sorted(framework.tahap, key=lambda t: int(t.urutan))}
        if (framework)
        else {}
    )
    rows: dict[str, list[Tahapan]] = {}
    for row in found.package.tahapan:
        if row.siklus == found.cycle:
            rows.setdefault(row.tahap, []).append(row)
    order = list(dict.fromkeys([*known, *rows]))
    return tuple(
        _stage_view(
            known.get(stage) or names.stages.get(stage, stage),
            rows.get(stage, []),
            desk.sources,
            book,
        )
        for stage in order
    )


def _stage_view(
    name: str, rows: list[Tahapan], sources: Mapping[str, Sumber], book: SourceBook
) -> StageView:
    if not rows:
        return StageView(name=name, state="belum-ada", state_text="Belum ada data", versions=())
    rank = {"rencana": 0, "berlangsung": 1, "selesai": 2}
    state = max((row.status for row in rows), key=rank.__getitem__)
    grouped: dict[tuple[str, str], list[Tahapan]] = {}
    for row in rows:
        grouped.setdefault((stage_text(row), row.catatan), []).append(row)
    versions = tuple(
        StageVersion(text=said, sources=book.cite_all(sources[r.sumber] for r in group), note=note)
        for (said, note), group in grouped.items()
    )
    return StageView(name=name, state=state, state_text=STATES[state], versions=versions)


def stage_text(row: Tahapan) -> str:
    """A stage's state, dates and outcome in words."""
    days = list(dict.fromkeys(date_text(d) for d in (row.mulai, row.selesai) if d))
    parts = [STATES[row.status], " sampai ".join(days) or "tanggal tidak disebut"]
    if row.hasil:
        parts.append(OUTCOMES[row.hasil])
    return ", ".join(parts)


def other_figures(desk: Desk) -> tuple[FigureView, ...]:
    """Every headline figure at every moment, newest first; targets and plans say so."""
    views = []
    for topic in desk.found.topics:
        if topic.subjek == "kerangka" or topic.inovasi:
            continue
        label = desk.names.measures.get(topic.ukuran, topic.ukuran)
        if topic.subjek != desk.code:
            label += f", {desk.names.places.get(topic.subjek, topic.subjek)}"
        if topic.tatanan:
            label += f" · {desk.names.tatanan.get(topic.tatanan, topic.tatanan)}"
        kind = "" if topic.sifat == "capaian" else topic.sifat
        views += [
            quotable(
                figure_view(label, figure, desk.names, desk.book, kind=kind),
                topic_anchor(topic, figure, desk.code),
                desk.label,
            )
            for figure in topic.series
        ]
    return distinct(views)


def statements(desk: Desk, tatanan: str = "") -> tuple[StatementView, ...]:
    """What sources say without a figure; with `tatanan`, only what concerns it."""
    return tuple(
        statement_view(row, desk.sources[row.sumber], desk.names, desk.book)
        for row in desk.found.package.pernyataan
        if not tatanan or tatanan in row.tatanan.split(";")
    )


def participation(desk: Desk) -> tuple[StatementView, ...]:
    """Whether the district was assessed, as sources say."""
    return tuple(
        StatementView(
            topic=desk.names.places.get(row.subjek, row.subjek),
            text=TAKING_PART[row.status]
            + (f", siklus {row.siklus}" if row.siklus else "")
            + (f" (kata sumber: “{row.siklus_teks}”)" if row.siklus_teks else "")
            + (f". {row.catatan}" if row.catatan else ""),
            when=date_text(row.per_tanggal),
            speaker=row.penutur,
            locus=row.letak,
            sources=(desk.book.cite(desk.sources[row.sumber]),),
        )
        for row in desk.found.package.keikutsertaan
    )


def events(desk: Desk) -> tuple[EventView, ...]:
    """Meetings, visits, declarations; newest first, undated last."""
    rows = sorted(desk.found.package.kegiatan, key=lambda k: k.tanggal, reverse=True)
    return tuple(
        EventView(
            when=date_text(row.tanggal),
            iso=row.tanggal,
            title=row.judul,
            detail=", ".join(p for p in (row.tempat, row.penyelenggara, row.catatan) if p),
            state=row.status,
            href="",
            sources=(desk.book.cite(desk.sources[row.sumber]),),
        )
        for row in rows
    )


def innovations(desk: Desk, tatanan: str | None) -> tuple[StoryCard, ...]:
    """Innovation rows with their figures, then stories that no row names."""
    found, names, book = desk.found, desk.names, desk.book
    stories = {s.slug: s for s in names.stories_of(desk.code)}
    cards, told = [], set()
    for row in found.package.inovasi:
        story = stories.get(row.cerita) or next(
            (s for s in stories.values() if s.innovation == row.id), None
        )
        if tatanan and tatanan not in row.tatanan.split(";"):
            told |= {story.slug} if story else set()
            continue
        figures = tuple(
            figure_view(names.measures.get(t.ukuran, t.ukuran), figure, names, book)
            for t in found.topics
            if t.inovasi == row.id
            for figure in t.series
        )
        card = row_card(row, desk.sources[row.sumber], desk.code, figures, names, book)
        if story:
            told.add(story.slug)
            base = story_card(story, names)
            card = base._replace(sources=card.sources, figures=figures)
        cards.append(card)
    cards += [
        story_card(s, names)
        for s in stories.values()
        if s.slug not in told and (not tatanan or tatanan in s.tatanan)
    ]
    return tuple(cards)


def subpages(desk: Desk) -> tuple[Link, ...]:
    """The district's other pages."""
    base = desk.link.href
    return (
        Link(label="Kelembagaan", href=f"{base}kelembagaan/"),
        Link(label="Penghargaan", href=f"{base}penghargaan/"),
        Link(label="Semua sumber", href=f"{base}sumber/"),
        Link(label="Ikuti lewat Atom", href=f"{base}feed.xml"),
        *((Link(label="Ambil data", href=f"{base}sumber/#ambil-data"),) if desk.downloads else ()),
    )
