"""The home page: how is my district doing, what is new, who was awarded, what this is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kksportal import addresses
from kksportal.pages.gathered import Gathered
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.maps import Overview, overview
from kksportal.pages.nation.updates import change_event
from kksportal.pages.share import News
from kksportal.pages.site import Page
from kksportal.text import count_word, date_text, join_words
from kksportal.words.awards import bars, bars_note
from kksportal.words.drawings import Bar
from kksportal.words.figures import SourceBook, figure_view
from kksportal.words.frames import frame
from kksportal.words.names import Names
from kksportal.words.regions import region_tile
from kksportal.words.stories import shown_stories, story_card
from kksportal.words.views import (
    EventView,
    FigureView,
    RegionTile,
    SourceView,
    StoryCard,
    TatananLink,
)

_NAMED = 3  # districts named of those that did the same


def home_page(context: NationContext) -> Iterator[Page]:
    """The home page."""
    if not context.wants(addresses.HOME()):
        return
    data, results, names = context.data, context.results, context.names
    gathered, tagline = context.gathered, context.info.tagline
    book = SourceBook()
    newest_cycle = names.frameworks_newest[0] if names.frameworks_newest else ""
    indicators = data.frameworks[newest_cycle].indikator if newest_cycle else ()
    winners = [
        total
        for total in results.totals.get(newest_cycle, ())
        if (total.scope, total.measure) == ("nasional", "penerima")
    ]
    winners.sort(key=lambda total: names.ranks.get(total.category, 0))
    shown = shown_stories(data, results)
    stories = sorted(shown, key=lambda s: (s.cycle, s.date, s.slug), reverse=True)[:3]
    view = HomePage(
        lead=tagline,
        known=known_text(context),
        many=len(context.codes),
        map=overview(context),
        news=news(gathered, names, book),
        bars=bars(data, results, book.span),
        bars_note=bars_note(results),
        featured=tuple(
            region_tile(names.districts[code], results, names, say_data=False)
            for code in sorted(results.packaged)
            if code in names.districts and code.startswith("S") == results.simulated
        ),
        tatanan_title=f"{count_word(len(names.tatanan_now))} tatanan, instrumen {newest_cycle}",
        tatanan=tuple(
            TatananLink(
                icon=t.id,
                label=t.nama,
                href=addresses.TATANAN(t.id),
                note=f"{sum(1 for i in indicators if i.tatanan == t.id)} indikator",
            )
            for t in names.tatanan_now
        ),
        stories=tuple(story_card(s, names) for s in stories),
        counts_title=f"Jumlah penerima {newest_cycle} menurut sumber",
        counts=tuple(figure_view(t.label, t.figure, names, book) for t in winners),
        sources=book.views(),
    )
    yield Page(
        frame=frame(
            addresses.HOME(),
            "Seberapa sehat daerah Anda?",
            tagline
            or "Capaian, penghargaan, dan inovasi kabupaten dan kota sehat, dengan sumbernya.",
            gathered.updated,
            kind="beranda",
            feed="feed.xml",
        ),
        view=view,
        figures=book.span.text,
    )


def news(
    gathered: Gathered, names: Names, book: SourceBook, *, most: int = 6
) -> tuple[EventView, ...]:
    """What is new: corrected figures, then stages and awards, then meetings; each newest first.

    A stage is one line, whichever districts went through it. Of each only its newest counts.
    """
    stages = {f"{name} {c}" for name in names.stages.values() for c in names.frameworks_newest}
    groups: dict[tuple[str, str], list[News]] = {}  # a stage over all days, another event by day
    for one in sorted(gathered.news, key=lambda n: (n.day, n.title), reverse=True):
        what = one.title.partition(": ")[2]
        groups.setdefault(("" if what in stages else one.day, what), []).append(one)
    # Sorting keeps the order of what is equal: the newest first.
    ordered = sorted(groups.items(), key=lambda group: group[0][1] not in stages)
    corrected = sorted(gathered.changes, key=lambda change: change.day, reverse=True)
    events = [change_event(change) for change in corrected[: most // 2]]
    ceremony = names.stages.get("penganugerahan", "")
    pages = {f"{ceremony} {c}": addresses.AWARD_CYCLE(c) for c in names.frameworks_newest}
    for (_, what), several in ordered[: most - len(events)]:
        events.append(_grouped(what, several, pages.get(what, ""), book))
    return tuple(events)


def _grouped(what: str, several: Sequence[News], page: str, book: SourceBook) -> EventView:
    """One line of what one district did, or several; `several` has the newest first.

    They are those that sources tell of: more may have been there.
    """
    first = several[0]
    over = "sampai " if several[-1].day != first.day else ""
    title, detail, href = first.title, first.detail, first.href
    shown = several[:_NAMED]
    if len(several) > 1:
        regions = [one.title.partition(": ")[0] for one in shown]
        rest = [f"{len(several) - len(shown)} lainnya"] if len(several) > len(shown) else []
        title = f"{what}: tercatat {len(several)} daerah"
        detail, href = join_words([*regions, *rest]), page
    return EventView(
        when=over + date_text(first.day),
        iso=first.day,
        title=title,
        detail=detail,
        state="",
        href=href,
        sources=book.cite_all(dict.fromkeys(one.source for one in shown)),
    )


def known_text(context: NationContext) -> str:
    """Of how many districts there are data, of which years, and of how many there are none."""
    codes = context.codes
    known = sum(code in context.results.packaged for code in codes)
    years = sorted(y for one in context.gathered.datasets for y in (one.first, one.last) if y)
    span = f", dari tahun {years[0]} sampai {years[-1]}" if years else ""
    said = f"Portal ini memuat data {known} dari {len(codes)} kabupaten dan kota{span}."
    return said if known == len(codes) else f"{said} Data {len(codes) - known} lainnya belum ada."


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """`beranda.html`."""

    lead: str
    known: str  # how many districts have data, and of which years
    many: int  # districts in all
    map: Overview | None  # the newest map in small
    news: tuple[EventView, ...]
    bars: tuple[Bar, ...]  # recipients a cycle
    bars_note: str
    featured: tuple[RegionTile, ...]  # districts with their own package
    tatanan_title: str  # "Sembilan tatanan, instrumen 2025": earlier ones had others
    tatanan: tuple[TatananLink, ...]
    stories: tuple[StoryCard, ...]
    counts_title: str
    counts: tuple[FigureView, ...]  # all recipients, then each category from the lowest
    sources: tuple[SourceView, ...]
