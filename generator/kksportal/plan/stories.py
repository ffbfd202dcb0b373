"""Innovation stories: their pages, their cards, and the pictures they bring."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import basename, dirname, join

from kksportal.model.package import PortalInput, Story
from kksportal.model.rows import Inovasi, Sumber
from kksportal.plan.figures import SourceBook, source_label
from kksportal.plan.frames import Crumb, frame
from kksportal.plan.names import Names
from kksportal.plan.pages import StoryListPage, StoryPage
from kksportal.plan.site import Asset, Page
from kksportal.plan.views import FigureView, Link, StoryCard
from kksportal.prose import to_html
from kksportal.text import date_text


def photo_address(story: Story, file: str) -> str:
    """Where a story's picture stands in the site."""
    return (
        f"foto/{story.region}/{basename(file)}"
        if "narasi" in story.path
        else (f"foto/{basename(file)}")
    )


def photo_assets(data: PortalInput) -> list[Asset]:
    """The pictures of all stories and narratives, each once."""
    found: dict[str, Asset] = {}
    for story in (*data.stories, *data.narratives):
        for photo in story.photos:
            address = photo_address(story, photo.file)
            source = join(photo_folder(story), photo.file)
            found.setdefault(address, Asset(address=address, source=source))
    return list(found.values())


def photo_folder(story: Story) -> str:
    """The folder a story's pictures are named from: beside a story, one up from a narrative."""
    folder = dirname(story.path)
    return dirname(folder) if "/narasi/" in f"/{story.path}" else folder


def photo_links(story: Story) -> tuple[Link, ...]:
    """Pictures as links: the address, what is seen, who made it."""
    return tuple(
        Link(label=p.alt, href=photo_address(story, p.file), note=p.credit) for p in story.photos
    )


def body_html(story: Story, book: SourceBook) -> str:
    """The cleaned text of a story; its sources stand at the foot of the page."""
    book.cite_all(story.sources)
    return to_html(story.body, {s.id: source_label(s) for s in story.sources})


def story_cards(
    stories: Iterable[Story], data: PortalInput, names: Names, book: SourceBook
) -> tuple[StoryCard, ...]:
    """Stories in a list, newest first."""
    ordered = sorted(stories, key=lambda s: (s.cycle or s.date, s.slug), reverse=True)
    return tuple(story_card(story, names) for story in ordered)


def story_card(story: Story, names: Names) -> StoryCard:
    """One story in a list."""
    link = names.district_link(story.region)
    photo = story.photos[0] if story.photos else None
    return StoryCard(
        title=story.title,
        href=f"inovasi/{story.slug}/",
        region=link.label,
        region_href=link.href,
        tatanan=tuple(names.tatanan_link(t) for t in story.tatanan),
        summary=story.summary,
        meta=f"Siklus {story.cycle}" if story.cycle else "",
        photo=photo_address(story, photo.file) if photo else "",
        alt=photo.alt if photo else "",
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
        photo="",
        alt="",
        simulated=names.simulated(code),
        sources=(book.cite(source),),
        figures=figures,
    )


def story_pages(
    data: PortalInput, figures: dict[tuple[str, str], tuple[FigureView, ...]], names: Names
) -> list[Page]:
    """One page a story, and the list; `figures` are those of a district's innovation rows."""
    pages = [_story_page(story, data, names) for story in data.stories]
    real = [s for s in data.stories if not s.simulated]
    book = SourceBook()
    slugs = dict.fromkeys([*(t.id for t in names.tatanan_now), "kelembagaan"])
    view = StoryListPage(
        lead="Cara daerah membuat warganya lebih sehat, dengan sumber di setiap cerita.",
        by_tatanan=tuple(
            (names.tatanan_link(slug), cards)
            for slug in slugs
            if (
                cards := story_cards(
                    [s for s in real if s.tatanan[:1] == (slug,)], data, names, book
                )
            )
        ),
        simulated=story_cards([s for s in data.stories if s.simulated], data, names, book),
    )
    changed = max((s.date for s in data.stories), default="")
    pages.append(
        Page(
            frame=frame(
                "inovasi/",
                "Inovasi daerah",
                "Cerita inovasi kabupaten dan kota sehat.",
                changed,
                section="inovasi",
            ),
            template="daftar-inovasi.html",
            view=view,
        )
    )
    return pages


def _story_page(story: Story, data: PortalInput, names: Names) -> Page:
    book = SourceBook()
    body = body_html(story, book)
    others = [
        s
        for s in data.stories
        if s.slug != story.slug
        and s.simulated == story.simulated
        and (s.region == story.region or s.tatanan[:1] == story.tatanan[:1])
    ]
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
        photos=photo_links(story),
        figures=(),
        others=tuple(Link(label=s.title, href=f"inovasi/{s.slug}/") for s in others[:4]),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            f"inovasi/{story.slug}/",
            story.title,
            story.summary,
            story.date,
            section="inovasi",
            crumbs=(Crumb("Inovasi", "inovasi/"),),
            simulated=story.simulated,
        ),
        template="inovasi.html",
        view=view,
    )
