"""The plan of the whole portal, and what it shows about the data: empty pages, unread stories."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.compute.portal import Results
from kksportal.errors import Finding
from kksportal.findings import KINDS, kind
from kksportal.model.package import PortalInput
from kksportal.plan.awards import award_pages
from kksportal.plan.district import Desk, district_page
from kksportal.plan.district_more import awards_page, institution_page, sources_page
from kksportal.plan.district_tatanan import district_tatanan_pages
from kksportal.plan.frames import frame
from kksportal.plan.framework import framework_pages, indicator_pages, tatanan_pages
from kksportal.plan.home import home_page
from kksportal.plan.names import Names
from kksportal.plan.pages import DistrictTatananPage, FindingsPage, TextPage
from kksportal.plan.portal import PortalInfo
from kksportal.plan.regions import (
    find_index,
    newest,
    province_pages,
    region_list,
    short_page,
)
from kksportal.plan.site import Asset, Page, Plan, double_addresses
from kksportal.plan.stories import photo_assets, story_pages
from kksportal.plan.tables import table, text
from kksportal.plan.views import Table


def plan_site(
    data: PortalInput, results: Results, info: PortalInfo, findings: Sequence[Finding]
) -> tuple[Plan, tuple[Finding, ...]]:
    """Every page and file of the portal, and what the plan noticed about them."""
    names = Names(data)
    pages: list[Page] = [home_page(data, results, names, info.tagline)]
    pages += region_list(data, results, names)
    for row in names.current:
        if row.kode in results.districts:
            pages += district_pages(Desk.of(row.kode, data, results, names))
        else:
            pages.append(short_page(row, data, results, names))
    pages += province_pages(data, results, names)
    pages += framework_pages(data, results, names)
    pages += tatanan_pages(data, results, names)
    pages += indicator_pages(data, results, names)
    pages += story_pages(data, {}, names)
    pages += award_pages(data, results, names)
    noticed = notice(data, results, names, pages)
    pages.append(findings_page((*findings, *noticed), newest(data)))
    pages.append(not_found_page(newest(data)))
    assets = [find_index(names), *photo_assets(data), *plain_files(pages, info)]
    plan = Plan(pages=tuple(pages), assets=tuple(assets))
    doubles = tuple(
        Finding(kind=kind("KKS-H001"), path=address, what=f"alamat {address} dipakai dua kali")
        for address in double_addresses(plan)
    )
    return plan, (*noticed, *doubles)


def district_pages(desk: Desk) -> list[Page]:
    """The full set of a district with a package."""
    return [
        district_page(desk.opened()),
        *district_tatanan_pages(desk),
        institution_page(desk.opened()),
        awards_page(desk.opened()),
        sources_page(desk.opened()),
    ]


def notice(
    data: PortalInput, results: Results, names: Names, pages: Sequence[Page]
) -> tuple[Finding, ...]:
    """What was accepted but does not show, and pages that would be empty."""
    found: list[Finding] = []
    empty: dict[str, list[str]] = {}
    for page in pages:
        view = page.view
        if (
            isinstance(view, DistrictTatananPage)
            and not view.card.has_data
            and not any((view.statements, view.figures, view.stories, view.narrative, view.repairs))
        ):
            empty.setdefault(view.district.href, []).append(view.name)
    for code, result in results.districts.items():
        href = names.district_href(code)
        if href in empty:
            found.append(
                Finding(
                    kind=kind("KKS-H004"),
                    path=result.package.head.folder,
                    what=f"{len(empty[href])} halaman tatanan belum memuat data daerah: "
                    + ", ".join(empty[href]),
                )
            )
        used = _used_sources(result.package)
        for line, source in enumerate(result.package.sumber, start=2):
            if source.id not in used:
                found.append(
                    Finding(
                        kind=kind("KKS-H003"),
                        path=f"{result.package.head.folder}/sumber.csv",
                        row=line,
                        column="id",
                        what=f"sumber “{source.id}” tidak dipakai",
                    )
                )
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
        result_of = results.districts.get(narrative.region)
        if result_of is None or narrative.cycle != result_of.cycle:
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


def _used_sources(package: object) -> set[str]:
    used: set[str] = set()
    for name in package.__slots__:  # type: ignore[attr-defined]  # a slotted dataclass
        rows = getattr(package, name)
        if isinstance(rows, tuple):
            used |= {row.sumber for row in rows if hasattr(row, "sumber")}
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
            "temuan/", "Jenis temuan", "Semua jenis temuan pemeriksaan data dan artinya.", changed
        ),
        template="temuan.html",
        view=FindingsPage(
            kinds=kinds or Table(caption="Semua jenis temuan", heads=("Kode",), rows=()), here=here
        ),
    )


def not_found_page(changed: str) -> Page:
    """The page for an address that does not answer."""
    return Page(
        frame=frame("404.html", "Halaman tidak ditemukan", "Halaman tidak ditemukan.", changed),
        template="tidak-ditemukan.html",
        view=TextPage(title="Halaman tidak ditemukan", body=""),
    )


def plain_files(pages: Sequence[Page], info: PortalInfo) -> list[Asset]:
    """The site map, where to report security faults, and what robots may read."""
    files = [
        Asset(
            address=".well-known/security.txt",
            content=(
                f"Contact: {info.url}{info.report_href}\nPreferred-Languages: id, en\n"
                "Expires: 2027-12-31T00:00:00Z\n"
            ).encode(),
        ),
        Asset(address="robots.txt", content=b"User-agent: *\nAllow: /\n"),
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for page in pages:
        if not page.frame.noindex and page.frame.address != "404.html":
            day = f"<lastmod>{page.frame.changed}</lastmod>" if page.frame.changed else ""
            lines.append(f"<url><loc>{info.url or '/'}{page.frame.address}</loc>{day}</url>")
    lines.append("</urlset>\n")
    files.append(Asset(address="sitemap.xml", content="\n".join(lines).encode()))
    return files
