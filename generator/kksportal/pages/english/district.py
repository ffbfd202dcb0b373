"""The English page of one district: all tatanan as sections, figures, awards and sources."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal import addresses
from kksportal.compute.shared import SharedResults
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.english.answer import answer_sentence, english_ladder, unknown_line
from kksportal.pages.english.figures import spoken_awards, spoken_figure, spoken_score
from kksportal.pages.english.progress import (
    progress_sentence,
    spoken_readiness,
    spoken_stages,
)
from kksportal.pages.english.views import EnglishDistrictPage, SpokenFigure, SpokenTatanan
from kksportal.pages.english.words import (
    ASSESSORS,
    KINDS,
    district_name,
    english_frame,
    message,
    source_list,
    span_words,
)
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.awards import award_entries
from kksportal.words.cards import ORDER
from kksportal.words.context import DistrictContext, PlaceContext
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb
from kksportal.words.ladder import ladder_chart, shown_cycles
from kksportal.words.names import Names
from kksportal.words.stages import stage_rows
from kksportal.words.statements import participation, statements
from kksportal.words.stories import newest_first
from kksportal.words.translator import Translator, Word
from kksportal.words.views import Link

BY_SOURCES = message("menurut sumber")
NO_YEAR = message("tahun tidak disebut")
REPAIR = message("Indikator yang diminta diperbaiki")
# Measures a reader asks for first, as on the Indonesian page.
KEY = (
    "odf-desa",
    "odf-dasar-tidak-disebut",
    "kecamatan-berkelembagaan",
    "odf-kecamatan",
)


def english_district(context: DistrictContext) -> Iterator[Page]:
    """The page of a district with a package."""
    context, translator = context.opened(), context.translator
    if translator is None:
        return
    district, names, book = context.district, context.names, context.book
    row = names.districts[context.code]
    entries = award_entries(context.code, context.results, names, book, district.without)
    name = district_name(row, translator)
    awards = spoken_awards(context.code, context.results, translator, names, book, district.without)
    whole = _tatanan(context, translator, "semua", message("Semua indikator"))
    sections = tuple(_tatanan(context, translator, t.id, t.nama) for t in names.tatanan_now)
    figures = _figures(context, translator)
    stages = spoken_stages(context, translator)
    shown = {entry.cycle for entry in shown_cycles(entries)}
    missing = [a.cycle for a in awards if a.state == "belum-ditemukan" and a.cycle in shown]
    key, others = _answering(context, figures)
    ladder = ladder_chart(entries, context.results, names.categories, name)
    view = EnglishDistrictPage(
        name=name,
        own_name=row.nama,
        code=row.kode,
        province=_province(row, names),
        full=context.link.href,
        lead=_lead(context, translator, name),
        ladder=english_ladder(ladder, entries, name, translator),
        key_figures=key,
        unknown=unknown_line(
            district.cycle,
            len(stage_rows(context)) - len(stages),
            sum(not section.known for section in sections),
            missing,
            translator,
        ),
        contribute=addresses.CONTRIBUTE(),
        cycle=district.cycle,
        stages=stages,
        readiness=spoken_readiness(context, translator),
        awards=tuple(award for award in awards if award.state != "belum-ditemukan"),
        tatanan=tuple(section for section in (whole, *sections) if section.known),
        figures=others,
        statements=(*statements(context), *participation(context)),
        stories=_stories(row.kode, names),
        sources=source_list(book, translator),
    )
    span = span_words(book.span, translator)
    changed = district.package.head.updated
    yield _page(view, row, translator, changed, span, simulated=context.simulated)


def english_short(context: PlaceContext) -> Iterator[Page]:
    """The page of a district without a package: what award records say, or that nothing does."""
    row, results, names, translator = (
        context.row,
        context.results,
        context.names,
        context.translator,
    )
    if translator is None:
        return
    book = SourceBook()
    name = district_name(row, translator)
    entries = award_entries(row.kode, results, names, book)
    awards = spoken_awards(
        row.kode, results, translator, names, book, results.without.get(row.kode, {})
    )
    lead = [_awarded(row, results, translator, name)]
    if row.kode in context.data.quarantined:
        lead.append(translator.say("Data daerah ini sedang diperbaiki, jadi belum ditampilkan."))
    ladder = ladder_chart(entries, results, names.categories, name)
    view = EnglishDistrictPage(
        name=name,
        own_name=row.nama,
        code=row.kode,
        province=_province(row, names),
        full=names.district_href(row.kode),
        lead=tuple(lead),
        ladder=english_ladder(ladder, entries, name, translator),
        key_figures=(),
        unknown=translator.say("Selain penghargaannya, belum ada sumber tentang daerah ini.")
        if ladder
        else "",
        contribute=addresses.CONTRIBUTE(),
        cycle="",
        stages=(),
        readiness=None,
        awards=tuple(award for award in awards if award.state != "belum-ditemukan"),
        tatanan=(),
        figures=(),
        statements=(),
        stories=_stories(row.kode, names),
        sources=source_list(book, translator),
    )
    changed = max((a.head.updated for a in context.data.awards), default="")
    yield _page(view, row, translator, changed, simulated=names.simulated(row.kode))


def _page(
    view: EnglishDistrictPage,
    row: DaerahRow,
    translator: Translator,
    changed: str,
    figures: str = "",
    *,
    simulated: bool,
) -> Page:
    crumb = Crumb(translator.say("Daerah"), addresses.ENGLISH_DISTRICTS())
    frame = english_frame(
        translator,
        addresses.ENGLISH_DISTRICT(row.id),
        view.name,
        translator.say(
            "{daerah}, {provinsi}: nilai, angka, dan penghargaan Kabupaten/Kota Sehat, "
            "dengan sumbernya.",
            daerah=view.name,
            provinsi=view.province.label,
        ),
        changed,
        crumbs=(crumb,),
        simulated=simulated,
    )
    return Page(frame=frame, view=view, figures=figures)


def _province(row: DaerahRow, names: Names) -> Link:
    province = names.provinces[row.provinsi]
    return Link(label=province.nama, href=addresses.PROVINCE(province.id))


def _lead(context: DistrictContext, translator: Translator, name: str) -> tuple[str, ...]:
    """The award, and else how far the district came; or that neither is known."""
    award = answer_sentence(context.code, name, context.results, translator)
    stage = progress_sentence(context, name, translator)
    if award or stage:
        return tuple(sentence for sentence in (award, stage) if sentence)
    return (_awarded(context.names.districts[context.code], context.results, translator, name),)


def _awarded(row: DaerahRow, results: SharedResults, translator: Translator, name: str) -> str:
    """The answer, or that no source of an award was found."""
    return answer_sentence(row.kode, name, results, translator) or translator.say(
        "Belum ditemukan sumber yang menyebut penghargaan; itu bukan berarti tidak menerima."
    )


def _answering(
    context: DistrictContext, figures: tuple[tuple[str, SpokenFigure], ...]
) -> tuple[tuple[SpokenFigure, ...], tuple[SpokenFigure, ...]]:
    """At most three known figures of the district itself for the answer, and all others."""
    own = [pair for pair in figures if pair[0] and pair[1].claims]
    own.sort(key=lambda pair: KEY.index(pair[0]) if pair[0] in KEY else len(KEY))
    newest = list(dict(reversed(own)).items())
    newest.sort(key=lambda pair: KEY.index(pair[0]) if pair[0] in KEY else len(KEY))
    key = tuple(figure for _, figure in newest[:3])
    return key, tuple(figure for _, figure in figures if figure not in key)


def _tatanan(
    context: DistrictContext, translator: Translator, slug: str, name: str
) -> SpokenTatanan:
    """One tatanan of the main cycle: what each assessor gave, of those of whom it is known."""
    district, book = context.district, context.book
    given = (
        spoken_score(who, district.scores.get((district.cycle, slug, who)), translator, book)
        for who in ORDER
    )
    scores = tuple(score for score in given if score.value)
    stated = tuple(
        spoken_figure(
            (
                Word(translator.say(ASSESSORS.get(t.assessor, t.assessor))),
                Word(t.cycle_text, "" if t.cycle else "id"),
            ),
            t.figure,
            translator,
            context.names,
            book,
            BY_SOURCES,
        )
        for t in district.stated_scores
        if t.tatanan == slug
    )
    whole = slug == "semua"
    return SpokenTatanan(
        anchor=slug,
        name=Word(translator.say(name))
        if whole
        else translator.name(context.names.tatanan.get(slug, name)),
        original=Link(label="" if whole else name, href=context.tatanan_href(slug)),
        scores=scores,
        stated=stated,
        known=bool(stated or scores),
    )


def _figures(
    context: DistrictContext, translator: Translator
) -> tuple[tuple[str, SpokenFigure], ...]:
    """Every headline figure at every moment, with its measure where it is the district's own."""
    district, names, book = context.district, context.names, context.book
    views: list[tuple[str, SpokenFigure]] = []
    if district.repair is not None:
        asked = (Word(translator.say(REPAIR)),)
        views.append((REPAIR, spoken_figure(asked, district.repair, translator, names, book)))
    for topic in district.topics:
        if topic.subjek == "kerangka" or topic.inovasi:
            continue
        words = [translator.name(names.measures.get(topic.ukuran, topic.ukuran))]
        if topic.subjek != context.code:
            words.append(Word(names.places.get(topic.subjek, topic.subjek), "id"))
        if topic.tatanan:
            words.append(translator.name(names.tatanan.get(topic.tatanan, topic.tatanan)))
        kind = KINDS[topic.sifat]
        own = topic.subjek == context.code and topic.sifat == "capaian" and not topic.tatanan
        views += [
            (
                topic.ukuran if own else "",
                spoken_figure(tuple(words), figure, translator, names, book, kind),
            )
            for figure in topic.series
        ]
    for claim in district.award_claims:
        name = names.categories.get(claim.predikat, claim.predikat)
        label = (
            Word(name),
            Word(translator.say(NO_YEAR)),
            Word(f"“{claim.siklus_teks}”", "id"),
        )
        said = spoken_figure(label, claim.figure, translator, names, book, BY_SOURCES)
        views.append(("", said))
    return tuple(views)


def _stories(code: str, names: Names) -> tuple[Link, ...]:
    """The district's stories, which are in Indonesian."""
    return tuple(
        Link(label=s.title, href=addresses.STORY(s.slug), note=date_text(s.date) if s.date else "")
        for s in newest_first(names.stories_of(code))
    )
