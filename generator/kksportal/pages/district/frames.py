"""The frame of a page below a district's own."""

from __future__ import annotations

from kksportal.addresses import CARD, Address
from kksportal.words.context import DistrictContext
from kksportal.words.frames import frame
from kksportal.words.views import Frame


def subpage_frame(context: DistrictContext, address: Address, title: str, what: str) -> Frame:
    """The frame of a page of a district; its breadcrumbs lead through the district."""
    return frame(
        address(context.slug),
        f"{title}, {context.label}",
        f"{what} Kabupaten/Kota Sehat di {context.label}.",
        context.district.package.head.updated,
        section="daerah",
        crumbs=context.crumbs(deeper=True),
        simulated=context.simulated,
        image=CARD(context.code),
        feed="../feed.xml",
    )
