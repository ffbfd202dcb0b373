"""Walk a finished site: bones, links, sources under figures, nothing from another host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

_NAMES = ("canonical", "license", "alternate")  # such a link names a page and loads nothing
_LOADS = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}


@dataclass(slots=True)
class PageFacts:
    """What one page holds that the audit asks about."""

    title: str = ""
    mains: int = 0
    headings: int = 0
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)  # value, source ids
    missing_with_value: int = 0
    simulated: bool = False
    inline_code: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.facts = PageFacts()
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {key: value or "" for key, value in attrs}
        facts = self.facts
        facts.mains += tag == "main"
        facts.headings += tag == "h1"
        self._in_title = self._in_title or (tag == "title" and not facts.title)
        if "id" in got:
            facts.ids.append(got["id"])
        if tag == "a" and "href" in got:
            facts.links.append(got["href"])
        rel = got.get("rel")
        if tag == "link" and rel == "alternate":
            facts.links.append(got.get("href", ""))
        elif tag in _LOADS and _LOADS[tag] in got and rel not in ("canonical", "license"):
            facts.loads.append(got[_LOADS[tag]])
        if tag == "use" and "href" in got:
            facts.loads.append(got["href"])
        if "angka" in got.get("class", "").split():
            facts.figures.append((got.get("value", ""), got.get("data-sumber", "")))
        if got.get("data-status") == "belum-ada" and "value" in got:
            facts.missing_with_value += 1
        if tag == "meta" and got.get("name") == "kks:simulasi":
            facts.simulated = True
        runs = tag == "script" and got.get("type") != "application/ld+json"
        if (runs and "src" not in got) or "style" in got or tag == "style":
            facts.inline_code += 1
        facts.inline_code += any(name.startswith("on") for name in got)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.facts.title += data.strip()


def read_page(text: str) -> PageFacts:
    """The facts of one page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.facts


def audit_site(site: Path) -> Iterator[tuple[str, str]]:
    """Every fault of a finished site as (page, what is wrong)."""
    pages = {p.relative_to(site).as_posix(): p for p in sorted(site.rglob("*.html"))}
    facts = {name: read_page(path.read_text(encoding="utf-8")) for name, path in pages.items()}
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    for name, page in facts.items():
        for fault in page_faults(page):
            yield name, fault
        for href in page.links:
            fault = link_fault(name, href, files, facts)
            if fault:
                yield name, fault
        for href in page.loads:
            if "//" in href:
                yield name, f"memuat dari host lain: {href}"
            elif resolve(name, href)[0] not in files:
                yield name, f"memuat berkas yang tidak ada: {href}"


def page_faults(page: PageFacts) -> Iterator[str]:
    """Faults that a page shows by itself."""
    if page.mains != 1:
        yield f"{page.mains} <main>, seharusnya satu"
    if page.headings != 1:
        yield f"{page.headings} <h1>, seharusnya satu"
    if not page.title:
        yield "tidak berjudul"
    if page.inline_code:
        yield "memuat gaya atau skrip sebaris"
    if page.missing_with_value:
        yield "angka yang belum ada membawa nilai"
    doubles = {name for name in page.ids if page.ids.count(name) > 1}
    if doubles:
        yield f"id ganda: {', '.join(sorted(doubles))}"
    for value, sources in page.figures:
        if not sources:
            yield f"angka tanpa sumber: {value}"
        if not value:
            yield f"angka tanpa nilai (sumber {sources})"


def resolve(page: str, href: str) -> tuple[str, str]:
    """The file and the fragment that a link on a page means."""
    target, _, fragment = href.partition("#")
    target = target.partition("?")[0]
    if not target:
        return page, fragment
    path = target.lstrip("/") if target.startswith("/") else join(dirname(page), target)
    if path.endswith("/") or path in ("", "."):
        path = join(path, "index.html")
    path = normpath(path)
    return path, fragment


def link_fault(page: str, href: str, files: set[str], facts: dict[str, PageFacts]) -> str:
    """What is wrong with a link, or ""."""
    if href.startswith(("http://", "https://", "mailto:")):
        return ""
    path, fragment = resolve(page, href)
    if path not in files:
        return f"tautan mati: {href}"
    if fragment and path in facts and fragment not in facts[path].ids:
        return f"tautan ke bagian yang tidak ada: {href}"
    return ""
