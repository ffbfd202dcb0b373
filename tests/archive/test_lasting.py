"""An archive is read for long: a summary in PDF/A, pages without script, no address that must live.

Whether the PDF is PDF/A-2a was asked of veraPDF by hand (docs/arsip.md says how); what a reader in
thirty years needs of it is held here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from kksportal.addresses import FACT_SHEET
from kksportal.archive.rebuild import PAGES
from kksportal.exports.factsheet import fact_sheet
from kksportal.words.portal import ArchiveMark
from tests.contexts import CONTOH, INFO, context_of

# Pages of a portal that this one, made for tests, does not have.
NOT_WRITTEN = {"kontribusi", "metodologi", "aksesibilitas", "apa-itu-kks"}
SITE = "https://kks.contoh.example/"  # the portal's own address, by its settings
TOLD = ("href", "src", "srcset", "action", "formaction", "poster", "data", "content", "style")
HOST = re.compile(r"(?:[a-z]+:)?//[^/\s\"']", re.IGNORECASE)
# What makes a PDF need something else, or do something: scripts, actions, other files, a lock.
NEEDS = (b"/Encrypt", b"/JavaScript", b"/JS", b"/Launch", b"/GoToR", b"/SubmitForm", b"/ImportData",
         b"/EmbeddedFile", b"/OpenAction", b"/AA", b"/RichMedia", b"/Movie", b"/OPI")  # fmt: skip


@pytest.fixture(scope="module")
def folder(closed_portal: Path) -> Path:
    """The pages of the closed cycle 2025, as they lie in the archive."""
    return closed_portal / "arsip/2025/v1/content" / PAGES


@pytest.fixture(scope="module")
def sheets(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")
    }


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, html.HtmlElement]:
    """Every page without its scripts, as a reader without any has it."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        page = html.document_fromstring(path.read_bytes())
        for script in page.xpath("//script"):
            script.drop_tree()
        found[path.relative_to(folder).as_posix()] = page
    return found


def test_every_district_has_its_summary_and_nothing_else_to_take(
    folder: Path, sheets: dict[str, bytes], pages: dict[str, html.HtmlElement]
) -> None:
    assert set(sheets) == {FACT_SHEET("S01.01")}
    taken = [path for path in (folder / "unduh/daerah").rglob("*") if path.is_file()]
    assert taken == [folder / FACT_SHEET("S01.01")]
    page = pages["daerah/kabupaten-simulasi-001/index.html"]
    assert page.xpath(f"//a[@href='../../{FACT_SHEET('S01.01')}']")


def test_the_summary_says_that_it_is_pdf_a(sheets: dict[str, bytes]) -> None:
    """PDF/A-2a (ISO 19005-2, level A) and PDF/UA-1, in the metadata that validators look at."""
    for raw in sheets.values():
        assert raw.startswith(b"%PDF-1.7")
        assert b"<pdfaid:part>2</pdfaid:part>" in raw
        assert b"<pdfaid:conformance>A</pdfaid:conformance>" in raw
        assert b"<pdfuaid:part>1</pdfuaid:part>" in raw


def test_the_summary_brings_its_fonts_and_colours_along(sheets: dict[str, bytes]) -> None:
    for raw in sheets.values():
        faces = raw.count(b"/Type/FontDescriptor")
        assert faces == len(re.findall(rb"/FontFile[23]? \d+ 0 R", raw)) > 0
        assert raw.count(b"/Type/Font/") == 2 * faces  # each face and its letters, none besides
        assert raw.count(b"/GTS_PDFA1") == raw.count(b"/DestOutputProfile") == 1
        assert b"/OutputIntents" in raw


def test_the_summary_needs_nothing_else_and_does_nothing(sheets: dict[str, bytes]) -> None:
    for raw in sheets.values():
        plain = re.sub(rb"stream\n.*?endstream", b"", raw, flags=re.DOTALL)
        assert b"/ObjStm" not in raw  # nothing is hidden from this look
        assert [name for name in NEEDS if re.search(name + rb"\b", plain)] == []


def test_the_summary_links_to_no_page_of_the_portal(sheets: dict[str, bytes]) -> None:
    assert [raw for raw in sheets.values() if SITE.encode() in raw] == []


def test_the_summary_names_the_pages_beside_it_and_the_day_the_cycle_closed() -> None:
    mark = ArchiveMark(cycle="2025", version=2, day="2026-02-28", url=SITE)
    info = replace(INFO, archive=mark)
    view = fact_sheet(context_of(CONTOH).opened(), info, 2)
    assert view.archived == (
        "Arsip siklus 2025. Siklus ini ditutup 28 Februari 2026; lembar ini hanya dari data yang "
        "dibekukan."
    )
    assert view.address == "arsip siklus 2025, halaman/daerah/kabupaten-contoh/index.html"
    assert view.report == "arsip siklus 2025, halaman/kontribusi/index.html"
    assert view.more.endswith(f"ada di {view.address}")
    assert fact_sheet(context_of(CONTOH).opened(), INFO).archived == ""
    away = replace(info, report_href="https://lapor.contoh.example/")
    assert fact_sheet(context_of(CONTOH).opened(), away).report == "https://lapor.contoh.example/"


def _told(page: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str, str]]:
    for name in TOLD:
        for element in page.xpath(f"//*[@{name}]"):
            yield element, name, element.get(name)


def test_no_page_fetches_anything_from_elsewhere(pages: dict[str, html.HtmlElement]) -> None:
    """Another host is named only by a link that a person may follow, and it says so."""
    wrong, seen = [], 0
    for file, page in pages.items():
        for element, name, value in _told(page):
            if not HOST.search(value):
                continue
            seen += 1
            link = element.tag == "a" and name == "href"
            if not link or "external" not in (element.get("rel") or "").split():
                wrong.append((file, element.tag, name, value))
    assert wrong == []
    assert seen >= len(pages) - 1


def test_no_style_or_drawing_fetches_anything(folder: Path) -> None:
    files = [*folder.rglob("*.css"), *folder.rglob("*.svg")]
    assert len(files) > 4
    for path in files:
        text = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"@import|url\(\s*[\"']?(?:[a-z]+:)?//|href=[\"'](?:[a-z]+:)?//", text)


def test_every_other_address_is_a_file_of_the_archive(
    folder: Path, pages: dict[str, html.HtmlElement]
) -> None:
    dead, seen = [], 0
    for file, page in pages.items():
        for element, name, value in _told(page):
            if name not in ("href", "src", "action") or HOST.search(value):
                continue
            path = urlsplit(value).path
            assert not path.startswith("/"), (file, value)
            seen += 1
            place = (folder / file).parent / unquote(path) if path else folder / file
            if place.parent.name not in NOT_WRITTEN and not place.is_file():
                dead.append((file, element.tag, value))
    assert dead == []
    assert seen > 1000


def test_every_page_is_read_without_script(pages: dict[str, html.HtmlElement]) -> None:
    """Its heading, words and figures are in the page; what waits for a script holds none of them.

    Search and comparison are helps: their pages lead on without, and say what is missing.
    """
    for file, page in pages.items():
        assert page.xpath("//h1") or "sematan" in file, file
        assert page.xpath("//main//text()[normalize-space()]") or "sematan" in file, file
        waiting = "//*[@hidden] | //template"
        assert page.xpath(f"({waiting})//data | ({waiting})//a[@class='sumber']") == [], file
        handlers = [n for e in page.iter() if isinstance(e.tag, str) for n in e.attrib
                    if n.startswith("on")]  # fmt: skip
        assert handlers == [], file
        assert not [one for one in page.xpath("//@href") if one.lower().startswith("javascript:")]
