"""A site in a folder, opened as files in a real browser that has no network at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.tab import quiet
from tests.browser.tanda import PERAMBAN
from tests.conftest import build

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]


@pytest.fixture(scope="module")
def folder(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The portal in a folder whose name has a space; how its address begins."""
    place = tmp_path_factory.mktemp("lepas") / "flash disk"
    made = build(place, portal, "--untuk-folder", "--no-cache")
    assert made.returncode == 0, made.stdout + made.stderr
    return f"{place.as_uri()}/"


@pytest.fixture
def page(browser: Browser, folder: str) -> Iterator[Page]:
    """A reader without a network; an error, or a request for anything but a file of it, fails."""
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    faults: list[str] = []
    loud = ("error", "warning")
    context.on("weberror", lambda fault: faults.append(str(fault.error)))
    context.on("console", lambda m: faults.append(m.text) if m.type in loud else None)
    context.on("request", lambda r: None if r.url.startswith(folder) else faults.append(r.url))
    # A page that becomes a download is broken off by the browser itself.
    broken = ("net::ERR_ABORTED", None)
    context.on(
        "requestfailed",
        lambda r: None if r.failure in broken else faults.append(f"{r.url} {r.failure}"),
    )
    yield context.new_page()
    context.close()
    assert faults == []


def test_from_the_home_page_to_a_tatanan_and_back(page: Page, folder: str) -> None:
    """By links alone, as a reader goes."""
    page.goto(f"{folder}index.html")
    page.get_by_role("searchbox").fill("balangn")
    page.locator("#saran a", has_text="Kabupaten Balangan").click()
    page.wait_for_url("**/daerah/kabupaten-balangan/index.html")
    page.goto(f"{folder}daerah/kabupaten-contoh/index.html")
    page.locator("#tatanan .kartu h3 a").first.click()
    page.wait_for_url("**/daerah/kabupaten-contoh/*/index.html")
    crumbs = page.locator("nav.remah a")
    crumbs.nth(crumbs.count() - 1).click()
    page.wait_for_url("**/daerah/kabupaten-contoh/index.html")
    page.locator("a.nama").click()
    page.wait_for_url(f"{folder}index.html")


def test_every_page_type_opens_whole(page: Page, folder: str, pages: list[str]) -> None:
    """Styled, with its script; the fixture holds that no file is missing and nothing is refused."""
    files = [name if name.endswith(".html") else f"{name}index.html" for name in pages]
    pictures = "[...document.images].filter((one) => one.complete && !one.naturalWidth).length"
    for shown in quiet(page.context, [folder + file for file in files]):
        frozen = re.search("/arsip/[0-9]+/daerah/", shown.url)  # there no script runs
        wanted = "undefined" if frozen else "object"
        assert shown.evaluate("typeof kks") == wanted, shown.url
        assert shown.evaluate("getComputedStyle(document.body).margin") == "0px", shown.url
        assert shown.evaluate(pictures) == 0, shown.url


def test_icons_are_drawn(page: Page, folder: str) -> None:
    """The drawing has a size, and the colour of its style."""
    page.goto(f"{folder}tatanan/index.html")
    path = page.locator("svg.ikon path").first
    box = path.bounding_box()
    assert box is not None
    assert box["width"] > 5
    assert path.evaluate("(node) => getComputedStyle(node).stroke") != "none"


@pytest.mark.parametrize(
    ("asked", "first", "file"),
    [
        ("Banjar", "Kabupaten Banjar", "daerah/kabupaten-banjar/index.html"),
        ("kota banjar", "Kota Banjar", "daerah/kota-banjar/index.html"),
        ("jawa barat", "Jawa Barat", "provinsi/jawa-barat/index.html"),
        ("penghargaan 2025", "Penghargaan 2025", "penghargaan/2025/index.html"),
        ("pasar", "Tatanan Pasar", "tatanan/pasar/index.html"),
        ("persen odf barru", "Barru", "inovasi/odf-stunting-barru/index.html"),
        ("balangn", "Kabupaten Balangan", "daerah/kabupaten-balangan/index.html"),
    ],
)
def test_the_search_finds_names_and_titles(
    page: Page, folder: str, asked: str, first: str, file: str
) -> None:
    """Typed on the home page, and the first result is a file that opens."""
    page.goto(f"{folder}index.html")
    page.get_by_role("searchbox").fill(asked)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/index.html?q=*")
    page.locator("#jumlah-hasil:not(:empty)").wait_for()
    found = page.locator("#hasil li > a").first
    assert first in found.inner_text()
    found.click()
    page.wait_for_url(f"{folder}{file}")


def test_filters_and_nothing_found(page: Page, folder: str) -> None:
    """A kind narrows what is found; a word of a text is not found, and the page says why."""
    page.goto(f"{folder}cari/index.html?q=pasar&jenis=inovasi")
    page.locator("#jumlah-hasil:not(:empty)").wait_for()
    told = page.locator("#hasil li small").all_inner_texts()
    assert {line.split(" · ")[0] for line in told} == {"Inovasi"}
    page.goto(f"{folder}cari/index.html?q=balangn")
    expect(page.locator("#jumlah-hasil")).to_contain_text("Mungkin maksud Anda")
    page.locator("#kata").fill("zzzzzzzzzz")
    expect(page.locator("#jumlah-hasil")).to_contain_text("Tidak ada hasil")
    expect(page.locator("p.catatan")).to_contain_text("nama dan judul saja")


def test_a_quote_names_the_portal_and_not_the_disk(page: Page, folder: str) -> None:
    """Where somebody keeps a folder is nobody's business, and leads nobody there."""
    page.goto(f"{folder}daerah/kabupaten-contoh/index.html", wait_until="networkidle")
    page.locator(".kaki .kutip summary").click()
    line = page.locator(".kaki .kutip p").inner_text()
    assert "/daerah/kabupaten-contoh/. Diakses" in line
    assert "file:" not in page.locator("body").inner_text()
    assert "[tanggal]" not in line


def test_lists_are_sorted_and_pictures_taken_along(page: Page, folder: str) -> None:
    """The small helps work too: a filter of a list, and a chart as a file."""
    page.goto(f"{folder}inovasi/index.html")
    page.get_by_label("Saring daftar").fill("balangan")
    expect(page.locator("p[role=status]").first).to_contain_text("cocok")
    page.goto(f"{folder}daerah/kabupaten-contoh/index.html", wait_until="networkidle")
    with page.expect_download() as given:
        page.get_by_role("button", name="Unduh SVG").first.click()
    assert given.value.suggested_filename.endswith(".svg")
    assert given.value.suggested_filename.startswith("kabupaten-contoh-")


def test_a_download_is_a_file_of_the_folder(page: Page, folder: str) -> None:
    """The workbook of a district is taken from beside the pages."""
    page.goto(f"{folder}daerah/kabupaten-contoh/sumber/index.html")
    with page.expect_download() as given:
        page.locator("a[href$='.xlsx']").first.click()
    assert given.value.url.startswith(folder)


def test_it_all_reads_without_scripts(browser: Browser, folder: str) -> None:
    """As everywhere: icons, links and lists need none."""
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{folder}tatanan/index.html")
    box = page.locator("svg.ikon path").first.bounding_box()
    assert box is not None
    assert box["width"] > 5
    page.locator("main a[href$='pasar/index.html']").first.click()
    page.wait_for_url("**/tatanan/pasar/index.html")
    context.close()
