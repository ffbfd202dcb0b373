"""A file beside the pages, before it is printed; `render/files.py` makes its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kksportal.exports.book import Book
from kksportal.exports.card import CardView
from kksportal.exports.factsheet import SheetView
from kksportal.exports.rows import Record


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP of texts by their names, dated by the day of its data."""

    files: tuple[tuple[str, str], ...]
    day: str


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """A fact sheet that is made again with less room until it fits its pages."""

    make: Callable[[int], SheetView]


Content = bytes | Archive | Book | Record | CardView | FittedSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the site at its address: bytes already, or what they are made from."""

    address: str
    content: Content = b""
