"""What robots read first: the site map, and what they may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kksportal import addresses
from kksportal.exports.files import File
from kksportal.pages.gathered import PageEntry
from kksportal.words.portal import PortalInfo
from kksportal.xml import escaped

MOST = 50_000  # addresses in one file, by the protocol; as long as ours are, that is below 50 MB
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def plain_files(pages: Sequence[PageEntry], info: PortalInfo) -> list[File]:
    """The site map, and what robots may read."""
    robots = "User-agent: *\nAllow: /\n"
    if info.url:
        robots += f"Sitemap: {info.url}sitemap.xml\n"
    return [
        File(address=addresses.ROBOTS(), content=robots.encode()),
        *site_maps(pages, info),
    ]


def site_maps(pages: Iterable[PageEntry], info: PortalInfo, *, most: int = MOST) -> Iterator[File]:
    """One site map, or as many as the protocol asks for and an index of them."""
    listed = sorted(
        (page for page in pages if not page.noindex and page.address != "404.html"),
        key=lambda page: page.address,
    )
    if len(listed) <= most:
        yield _site_map(addresses.SITE_MAP(""), listed, info)
        return
    parts = [listed[i : i + most] for i in range(0, len(listed), most)]
    lines = [_HEAD, f"<sitemapindex {_SPACE}>"]
    for number, part in enumerate(parts, start=1):
        address = addresses.SITE_MAP(f"-{number}")
        yield _site_map(address, part, info)
        day = max(page.changed for page in part)
        lines.append(f"<sitemap>{_where(address, info)}{_when(day)}</sitemap>")
    yield _file(addresses.SITE_MAP(""), [*lines, "</sitemapindex>"])


def _site_map(address: str, pages: Sequence[PageEntry], info: PortalInfo) -> File:
    lines = [_HEAD, f"<urlset {_SPACE}>"]
    lines += (f"<url>{_where(p.address, info)}{_when(p.changed)}</url>" for p in pages)
    return _file(address, [*lines, "</urlset>"])


def _where(address: str, info: PortalInfo) -> str:
    return f"<loc>{escaped((info.url or '/') + address)}</loc>"


def _when(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def _file(address: str, lines: Sequence[str]) -> File:
    return File(address=address, content="\n".join((*lines, "")).encode())
