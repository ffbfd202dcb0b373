"""The list of all innovation stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.package import Story
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.frames import frame
from kksportal.words.names import Names
from kksportal.words.stories import newest_first, shown_stories, story_card
from kksportal.words.views import Link, StoryCard

_CARDS = 12  # a tatanan with more stories lists the rest as links


def story_list(context: NationContext) -> Iterator[Page]:
    """The list of all stories by tatanan: cards for the newest, links for the rest."""
    if not context.wants(addresses.STORIES()):
        return
    data, results, names = context.data, context.results, context.names
    by_tatanan: dict[str, list[Story]] = {}
    for story in newest_first(shown_stories(data, results)):
        by_tatanan.setdefault(story.tatanan[0], []).append(story)
    slugs = dict.fromkeys([*(t.id for t in names.tatanan_now), "kelembagaan", *by_tatanan])
    examples = [] if results.simulated else [s for s in data.stories if s.simulated]
    view = StoryListPage(
        lead="Cara daerah membuat warganya lebih sehat, dengan sumber di setiap cerita.",
        by_tatanan=tuple(
            TatananStories(
                tatanan=names.tatanan_link(slug),
                cards=tuple(story_card(s, names) for s in stories[:_CARDS]),
                more=tuple(_story_link(s, names) for s in stories[_CARDS:]),
            )
            for slug in slugs
            if (stories := by_tatanan.get(slug, []))
        ),
        simulated=tuple(story_card(s, names) for s in newest_first(examples)),
    )
    yield Page(
        frame=frame(
            addresses.STORIES(),
            "Inovasi daerah",
            "Cerita inovasi kabupaten dan kota sehat menurut tatanan, dengan sumbernya.",
            max((s.date for s in data.stories), default=""),
            section="inovasi",
        ),
        view=view,
    )


def _story_link(story: Story, names: Names) -> Link:
    region = names.district_link(story.region)
    return Link(label=story.title, href=addresses.STORY(story.slug), note=region.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class TatananStories:
    """The stories of one tatanan."""

    tatanan: Link
    cards: tuple[StoryCard, ...]
    more: tuple[Link, ...]  # note: the district


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryListPage:
    """`daftar-inovasi.html`."""

    lead: str
    by_tatanan: tuple[TatananStories, ...]
    simulated: tuple[StoryCard, ...]
