"""What changed in the portal's data: in words, as a page and as feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from kksportal.model.package import Story
from kksportal.plan.change_words import Told, told_changes
from kksportal.plan.desk import Desk
from kksportal.plan.feeds import Entry, Feed, corrections, happening, newest, print_feed
from kksportal.plan.frames import frame
from kksportal.plan.names import anchor
from kksportal.plan.pages import UpdatesPage
from kksportal.plan.portal import PortalInfo
from kksportal.plan.share import ChangeNews, Gathered, News
from kksportal.plan.site import Asset, Page
from kksportal.plan.stages import stage_text
from kksportal.plan.views import EventView, Link
from kksportal.text import date_text

ADDRESS = "pembaruan/"
FEED = "feed.xml"
_SHOWN = 200  # changes on the page


def change_news(desk: Desk) -> tuple[ChangeNews, ...]:
    """The newest recorded changes of a district, for the page and the feed of the portal."""
    package, base = desk.found.package, desk.link.href
    return tuple(
        ChangeNews(
            day=day,
            region=desk.label,
            href=base,
            place=told.place,
            text=told.text,
            as_of=told.as_of,
            label=told.label,
            source=f"{base}sumber/#{anchor(told.source)}" if told.source in desk.sources else "",
        )
        for day, told in told_changes(package, desk.label, desk.names)[:_SHOWN]
    )


def updates_page(gathered: Gathered) -> Page:
    """Which figures changed from what to what, from when, by which source."""
    changes = sorted(gathered.changes, key=lambda c: c.day, reverse=True)
    many = len(changes)
    told = (
        f"{many} perubahan angka yang tercatat, yang terbaru di atas."
        if many
        else ("Belum ada angka yang tercatat berubah sejak portal ini terbit.")
    )
    return Page(
        frame=frame(
            ADDRESS,
            "Pembaruan data",
            "Angka yang berubah di portal ini: dari berapa menjadi berapa, sejak kapan, dan "
            "menurut sumber mana.",
            max((c.day for c in changes if len(c.day) == 10), default=gathered.updated),
            section="pembaruan",
            feed="../feed.xml",
        ),
        template="pembaruan.html",
        view=UpdatesPage(
            lead=(told, *((f"Ditampilkan {_SHOWN} yang terbaru.",) if many > _SHOWN else ())),
            changes=tuple(map(_event, changes[:_SHOWN])),
            feed=FEED,
        ),
    )


def _event(change: ChangeNews) -> EventView:
    beside = f" (per {change.as_of})" if change.as_of else ""
    return EventView(
        when=date_text(change.day),
        iso=change.day,
        title=change.region,
        detail=f"{change.place}: {change.text}{beside}.",
        state="",
        href=change.href,
        sources=(Link(label=change.label or "tidak disebut", href=change.source),),
    )


def portal_feed(
    gathered: Gathered, stories: Iterable[Story], info: PortalInfo, *, simulated: bool
) -> Asset:
    """The feed of the whole portal: changed figures, the newest of each district, stories."""
    entries = newest(
        (
            *_corrected(gathered.changes),
            *map(_newest_of, gathered.news),
            *map(story_entry, stories),
        )
    )
    feed = Feed(FEED, "", info.name, gathered.updated, entries, simulated)
    return print_feed(feed, info)


def _newest_of(news: News) -> Entry:
    label, _, title = news.title.partition(": ")
    return happening(label, title, news.detail, news.day, news.href)


def _corrected(changes: Sequence[ChangeNews]) -> Iterable[Entry]:
    def place(change: ChangeNews) -> tuple[str, str, str]:
        return change.region, change.href, change.day

    for (region, href, day), group in groupby(sorted(changes, key=place), key=place):
        sentences = [Told(c.place, c.text, "", c.label, c.as_of).sentence for c in group]
        yield corrections(region, sentences, day, href)


def story_entry(story: Story) -> Entry:
    """A story of an innovation."""
    address = f"inovasi/{story.slug}/"
    return Entry(address, story.date, story.title, story.summary or story.title, address)


def district_feed(desk: Desk, info: PortalInfo) -> Asset:
    """The feed of one district: changed figures, stages, events, stories."""
    package, names, base = desk.found.package, desk.names, desk.link.href
    stages = (
        happening(
            desk.label,
            f"{names.stages.get(row.tahap, row.tahap)} {row.siklus}",
            stage_text(row),
            row.selesai or row.mulai,
            base,
        )
        for row in package.tahapan
        if row.status != "rencana"
    )
    events = (
        happening(desk.label, row.judul, row.tempat, row.tanggal, base)
        for row in package.kegiatan
        if row.status != "rencana"
    )
    stories = map(story_entry, names.stories_of(desk.code))
    entries = newest((*_corrected(change_news(desk)), *stages, *events, *stories))
    title = f"{desk.label}: pembaruan Kabupaten/Kota Sehat"
    feed = Feed(f"{base}{FEED}", base, title, package.head.updated, entries, desk.simulated)
    return print_feed(feed, info)
