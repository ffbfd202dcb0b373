"""The plan of a site: every page and file with its address, known before anything is rendered."""

from __future__ import annotations

from dataclasses import dataclass

from kksportal.words.views import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An HTML page: its frame, its template in `halaman/`, and the view it prints."""

    frame: Frame
    template: str
    view: object

    @property
    def file(self) -> str:
        """The file of the page in the site."""
        address = self.frame.address
        return address + "index.html" if address == "" or address.endswith("/") else address


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file copied or written as it is: `source` is a path, or `content` the bytes."""

    address: str
    source: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the site will hold, editorial pages apart."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...] = ()
