"""What is looked for in the sentences of built pages: each kind of untrue or clumsy sentence once.

A rule is given a page and gives what it finds wrong there. `tests/test_kalimat.py` walks all pages
of the real portal with them; `tests/hitung_halaman.py` counts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import html as parser

from kksportal.text import MONTHS

ENGLISH_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December")  # fmt: skip
_BLOCKS = (
    "p|li|h[1-6]|td|th|tr|div|section|dt|dd|summary|details|caption|figcaption|figure|ul|ol|dl"
    "|table|thead|tbody|article|nav|option|select|button|legend|label|fieldset|header|aside|br"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^>]*>")
_SILENT = re.compile(r"<(script|style|svg|pre|code)\b.*?</\1>", re.DOTALL)
_CITED = re.compile(r"<cite\b.*?</cite>", re.DOTALL)
_MAIN = re.compile(r'<main id="isi">(.*?)</main>', re.DOTALL)
_FOOT = re.compile(r"<footer\b.*?</footer>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Page:
    """A built page: its address in the site and its markup."""

    address: str
    markup: str

    @cached_property
    def main(self) -> str:
        """The markup inside `<main>`."""
        found = _MAIN.search(self.markup)
        return found[1] if found else ""

    @cached_property
    def foot(self) -> str:
        """The words of the foot."""
        found = _FOOT.search(self.markup)
        return " ".join(sentences(found[0])) if found else ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words of each paragraph, cell and heading; titles of sources are not ours."""
        return tuple(sentences(_CITED.sub("«judul»", self.main)))

    @cached_property
    def tree(self) -> parser.HtmlElement:
        """What is inside `<main>`, parsed."""
        return parser.fromstring(f"<div>{self.main}</div>")

    @property
    def english(self) -> bool:
        """Whether it is written in English."""
        return self.address.startswith("en/")

    @property
    def listed(self) -> bool:
        """Whether it lists raw rows: a district's page of sources."""
        return self.address.endswith("/sumber/index.html")


def sentences(markup: str) -> Iterator[str]:
    """The words between the borders of blocks."""
    plain = _TAG.sub("", _BLOCK.sub("\n", _SILENT.sub(" ", markup)))
    for line in html.unescape(plain).split("\n"):
        words = " ".join(line.split())
        if words:
            yield words


def pages(site: Path) -> Iterator[Page]:
    """Every page of a site."""
    for path in sorted(site.rglob("*.html")):
        yield Page(path.relative_to(site).as_posix(), path.read_text("utf-8"))


Rule = Callable[[Page], Iterator[str]]


def _found(pattern: re.Pattern[str], page: Page) -> Iterator[str]:
    return (found[0] for line in page.lines for found in pattern.finditer(line))


_COUNT = r"[\d.,]+ (?:dari|of) [\d.,]+[^()]{0,60}"
_ROUGH = re.compile(rf"(?i)\b(sekitar|about) {_COUNT}\((?!\1 \d+%\))[^()]*%\)")
_BOUND = re.compile(
    r"(?i)\b(lebih dari|paling sedikit|kurang dari|paling banyak"
    rf"|more than|at least|less than|at most) {_COUNT}\((?!\1 )[^()]*%\)"
)


def rough_share(page: Page) -> Iterator[str]:
    """A share of "sekitar 33 dari 136" that is preciser than the count."""
    return _found(_ROUGH, page)


def lost_bound(page: Page) -> Iterator[str]:
    """A share of "lebih dari 3 dari 4" that no longer says "lebih dari"."""
    return _found(_BOUND, page)


_PASSED = re.compile(r"[^.]*\btelah melewati\b[^.]*\.")


def passed_unsaid(page: Page) -> Iterator[str]:
    """A stage called passed on a page where no source says "lolos"."""
    if "lolos" not in page.main:
        yield from _found(_PASSED, page)


_TWICE = re.compile(r"(?i)(?<![\w-])([a-z]{3,}) \1(?![\w-])")
_NAMES = ("bau", "fak", "muko", "toli", "una", "bone")  # places that are named so


def doubled_word(page: Page) -> Iterator[str]:
    """The same word twice: "Terbaik Terbaik Kedua"."""
    if not page.listed and not page.address.startswith("cari/"):  # "Kota Jambi, Jambi"
        found = _found(_TWICE, page)
        yield from (words for words in found if words.split()[0].lower() not in _NAMES)


_REQUIRED = re.compile(r"(?i)(memenuhi|dinilai|terpenuhi) berbeda antar sumber")


def rival_requirement(page: Page) -> Iterator[str]:
    """ "Berbeda antar sumber" said of a requirement: that is a rule, no figure of this district."""
    yield from _found(_REQUIRED, page)
    if page.address.startswith("kerangka/"):
        yield from (line for line in page.lines if "berbeda antar sumber" in line.lower())


def rival_alone(page: Page) -> Iterator[str]:
    """ "Berbeda antar sumber" over numbers that all stand in one source."""
    if 'class="tanda"' not in page.main:
        return
    for mark in page.tree.cssselect(".tanda"):
        words = mark.text_content()
        box = mark.getparent()
        ids = {i for d in box.cssselect("data") for i in d.get("data-sumber").split()}
        if words in ("Berbeda antar sumber", "Sources disagree") and len(ids) < 2:
            yield f"{words}: {ids}"


_DATED = re.compile(r"(?i)\bdata (per|as of) \d[^.]*")


def package_day(page: Page) -> Iterator[str]:
    """The day of a package told as the day of its figures: "data per 24 November 2026"."""
    yield from _found(_DATED, page)
    yield from (found[0] for found in _DATED.finditer(page.foot))


