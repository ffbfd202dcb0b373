"""Sets a fact sheet as a PDF that lasts: the same bytes on any machine and any day.

It is PDF/A-2a, which whoever keeps it can open without anything else, and PDF/UA-1 (tagged).
All text reaches typst as data; none is ever part of its source. Only the fonts that typst
includes are used.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from kksportal.exports.factsheet import ROOMS, SheetView
from kksportal.shipped import program_folder

SOURCE = program_folder() / "render" / "lembar-fakta.typ"
MOST_PAGES = 2
STANDARDS = ("a-2a", "ua-1")
_COUNT = re.compile(rb"/Type/Pages/Count ([0-9]+)")


def set_sheet(make: Callable[[int], SheetView]) -> bytes:
    """The PDF of a fact sheet with as many figures as two pages hold; `make` takes their number."""
    pdf = b""
    for room in ROOMS:
        pdf = _compiled(make(room))
        if pages_of(pdf) <= MOST_PAGES:
            break
    return pdf


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    match = _COUNT.search(pdf)
    assert match is not None, "typst writes its page tree uncompressed"
    return int(match[1])


def data_of(view: SheetView) -> str:
    """The texts of a sheet as JSON for its typst source, in characters that the font has."""
    return json.dumps(_plain(view), ensure_ascii=False)


def _compiled(view: SheetView) -> bytes:
    if _OWNER and _OWNER[0] != os.getpid():
        raise RuntimeError("typst's threads do not survive a fork: set sheets in a fresh process")
    day = view.day if len(view.day) == 10 else "2000-01-01"
    pdf = _compiler().compile(
        format="pdf",
        sys_inputs={"data": data_of(view)},
        pdf_standards=[*STANDARDS],
        timestamp=int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()),
    )
    assert isinstance(pdf, bytes)
    return pdf


_ALSO = frozenset("‐‑‒–—―‘’‚“”„†‡•…‰′″‹›€←↑→↓−≈≠≤≥□")


def printable(words: str) -> str:
    """A text in characters that the font has, since PDF/UA forbids a missing glyph."""
    return "".join(map(_letter, unicodedata.normalize("NFC", words)))


def _letter(letter: str) -> str:
    if " " <= letter < "\x7f" or "\xa0" <= letter < "\u0250" or letter in _ALSO:
        return letter
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in ("Cc", "Cf", "Mn"):
        return ""
    plain = unicodedata.normalize("NFKD", letter)
    return plain if plain.isascii() else "□"


def _plain(value: Any) -> Any:
    """A view as JSON takes it: named tuples as objects."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        if hasattr(value, "_asdict"):
            return {name: _plain(part) for name, part in value._asdict().items()}
        return [_plain(part) for part in value]
    return value


_OWNER: list[int] = []  # the process that runs typst


# Saves 1.5 ms a fact sheet.
@cache
def _compiler() -> Any:
    import typst

    _OWNER.append(os.getpid())
    return typst.Compiler(str(SOURCE), root=str(SOURCE.parent), ignore_system_fonts=True)
