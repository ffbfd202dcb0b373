"""The plan of one district and of the nation, and what each shows about the data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kksportal.compute.shared import SharedResults, award_packages
from kksportal.errors import Finding
from kksportal.exports.catalogue import catalogue_files
from kksportal.exports.feeds import district_feed, portal_feed
from kksportal.exports.find import find_index
from kksportal.exports.search_records import Record, district_records
from kksportal.exports.sitemap import plain_files
from kksportal.model.package import PortalInput
from kksportal.model.shared_rows import DaerahRow
from kksportal.pages.district.awards import awards_page
from kksportal.pages.district.embed import embed_page, embed_parts
from kksportal.pages.district.institution import institution_page
from kksportal.pages.district.main import district_page
from kksportal.pages.district.short import short_page
from kksportal.pages.district.sources import sources_page
from kksportal.pages.district.story import story_page
from kksportal.pages.district.tatanan import district_tatanan_pages
from kksportal.pages.english.addresses import AWARDS, district_address, english_pair, pair
from kksportal.pages.english.district import english_district, english_short
from kksportal.pages.english.national import english_awards, english_pages
from kksportal.pages.english.tongue import Tongue
from kksportal.pages.nation.awards import award_pages
from kksportal.pages.nation.borders import border_asset
from kksportal.pages.nation.compare import compare_pages, compare_shares
from kksportal.pages.nation.data import data_page
from kksportal.pages.nation.districts import region_list
from kksportal.pages.nation.findings import findings_page
from kksportal.pages.nation.framework import framework_pages
from kksportal.pages.nation.home import home_page
from kksportal.pages.nation.indicator import indicator_pages
from kksportal.pages.nation.maps import map_pages, map_scores
from kksportal.pages.nation.not_found import not_found_page
from kksportal.pages.nation.provinces import province_pages
from kksportal.pages.nation.search import search_page
from kksportal.pages.nation.stories import story_list
from kksportal.pages.nation.tatanan import tatanan_pages
from kksportal.pages.nation.updates import change_news, updates_page
from kksportal.pages.notices import notice_district, notice_national
from kksportal.pages.share import CompareShare, Gathered, MapScore, PageEntry, Share, make_share
from kksportal.pages.site import Asset, Page, Plan
from kksportal.words.context import DistrictContext
from kksportal.words.frames import shortened
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from kksportal.words.stories import shown_stories


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """What one district comes to: its pages, its share of national pages, what was noticed."""

    pages: tuple[Page, ...]
    files: tuple[Asset, ...] = ()  # small texts that are no pages: feeds, records for machines
    share: Share | None = None
    compared: tuple[CompareShare, ...] = ()
    scores: tuple[MapScore, ...] = ()  # for maps; none of a simulated district in a real portal
    records: tuple[Record, ...] = ()  # what search knows of its pages
    noticed: tuple[Finding, ...] = ()


def plan_district(
    context: DistrictContext, info: PortalInfo, tongue: Tongue | None = None
) -> UnitPlan:
    """The full set of a district with a package, and its stories; with `tongue` in English too."""
    tatanan = district_tatanan_pages(context)
    embed = embed_page(context.opened(context.link.href))
    pages = (
        district_page(context.opened()),
        *tatanan,
        institution_page(context.opened()),
        awards_page(context.opened()),
        sources_page(context.opened(), embed_parts(embed)),
        embed,
        *(story_page(story, context.names) for story in context.names.stories_of(context.code)),
    )
    if tongue is not None:
        pages = (
            paired(pages[0], context.slug),
            *pages[1:],
            english_district(context.opened(), tongue),
        )
    alien = context.simulated and not context.results.simulated
    cycles = {context.district.cycle, *(cycle for cycle, _ in context.district.indicators)}
    return UnitPlan(
        pages=pages,
        files=(district_feed(context, info),),
        share=make_share(context, change_news(context)),
        compared=() if alien else compare_shares(context),
        scores=() if alien else map_scores(context),
        records=district_records(context.code, pages, context.names, cycles),
        noticed=notice_district(context, tatanan),
    )


def plan_short(
    row: DaerahRow,
    data: PortalInput,
    results: SharedResults,
    names: Names,
    tongue: Tongue | None = None,
) -> UnitPlan:
    """The one page of a district without a package and its stories, with `tongue` in English."""
    page = short_page(row, data, results, names)
    pages = (page, *(story_page(story, names) for story in names.stories_of(row.kode)))
    if tongue is not None:
        english = english_short(row, data, results, names, tongue)
        pages = (paired(page, row.id), *pages[1:], english)
    return UnitPlan(pages=pages, records=district_records(row.kode, pages, names))


def paired(page: Page, slug: str) -> Page:
    """A district's main page, naming its English counterpart."""
    both = pair(page.frame.address, district_address(slug))
    return replace(page, frame=page.frame._replace(alternates=both))