_JARGON = re.compile(r"(?i)\b(paket|atom|data package|slug|uuid)\b")
_TECHNICAL = ("data/", "kontribusi/", "metodologi/", "temuan/", "tentang/", "en/method/")


def jargon(page: Page) -> Iterator[str]:
    """Words of the workshop on pages for residents."""
    if page.address.startswith(_TECHNICAL) or page.listed:
        return
    yield from (line[:80] for line in page.lines if _JARGON.search(line))


_SPAN = re.compile(r"(?:Angka di halaman ini|Figures on this page are) ([^.]+)\.")
_ENDS = re.compile(r"(?:dari|from) (.+?)(?: (?:sampai|to) (.+?))?(?:,.*)?$")
_NO_FIGURES = ("kerangka/", "sematan/")


def span_missing(page: Page) -> Iterator[str]:
    """A page with figures that does not say from when to when they are."""
    if page.listed or page.address.startswith(_NO_FIGURES):
        return
    if "<data " in page.main and not _SPAN.search(page.foot):
        found = (one for one in page.tree.cssselect("data") if not _ahead(one))
        yield from (one.text_content() for one in found)


_TOLD = ("menurut sumber", "told by sources")


def _ahead(figure: parser.HtmlElement) -> bool:
    """Whether a figure is a target, a plan or a rule: it says so beside its label."""
    boxes = figure.xpath("ancestor::*[self::li or contains(@class, 'kotak')][1]//*[@class='sifat']")
    return any(box.text.rstrip(":") not in _TOLD for box in boxes)


def span_reversed(page: Page) -> Iterator[str]:
    """A span whose newest date stands first."""
    told = _SPAN.search(page.foot)
    ends = _ENDS.match(told[1]) if told else None
    if ends and ends[2]:
        first, last = _when(ends[1]), _when(ends[2])
        if first[: len(last)] > last:
            yield ends[0]


def _when(words: str) -> tuple[int, ...]:
    """ "November 2023" as (2023, 11)."""
    *month, year = words.split()
    if not month:
        return (int(year),)
    months = MONTHS if month[0] in MONTHS else ENGLISH_MONTHS
    return int(year), months.index(month[0]) + 1


_NONE = re.compile(
    r"(?i)(?<![\d.,])0 (?:kabupaten|kota\b|daerah|indikator|penerima|districts)[^.]*"
)


def counted_nothing(page: Page) -> Iterator[str]:
    """ "0 kabupaten dan kota": what is not there is not counted."""
    return _found(_NONE, page)


def unknown_beside_award(page: Page) -> Iterator[str]:
    """ "Penganugerahan: belum ada data" on a page that tells the award of that very cycle."""
    cycle = re.search(r"Tahap penilaian (\d{4})", page.main)
    if not cycle or "enganugerahan" not in page.main:
        return
    told = {
        one.findtext("a") or one.text
        for one in page.tree.cssselect(".riwayat li.ada .siklus, .riwayat li.berbeda .siklus")
    }
    unknown = page.tree.cssselect("ol.tahap li.belum-ada, .tak-tahu li")
    for stage in unknown if cycle[1] in told else ():
        words = " ".join(stage.text_content().split())
        if re.match(r"(Tahap penilaian.*)?Penganugerahan", words):
            yield f"penganugerahan {cycle[1]}"


_PAST = re.compile(
    r"(?:[Mm]enurut sumber,|[Dd]isebut) [^.]*\b(?:belum pernah|berencana|pernah)\b[^.]*\."
)
_CYCLE = re.compile(r"siklus \d{4}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def past_without_when(page: Page) -> Iterator[str]:
    """What a source once said, told without saying when."""
    for line in page.lines:
        dated = _YEAR.search(_CYCLE.sub("", line)) or "tanpa tanggal" in line
        if not dated and not page.listed and _PAST.search(line):
            yield line


_CLUMSY = re.compile(
    r"Apakah [^.?]*, belum [^.]*\.|told by sources \d|\b1 indikator yang naik"
    r"|\b1 (?:figures|districts)\b"
)


def clumsy(page: Page) -> Iterator[str]:
    """Sentences that cannot be read aloud."""
    return _found(_CLUMSY, page)


_MARKS = re.compile(r"\.\.(?![./])|,,|;;|::|\. \.| [,;:](?=\s)|[,;:]\.|\(\)|\( | \)")


def stray_marks(page: Page) -> Iterator[str]:
    """Two marks where one belongs, or a mark that stands alone."""
    if page.listed:
        return
    for line in page.lines:
        found = _MARKS.search(line)
        if found:
            yield line[max(0, found.start() - 50) : found.end() + 20]


_UNKNOWN = re.compile(r"(?i)\bbelum\b|\bno data yet\b|\bnot found yet\b")


def unknowns(page: Page) -> int:
    """How often a page says "belum"."""
    return sum(len(_UNKNOWN.findall(line)) for line in page.lines)


RULES: tuple[Rule, ...] = (
    rough_share,
    lost_bound,
    passed_unsaid,
    doubled_word,
    rival_requirement,
    rival_alone,
    package_day,
    jargon,
    span_missing,
    span_reversed,
    counted_nothing,
    unknown_beside_award,
    past_without_when,
    clumsy,
    stray_marks,
)


def words_of_first_screen(page: Page, most: int = 740) -> int:
    """About how many words stand on a phone's first screen: 14 lines of 9 words, by headings."""
    del most
    room, told = 26, 0  # lines of text that fit above 740 px at 360 px width
    for line in page.lines:
        many = len(line.split())
        room -= -(-many // 7) + 1
        if room < 0:
            break
        told += many
    return told
