"""What changed in the portal's data: in words, as a page and as feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.changes.words import change_texts
from kksportal.pages.nation.context import NationContext
from kksportal.pages.share import ChangeNews
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.frames import frame
from kksportal.words.names import anchor
from kksportal.words.views import EventView, Link

ADDRESS = addresses.UPDATES()
FEED = "feed.xml"
_SHOWN = 200  # changes on the page


def change_news(context: DistrictContext) -> tuple[ChangeNews, ...]:
    """The newest recorded changes of a district, for the page and the feed of the portal."""
    package, base = context.district.package, context.link.href
    return tuple(
        ChangeNews(
            day=day,
            region=context.label,
            href=base,
            place=change.place,
            text=change.text,
            as_of=change.as_of,
            label=change.label,
            note=change.note,
            source=f"{base}sumber/#{anchor(change.source)}"
            if change.source in context.sources
            else "",
        )
        for day, change in change_texts(package, context.label, context.names)[:_SHOWN]
    )


def updates_page(context: NationContext) -> Iterator[Page]:
    """What changed in this portal's figures, newest first: from what to what, by which source."""
    if not context.wants(addresses.UPDATES()):
        return
    gathered = context.gathered
    changes = sorted(gathered.changes, key=lambda c: c.day, reverse=True)
    many = len(changes)
    summary = (
        f"{many} perubahan angka yang tercatat, yang terbaru di atas."
        if many
        else ("Belum ada angka yang tercatat berubah sejak portal ini terbit.")
    )
    yield Page(
        frame=frame(
            ADDRESS,
            "Pembaruan data",
            "Angka yang berubah di portal ini: dari berapa menjadi berapa, sejak kapan, dan "
            "menurut sumber mana.",
            max((c.day for c in changes if len(c.day) == 10), default=context.info.updated),
            section="pembaruan",
            feed="../feed.xml",
        ),
        view=UpdatesPage(
            lead=(summary, *((f"Ditampilkan {_SHOWN} yang terbaru.",) if many > _SHOWN else ())),
            changes=tuple(map(change_event, changes[:_SHOWN])),
            feed=FEED,
            early=addresses.EARLY() if context.data.early else "",
        ),
    )


def change_event(change: ChangeNews) -> EventView:
    beside = f" (per {change.as_of})" if change.as_of else ""
    return EventView(
        when=date_text(change.day),
        iso=change.day,
        title=change.region,
        detail=f"{change.place}: {change.text}{beside}. {change.note}".rstrip(),
        state="",
        href=change.href,
        sources=(Link(label=change.label or "tidak disebut", href=change.source),),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage:
    """`pembaruan.html`: the figures that changed, newest first."""

    lead: tuple[str, ...]
    changes: tuple[EventView, ...]
    feed: str
    early: str = ""  # the page of early access, where the portal has a list
