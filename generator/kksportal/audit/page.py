"""Read from one page of a finished site the facts that the audit checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kksportal.audit.kinds import Fault

_NAMES = {"canonical", "license", "alternate", "author", "next", "prev", "help", "me"}
_LINKS = {"a": "href", "area": "href", "form": "action"}
_LOADS = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
_DATA_BLOCKS = ("application/ld+json", "application/json")
_SIMULATED = ("(data simulasi)", "(simulated data)")

Reference = tuple[int, str]  # the line of the page, and the address


@dataclass(slots=True)
class PageFacts:
    """The facts of one page that the audit checks."""

    title: str = ""
    mains: int = 0
    headings: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    links: list[Reference] = field(default_factory=list)
    loads: list[Reference] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)  # value, source ids
    missing_with_value: int = 0
    simulated: bool = False  # marked so for machines
    banner: bool = False  # marked so for people
    noindex: bool = False
    inline_code: int = 0
    canonical: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.facts = PageFacts()
        self._in_title = False
        self._drawings = 0  # a drawing has a <title> of its own

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![…` is a comment in HTML; the base class asserts that it is SGML."""
        return self.parse_bogus_comment(i, bool(report))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {key: value or "" for key, value in attrs}
        facts = self.facts
        if tag == "main":
            facts.mains += 1
        elif tag == "h1":
            facts.headings += 1
        elif tag == "svg":
            self._drawings += 1
        elif tag == "title":
            self._in_title = not facts.title and not self._drawings
        elif tag == "meta":
            self._meta(got)
        elif tag == "link":
            self._link(got)
        if tag in _LINKS:
            self._refer(facts.links, got.get(_LINKS[tag]))
        for name in _LOADS.get(tag, ()):
            for address in _addresses(name, got.get(name)):
                self._refer(facts.loads, address)
        runs = tag == "script" and "src" not in got and got.get("type") not in _DATA_BLOCKS
        if runs or tag == "style" or "style" in got or any(n.startswith("on") for n in got):
            facts.inline_code += 1
        self._attributes(tag, got)

    def _attributes(self, tag: str, got: dict[str, str]) -> None:
        """Record what the attributes of any element show: an id, a figure, a banner."""
        facts = self.facts
        if "id" in got:
            facts.ids[got["id"]] += 1
        if tag == "data":  # a figure: nothing else is marked up so
            facts.figures.append((got.get("value", ""), got.get("data-sumber", "")))
        if "class" in got:
            words = got["class"].split()
            if tag == "aside" and "spanduk" in words:
                facts.banner = True
        if got.get("data-status") == "belum-ada" and "value" in got:
            facts.missing_with_value += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag == "svg":
            self._drawings -= 1

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.facts.title += data.strip()

    def _refer(self, kept: list[Reference], address: str | None) -> None:
        if address is None:
            return
        if address.strip().lower().startswith("javascript:"):
            self.facts.inline_code += 1
        else:
            kept.append((self.getpos()[0], address.strip()))

    def _meta(self, got: dict[str, str]) -> None:
        name = got.get("name")
        if name == "kks:simulasi":
            self.facts.simulated = True
        elif name == "robots":
            self.facts.noindex = "noindex" in got.get("content", "")

    def _link(self, got: dict[str, str]) -> None:
        """Record a link of the head: its `rel` shows whether it names a page or loads a file."""
        kinds, href = set(got.get("rel", "").lower().split()), got.get("href")
        if kinds <= _NAMES:
            if kinds & {"canonical", "alternate"}:
                self._refer(self.facts.links, href)
            if "canonical" in kinds:
                self.facts.canonical = href or ""
        else:
            self._refer(self.facts.loads, href)


def _addresses(name: str, value: str | None) -> Iterator[str]:
    """The addresses of an attribute; `srcset` has several, each with a width."""
    if value is None:
        return
    if name == "srcset":
        yield from (part.split()[0] for part in value.split(",") if part.strip())
    else:
        yield value


def read_page(text: str) -> PageFacts:
    """The facts of one page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.facts


def page_faults(page: PageFacts) -> Iterator[tuple[Fault, str]]:
    """The faults of one page by itself, each with a sentence."""
    if not page.title:
        yield Fault.BONES, "Halaman tidak berjudul."
    if page.mains != 1:
        yield Fault.BONES, f"Ada {page.mains} <main>, seharusnya satu."
    if page.headings != 1:
        yield Fault.BONES, f"Ada {page.headings} <h1>, seharusnya satu."
    if page.inline_code:
        yield Fault.INLINE_CODE, f"Gaya atau skrip sebaris: {page.inline_code}."
    if page.missing_with_value:
        yield Fault.MISSING_WITH_VALUE, f"Yang belum ada membawa nilai: {page.missing_with_value}."
    doubles = sorted(name for name, count in page.ids.items() if count > 1)
    if doubles:
        yield Fault.DOUBLE_ID, f"Id yang berulang: {', '.join(doubles)}."
    for value, sources in page.figures:
        if not sources:
            yield Fault.NO_SOURCE, f"Angka “{value}” tanpa sumber."
        if not value:
            yield Fault.NO_VALUE, f"Angka dari sumber “{sources}” tanpa nilai."
    yield from _marks(page)


def _marks(page: PageFacts) -> Iterator[tuple[Fault, str]]:
    """The marks of simulation that are missing on a page with at least one of them."""
    titled = any(words in page.title for words in _SIMULATED)
    if page.simulated or page.banner or titled:
        if not page.simulated:
            yield Fault.SIMULATED_UNMARKED, "Tanda untuk mesin (kks:simulasi) tidak ada."
        if not page.banner:
            yield Fault.SIMULATED_UNMARKED, "Spanduk “Data simulasi” tidak ada."
        if not page.noindex:
            yield Fault.SIMULATED_UNMARKED, "Halaman tidak menolak mesin pencari (noindex)."
