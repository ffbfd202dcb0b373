"""The figures on a page, by which pages of two programs are held against each other.

A newer program may print a page otherwise; what it may not do is tell another figure, or the same
one by another source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from kksportal.effects import in_order

_FIGURE = re.compile(r"<data\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


class Figure(NamedTuple):
    """A figure as a machine reads it: its value, and the ids of the sources that state it."""

    value: str
    sources: str


class Difference(NamedTuple):
    """A page whose figures are not the same: which are gone, and which are new."""

    page: str
    gone: tuple[Figure, ...]
    new: tuple[Figure, ...]


def figures_of(html: str) -> Counter[Figure]:
    """The figures of a page, and how often each stands there."""
    found: Counter[Figure] = Counter()
    for tag in _FIGURE.finditer(html):
        told = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag[1])}
        found[Figure(told.get("value", ""), told.get("data-sumber", ""))] += 1
    return found


def differing_pages(then: Path, now: Path) -> tuple[int, tuple[Difference, ...]]:
    """How many figures the pages of a site state, and the pages of another where they differ.

    A page that is gone has lost all its figures. One that is new, or tells a figure more, says
    nothing else of the old ones.
    """
    total, differences = 0, list[Difference]()
    for page, old in _pages(then):
        path = now / page
        new = figures_of(path.read_text("utf-8")) if path.is_file() else Counter[Figure]()
        total += sum(old.values())
        if old - new:
            gone, more = (tuple(sorted(one.elements())) for one in (old - new, new - old))
            differences.append(Difference(page, gone, more))
    return total, tuple(differences)


def _pages(folder: Path) -> Iterator[tuple[str, Counter[Figure]]]:
    for path in in_order(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), figures_of(path.read_text("utf-8"))
