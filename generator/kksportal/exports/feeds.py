"""Atom feeds: what is new in the portal, and in one district.

Ids are made of what an entry is about, so they outlive addresses; days are those of the data, at
the start of the day in western Indonesia, since no source states the hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from kksportal import addresses
from kksportal.changes.words import ChangeText
from kksportal.exports.files import File
from kksportal.model.package import Story
from kksportal.pages.gathered import Gathered
from kksportal.pages.nation.updates import FEED, change_news
from kksportal.pages.share import ChangeNews, News
from kksportal.text import date_text, slugify
from kksportal.words.context import DistrictContext
from kksportal.words.corrections import correction_sentence
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from kksportal.words.stages import stage_text
from kksportal.xml import escaped

MOST = 50
_SENTENCES = 20
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIMULATED = " (data simulasi)"


class Entry(NamedTuple):
    """An entry of a feed; its key stays the same when the entry is published again."""

    key: str
    day: str  # YYYY-MM-DD
    title: str
    summary: str
    href: str  # from the site's root


class Feed(NamedTuple):
    """A feed before it is printed."""

    address: str  # of the feed: daerah/x/feed.xml
    page: str  # the address of the page it follows
    title: str
    updated: str
    entries: tuple[Entry, ...]
    simulated: bool = False


def is_day(day: str) -> bool:
    """Whether a date is known to the day; entries with other dates are left out of feeds."""
    return _DAY.fullmatch(day) is not None


def happening(label: str, title: str, detail: str, day: str, href: str) -> Entry:
    """The entry of a stage or an event of a district."""
    whole = f"{label}: {title}"
    return Entry(f"{href}{day}/{slugify(title)}", day, whole, detail or whole, href)


def corrections(label: str, sentences: Sequence[str], day: str, href: str) -> Entry:
    """The entry of all figures of a district that changed on one day."""
    many = len(sentences)
    more = [f"dan {many - _SENTENCES} lagi."] if many > _SENTENCES else []
    return Entry(
        f"{href}{day}/angka",
        day,
        f"{label}: {many} angka berubah, {date_text(day)}",
        "\n".join((*sentences[:_SENTENCES], *more)),
        href,
    )


def newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The newest entries, each key once, newest first."""
    once: dict[str, Entry] = {}
    for entry in entries:
        if is_day(entry.day):
            once.setdefault(entry.key, entry)
    return tuple(sorted(once.values(), key=lambda e: (e.day, e.key), reverse=True)[:MOST])


def print_feed(feed: Feed, info: PortalInfo) -> File:
    """The feed as Atom."""
    root = info.url or "../" * feed.address.count("/")
    mark = _SIMULATED if feed.simulated else ""
    updated = max((feed.updated, *(entry.day for entry in feed.entries)))
    about = "Data simulasi. Daerah ini tidak ada." if feed.simulated else info.tagline
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">',
        f"<id>{_id(info, feed.address)}</id>",
        f"<title>{escaped(feed.title + mark)}</title>",
        f"<subtitle>{escaped(about)}</subtitle>" if about else "",
        f"<updated>{_moment(updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{escaped(root + feed.address)}"/>',
        f'<link rel="alternate" type="text/html" href="{escaped(root + feed.page) or "./"}"/>',
        f"<author><name>{escaped(info.office or info.name)}</name></author>",
        f"<rights>{escaped(info.licence.label)}</rights>",
    ]
    for entry in feed.entries:
        lines += [
            "<entry>",
            f"<id>{_id(info, entry.key)}</id>",
            f"<title>{escaped(entry.title + mark)}</title>",
            f"<updated>{_moment(entry.day)}</updated>",
            f'<link rel="alternate" type="text/html" href="{escaped(root + entry.href) or "./"}"/>',
            '<category term="data-simulasi" label="Data simulasi"/>' if feed.simulated else "",
            f"<summary>{escaped(entry.summary)}</summary>",
            "</entry>",
        ]
    text = "\n".join(line for line in [*lines, "</feed>"] if line)
    return File(address=feed.address, content=f"{text}\n".encode())


def _moment(day: str) -> str:
    return f"{day if is_day(day) else '1970-01-01'}T00:00:00+07:00"


def _id(info: PortalInfo, key: str) -> str:
    """A permanent id: of the portal's address, or of its name while it has none."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{info.url or info.name}#{key}')}"


def portal_feed(
    gathered: Gathered,
    stories: Iterable[Story],
    info: PortalInfo,
    *,
    simulated: bool,
    archived: Iterable[Entry] = (),
) -> File:
    """The feed of the whole portal: changed figures, the newest of each district, stories.

    And what there is of closed cycles: new archives, and corrections.
    """
    entries = newest(
        (
            *_corrected(gathered.changes),
            *map(_newest_of, gathered.news),
            *map(story_entry, stories),
            *archived,
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
        sentences = [
            ChangeText(c.place, c.text, "", c.label, c.as_of, c.note).sentence for c in group
        ]
        yield corrections(region, sentences, day, href)


def archive_entries(names: Names) -> Iterable[Entry]:
    """The entries of closed cycles: each version of an archive, and each correction."""
    for closed in names.portal.closed:
        page = addresses.ARCHIVE(closed.cycle)
        for one in closed.versions:
            first = one.number == 1
            yield Entry(
                f"{page}v{one.number}",
                one.day,
                f"Siklus {closed.cycle} ditutup dan dibekukan"
                if first
                else f"Arsip siklus {closed.cycle}: versi {one.number}",
                f"SHA-512 arsipnya: {one.sha512}",
                page,
            )
    for cycle, package in names.portal.archives.items():
        page = addresses.ARCHIVE(cycle)
        for row in package.errata:
            part = f"{page}#ralat-{row.nomor}"
            sentence = correction_sentence(row, cycle, names)
            yield Entry(part, row.tanggal, f"Ralat siklus {cycle}", sentence, part)


def story_entry(story: Story) -> Entry:
    """The entry of an innovation story."""
    address = addresses.STORY(story.slug)
    return Entry(address, story.date, story.title, story.summary or story.title, address)


def district_feed(context: DistrictContext, info: PortalInfo) -> File:
    """The feed of one district: changed figures, stages, events, stories."""
    package, names, base = context.district.package, context.names, context.link.href
    stages = (
        happening(
            context.label,
            f"{names.stages.get(row.tahap, row.tahap)} {row.siklus}",
            stage_text(row),
            row.selesai or row.mulai,
            base,
        )
        for row in package.tahapan
        if row.status != "rencana"
    )
    events = (
        happening(context.label, row.judul, row.tempat, row.tanggal, base)
        for row in package.kegiatan
        if row.status != "rencana"
    )
    stories = map(story_entry, names.stories_of(context.code))
    entries = newest((*_corrected(change_news(context)), *stages, *events, *stories))
    title = f"{context.label}: pembaruan Kabupaten/Kota Sehat"
    feed = Feed(f"{base}{FEED}", base, title, package.head.updated, entries, context.simulated)
    return print_feed(feed, info)
