"""Frames: title, description, address and breadcrumbs of each page."""

from __future__ import annotations

from typing import NamedTuple

from kksportal.text import date_text
from kksportal.words.views import Frame, Link

_MOST = 160  # characters of a description that a list of results shows


def shortened(text: str) -> str:
    """A description that fits, cut between words."""
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rpartition(' ')[0]} …"


class Crumb(NamedTuple):
    """A breadcrumb."""

    label: str
    href: str


def frame(
    address: str,
    title: str,
    description: str,
    changed: str,
    *,
    section: str = "",
    crumbs: tuple[Crumb, ...] = (),
    simulated: bool = False,
    **more: str,
) -> Frame:
    """The frame of a page; the breadcrumbs of all but the home page start at the home page."""
    way = (Crumb("Beranda", ""), *crumbs) if address else ()
    return Frame(
        title=title + (" (data simulasi)" if simulated else ""),
        description=shortened(("Data simulasi. " if simulated else "") + description),
        address=address,
        section=section,
        changed=changed,
        changed_text=date_text(changed),
        crumbs=tuple(Link(label=c.label, href=c.href) for c in way),
        simulated=simulated,
        noindex=simulated,
        **more,  # type: ignore[arg-type]  # kind, code, image, author, feed
    )
