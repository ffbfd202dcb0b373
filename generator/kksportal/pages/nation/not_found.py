"""The page for an address that does not exist (404)."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal import addresses
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.text import TextPage
from kksportal.pages.site import Page
from kksportal.words.frames import frame


def not_found_page(context: NationContext) -> Iterator[Page]:
    """The page that the host shows for an address that does not exist."""
    if not context.wants(addresses.NOT_FOUND()):
        return
    yield Page(
        frame=frame(
            addresses.NOT_FOUND(),
            "Halaman tidak ditemukan",
            "Halaman yang Anda cari tidak ditemukan di portal ini.",
            context.info.updated,
        ),
        view=TextPage(title="Halaman tidak ditemukan", body=""),
    )
