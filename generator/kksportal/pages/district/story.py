"""The page of one innovation story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kksportal import addresses
from kksportal.model.package import Story
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.figures import SourceBook
from kksportal.words.films import film_views
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import Names
from kksportal.words.pictures import picture_views
from kksportal.words.stories import body_html, other_stories
from kksportal.words.views import FigureView, FilmView, Link, PictureView, SourceView


class HasStories(Protocol):
    """A district with or without a package."""

    @property
    def names(self) -> Names:
        """Names and addresses."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """Its innovation stories."""


def story_pages(context: HasStories) -> Iterator[Page]:
    """One page a story of the district."""
    return (_page(story, context.names) for story in context.stories)


def _page(story: Story, names: Names) -> Page:
    book = SourceBook()
    body = body_html(story, book)
    pictures, films = picture_views(story), film_views(story)
    given = "sumber" if story.tatanan_by == "sumber" else "tim portal"
    view = StoryPage(
        title=story.title,
        summary=story.summary,
        region=names.district_link(story.region),
        tatanan=tuple(names.tatanan_link(t) for t in story.tatanan),
        tatanan_note=f"Tatanan ditetapkan {given}.",
        byline=f"Ditulis {story.author}, {date_text(story.date)}",
        offices=story.offices,
        body=body,
        photos=pictures,
        films=films,
        figures=(),
        others=other_stories(story, names),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            addresses.STORY(story.slug),
            story.title,
            story.summary
            or f"Cerita inovasi dari {names.district_link(story.region).label}: {story.title}.",
            story.date,
            section="inovasi",
            crumbs=(Crumb("Inovasi", addresses.STORIES()),),
            simulated=story.simulated,
            kind="cerita",
            image=pictures[0].files[-1].href if pictures else "",
            author=story.author,
        )._replace(films=any(film.file for film in films)),
        view=view,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """`inovasi.html`."""

    title: str
    summary: str
    region: Link
    tatanan: tuple[Link, ...]
    tatanan_note: str  # "Tatanan ditetapkan tim portal."
    byline: str
    offices: tuple[str, ...]
    body: str  # cleaned HTML
    photos: tuple[PictureView, ...]
    films: tuple[FilmView, ...]
    figures: tuple[FigureView, ...]
    others: tuple[Link, ...]
    sources: tuple[SourceView, ...]
