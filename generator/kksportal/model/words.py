"""Words explained: those that readers meet, and those that name columns and tables."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """What a word means in a few words, at length, and who says so."""

    kata: str
    jangkar: str  # its permanent id on the page of all words
    dicari: str  # how it is found on a page; "": explained on that page alone
    singkat: str
    panjang: str
    sumber: str


class Term(NamedTuple):
    """A name of the data as people read it, and what it means."""

    title: str
    meaning: str