def plan_national(
    data: PortalInput,
    results: SharedResults,
    info: PortalInfo,
    gathered: Gathered,
    findings: Sequence[Finding],
    skip: Collection[str] = frozenset(),
    tongue: Tongue | None = None,
) -> tuple[Plan, tuple[Finding, ...]]:
    """Every page and file that no single district makes, and what was noticed about them.

    Files in `skip` stand already; whole groups of them are not planned again.
    """
    names = Names(data)
    noticed = notice_national(data, names, gathered)
    pages: list[Page] = [home_page(data, results, names, gathered, info.tagline)]
    pages += region_list(results, names, gathered)
    pages += province_pages(results, names, gathered)
    pages += compare_pages(results, names, gathered, skip)
    pages += map_pages(results, names, gathered, skip)
    pages += framework_pages(data, results, names, skip)
    pages += tatanan_pages(data, results, names, gathered)
    pages += indicator_pages(data, results, names, gathered, skip)
    pages.append(story_list(data, results, names))
    pages.append(search_page(data, results, names, gathered.updated))
    if "penghargaan/index.html" not in skip:
        pages += award_pages(data, results, names)
    pages.append(updates_page(gathered))
    pages.append(findings_page((*findings, *noticed), gathered.updated))
    pages.append(not_found_page(gathered.updated))
    if info.downloads:
        cycles = [cycle for cycle, _ in award_packages(data, results)]
        pages.append(data_page(names, info, gathered, cycles))
    if tongue is not None:
        pages = [_with_pair(page, info) for page in pages]
        pages += english_pages(data, results, names, gathered, tongue)
        if f"{AWARDS}index.html" not in skip:
            pages.append(english_awards(data, results, names, tongue))
    if results.simulated:
        pages = [simulated_page(page) for page in pages]
    entries = [
        *(
            PageEntry(address=p.frame.address, changed=p.frame.changed, noindex=p.frame.noindex)
            for p in pages
        ),
        *gathered.pages,
    ]
    drawn = (border_asset(data.boundaries),) if data.boundaries else ()
    stories = shown_stories(data, results)
    assets = (
        find_index(names),
        *drawn,
        *plain_files(entries, info),
        *(catalogue_files(data, results, names, gathered, info) if info.downloads else ()),
        portal_feed(gathered, stories, info, simulated=results.simulated),
    )
    return Plan(pages=tuple(pages), assets=assets), noticed


def plan_rows(
    data: PortalInput,
    results: SharedResults,
    info: PortalInfo,
    gathered: Gathered,
    skip: Collection[str],
    tongue: Tongue | None = None,
) -> list[Page]:
    """The national pages that are little else than rows of districts, but for those in `skip`."""
    names = Names(data)
    pages = [
        *compare_pages(results, names, gathered, skip),
        *indicator_pages(data, results, names, gathered, skip),
    ]
    pages = [page for page in pages if page.file not in skip]
    if tongue is not None:
        pages = [_with_pair(page, info) for page in pages]
    return [simulated_page(page) for page in pages] if results.simulated else pages


def _with_pair(page: Page, info: PortalInfo) -> Page:
    both = english_pair(page.frame.address, info.languages)
    return replace(page, frame=page.frame._replace(alternates=both)) if both else page


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
    return Page(frame=marked, template=page.template, view=page.view)
