"""The English page of one district: all tatanan as sections, figures, awards and sources."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal import addresses
from kksportal.compute.shared import SharedResults
from kksportal.model.shared_rows import DaerahRow
from kksportal.pages.english.figures import award_text, spoken_awards, spoken_figure, spoken_score
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
from kksportal.words.cards import ORDER
from kksportal.words.context import DistrictContext, PlaceContext
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb
from kksportal.words.names import Names
from kksportal.words.statements import participation, statements
from kksportal.words.stories import newest_first
from kksportal.words.translator import Translator, Word
from kksportal.words.views import Link

BY_SOURCES = message("menurut sumber")
REPAIR = message("Indikator yang diminta diperbaiki")


def english_district(context: DistrictContext) -> Iterator[Page]:
    """The page of a district with a package."""
    context, translator = context.opened(), context.translator
    if translator is None:
        return
    district, names, book = context.district, context.names, context.book
    row = names.districts[context.code]
    awards = spoken_awards(context.code, context.results, translator, names, book)
    whole = _tatanan(context, translator, "semua", message("Semua indikator"))
    sections = tuple(_tatanan(context, translator, t.id, t.nama) for t in names.tatanan_now)
    spoken = _figures(context, translator)
    scored = sum(section.known for section in sections)
    score_sentence = (
        translator.say(
            "Nilai {ada} dari {semua} tatanan diketahui untuk siklus {siklus}.",
            ada=scored,
            semua=len(sections),
            siklus=district.cycle,
        )
        if scored
        else translator.say(
            "Belum ada data nilai tatanan untuk siklus {siklus}.", siklus=district.cycle
        )
    )
    all_statements = (*statements(context), *participation(context))
    view = EnglishDistrictPage(
        name=district_name(row, translator),
        own_name=row.nama,
        code=row.kode,
        province=_province(row, names),
        full=context.link.href,
        lead=(_awarded(row.kode, context.results, translator, names), score_sentence),
        cycle=district.cycle,
        awards=awards,
        tatanan=((whole,) if whole.known else ()) + sections,
        figures=spoken,
        statements=all_statements,
        stories=_stories(row.kode, names),
        sources=source_list(book, translator),
    )
    figures = span_words(book.span, translator)
    changed = district.package.head.updated
    yield _page(view, row, translator, changed, figures, simulated=context.simulated)


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
    awards = spoken_awards(row.kode, results, translator, names, book)
    lead = [_awarded(row.kode, results, translator, names)]
    if row.kode in context.data.quarantined:
        lead.append(
            translator.say("Paket data daerah ini sedang diperbaiki, jadi belum ditampilkan.")
        )
    else:
        lead.append(translator.say("Angka daerah ini belum ada di portal."))
    view = EnglishDistrictPage(
        name=district_name(row, translator),
        own_name=row.nama,
        code=row.kode,
        province=_province(row, names),
        full=names.district_href(row.kode),
        lead=tuple(lead),
        cycle="",
        awards=awards if any(a.state in ("ada", "berbeda") for a in awards) else (),
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


def _awarded(code: str, results: SharedResults, translator: Translator, names: Names) -> str:
    """The awards for which a source was found, newest first, or that there is none."""
    history = results.history(code)
    awards = [
        f"{award_text(award, translator, names)} {cycle}"
        for cycle, award in sorted(history.items(), reverse=True)
        if award.state in ("ada", "berbeda")
    ]
    if awards:
        return translator.say(
            "Penghargaan yang ditemukan sumbernya: {daftar}.", daftar=", ".join(awards[:3])
        )
    return translator.say(
        "Belum ditemukan sumber yang menyebut penghargaan; itu bukan berarti tidak menerima."
    )


def _tatanan(
    context: DistrictContext, translator: Translator, slug: str, name: str
) -> SpokenTatanan:
    """One tatanan of the main cycle: a column for each assessor, known or not."""
    district, book = context.district, context.book
    scores = tuple(
        spoken_score(who, district.scores.get((district.cycle, slug, who)), translator, book)
        for who in ORDER
    )
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
        original=Link(
            label="" if whole else name, href=addresses.DISTRICT_TATANAN(context.slug, slug)
        ),
        scores=scores,
        stated=stated,
        known=bool(stated) or any(score.value for score in scores),
    )


def _figures(context: DistrictContext, translator: Translator) -> tuple[SpokenFigure, ...]:
    """Every headline figure at every moment, and what was sent back for repair."""
    district, names, book = context.district, context.names, context.book
    views = []
    if district.repair is not None:
        asked = (Word(translator.say(REPAIR)),)
        views.append(spoken_figure(asked, district.repair, translator, names, book))
    for topic in district.topics:
        if topic.subjek == "kerangka" or topic.inovasi:
            continue
        words = [translator.name(names.measures.get(topic.ukuran, topic.ukuran))]
        if topic.subjek != context.code:
            words.append(Word(names.places.get(topic.subjek, topic.subjek), "id"))
        if topic.tatanan:
            words.append(translator.name(names.tatanan.get(topic.tatanan, topic.tatanan)))
        kind = KINDS[topic.sifat]
        views += [
            spoken_figure(tuple(words), figure, translator, names, book, kind)
            for figure in topic.series
        ]
    for claim in district.award_claims:
        name = names.categories.get(claim.predikat, claim.predikat)
        label = (Word(name), Word(claim.siklus_teks, "id"))
        views.append(spoken_figure(label, claim.figure, translator, names, book, BY_SOURCES))
    return tuple(views)


def _stories(code: str, names: Names) -> tuple[Link, ...]:
    """The district's stories, which are in Indonesian."""
    return tuple(
        Link(label=s.title, href=addresses.STORY(s.slug), note=date_text(s.date) if s.date else "")
        for s in newest_first(names.stories_of(code))
    )
