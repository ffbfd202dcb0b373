"""A page with its address and view, known before it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from kksportal.words.views import Frame


def file_of(address: str) -> str:
    """The file of a page: "daerah/kota-batu/index.html"."""
    return address + "index.html" if address == "" or address.endswith("/") else address


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An HTML page: its frame, and the view that a template prints."""

    frame: Frame
    view: object
    template: str = ""  # added by its type in the register
    figures: str = ""  # from when the figures on it are; printed in the frame

    @property
    def file(self) -> str:
        """The file of the page in the site."""
        return file_of(self.frame.address)
