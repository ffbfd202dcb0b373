"""What a reader takes along of one district: each maker gives files, as pure as a page.

Downloads are made after the pages and timed on a line of their own (design, section 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kksportal.plan.district import Desk
from kksportal.plan.factsheet import fact_sheet, sheet_address
from kksportal.plan.portal import PortalInfo
from kksportal.plan.sharecard import card_address, share_card
from kksportal.plan.site import Asset
from kksportal.render.card import draw_card
from kksportal.render.pdf import set_sheet

Maker = Callable[[Desk, PortalInfo], Iterable[Asset]]


def card(desk: Desk, info: PortalInfo) -> Iterator[Asset]:
    """The picture for shared links."""
    yield Asset(address=card_address(desk.code), content=draw_card(share_card(desk, info)))


def sheet(desk: Desk, info: PortalInfo) -> Iterator[Asset]:
    """The fact sheet as a PDF."""
    made = set_sheet(lambda room: fact_sheet(desk.opened(), info, room))
    yield Asset(address=sheet_address(desk.code), content=made)


MAKERS: tuple[Maker, ...] = (card, sheet)


def downloads_of(desk: Desk, info: PortalInfo) -> Iterator[Asset]:
    """Every file that can be taken along of one district with a package."""
    for maker in MAKERS:
        yield from maker(desk.opened(), info)
