"""The frame of a page below a district's own, and the way to what closed cycles kept of it."""

from __future__ import annotations

from kksportal.addresses import ARCHIVED_DISTRICT, CARD, Address
from kksportal.words.context import DistrictContext
from kksportal.words.frames import frame
from kksportal.words.names import Names
from kksportal.words.views import Frame, Link


def subpage_frame(context: DistrictContext, address: Address, title: str, what: str) -> Frame:
    """The frame of a page of a district whose title and description end with its name."""
    return below_frame(
        context,
        address(context.slug),
        f"{title}, {context.label}",
        f"{what} Kabupaten/Kota Sehat di {context.label}.",
    )


def below_frame(context: DistrictContext, address: str, title: str, description: str) -> Frame:
    """The frame of any page below a district's own; its breadcrumbs lead through the district."""
    below = address.count("/") - context.link.href.count("/")
    return frame(
        address,
        title,
        description,
        context.district.package.head.updated,
        section="daerah",
        crumbs=context.crumbs(deeper=True),
        simulated=context.simulated,
        image=CARD(context.code),
        feed="../" * below + "feed.xml",
    )


def archived_links(names: Names, slug: str) -> tuple[Link, ...]:
    """The page of a district in closed cycles, the newest first; none of a damaged archive."""
    return tuple(
        Link(label=one.cycle, href=ARCHIVED_DISTRICT(one.cycle, slug))
        for one in reversed(names.portal.closed)
        if slug in one.pages
    )
