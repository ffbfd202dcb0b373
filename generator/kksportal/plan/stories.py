"""Innovation stories: their pages, their cards, and the pictures they bring."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from kksportal.compute.portal import Results
from kksportal.model.package import PortalInput, Story
from kksportal.model.rows import Inovasi, Sumber
from kksportal.plan.figures import SourceBook, source_label
from kksportal.plan.frames import Crumb, frame
from kksportal.plan.names import Names
from kksportal.plan.pages import StoryListPage, StoryPage, StoryShelf
from kksportal.plan.pictures import picture_view, picture_views
from kksportal.plan.site import Page
from kksportal.plan.views import FigureView, Link, StoryCard
from kksportal.prose import to_html
from kksportal.text import date_text

_CARDS = 12  # a tatanan with more stories lists the rest as links
_OTHERS = 4


def body_html(story: Story, book: SourceBook) -> str:
    """The cleaned text of a story; its sources stand at the foot of the page."""
    book.cite_all(story.sources)
    return to_html(story.body, {s.id: source_label(s) for s in story.sources})


def newest_first(stories: Iterable[Story]) -> list[Story]:
    """Stories by cycle or date, newest first."""
    return sorted(stories, key=lambda s: (s.cycle or s.date, s.slug), reverse=True)


def shown_stories(data: PortalInput, results: Results) -> list[Story]:
    """The stories of national pages: real ones, or simulated ones where all districts are."""
    return [s for s in data.stories if s.simulated == results.simulated]


def story_card(story: Story, names: Names) -> StoryCard:
    """One story in a list."""
    link = names.district_link(story.region)
    return StoryCard(
        title=story.title,
        href=f"inovasi/{story.slug}/",
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
        href=f"inovasi/{row.cerita}/" if row.cerita else "",
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


def story_list(data: PortalInput, results: Results, names: Names) -> Page:
    """The list of all stories by tatanan: cards for the newest, links for the rest."""
    by_tatanan: dict[str, list[Story]] = {}
    for story in newest_first(shown_stories(data, results)):
        by_tatanan.setdefault(story.tatanan[0], []).append(story)
    slugs = dict.fromkeys([*(t.id for t in names.tatanan_now), "kelembagaan", *by_tatanan])
    examples = [] if results.simulated else [s for s in data.stories if s.simulated]
    view = StoryListPage(
        lead="Cara daerah membuat warganya lebih sehat, dengan sumber di setiap cerita.",
        by_tatanan=tuple(
            StoryShelf(
                tatanan=names.tatanan_link(slug),
                cards=tuple(story_card(s, names) for s in found[:_CARDS]),
                more=tuple(_story_link(s, names) for s in found[_CARDS:]),
            )
            for slug in slugs
            if (found := by_tatanan.get(slug, []))
        ),
        simulated=tuple(story_card(s, names) for s in newest_first(examples)),
    )
    return Page(
        frame=frame(
            "inovasi/",
            "Inovasi daerah",
            "Cerita inovasi kabupaten dan kota sehat menurut tatanan, dengan sumbernya.",
            max((s.date for s in data.stories), default=""),
            section="inovasi",
        ),
        template="daftar-inovasi.html",
        view=view,
    )


def _story_link(story: Story, names: Names) -> Link:
    region = names.district_link(story.region)
    return Link(label=story.title, href=f"inovasi/{story.slug}/", note=region.label)


def other_stories(story: Story, names: Names) -> tuple[Link, ...]:
    """At most four others: of the same district first, then of the same tatanan."""
    same_place = [s for s in names.stories_of(story.region) if s.slug != story.slug]
    same_topic = names.stories_about(story.tatanan[0], simulated=story.simulated)
    found: dict[str, Story] = {}
    for other in chain(same_place, same_topic):
        if len(found) == _OTHERS:
            break  # a nation has hundreds of one topic, and every story asks for its others
        if other.slug != story.slug:
            found.setdefault(other.slug, other)
    return tuple(Link(label=s.title, href=f"inovasi/{s.slug}/") for s in found.values())


def story_page(story: Story, names: Names) -> Page:
    """The page of one story."""
    book = SourceBook()
    body = body_html(story, book)
    pictures = picture_views(story)
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
        figures=(),
        others=other_stories(story, names),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            f"inovasi/{story.slug}/",
            story.title,
            story.summary
            or f"Cerita inovasi dari {names.district_link(story.region).label}: {story.title}.",
            story.date,
            section="inovasi",
            crumbs=(Crumb("Inovasi", "inovasi/"),),
            simulated=story.simulated,
            kind="cerita",
            image=pictures[0].files[-1].href if pictures else "",
            author=story.author,
        ),
        template="inovasi.html",
        view=view,
    )
