"""The plan of one district and of the nation, and what each shows about the data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kksportal.compute.portal import Results
from kksportal.errors import Finding
from kksportal.findings import KINDS, kind
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.model.shared_rows import DaerahRow
from kksportal.plan.awards import award_pages
from kksportal.plan.borders import border_asset
from kksportal.plan.catalogue import catalogue_files
from kksportal.plan.compare import compare_pages, compare_shares
from kksportal.plan.desk import Desk
from kksportal.plan.district import district_page
from kksportal.plan.district_more import awards_page, institution_page, sources_page
from kksportal.plan.district_pages import DistrictTatananPage
from kksportal.plan.district_tatanan import district_tatanan_pages
from kksportal.plan.downloads.index import award_packages
from kksportal.plan.downloads.page import data_page
from kksportal.plan.embed import embed_page, embed_parts
from kksportal.plan.english.addresses import AWARDS, district_address, english_pair, pair
from kksportal.plan.english.district import english_district, english_short
from kksportal.plan.english.national import english_awards, english_pages
from kksportal.plan.english.tongue import Tongue
from kksportal.plan.frames import frame, shortened
from kksportal.plan.framework import framework_pages, indicator_pages, tatanan_pages
from kksportal.plan.home import home_page
from kksportal.plan.names import Names
from kksportal.plan.pages import FindingsPage, TextPage
from kksportal.plan.portal import PortalInfo
from kksportal.plan.regions import find_index, province_pages, region_list, short_page
from kksportal.plan.search import Record, district_records
from kksportal.plan.search_page import search_page
from kksportal.plan.share import CompareShare, Gathered, MapScore, PageEntry, Share, make_share
from kksportal.plan.site import Asset, Page, Plan
from kksportal.plan.sitemap import plain_files
from kksportal.plan.stories import shown_stories, story_list, story_page
from kksportal.plan.tables import table, text
from kksportal.plan.tilemap import map_pages, map_scores
from kksportal.plan.updates import change_news, district_feed, portal_feed, updates_page
from kksportal.plan.views import Table


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


def plan_district(desk: Desk, info: PortalInfo, tongue: Tongue | None = None) -> UnitPlan:
    """The full set of a district with a package, and its stories; with `tongue` in English too."""
    tatanan = district_tatanan_pages(desk)
    embed = embed_page(desk.opened(desk.link.href))
    pages = (
        district_page(desk.opened()),
        *tatanan,
        institution_page(desk.opened()),
        awards_page(desk.opened()),
        sources_page(desk.opened(), embed_parts(embed)),
        embed,
        *(story_page(story, desk.names) for story in desk.names.stories_of(desk.code)),
    )
    if tongue is not None:
        pages = (paired(pages[0], desk.slug), *pages[1:], english_district(desk.opened(), tongue))
    alien = desk.simulated and not desk.results.simulated
    cycles = {desk.found.cycle, *(cycle for cycle, _ in desk.found.indicators)}
    return UnitPlan(
        pages=pages,
        files=(district_feed(desk, info),),
        share=make_share(desk, change_news(desk)),
        compared=() if alien else compare_shares(desk),
        scores=() if alien else map_scores(desk),
        records=district_records(desk.code, pages, desk.names, cycles),
        noticed=notice_district(desk, tatanan),
    )


def plan_short(
    row: DaerahRow,
    data: PortalInput,
    results: Results,
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
    results: Results,
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
    results: Results,
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


def notice_district(desk: Desk, pages: Sequence[Page]) -> tuple[Finding, ...]:
    """What a package has that no page shows, and tatanan pages that would be empty."""
    found: list[Finding] = []
    package = desk.found.package
    empty = [
        view.name
        for page in pages
        if isinstance(view := page.view, DistrictTatananPage)
        and not view.card.has_data
        and not any((view.statements, view.figures, view.stories, view.narrative, view.repairs))
    ]
    if empty:
        found.append(
            Finding(
                kind=kind("KKS-H004"),
                path=package.head.folder,
                what=f"{len(empty)} halaman tatanan belum memuat data daerah: " + ", ".join(empty),
            )
        )
    used = _used_sources(package)
    for line, source in enumerate(package.sumber, start=2):
        if source.id not in used:
            found.append(
                Finding(
                    kind=kind("KKS-H003"),
                    path=f"{package.head.folder}/sumber.csv",
                    row=line,
                    column="id",
                    what=f"sumber “{source.id}” tidak dipakai",
                )
            )
    return tuple(found)


def notice_national(data: PortalInput, names: Names, gathered: Gathered) -> tuple[Finding, ...]:
    """Stories that no district shows, and packages left out."""
    found: list[Finding] = []
    for story in (*data.stories, *data.narratives):
        if story.region not in names.districts:
            found.append(
                Finding(
                    kind=kind("KKS-H005"),
                    path=story.path,
                    what=f"daerah {story.region} tidak berhalaman",
                )
            )
    for narrative in data.narratives:
        if gathered.cycles.get(narrative.region) != narrative.cycle:
            found.append(
                Finding(
                    kind=kind("KKS-H005"),
                    path=narrative.path,
                    what="narasi ini bukan untuk siklus yang ditampilkan",
                )
            )
    for code, folder in data.quarantined.items():
        found.append(
            Finding(
                kind=kind("KKS-H007"),
                path=folder,
                what=f"paket {code} ditinggalkan karena bergalat",
            )
        )
    return tuple(found)


def _used_sources(package: DistrictPackage) -> set[str]:
    used: set[str] = set()
    for res in RESOURCES["daerah"]:
        place = list(res.columns).index("sumber") if "sumber" in res.columns else -1
        if place >= 0:
            used |= {row[place] for row in getattr(package, res.name.replace("-", "_"))}
    return used


def findings_page(findings: Sequence[Finding], changed: str) -> Page:
    """The reference of all kinds of findings, made from their table, and those of this build."""
    kinds = table(
        "Semua jenis temuan",
        ("Kode", "Tingkat", "Artinya", "Yang dilakukan", "Contoh"),
        (
            (
                text(k.code),
                text(k.severity.value),
                text(f"{k.title}. {k.meaning}"),
                text(k.advice),
                text(k.example or "–"),
            )
            for k in KINDS
        ),
    )
    here = table(
        "Temuan pada data portal ini",
        ("Kode", "Berkas", "Tempat", "Temuan"),
        (
            (text(f.kind.code), text(f.path), text(f.place or "seluruh berkas"), text(f.what))
            for f in sorted(findings, key=lambda f: (f.kind.code, f.path, f.row))
        ),
    )
    return Page(
        frame=frame(
            "temuan/",
            "Jenis temuan",
            "Semua jenis temuan pemeriksaan data, artinya, dan yang harus dilakukan.",
            changed,
        ),
        template="temuan.html",
        view=FindingsPage(
            kinds=kinds or Table(caption="Semua jenis temuan", heads=("Kode",), rows=()), here=here
        ),
    )


def not_found_page(changed: str) -> Page:
    """The page for an address that does not answer."""
    return Page(
        frame=frame(
            "404.html",
            "Halaman tidak ditemukan",
            "Halaman yang Anda cari tidak ditemukan di portal ini.",
            changed,
        ),
        template="tidak-ditemukan.html",
        view=TextPage(title="Halaman tidak ditemukan", body=""),
    )
