"""Innovation stories: their text, their cards, and links to other stories."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from kksportal import addresses
from kksportal.compute.shared import SharedResults
from kksportal.model.package import PortalInput, Story
from kksportal.model.rows import Inovasi, Sumber
from kksportal.prose import to_html
from kksportal.words.figures import SourceBook, source_label
from kksportal.words.names import Names
from kksportal.words.pictures import picture_view
from kksportal.words.views import FigureView, Link, StoryCard

_OTHERS = 4


def body_html(story: Story, book: SourceBook) -> str:
    """The cleaned HTML of a story; its sources are noted in the book of the page."""
    book.cite_all(story.sources)
    return to_html(story.body, {s.id: source_label(s) for s in story.sources})


def newest_first(stories: Iterable[Story]) -> list[Story]:
    """Stories by cycle or date, newest first."""
    return sorted(stories, key=lambda s: (s.cycle or s.date, s.slug), reverse=True)


def shown_stories(data: PortalInput, results: SharedResults) -> list[Story]:
    """The stories of national pages: real ones, or simulated ones where all districts are."""
    return [s for s in data.stories if s.simulated == results.simulated]


def story_card(story: Story, names: Names) -> StoryCard:
    """One story in a list."""
    link = names.district_link(story.region)
    return StoryCard(
        title=story.title,
        href=addresses.STORY(story.slug),
        region=link.label,
        region_href=link.href,
        tatanan=tuple(names.tatanan_link(t) for t in story.tatanan),
        summary=story.summary,
        meta=f"Siklus {story.cycle}" if story.cycle else "",
        photo=picture_view(story, story.photos[0]) if story.photos else None,
        simulated=story.simulated,
    )


def row_card(
    row: Inovasi,
    source: Sumber,
    code: str,
    figures: tuple[FigureView, ...],
    names: Names,
    book: SourceBook,
) -> StoryCard:
    """An innovation that has only a row in its package, no story."""
    link = names.district_link(code)
    years = "–".join(y for y in (row.tahun_mulai, row.tahun_selesai) if y)
    return StoryCard(
        title=row.judul,
        href=addresses.STORY(row.cerita) if row.cerita else "",
        region=link.label,
        region_href=link.href,
        tatanan=tuple(names.tatanan_link(t) for t in row.tatanan.split(";")),
        summary=row.catatan,
        meta=f"Sejak {years}" if years else "",
        photo=None,
        simulated=names.simulated(code),
        sources=(book.cite(source),),
        figures=figures,
    )


def other_stories(story: Story, names: Names) -> tuple[Link, ...]:
    """At most four others: of the same district first, then of the same tatanan."""
    same_place = [s for s in names.stories_of(story.region) if s.slug != story.slug]
    same_topic = names.stories_about(story.tatanan[0], simulated=story.simulated)
    others: dict[str, Story] = {}
    for other in chain(same_place, same_topic):
        if len(others) == _OTHERS:
            break  # a topic may have hundreds of stories, and this runs for every story
        if other.slug != story.slug:
            others.setdefault(other.slug, other)
    return tuple(Link(label=s.title, href=addresses.STORY(s.slug)) for s in others.values())
