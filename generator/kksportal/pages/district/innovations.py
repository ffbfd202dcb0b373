"""The inventory of a district's innovations, grouped in three ways without a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.pages.district.frames import below_frame
from kksportal.pages.district.main import take_links
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext
from kksportal.words.counted import counted
from kksportal.words.inventory import Grouping, groupings
from kksportal.words.views import Link, SourceView


def innovations_page(context: DistrictContext) -> Iterator[Page]:
    """All innovations of the district by tatanan, by office and by kecamatan."""
    context = context.opened()
    every = counted(context.district.package.inovasi, context.names.stories_of(context.code))
    named = (one.source for one in every if one.source)
    sources = context.book.cite_all(context.sources[source] for source in named)
    stories = sum(bool(one.href) for one in every)
    told = "semuanya" if stories == len(every) else str(stories)
    known, unknown = groupings(context, every)
    view = DistrictInnovationsPage(
        district=context.link,
        lead=f"{len(every)} inovasi {context.label} tercatat di sini"
        + (f", {told} dengan ceritanya" if stories else "")
        + ". Satu inovasi dapat berdiri di beberapa kelompok.",
        groupings=known,
        unknown=unknown,
        origin=sources,
        take=take_links(context),
        sources=context.book.views(),
    )
    yield Page(
        frame=below_frame(
            context,
            addresses.DISTRICT_INNOVATIONS(context.slug),
            f"Inovasi {context.label}",
            f"Inovasi {context.label} menurut tatanan, perangkat daerah, dan kecamatan.",
        ),
        view=view,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictInnovationsPage:
    """`daerah-inovasi.html`."""

    district: Link
    lead: str
    groupings: tuple[Grouping, ...]
    unknown: str  # of what nothing is known of any of them
    origin: tuple[Link, ...]  # who tells of them
    take: tuple[Link, ...]
    sources: tuple[SourceView, ...]
