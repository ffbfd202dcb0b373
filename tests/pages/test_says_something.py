"""Of every district of the real portal: a page stands if, and only if, it prints something.

What stands is decided from rows (`words/standing.py`), before any page is made; here the pages
themselves are asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from kksportal import addresses as at
from kksportal.pages.district.awards import awards_page
from kksportal.pages.district.embed import embed_page
from kksportal.pages.district.institution import institution_page
from kksportal.pages.district.main import district_page
from kksportal.pages.district.tatanan import tatanan_pages
from kksportal.pages.english.district import english_district, english_short
from kksportal.plan import plan_district
from kksportal.read.catalogue import read_catalogue
from kksportal.words.context import DistrictContext, SharedContext
from kksportal.words.translator import Translator
from kksportal.words.views import Table
from tests.contexts import CONTOH, INFO, codes, context_of

UNKNOWN = "belum-ditemukan"


def own_offices(table: Table | None, label: str) -> bool:
    """Whether an office of this tatanan is named, not of all alike."""
    return table is not None and any(row[1].text == label for row in table.rows)


def known(table: Table | None) -> bool:
    """Whether a cell beside the first of any row is known."""
    return table is not None and any(
        cell.status != "belum-ada" for row in table.rows for cell in row[1:]
    )


def claimed(views: Any) -> bool:
    """Whether any figure has a claim."""
    return any(view.claims for view in views)


def tatanan_says(view: Any) -> bool:
    """Scores, figures, indicators, repairs, sentences, offices or stories of this tatanan."""
    return bool(
        view.card.marks or claimed(view.stated) or claimed(view.figures) or view.statements
        or view.narrative or view.stories or view.repairs or own_offices(view.offices, view.name)
        or any(known(table) for _, table in view.cycles)
    )  # fmt: skip


def institution_says(view: Any) -> bool:
    """Figures, items by place, evidence, sentences, or an office of kelembagaan."""
    return bool(
        claimed(view.figures) or claimed(view.coverage) or view.evidence or view.statements
        or any(known(table) for table in view.tables)
        or own_offices(view.offices, "Kelembagaan")
    )  # fmt: skip


def awards_say(view: Any) -> bool:
    """An award or a claim or doubt of one, or a requirement that something here bears on."""
    return bool(
        any(entry.state != UNKNOWN for entry in view.awards) or view.claims or view.doubts
        or view.readiness
    )  # fmt: skip


def embed_says(view: Any) -> bool:
    """Anything to choose."""
    return bool(view.figures or view.charts or view.tatanan)


def english_says(view: Any) -> bool:
    """Anything but that nothing is known."""
    return bool(
        any(entry.state in ("ada", "berbeda") for entry in view.awards) or view.statements
        or view.stories or claimed((*view.key_figures, *view.figures))
        or view.stages or view.readiness or any(one.known for one in view.tatanan)
    )  # fmt: skip


@cache
def english() -> Translator:
    """The English of the portal."""
    return Translator("en", read_catalogue("en"))


def everything(context: DistrictContext) -> DistrictContext:
    """The same, as if every page stood."""
    slug = context.slug
    standing = {at.DISTRICT_TATANAN(slug, t.id) for t in context.names.tatanan_now}
    return replace(context, standing=context.standing | standing, translator=english())


KINDS: tuple[tuple[Callable[[DistrictContext], Any], Callable[[Any], bool]], ...] = (
    (tatanan_pages, tatanan_says),
    (institution_page, institution_says),
    (awards_page, awards_say),
    (embed_page, embed_says),
    (english_district, english_says),
)


@pytest.mark.parametrize("code", codes())
def test_what_stands_says_something_and_what_says_something_stands(code: str) -> None:
    """Each page is made as if it stood, and looked at."""
    context = context_of(code)
    for make, says in KINDS:
        for page in make(everything(context)):
            address = page.frame.address
            assert says(page.view) is bool(context.href(address)), address


@pytest.mark.parametrize("code", codes())
def test_only_what_stands_is_planned(code: str) -> None:
    """A district plans the pages that stand, its own and that of its sources, and its stories."""
    context = replace(context_of(code), translator=english())
    planned = {page.frame.address for page in plan_district(context).pages}
    always = {at.DISTRICT(context.slug), at.DISTRICT_SOURCES(context.slug)}
    stories = {at.STORY(story.slug) for story in context.stories}
    indicators = {one for one in context.standing if at.INDICATOR.parts(one)}
    assert planned == always | stories | (context.standing - indicators)


@pytest.mark.parametrize("code", codes())
def test_each_tatanan_that_stands_is_reached_from_the_district(code: str) -> None:
    """By its card, or by its name where it has no score to show on one."""
    context = context_of(code)
    (page,) = district_page(context)
    view: Any = page.view
    led = {card.href for card in view.tatanan} | {link.href for link in view.subpages}
    stands = {one for one in context.standing if at.DISTRICT_TATANAN.parts(one)}
    assert {one for one in stands if one.split("/")[2] in context.names.tatanan} - {
        at.DISTRICT_INSTITUTION(context.slug)
    } <= led


def test_an_indicator_gets_rows_of_those_that_make_it_stand() -> None:
    """Of a fictional district in full, as if all were fictional: a row each, and no other."""
    plain = context_of(CONTOH)
    results = replace(plain.results, simulated=True)
    context = SharedContext.of(results, INFO).for_district(plain.district)
    share = plan_district(context).share
    assert share is not None
    rows = {one.page for one in share.indicators}
    assert rows == {one for one in context.standing if at.INDICATOR.parts(one)}
    assert len(rows) > 200
    real = plan_district(plain).share
    assert real is not None
    assert real.indicators == ()


def test_places_without_a_package_stand_in_english_if_it_says_something() -> None:
    """The others have their page in Indonesian alone, which says how to contribute."""
    shared = replace(context_of(CONTOH), translator=english())
    missing = 0
    for row in shared.names.current:
        if row.kode not in shared.results.packaged:
            place = shared.for_place(row)
            (page,) = english_short(place)
            assert english_says(page.view) is bool(place.href(page.frame.address)), row.nama
            missing += not place.standing
    assert missing > 100
