"""The frame of a page below a district's own."""

from __future__ import annotations

from kksportal.addresses import card_address
from kksportal.words.context import DistrictContext
from kksportal.words.frames import frame
from kksportal.words.views import Frame


def subpage_frame(context: DistrictContext, sub: str, title: str, what: str) -> Frame:
    return frame(
        f"{context.link.href}{sub}",
        f"{title}, {context.label}",
        f"{what} Kabupaten/Kota Sehat di {context.label}.",
        context.district.package.head.updated,
        section="daerah",
        crumbs=context.crumbs(deeper=True),
        simulated=context.simulated,
        image=card_address(context.code),
        feed="../feed.xml",
    )
