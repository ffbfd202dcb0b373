"""Plans the pages and files of a district, and the pages of the nation, from the two registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from kksportal.addresses import AWARD_CYCLE, DISTRICTS
from kksportal.errors import Finding
from kksportal.exports import register as files
from kksportal.exports.files import File
from kksportal.exports.search_records import Record, district_records
from kksportal.pages import register as pages
from kksportal.pages.nation.compare import compare_shares
from kksportal.pages.nation.compare_province import told_share
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.maps import map_scores
from kksportal.pages.nation.updates import change_news
from kksportal.pages.notices import notice_district
from kksportal.pages.share import CompareShare, MapScore, Share, make_share
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext, PlaceContext
from kksportal.words.corrections import notes_of
from kksportal.words.frames import shortened
from kksportal.words.views import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """The plan of one district: pages, small files, rows for national pages, search, notices."""

    pages: tuple[Page, ...]
    files: tuple[File, ...] = ()  # small texts that are no pages: feeds
    share: Share | None = None
    compared: tuple[CompareShare, ...] = ()
    told: Mapping[str, str] = field(
        default_factory=dict
    )  # by the comparison of its province, packed
    scores: tuple[MapScore, ...] = ()  # for maps; none of a simulated district in a real portal
    records: tuple[Record, ...] = ()  # of its pages, for search
    noticed: tuple[Finding, ...] = ()


def plan_district(context: DistrictContext) -> UnitPlan:
    """Plan all pages of a district with a package, in English too where the portal has English."""
    context = replace(context, menu=pages.menu_of(context))
    translated = context.translator is not None
    district_pages = tuple(
        chain.from_iterable(one.pages(context, translated=translated) for one in pages.DISTRICT)
    )
    excluded = context.simulated and not context.results.simulated
    cycles = {context.district.cycle, *(cycle for cycle, _ in context.district.indicators)}
    if notes := notes_of(context.names, f"daerah/{context.slug}"):
        district_pages = tuple(_noted(page, notes) for page in district_pages)
    return UnitPlan(
        pages=district_pages,
        files=tuple(
            chain.from_iterable(one.files(context) for one in files.DISTRICT if not one.download)
        ),
        share=make_share(context, change_news(context)),
        compared=() if excluded else compare_shares(context),
        told={} if excluded else told_share(context),
        scores=() if excluded else map_scores(context),
        records=district_records(context.code, district_pages, context.names, cycles),
        noticed=notice_district(context),
    )


def plan_place(context: PlaceContext) -> UnitPlan:
    """Plan the page and the stories of a district without a package, in English too if it is on."""
    translated = context.translator is not None
    place_pages = tuple(
        chain.from_iterable(one.pages(context, translated=translated) for one in pages.PLACE)
    )
    return UnitPlan(
        pages=place_pages, records=district_records(context.code, place_pages, context.names)
    )


def downloads_of(context: DistrictContext | PlaceContext) -> Iterator[File]:
    """Yield the downloads of one district that its portal makes, with or without a package."""
    info = context.info
    if isinstance(context, PlaceContext):
        for place_file in files.PLACE if info.downloads else ():
            yield from place_file.files(context)
    else:
        for one in files.DISTRICT:
            if one.download and (info.downloads or (one.lasting and info.sheets)):
                yield from one.files(context.opened())


def nation_pages(context: NationContext) -> Iterator[Page]:
    """Yield the national pages that the context wants (`context.wants`)."""
    translated = context.translator is not None
    for one in pages.NATION:
        for page in one.pages(context, translated=translated):
            told = _corrected(page, context)
            yield simulated_page(told) if context.results.simulated else told


def _corrected(page: Page, context: NationContext) -> Page:
    """A page of a cycle's awards with what was corrected since it closed."""
    cycle = AWARD_CYCLE.parts(page.frame.address)
    notes = notes_of(context.names, f"penghargaan/{cycle[0]}") if cycle else ()
    return replace_frame(page, page.frame._replace(notes=notes)) if notes else page


def _noted(page: Page, notes: tuple[str, ...]) -> Page:
    """A page of a district with what was corrected since its cycle closed; a story is no such."""
    if not page.frame.address.startswith(DISTRICTS()) or page.frame.bare:
        return page
    return replace_frame(page, page.frame._replace(notes=notes))


def simulated_page(page: Page) -> Page:
    """Mark a page of a fully simulated portal in its title and description, and as `noindex`."""
    frame = page.frame
    if frame.simulated:
        return page
    marked = frame._replace(
        title=f"{frame.title} (data simulasi)",
        description=shortened(f"Data simulasi. {frame.description}"),
        simulated=True,
        noindex=True,
    )
    return replace_frame(page, marked)


def replace_frame(page: Page, frame: Frame) -> Page:
    """The same page in another frame."""
    return Page(frame=frame, view=page.view, template=page.template)
