"""Where the English pages stand, and which page in Indonesian each belongs to. Permanent."""

from __future__ import annotations

from collections.abc import Sequence

HOME = "en/"
METHOD = "en/method/"
AWARDS = "en/awards/"
DISTRICTS = "en/districts/"
METHOD_ID = "metodologi/"  # an editorial page, made by MkDocs
PAIRS = {"": HOME, "daerah/": DISTRICTS, "penghargaan/": AWARDS, METHOD_ID: METHOD}

Alternates = tuple[tuple[str, str], ...]


def district_address(slug: str) -> str:
    """The English page of a district."""
    return f"{DISTRICTS}{slug}/"


def pair(indonesian: str, english: str) -> Alternates:
    """The two pages that say the same, as both of them name each other."""
    return (("id", indonesian), ("en", english))


def english_pair(address: str, languages: Sequence[str]) -> Alternates:
    """The pair of a shared page in Indonesian, where it has an English counterpart."""
    english = PAIRS.get(address)
    return pair(address, english) if english and "en" in languages else ()
