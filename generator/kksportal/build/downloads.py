"""What a reader takes along of one district: each maker gives files, as pure as a page.

Downloads are made after the pages and timed on a line of their own (design, section 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kksportal.plan.district import Desk
from kksportal.plan.portal import PortalInfo
from kksportal.plan.site import Asset

Maker = Callable[[Desk, PortalInfo], Iterable[Asset]]
MAKERS: tuple[Maker, ...] = ()


def downloads_of(desk: Desk, info: PortalInfo) -> Iterator[Asset]:
    """Every file that can be taken along of one district with a package."""
    for maker in MAKERS:
        yield from maker(desk.opened(), info)
