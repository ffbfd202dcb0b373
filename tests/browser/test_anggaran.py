"""What a visit costs over a slow line, on every page type: bytes, requests, other hosts.

The host gzips and lets the browser keep files, as cheap ones do; the browser starts with nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.tab import AT_ONCE
from tests.browser.tanda import PERAMBAN

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

KB = 1000
FIRST, REQUESTS, NEXT, TABLE = 150 * KB, 15, 20 * KB, 30 * KB
NATIONAL = ("daerah/", "penghargaan/")  # over all districts
SLOW = {  # a line of 3G
    "offline": False,
    "latency": 40,
    "downloadThroughput": 200 * KB,
    "uploadThroughput": 90 * KB,
    "connectionType": "cellular3g",
}


@dataclass
class Visit:
    """What went over the wire, as the browser itself counts it, heads of answers included."""

    urls: dict[str, str] = field(default_factory=dict)  # by request
    sizes: dict[str, int] = field(default_factory=dict)

    def listen(self, line: CDPSession) -> None:
        """Count from here on; what the browser had kept does not go over the wire."""
        line.send("Network.enable")
        line.on("Network.responseReceived", self._asked)
        line.on("Network.requestServedFromCache", self._kept)
        line.on("Network.loadingFinished", self._came)

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(self.sizes.values())

    def _asked(self, told: Any) -> None:
        if not told["response"].get("fromDiskCache"):
            self.urls.setdefault(told["requestId"], told["response"]["url"])

    def _kept(self, told: Any) -> None:
        self.urls[told["requestId"]] = ""

    def _came(self, told: Any) -> None:
        self.sizes[told["requestId"]] = int(told["encodedDataLength"])

    def to(self, address: str) -> list[str]:
        """What was asked for, seen from the site; another host stays whole."""
        return sorted(url.removeprefix(address) for url in self.urls.values() if url)


def _begin(page: Page, place: str) -> tuple[Visit, CDPSession]:
    """Ask for a page over the slow line."""
    line = page.context.new_cdp_session(page)
    visit = Visit()
    visit.listen(line)
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(place, wait_until="commit")
    return visit, line


def _end(page: Page, line: CDPSession) -> None:
    """Wait for all of it, and for every photo that a reader would scroll to."""
    page.wait_for_load_state()
    page.evaluate("[...document.images].forEach((image) => { image.loading = 'eager' })")
    # The page's own policy forbids the eval that waiting for a text to be true would need.
    page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
    line.detach()


def _visit(page: Page, place: str) -> Visit:
    visit, line = _begin(page, place)
    _end(page, line)
    return visit


def _first_visits(browser: Browser, address: str, pages: list[str]) -> Iterator[tuple[str, Visit]]:
    """Each page by a browser that has kept nothing; several wait for their slow lines at once."""
    for begin in range(0, len(pages), AT_ONCE):
        under_way = []
        for place in pages[begin : begin + AT_ONCE]:
            page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
            under_way.append((place, page, *_begin(page, address + place)))
        for place, page, visit, line in under_way:
            _end(page, line)
            yield place, visit
            page.context.close()


def test_the_first_visit_is_light(browser: Browser, address: str, pages: list[str]) -> None:
    """With nothing kept: at most 150 KB in 15 requests, all photos in it, no other host."""
    heavy, strange = [], []
    for place, visit in _first_visits(browser, address, pages):
        asked = visit.to(address)
        styled = "" if not place.startswith("arsip/") else place[: len("arsip/2023/")]
        own = f"{styled}aset/gaya.css" if "/daerah/" in place else "aset/gaya.css"
        assert {place, own} <= set(asked)
        if visit.size > FIRST or len(asked) > REQUESTS:
            heavy.append((place, visit.size, asked))
        strange += [(place, url) for url in asked if "//" in url]
    assert not heavy
    assert not strange


def test_the_next_page_is_lighter(browser: Browser, address: str, pages: list[str]) -> None:
    """Coming from another page: at most 20 KB, national tables 30 KB; photos come by scrolling."""
    heavy = []
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(address)
    for place in pages:
        visit = _visit(page, address + place)
        photos = {asked for asked, url in visit.urls.items() if "/foto/" in url}
        size = sum(size for asked, size in visit.sizes.items() if asked not in photos)
        # An archived page brings the styles of its own cycle along.
        frozen = place.startswith("arsip/") and "/daerah/" in place
        if size > (TABLE if place in NATIONAL or frozen else NEXT):
            heavy.append((place, size))
    context.close()
    assert not heavy


def test_the_scales_weigh_what_comes(browser: Browser, address: str, site: Path) -> None:
    """A picture counts with its own size; what the browser kept counts nothing."""
    context = browser.new_context()
    page = context.new_page()
    place = address + "inovasi/pasar-tanpa-genangan/"
    wide = next(site.glob("foto/simulasi-pasar-*-480.webp"))
    photo = wide.stat().st_size
    first, again = _visit(page, place), _visit(page, place)
    assert photo + 8 * KB < first.size < photo + 40 * KB
    assert not [url for url in again.to(address) if url.startswith("foto/")]
    assert again.size < first.size - photo
    context.close()
