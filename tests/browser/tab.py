"""Pages that are looked at once they are quiet, several at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playwright.sync_api import BrowserContext, Page

AT_ONCE = 8


def quiet(context: BrowserContext, addresses: Sequence[str]) -> Iterator[Page]:
    """Each page, in its order, when all of it has come and its scripts ask for nothing more.

    Quiet is half a second in which nothing is asked for; tabs beside each other wait it out
    together.
    """
    tabs = [context.new_page() for _ in addresses[:AT_ONCE]]
    for begin in range(0, len(addresses), AT_ONCE):
        batch = addresses[begin : begin + AT_ONCE]
        for tab, address in zip(tabs, batch, strict=False):
            tab.goto(address, wait_until="commit")
        for tab, _ in zip(tabs, batch, strict=False):
            tab.wait_for_load_state("networkidle")
            yield tab
