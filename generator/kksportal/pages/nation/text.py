"""An editorial page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """`teks.html`: an editorial page; `body` is HTML made by the Markdown adapter."""

    title: str
    body: str
