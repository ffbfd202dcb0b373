"""Counts of a built site, as a table: pages, empty ones, "belum", words on the first screen.

`python -m tests.hitung_halaman site/` prints it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.kalimat import Page, pages, unknowns, words_of_first_screen

# What a page says when it has nothing to say of its subject.
_EMPTY = re.compile(
    r"Belum ada data (?:nilai tatanan ini|daerah untuk indikator ini|cakupan kelembagaan|tentang)"
    r"|No source that names an award has been found yet"
)
_KINDS = (
    ("beranda", re.compile(r"index\.html")),
    ("daerah, sumber", re.compile(r"daerah/[^/]+/sumber/")),
    ("daerah, kelembagaan", re.compile(r"daerah/[^/]+/kelembagaan/")),
    ("daerah, penghargaan", re.compile(r"daerah/[^/]+/penghargaan/")),
    ("daerah, perbaikan", re.compile(r"daerah/[^/]+/perbaikan/")),
    ("daerah, tatanan", re.compile(r"daerah/[^/]+/[^/]+/")),
    ("daerah", re.compile(r"daerah/[^/]+/index")),
    ("en, daerah", re.compile(r"en/districts/[^/]+/")),
)
_FACTS = re.compile(r'<data |<li class="(?:ada|berbeda) tingkat')


class Line(NamedTuple):
    """A kind of page: how many, how many say nothing, "belum" and words, each middle and most."""

    kind: str
    many: int
    empty: int
    unknown: float
    most_unknown: int
    words: float
    first_screen: float


def kind_of(address: str) -> str:
    """The kind of a page by its address."""
    found = (kind for kind, pattern in _KINDS if pattern.match(address))
    return next(found, address.partition("/")[0])


def is_empty(page: Page) -> bool:
    """Whether a page says that there is nothing, and shows no figure and no award."""
    return bool(_EMPTY.search(page.main)) and not _FACTS.search(page.main)


def counted(site: Iterable[Page]) -> tuple[Line, ...]:
    """A line a kind of page, and one of all."""
    groups: dict[str, list[Page]] = {}
    for page in site:
        groups.setdefault(kind_of(page.address), []).append(page)
        groups.setdefault("semua", []).append(page)
    return tuple(_line(kind, mine) for kind, mine in sorted(groups.items()))


def _line(kind: str, mine: list[Page]) -> Line:
    unknown = [unknowns(page) for page in mine]
    return Line(
        kind=kind,
        many=len(mine),
        empty=sum(map(is_empty, mine)),
        unknown=median(unknown),
        most_unknown=max(unknown),
        words=median(sum(len(line.split()) for line in page.lines) for page in mine),
        first_screen=median(map(words_of_first_screen, mine)),
    )


def main() -> None:
    """Print the table of the site in a folder."""
    heads = ("jenis", "halaman", "kosong", "belum", "terbanyak", "kata", "layar pertama")
    print(f"{heads[0]:24}" + "".join(f"{head:>14}" for head in heads[1:]))
    for line in counted(pages(Path(sys.argv[1]))):
        print(f"{line.kind:24}" + "".join(f"{value:>14g}" for value in line[1:]))


if __name__ == "__main__":
    main()
