"""What only a real browser can tell: width, finding by name, requests, colours of both themes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.tanda import PERAMBAN

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

KINDS = (
    "",
    "daerah/",
    "daerah/kabupaten-balangan/",
    "daerah/kabupaten-contoh/",
    "daerah/kabupaten-contoh/pasar/",
    "daerah/kabupaten-contoh/kelembagaan/",
    "daerah/kabupaten-barru/penghargaan/",
    "daerah/kabupaten-kotabaru/sumber/",
    "daerah/kabupaten-aceh-selatan/",
    "provinsi/sulawesi-selatan/",
    "tatanan/",
    "tatanan/pasar/",
    "indikator/2025/T1.01/",
    "inovasi/",
    "inovasi/pasar-tanpa-genangan/",
    "penghargaan/",
    "penghargaan/2019/",
    "kerangka/2025/",
    "cari/",
    "temuan/",
    "data/",
    "tentang/",
    "metodologi/",
    "en/",
    "en/method/",
    "en/awards/",
    "en/districts/",
    "en/districts/kabupaten-contoh/",
)


def test_no_page_scrolls_sideways_at_320_px(
    browser: Browser, address: str, pages: list[str]
) -> None:
    """Every page type fits a very small phone, in both themes, and asks no other host."""
    wide = []
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        for kind in dict.fromkeys((*KINDS, *pages)):
            response = page.goto(address + kind)
            assert response is not None
            assert response.ok or kind == "404.html", kind
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide.append((kind, scheme, width))
        assert all(url.startswith(address) for url in asked)
        context.close()
    assert not wide


def test_banjar_finds_the_kabupaten_and_the_kota(browser: Browser, address: str) -> None:
    """Typing "banjar" offers both, with their provinces, by keyboard."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill("banjar")
    names = page.locator("#saran a").all_inner_texts()
    page.wait_for_selector("#saran a")
    names = page.locator("#saran a").all_inner_texts()
    assert any("Kabupaten Banjar" in n and "Kalimantan Selatan" in n for n in names)
    assert any("Kota Banjar" in n and "Jawa Barat" in n for n in names)
    page.close()


def test_without_javascript_the_list_is_whole(browser: Browser, address: str) -> None:
    """Without JavaScript the search form leads to the names of all districts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill("barru")
    page.get_by_role("button", name="Cari").click()
    page.wait_for_url("**/cari/?q=barru")
    assert page.locator("#menurut-nama li").count() == 515
    page.goto(address + "daerah/")
    assert page.locator(".ubin li").count() == 515
    context.close()


RICH = ("kabupaten-contoh", "kabupaten-kotabaru", "kabupaten-banjar", "kabupaten-balangan",
        "kabupaten-batang", "kabupaten-kotawaringin-barat")  # fmt: skip


def test_a_district_prints_on_two_pages(browser: Browser, address: str) -> None:
    """The main page of the richest districts fills at most two sheets of A4."""
    page = browser.new_page()
    for slug in RICH:
        page.goto(f"{address}daerah/{slug}/")
        printed = page.pdf(prefer_css_page_size=True)
        assert 1 <= len(re.findall(rb"/Type ?/Page[^s]", printed)) <= 2, slug
    page.close()


def test_paper_keeps_sources_and_leaves_out_what_only_screens_need(
    browser: Browser, address: str
) -> None:
    """Printed: figures, scores, sources with addresses, the simulation mark, who to write to."""
    page = browser.new_page()
    page.goto(f"{address}daerah/kabupaten-contoh/")
    page.emulate_media(media="print")
    kept = (".spanduk", "h1", ".deret data", "#tahap li", "#penghargaan li", ".kisi .nilai",
            ".sumber li", ".kaki > p")  # fmt: skip
    for selector in kept:
        assert page.locator(selector).first.is_visible(), selector
    for selector in (".kepala nav", ".remah", ".loncat", ".ambil", ".kesiapan ul", ".kaki ul"):
        seen = page.locator(selector)
        assert seen.count(), selector
        assert not any(one.is_visible() for one in seen.all()), selector
    note = page.evaluate(
        "() => getComputedStyle(document.querySelector('main'), '::after').content"
    )
    assert "ringkas" in note
    page.goto(f"{address}daerah/kabupaten-balangan/")  # its own sources have addresses
    told = page.evaluate(
        "() => getComputedStyle(document.querySelector('.sumber a'), '::after').content"
    )
    assert "attr" in told or "http" in told
    page.close()


@pytest.mark.parametrize(
    "slug", ["kabupaten-barru", "kota-kediri", "kabupaten-balangan", "kabupaten-contoh"]
)
def test_the_answer_stands_on_the_first_screen(browser: Browser, address: str, slug: str) -> None:
    """At 360 px: sentence, ladder and first figure above 740 px, the whole answer above 1,480."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}daerah/{slug}/")
    page.wait_for_timeout(300)  # the buttons of the chart are made by a script

    def ends(selector: str) -> float:
        return float(
            page.evaluate(
                "(s) => document.querySelector(s)?.getBoundingClientRect().bottom ?? 0", selector
            )
        )

    first = ("p.pembuka", ".tangga svg", "main > .deret .kotak:first-child .klaim")
    assert [s for s in first if ends(s) > 740] == []
    assert 0 < ends(".tak-tahu") <= 1480
    page.close()


@pytest.mark.parametrize(
    ("slug", "screens"),
    [
        ("kabupaten-contoh", 16),
        ("kota-pariaman", 6),
        ("kabupaten-barru", 6),
        ("kabupaten-batang", 6),
    ],
)
def test_a_district_is_no_longer_than_its_budget(
    browser: Browser, address: str, slug: str, screens: int
) -> None:
    """Screens of a phone of 360 × 740: a full district and thin ones."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}daerah/{slug}/")
    assert page.evaluate("document.documentElement.scrollHeight") <= screens * 740
    page.close()
