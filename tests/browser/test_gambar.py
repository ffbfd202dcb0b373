"""Charts a reader takes along: made in the browser, under the strict policy."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.pelayan import StrictHost, served
from tests.browser.tanda import PERAMBAN
from tests.conftest import Fiction

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("rekaan")]
PLACE = "daerah/kabupaten-simulasi-001/"
SIZES = """() => [...document.querySelectorAll("figure.grafik svg text")].map((t) =>
  parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"""


@pytest.fixture(scope="module")
def root(fiction: Fiction) -> Iterator[str]:
    """The fictional site under a strict policy, served on this machine."""
    with served(fiction.site, StrictHost) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_taken_with_title_source_and_date(
    browser: Browser, root: str, scheme: Literal["light", "dark"]
) -> None:
    """SVG and PNG, light in either theme, with nothing that runs."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(root + PLACE)
    chart = page.locator("#grafik-isian")
    page.locator("details:has(> #grafik-isian) > summary").click()
    title = chart.locator("figcaption").inner_text()
    with page.expect_download() as told:
        chart.get_by_role("button", name="Unduh SVG").click()
    assert told.value.suggested_filename == "kabupaten-simulasi-001-grafik-isian.svg"
    drawing = Path(told.value.path()).read_text(encoding="utf-8")
    whole = ET.fromstring(drawing)
    words = " ".join("".join(t.itertext()) for t in whole.iter() if t.tag.endswith("}text"))
    assert title in words
    assert "Sumber:" in words
    assert root + PLACE in words
    assert "Diambil" in words
    assert "Unduh" not in words
    assert "script" not in drawing
    assert 'fill="#fbfaf6"' in drawing
    with page.expect_download() as told:
        chart.get_by_role("button", name="Unduh PNG").click()
    picture = Path(told.value.path()).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    wide, tall = struct.unpack(">II", picture[16:24])
    assert (wide, tall) == (3 * int(whole.attrib["width"]), 3 * int(whole.attrib["height"]))
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_words_in_charts_are_legible(browser: Browser, root: str, width: int) -> None:
    """No text of a chart is smaller than 12 px."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(root + PLACE)
    sizes = page.evaluate(SIZES)
    assert sizes
    assert min(sizes) >= 12
    page.close()


CLIP = "node => getComputedStyle(node).clipPath"
EVERY = """() => [...document.querySelectorAll("main svg text, .batang li")].map((t) =>
  [parseFloat(getComputedStyle(t).fontSize) * (t.getScreenCTM ? t.getScreenCTM().a : 1),
   t.textContent.trim()]).filter(([size]) => size > 0 && size < 12)"""


@pytest.mark.parametrize(
    "place",
    [
        "daerah/kabupaten-contoh/",
        "daerah/kabupaten-contoh/pasar/",
        "daerah/kabupaten-barru/",
        "banding/jawa-barat/",
        "penghargaan/",
        "sematan/kabupaten-contoh/",
    ],
)
def test_no_drawing_on_a_phone_has_smaller_text(browser: Browser, site: Path, place: str) -> None:
    """Strips, ladders, dots and bars of the real portal: at least 12 px at 360 px."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    with served(site) as address:
        page.goto(address + place)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.locator("main svg text, .batang li").count()
        assert page.evaluate(EVERY) == []
    page.close()


@pytest.mark.parametrize("place", ["tatanan/pasar/", "indikator/2025/T1.01/"])
def test_no_national_drawing_has_smaller_text(browser: Browser, root: str, place: str) -> None:
    """Distributions of a fictional nation: the same."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(root + place)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.locator("main figure svg text").count()
    assert page.evaluate(EVERY) == []
    page.close()


@pytest.mark.parametrize("width", [320, 360])
def test_tiles_of_the_map_are_touched_and_named(browser: Browser, site: Path, width: int) -> None:
    """Each tile is 24 px or more, names its place, and leads to it; letters are 12 px."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    with served(site) as address:
        page.goto(address + "peta/")
        told = page.evaluate(
            """() => [...document.querySelectorAll(".nusantara a, .peta li a")].map((a) => {
              const box = a.getBoundingClientRect();
              return [Math.min(box.width, box.height), parseFloat(getComputedStyle(a).fontSize)];
            })"""
        )
        assert len(told) == 38 + 514
        assert all(small >= 24 and letters >= 12 for small, letters in told)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        tile = page.get_by_role("link", name="Sulawesi Selatan: 19 dari 24 daerah diketahui")
        tile.focus()
        name = tile.locator(".nama").bounding_box()
        assert name is not None
        assert name["width"] > 100
        tile.click()
        assert page.url.endswith("#sulawesi-selatan")
    page.close()


@pytest.mark.parametrize("place", ["", "peta/"])
def test_a_first_touch_names_a_province_and_a_second_leads_there(
    browser: Browser, site: Path, place: str
) -> None:
    """On a phone nobody is taken away before he has read where to."""
    page = browser.new_page(viewport={"width": 360, "height": 800}, has_touch=True)
    with served(site) as address:
        page.goto(address + place)
        tile = page.get_by_role("link", name="Sulawesi Selatan: 19 dari 24 daerah diketahui")
        name = tile.locator(".nama")
        assert name.evaluate(CLIP) == "inset(50%)"
        tile.tap()
        assert page.url == address + place
        assert name.evaluate(CLIP) == "none"
        tile.tap()
        page.wait_for_url("**/peta/#sulawesi-selatan")
    page.close()


def test_a_first_touch_names_a_district_too(browser: Browser, site: Path) -> None:
    """Its tile says name and category; a mouse follows at once."""
    page = browser.new_page(viewport={"width": 360, "height": 800}, has_touch=True)
    with served(site) as address:
        page.goto(address + "peta/")
        tile = page.get_by_role("link", name="Kabupaten Barru: Padapa")
        tile.tap()
        assert page.url == address + "peta/"
        assert tile.locator("span").evaluate(CLIP) == "none"
        tile.tap()
        page.wait_for_url("**/daerah/kabupaten-barru/")
        page.go_back()
        page.get_by_role("link", name="Kabupaten Bantaeng:").click()
        page.wait_for_url("**/daerah/kabupaten-bantaeng/")
    page.close()


def test_without_a_script_the_tiles_are_a_list_of_names(browser: Browser, site: Path) -> None:
    """Opened, every tile has its name beside its letters, and fits on a phone."""
    page = browser.new_page(
        viewport={"width": 320, "height": 800}, java_script_enabled=False, has_touch=True
    )
    with served(site) as address:
        page.goto(address)
        page.get_by_text("Baca sebagai daftar nama").tap()
        names = page.locator(".nusantara .nama")
        assert names.count() == 38
        boxes = [names.nth(place).bounding_box() for place in range(38)]
        assert all(box and box["width"] > 40 and box["x"] + box["width"] <= 320 for box in boxes)
        assert len({(box["x"], box["y"]) for box in boxes if box}) == 38
    page.close()
