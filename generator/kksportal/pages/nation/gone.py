"""What answers at an address that was published once and is no page any more.

What was there, since when not, and where to go now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kksportal import addresses as at
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.frames import frame
from kksportal.words.gone import what_was
from kksportal.words.names import Names
from kksportal.words.views import Link

_LABELS = {
    at.DISTRICTS(): "Semua kabupaten dan kota",
    at.TATANAN_LIST(): "Tatanan",
    at.STORIES(): "Cerita inovasi",
    at.AWARDS(): "Penghargaan",
    at.COMPARE_INDEX(): "Bandingkan daerah",
    at.MAP_NEWEST(): "Peta",
    at.ARCHIVES(): "Arsip siklus yang sudah ditutup",
    at.ENGLISH_HOME(): "English",
    at.ENGLISH_DISTRICTS(): "Districts (English)",
}


class GoneSince(NamedTuple):
    """The days of an address: since when it was published, since when not."""

    first: str
    since: str  # "" where it is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneContext:
    """The addresses that are to answer, and what may be linked from there."""

    addresses: Mapping[str, GoneSince]
    stands: Callable[[str], bool]  # whether a page is in this build
    names: Names


def gone_pages(context: GoneContext) -> Iterator[Page]:
    """A page an address: it says that nothing stands here any more, and what is nearest."""
    for address, days in context.addresses.items():
        view = GonePage(
            address=f"/{address}",
            was=what_was(address, context.names),
            first=date_text(days.first),
            since=date_text(days.since) if days.since else "",
            links=tuple(_nearest(address, context)),
        )
        made = frame(
            address,
            "Halaman ini tidak ada lagi",
            f"Di alamat ini pernah terbit {view.was or 'sebuah halaman'}. Isinya sudah pindah, "
            "atau belum ada lagi yang dapat dikatakan di sini.",
            "",
        )
        yield Page(frame=made._replace(noindex=True, crumbs=()), view=view)


def _nearest(address: str, context: GoneContext) -> Iterator[Link]:
    """Where its content went, the pages above it, and the home page; each only if it stands."""
    found: dict[str, Link] = {}
    names = context.names
    for link in (*_moved(address, names), *_archived(address, names), *_above(address, names)):
        if context.stands(link.href.partition("#")[0]):
            found.setdefault(link.href, link)
    yield from found.values()
    yield Link(label="Beranda", href="")


def _moved(address: str, names: Names) -> Iterator[Link]:
    """Where it went when that does not lie above it."""
    if indicator := at.INDICATOR.parts(address):
        if name := names.indicator(*indicator):
            label = f"{name}, di instrumen {indicator[0]}"
            yield Link(label=label, href=at.indicator_row(*indicator))
        yield Link(label=f"Instrumen dan syarat {indicator[0]}", href=at.FRAMEWORK(indicator[0]))
    elif slug := at.EMBED.parts(address) or at.ENGLISH_DISTRICT.parts(address):
        yield _district(slug[0], names)
    elif archived := at.ARCHIVED_DISTRICT.parts(address):
        yield _district(archived[1], names)
    elif (pair := at.COMPARE.parts(address)) and (province := names.provinces.get(pair[0])):
        yield Link(label=province.nama, href=at.PROVINCE(pair[0]))


def _archived(address: str, names: Names) -> Iterator[Link]:
    """What stood there of a district when a cycle was closed, the newest first."""
    parts = address.split("/")
    if parts[0] + "/" != at.DISTRICTS() or len(parts) < len(("daerah", "slug", "")):
        return
    label = _district(parts[1], names).label
    for one in reversed(names.portal.closed):
        if parts[1] in one.pages:
            href = at.ARCHIVED_DISTRICT(one.cycle, parts[1])
            yield Link(label=f"{label}, saat siklus {one.cycle} ditutup", href=href)


def _above(address: str, names: Names) -> Iterator[Link]:
    """The addresses above it, the nearest first."""
    parts = address.rstrip("/").split("/")[:-1]
    for many in range(len(parts), 0, -1):
        above = "/".join(parts[:many]) + "/"
        if slug := at.DISTRICT.parts(above):
            yield _district(slug[0], names)
        elif cycle := at.ARCHIVE.parts(above):
            yield Link(label=f"Arsip siklus {cycle[0]}", href=above)
        else:
            yield Link(label=_LABELS.get(above, f"/{above}"), href=above)


def _district(slug: str, names: Names) -> Link:
    return Link(label=names.of_slug(slug), href=at.DISTRICT(slug))


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """`pindah.html`."""

    address: str  # as people read it, from the site's root
    was: str  # what stood there; "" where its form says nothing of it
    first: str  # the day since when, as people write it
    since: str  # the day since when not, as people write it; "" where it is not known
    links: tuple[Link, ...]  # the nearest pages that stand
