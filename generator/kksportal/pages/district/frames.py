"""The frame of a page below a district's own."""

from __future__ import annotations

from kksportal.addresses import card_address
from kksportal.words.context import Desk
from kksportal.words.frames import frame
from kksportal.words.views import Frame


def subpage_frame(desk: Desk, sub: str, title: str, what: str) -> Frame:
    return frame(
        f"{desk.link.href}{sub}",
        f"{title}, {desk.label}",
        f"{what} Kabupaten/Kota Sehat di {desk.label}.",
        desk.found.package.head.updated,
        section="daerah",
        crumbs=desk.crumbs(deeper=True),
        simulated=desk.simulated,
        image=card_address(desk.code),
        feed="../feed.xml",
    )
