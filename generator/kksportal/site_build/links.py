"""Links that texts make inside the portal, checked against the pages that a build made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kksportal import addresses
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import InnerLink, PortalInput
from kksportal.read.links import page_texts, story_links
from kksportal.read.published import read_published
from kksportal.site_build.site_files import SiteFiles
from kksportal.validate.links import check_links, dead, narrative_address, target_of

_DOWNLOADS = ("unduh/", "kartu/")
_ID = re.compile(rb"""\s(?:id|name)=["']?([^"'\s>]+)""")


def check_texts_links(folders: Folders, data: PortalInput) -> list[Finding]:
    """Findings about links of which the data alone says that they lead nowhere."""
    links = {text.path: story_links(text) for text in (*data.stories, *data.narratives)}
    kept = read_published(folders)[0]
    return list(check_links(data, page_texts(folders), links, kept))


def check_built_links(
    folders: Folders,
    data: PortalInput,
    site: SiteFiles,
    published: Path,
    *,
    downloads: bool = True,
) -> Iterator[Finding]:
    """Findings about links to pages and parts that this build did not make.

    To be called when all pages are made; those that stand lie in the published site. A build
    without `downloads` says nothing about links to them.
    """

    @cache
    def parts(file: str) -> frozenset[str]:
        for home in (site.stage.home, published):
            path = home / file
            if path.is_file():
                return frozenset(one.decode() for one in _ID.findall(path.read_bytes()))
        return frozenset()

    for path, page, link in _all_links(folders, data):
        if f"{page}index.html" not in site.sizes:
            continue  # a text that is on no page has a finding of its own
        address, part = target_of(page, link.target)
        file = _file(address, site)
        if file is None and not downloads and address.startswith(_DOWNLOADS):
            continue
        if file is None:
            yield dead(path, link, f"halaman “{address[:80]}” tidak ada")
        elif part and file.endswith(".html") and part not in parts(file):
            yield dead(path, link, f"bagian “{part[:60]}” tidak ada di halaman itu")


def _file(address: str, site: SiteFiles) -> str | None:
    """The file that answers at an address, or None."""
    for file in (address, f"{address.rstrip('/')}/index.html".lstrip("/")):
        if file in site.sizes:
            return file
    return None


def _all_links(folders: Folders, data: PortalInput) -> Iterator[tuple[str, str, InnerLink]]:
    """The path of each text, the address of its page, and each of its links."""
    for page in page_texts(folders):
        for link in page.links:
            if not link.target.partition("#")[0].endswith(".md"):  # MkDocs leads these to pages
                yield page.path, page.address, link
    for story in data.stories:
        for link in story_links(story):
            yield story.path, addresses.STORY(story.slug), link
    slugs = {row.kode: row.id for region in data.regions for row in region.daerah}
    for text in data.narratives:
        for link in story_links(text):
            yield text.path, narrative_address(slugs.get(text.region, ""), text.tatanan), link
