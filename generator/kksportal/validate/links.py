"""Links inside the portal: those of which the data alone says that they lead nowhere.

Whether a district's page stands is known when it is built; the build looks at the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from kksportal import addresses as at
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import InnerLink, PageText, PortalInput

_FIXED = (at.HOME, at.DISTRICTS, at.TATANAN_LIST, at.STORIES, at.AWARDS, at.SEARCH, at.FINDINGS,
          at.DATA, at.GLOSSARY)  # fmt: skip
# Folders and files of which only the build knows what is in them.
_OPEN = ("daerah", "sematan", "inovasi", "provinsi", "tatanan", "indikator", "kerangka",
         "penghargaan", "banding", "peta", "pembaruan", "data", "en", "unduh", "api", "kartu",
         "aset", "foto", ".well-known", "periksa", "pagefind", "feed.xml", "robots.txt", "404.html",
         "cari", "temuan", "glosarium")  # fmt: skip
_SITE_MAP = "sitemap"
_ON_STORIES = ("isi",)  # the parts of a story's page, beside its sources


class Places:
    """What is known of the portal's addresses before it is built."""

    def __init__(self, data: PortalInput, pages: Iterable[PageText], kept: Iterable[str]) -> None:
        """`kept` are addresses that were published once and keep answering."""
        self.pages = {page.address: page for page in pages}
        self.sources = {page.path: page.address for page in self.pages.values()}
        self.stories = {at.STORY(story.slug) for story in data.stories}
        self.districts = {row.id for region in data.regions for row in region.daerah}
        fixed = {address() for address in _FIXED}
        self.known = fixed | self.stories | self.pages.keys() | set(kept)

    def stands(self, address: str) -> bool | None:
        """Whether an address answers; None where only the build knows."""
        plain = address if address.endswith(("/", ".html")) or not address else f"{address}/"
        if address in self.known or plain in self.known:
            return True
        first, _, rest = address.partition("/")
        if first.startswith(_SITE_MAP):
            return None
        if first not in _OPEN:
            return False
        name = rest.partition("/")[0]
        if first in ("daerah", "sematan") and name and "." not in name:
            return None if name in self.districts else False
        if first == "inovasi" and name and not plain.endswith(".html"):
            return False
        return None


def target_of(page: str, target: str) -> tuple[str, str]:
    """The address and the part that a link on a page means.

    The address begins with "../" where the link leaves the portal.
    """
    path, _, part = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(part)
    if path.startswith("/"):
        whole = normpath(path.lstrip("/") or ".")
    else:
        folder = page if page.endswith("/") or not page else dirname(page)
        whole = normpath(join(folder, path))
    if whole == ".":
        return "", unquote(part)
    slash = "/" if path.endswith("/") or path.rpartition("/")[2] in (".", "..") else ""
    address = f"{whole}{slash}"
    if address.endswith("/index.html") or address == "index.html":
        address = address.removesuffix("index.html")
    return address, unquote(part)


def check_links(
    data: PortalInput,
    pages: tuple[PageText, ...],
    links: Mapping[str, tuple[InnerLink, ...]],
    kept: Iterable[str] = (),
) -> Iterator[Finding]:
    """Findings about links that lead nowhere: of editorial pages, and of texts by their paths."""
    places = Places(data, pages, kept)
    files = {page.path for page in pages} | {t.path for t in (*data.stories, *data.narratives)}
    for page in pages:
        for link in page.links:
            file = _markdown(page, link.target)
            target = _page_target(page, link.target, file)
            # Made, or perhaps to be made, but not written: MkDocs leads nobody there.
            if file and file not in files and places.stands(target[0]) is not False:
                way = f"{relpath('/' + target[0], '/' + page.address)}/"
                yield dead(page.path, link, f"naskah “{file[:80]}” tidak ada; tulis {way}")
            else:
                yield from _judged(page.path, link, target, places)
    for story in data.stories:
        ids = {f"sumber-{row.id}" for row in story.sources}
        for link in links.get(story.path, ()):
            address, part = target_of(at.STORY(story.slug), link.target)
            if address == at.STORY(story.slug) and part:
                if part not in _ON_STORIES and part not in ids:
                    yield dead(story.path, link, "bagian itu tidak ada di halaman ini")
            else:
                yield from _judged(story.path, link, (address, part), places)
    slugs = {row.kode: row.id for region in data.regions for row in region.daerah}
    for story in data.narratives:
        page_address = narrative_address(slugs.get(story.region, ""), story.tatanan)
        for link in links.get(story.path, ()):
            if not link.target.startswith("#"):
                yield from _judged(story.path, link, target_of(page_address, link.target), places)


def narrative_address(slug: str, tatanan: tuple[str, ...]) -> str:
    """The page on which a narrative is shown."""
    return at.DISTRICT_TATANAN(slug or "x", tatanan[0] if tatanan else "x")


def _markdown(page: PageText, target: str) -> str:
    """The Markdown file that a link of an editorial page names, from the file it is in; else ""."""
    path = target.partition("#")[0]
    if not path.endswith(".md") or path.startswith("/"):
        return ""
    return normpath(join(dirname(page.path), unquote(path)))


def _page_target(page: PageText, target: str, markdown: str) -> tuple[str, str]:
    """What a link on an editorial page means: the Markdown file it names stands for its page."""
    part = target.partition("#")[2]
    if markdown:
        file = markdown.removeprefix("content/")
        name = file.rpartition("/")[2]
        return (
            file.removesuffix(name) if name in ("index.md", "README.md")
            else f"{file.removesuffix('.md')}/"
        ), unquote(part)  # fmt: skip
    return target_of(page.address, target)


def _judged(
    path: str, link: InnerLink, target: tuple[str, str], places: Places
) -> Iterator[Finding]:
    address, part = target
    if address.startswith("../") or address == "..":
        yield dead(path, link, "tujuannya di luar portal")
    elif places.stands(address) is False:
        near = _case_twin(address, places)
        hint = f"; yang ada: {near}" if near else ""
        yield dead(path, link, f"halaman “{address[:80]}” tidak ada{hint}")
    elif (
        part
        and address in places.pages
        and part not in places.pages[address].parts
        and not part.startswith(("fn:", "fnref:"))  # of footnotes
    ):
        yield dead(path, link, f"bagian “{part[:60]}” tidak ada di halaman itu")


def _case_twin(address: str, places: Places) -> str:
    plain = address.casefold()
    return next((one for one in places.known if one and one.casefold() == plain), "")


def dead(path: str, link: InnerLink, why: str) -> Finding:
    """A finding about a link that leads nowhere."""
    return Finding(kind=kind("KKS-N022"), path=path, row=link.row,
                   what=f"Tautan “{link.target[:80]}”: {why}.")  # fmt: skip
