"""A page type: it makes its pages, tells its template, and knows its pair in English."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.addresses import Address
from kksportal.pages.site import Page
from kksportal.pages.types import On, PageType, always
from kksportal.words.views import Frame

HERE, THERE = Address("daerah/{}/{}/"), Address("en/districts/{}/{}/")


def page(address: str) -> Page:
    """A page at this address that no type has touched yet."""
    return Page(frame=Frame("J", "", address, "", "", ""), view="isi")


def page_type(*addresses: str, **told: Any) -> PageType[Any]:
    """A type whose maker gives pages at these addresses, and keeps what it was given."""
    return PageType(address=HERE, template="x.html", make=lambda _: map(page, addresses), **told)


def test_a_type_adds_its_template() -> None:
    """Nothing else of a page changes."""
    (made,) = page_type("daerah/a/b/").pages("konteks", translated=False)
    assert made == Page(frame=page("daerah/a/b/").frame, view="isi", template="x.html")


def test_a_maker_sees_the_context() -> None:
    """What it gives is made of that, in its order."""
    slugs = ["b", "a"]
    one: PageType[list[str]] = PageType(
        address=HERE, template="x", make=lambda told: (page(f"daerah/{s}/x/") for s in told)
    )
    found = [made.frame.address for made in one.pages(slugs, translated=True)]
    assert found == ["daerah/b/x/", "daerah/a/x/"]


@pytest.mark.parametrize("stands", [True, False])
def test_where_nothing_is_to_be_said_there_is_no_page(stands: bool) -> None:
    """The maker is not even asked."""
    asked: list[Any] = []

    def make(context: Any) -> Any:
        asked.append(context)
        return [page("daerah/a/b/")]

    one = PageType(address=HERE, template="x", make=make, applies=lambda told: told == stands)
    assert len(list(one.pages(True, translated=False))) == len(asked) == stands


@pytest.mark.parametrize("translated", [True, False])
@pytest.mark.parametrize("pair", [{}, {"english": THERE}, {"indonesian": THERE}], ids=str)
@pytest.mark.parametrize(
    "address", ["daerah/a/", "daerah/a/b/c/", "en/districts/a/b/", "", "DAERAH/a/b/"]
)
def test_a_page_of_another_address_is_told(
    address: str, pair: dict[str, Address], translated: bool
) -> None:
    """A maker that gives a page of another type is our own fault, in whatever language."""
    one = page_type(address, **pair)
    with pytest.raises(ValueError, match="is no address of") as told:
        list(one.pages(None, translated=translated))
    assert str(told.value) == f"{address} is no address of {HERE!r}"


@pytest.mark.parametrize(
    ("told", "alternates"),
    [
        ({}, ()),
        ({"english": THERE}, (("id", "daerah/a/b/"), ("en", "en/districts/a/b/"))),
        ({"indonesian": THERE}, (("id", "en/districts/a/b/"), ("en", "daerah/a/b/"))),
    ],
    ids=["tanpa", "Indonesia", "Inggris"],
)
def test_pages_name_their_counterpart(
    told: dict[str, Address], alternates: tuple[tuple[str, str], ...]
) -> None:
    """Indonesian first, with the same parts; where the portal speaks English, and only there."""
    one = page_type("daerah/a/b/", **told)
    assert one.alternates("daerah/a/b/") == alternates
    (made,) = one.pages(None, translated=True)
    assert made.frame.alternates == alternates
    (made,) = one.pages(None, translated=False)
    assert made.frame.alternates == ()


def test_a_frame_keeps_alternates_of_its_own() -> None:
    """A type without a counterpart takes none away."""
    own = page("daerah/a/b/").frame._replace(alternates=(("en", "x/"),))
    one = PageType(address=HERE, template="x", make=lambda _: [Page(frame=own, view=None)])
    assert next(iter(one.pages(None, translated=True))).frame.alternates == (("en", "x/"),)


def test_a_type_stands_always_unless_told() -> None:
    """Nothing depends on anything until it is said."""
    one = page_type()
    assert one.applies is always
    assert always(None)
    assert (one.on, one.menu) == ((), "")


def test_each_dependency_has_a_name_of_its_own() -> None:
    """The names lie in the cache, so none may be another's."""
    assert len({str(one) for one in On}) == len(On) == 16
