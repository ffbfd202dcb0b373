"""The register: every page type once. All that lists pages is derived from it.

A page type is one module with a view and a maker, one template, and one entry in
`district_types.py` or `nation_types.py`. Its address is in `addresses.py`, by which pages link to
each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kksportal import addresses as at
from kksportal.pages.district_types import DISTRICT, PLACE, STORY
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.gone import GoneContext, gone_pages
from kksportal.pages.nation_types import NATION
from kksportal.pages.types import Alternates, PageType
from kksportal.words.context import DistrictContext
from kksportal.words.views import Link

__all__ = [
    "DISTRICT",
    "EDITORIAL_TEMPLATE",
    "GONE",
    "NATION",
    "PLACE",
    "STORY",
    "editorial_alternates",
    "menu_of",
    "templates",
    "type_of",
]

# What answers at published addresses that no other page has; of whatever form they are.
GONE: PageType[GoneContext] = PageType(address=at.GONE, template="pindah.html", make=gone_pages)
EDITORIAL_TEMPLATE = "teks.html"  # prints the pages that MkDocs makes of Markdown


def menu_of(context: DistrictContext) -> tuple[Link, ...]:
    """The other pages of a district, in the order of the register."""
    return tuple(
        Link(label=one.menu, href=one.address(context.slug))
        for one in DISTRICT
        if one.menu and one.applies(context)
    )


def type_of(address: str) -> PageType[NationContext] | None:
    """The type of a page of the nation, by its address."""
    return next((one for one in NATION if one.address.parts(address) is not None), None)


def editorial_alternates(address: str, languages: tuple[str, ...]) -> Alternates:
    """The languages of an editorial page, where one of the English pages says the same."""
    if "en" not in languages:
        return ()
    matches = (one for one in NATION if one.indonesian and one.indonesian() == address)
    return next((one.alternates(one.address()) for one in matches), ())


def templates(*groups: Iterable[PageType[Any]]) -> tuple[str, ...]:
    """The templates that print the pages of some page types, each once."""
    return tuple(dict.fromkeys(one.template for group in groups for one in group))
