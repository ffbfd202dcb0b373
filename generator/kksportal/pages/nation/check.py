"""The page on which a person checks files in the browser, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.frames import frame

TITLE = "Periksa sebelum mengirim"


def check_page(context: NationContext) -> Iterator[Page]:
    """The page `/periksa/`."""
    if not context.wants(addresses.CHECK()):
        return
    yield Page(
        frame=frame(
            addresses.CHECK(),
            TITLE,
            "Periksa tabel, paket data, dan cerita dengan aturan portal, tanpa mengirim apa pun.",
            "",
            section="periksa",
        ),
        view=CheckPage(title=TITLE, ready=context.checker),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """`periksa.html`."""

    title: str
    ready: bool  # whether the program of the page was published with it
