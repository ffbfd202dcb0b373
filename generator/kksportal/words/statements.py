"""What sources say of a district besides figures: sentences, events, innovations."""

from __future__ import annotations

from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.figures import figure_view, kind_of, statement_view
from kksportal.words.progress import said_words
from kksportal.words.stories import row_card, story_card
from kksportal.words.views import EventView, StatementView, StoryCard


def statements(context: DistrictContext, tatanan: str = "") -> tuple[StatementView, ...]:
    """What sources say without a figure; with `tatanan`, only what concerns it."""
    return tuple(
        statement_view(row, context.sources[row.sumber], context.names, context.book)
        for row in context.district.package.pernyataan
        if not tatanan or tatanan in row.tatanan.split(";")
    )


def participation(context: DistrictContext) -> tuple[StatementView, ...]:
    """Whether the district was assessed, as sources said, each with the day on which it was."""
    return tuple(
        StatementView(
            topic=context.names.places.get(row.subjek, row.subjek),
            text=said_words(row)
            + (f". Kata sumber: “{row.siklus_teks}”" if row.siklus_teks else "")
            + (f". {row.catatan}" if row.catatan else ""),
            when="",
            speaker=row.penutur,
            locus=row.letak,
            sources=(context.book.cite(context.sources[row.sumber]),),
        )
        for row in context.district.package.keikutsertaan
    )


def events(context: DistrictContext) -> tuple[EventView, ...]:
    """Meetings, visits, declarations; newest first, undated last."""
    rows = sorted(context.district.package.kegiatan, key=lambda k: k.tanggal, reverse=True)
    return tuple(
        EventView(
            when=date_text(row.tanggal),
            iso=row.tanggal,
            title=row.judul,
            detail=". ".join(
                part
                for part in (
                    ", ".join(p for p in (row.tempat, row.penyelenggara) if p),
                    row.catatan,
                )
                if part
            ),
            state=row.status,
            href="",
            sources=(context.book.cite(context.sources[row.sumber]),),
        )
        for row in rows
    )


def innovations(context: DistrictContext, tatanan: str | None) -> tuple[StoryCard, ...]:
    """Innovation rows with their figures, then stories that no row names."""
    district, names, book = context.district, context.names, context.book
    stories = {s.slug: s for s in names.stories_of(context.code)}
    cards, linked = [], set()
    for row in district.package.inovasi:
        story = stories.get(row.cerita) or next(
            (s for s in stories.values() if s.innovation == row.id), None
        )
        if tatanan and tatanan not in row.tatanan.split(";"):
            linked |= {story.slug} if story else set()
            continue
        figures = tuple(
            figure_view(
                names.measures.get(t.ukuran, t.ukuran), figure, names, book, kind=kind_of(t)
            )
            for t in district.topics
            if t.inovasi == row.id
            for figure in t.series
        )
        card = row_card(row, context.sources[row.sumber], context.code, figures, names, book)
        if story:
            linked.add(story.slug)
            base = story_card(story, names)
            card = base._replace(sources=card.sources, figures=figures)
        cards.append(card)
    cards += [
        story_card(s, names)
        for s in stories.values()
        if s.slug not in linked and (not tatanan or tatanan in s.tatanan)
    ]
    return tuple(cards)
