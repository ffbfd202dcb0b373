"""The page for an address that does not answer."""

from __future__ import annotations

from kksportal.pages.nation.text import TextPage
from kksportal.pages.site import Page
from kksportal.words.frames import frame


def not_found_page(changed: str) -> Page:
    """The page for an address that does not answer."""
    return Page(
        frame=frame(
            "404.html",
            "Halaman tidak ditemukan",
            "Halaman yang Anda cari tidak ditemukan di portal ini.",
            changed,
        ),
        template="tidak-ditemukan.html",
        view=TextPage(title="Halaman tidak ditemukan", body=""),
    )
