"""What one district comes to and what the nation comes to, from the two registers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from kksportal.errors import Finding
from kksportal.exports import register as files
from kksportal.exports.files import File
from kksportal.exports.search_records import Record, district_records
from kksportal.pages import register as pages
from kksportal.pages.nation.compare import compare_shares
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.maps import map_scores
from kksportal.pages.nation.updates import change_news
from kksportal.pages.notices import notice_district
from kksportal.pages.share import CompareShare, MapScore, Share, make_share
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext, PlaceContext
from kksportal.words.frames import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """What one district comes to: its pages, its share of national pages, what was noticed."""

    pages: tuple[Page, ...]
    files: tuple[File, ...] = ()  # small texts that are no pages: feeds
    share: Share | None = None
    compared: tuple[CompareShare, ...] = ()
    scores: tuple[MapScore, ...] = ()  # for maps; none of a simulated district in a real portal
    records: tuple[Record, ...] = ()  # what search knows of its pages
    noticed: tuple[Finding, ...] = ()


def plan_district(context: DistrictContext) -> UnitPlan:
    """The full set of a district with a package, and its stories; in English too, if spoken."""
    context = replace(context, menu=pages.menu_of(context))
    translated = context.translator is not None
    made = tuple(
        chain.from_iterable(one.pages(context, translated=translated) for one in pages.DISTRICT)
    )
    alien = context.simulated and not context.results.simulated
    cycles = {context.district.cycle, *(cycle for cycle, _ in context.district.indicators)}
    return UnitPlan(
        pages=made,
        files=tuple(
            chain.from_iterable(one.make(context) for one in files.DISTRICT if not one.download)
        ),
        share=make_share(context, change_news(context)),
        compared=() if alien else compare_shares(context),
        scores=() if alien else map_scores(context),
        records=district_records(context.code, made, context.names, cycles),
        noticed=notice_district(context, made),
    )


def plan_place(context: PlaceContext) -> UnitPlan:
    """The one page of a district without a package and its stories; in English too, if spoken."""
    translated = context.translator is not None
    made = tuple(
        chain.from_iterable(one.pages(context, translated=translated) for one in pages.PLACE)
    )
    return UnitPlan(pages=made, records=district_records(context.code, made, context.names))


def downloads_of(context: DistrictContext | PlaceContext) -> Iterator[File]:
    """Every file that can be taken along of one district, with or without a package."""
    if isinstance(context, PlaceContext):
        for place_file in files.PLACE:
            yield from place_file.make(context)
    else:
        for one in files.DISTRICT:
            if one.download:
                yield from one.make(context.opened())


def nation_pages(context: NationContext) -> Iterator[Page]:
    """The pages of the nation that are asked for, one after the other."""
    translated = context.translator is not None
    for one in pages.NATION:
        for page in one.pages(context, translated=translated):
            yield simulated_page(page) if context.results.simulated else page


def simulated_page(page: Page) -> Page:
    """A page made of simulated data alone says so."""
    frame = page.frame
    if frame.simulated:
        return page
    marked = frame._replace(
        title=f"{frame.title} (data simulasi)",
        description=shortened(f"Data simulasi. {frame.description}"),
        simulated=True,
        noindex=True,
    )
    return Page(frame=marked, view=page.view, template=page.template)
