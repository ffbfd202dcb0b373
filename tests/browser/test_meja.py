"""The desk at `/periksa/` for everyone: by ear, by keys alone, on a phone; and forgotten whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.meja import SLOW, choose, decide, drop, facts, quiet, ready
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_aksesibilitas import AXE, GAUGES, LEFT_TO_US, RUN_AXE
from tests.browser.test_kebijakan import HeaderHost
from tests.browser.test_naskah import fill_head

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

CONTROLS = "#meja :is(button, input, select, textarea, a[href], iframe)"


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site on a host that sends the policies of its pages."""
    assert (site / "periksa/isi.json").is_file(), "pasang Python untuk peramban: make periksa"
    with served(site, HeaderHost) as address:
        yield address


def open_all(page: Page, host: str, portal: Path) -> None:
    """The desk with all that can be on it: a finding, a row, a story, a page, a proposal."""
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    drop(page, "fakta.csv", facts(portal, "92"))
    decide(page)
    page.locator("#kantor").fill("Diskominfo Rekaan")
    page.locator("#kantor").press("Enter")
    page.locator("#jadi").wait_for(timeout=SLOW)
    page.locator("#izin").check()
    page.locator("#pilih-tabel").select_option("pengampu")
    quiet(page)
    page.locator("#tambah").click()
    page.get_by_role("button", name="Cerita baru").click()
    expect(page.locator("#judul-naskah")).to_be_focused(timeout=SLOW)
    fill_head(page, "Cerita rekaan")
    page.get_by_label("Isi.").fill("Kalimat rekaan [@entah].")
    page.get_by_role("button", name="Tambah foto").click()
    page.get_by_role("button", name="Tambah sumber").click()
    page.locator("#naskah-temuan li").first.wait_for(timeout=SLOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_full_desk(
    browser: Browser, host: str, portal: Path, scheme: Literal["light", "dark"]
) -> None:
    """At 320 px, with every section open: each control has a name, nothing leaves the screen."""
    context = browser.new_context(
        viewport={"width": 320, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    open_all(page, host, portal)
    page.evaluate(AXE)
    told = page.evaluate(RUN_AXE, [])
    assert told["wrong"] == []
    # axe does not look into frames that run nothing; what they show are pages of the portal.
    assert set(told["unsure"]) <= LEFT_TO_US | {"frame-tested"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    unnamed = [one for one in page.locator(CONTROLS).all() if one.is_visible() and not named(one)]
    assert unnamed == []
    context.close()


def named(control: Locator) -> str:
    """The name that a screen reader says, by the browser's own reckoning."""
    told: str = control.evaluate(
        """(one) => one.ariaLabel || one.title || one.textContent.trim()
          || [...(one.labels ?? [])].map((label) => label.textContent.trim()).join(" ")"""
    )
    return told


def test_findings_are_read_on_a_phone(browser: Browser, host: str, portal: Path) -> None:
    """At 360 px each finding says where, what and what to do, within the screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{host}periksa/")
    page.locator("#mulai").tap()
    ready(page)
    choose(page)
    drop(page, "fakta.csv", facts(portal, "85;5"))
    item = page.locator("#temuan li").first
    item.scroll_into_view_if_needed()
    box = item.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    for text in ("galat", "baris 2, kolom nilai", "85;5", "Betulkan di sini"):
        expect(item).to_contain_text(text)
    height = item.get_by_role("button").evaluate("one => one.getBoundingClientRect().height")
    assert height >= 44
    page.evaluate(GAUGES)
    assert page.evaluate("periksa.spilled()") == []
    context.close()


def tab_to(page: Page, target: str, most: int = 90) -> None:
    """Move on by the Tab key alone until this is reached."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(one) => document.activeElement?.matches(one) ?? false", target):
            return
    pytest.fail(f"{target} tidak tercapai dengan Tab")


def test_the_whole_way_goes_by_keys_alone(browser: Browser, host: str) -> None:
    """Begin, choose a district, mend a row, save, name the office, and have the file."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}periksa/")
    tab_to(page, "#mulai")
    page.keyboard.press("Enter")
    ready(page)
    tab_to(page, "#daerah")
    page.keyboard.type("Kabupaten Balangan (63.11)")
    tab_to(page, "#berkas")
    page.get_by_text("data yang terbit sudah dibuka").wait_for(timeout=SLOW)
    quiet(page)
    tab_to(page, "#pilih-tabel")
    page.keyboard.type("Angka utama")
    page.keyboard.press("Enter")
    quiet(page)
    tab_to(page, "[aria-label='Ubah baris 2']")
    page.keyboard.press("Enter")
    expect(page.locator("#judul-isian")).to_be_focused(timeout=SLOW)
    tab_to(page, "#kolom-nilai")
    page.keyboard.press("Control+A")
    page.keyboard.type("93")
    page.keyboard.press("Enter")
    expect(page.locator("#hasil")).to_be_focused(timeout=SLOW)
    quiet(page)
    expect(page.locator("#ringkas")).to_have_text("Tidak ada temuan. Berkas ini siap.")
    tab_to(page, "a[href='#sesudah-lihat']")  # a page of the portal has hundreds of stops
    page.keyboard.press("Enter")
    tab_to(page, "[name=kelas]", 6)
    page.keyboard.press("Space")
    tab_to(page, "#alasan", 4)
    page.keyboard.type("salah ketik")
    tab_to(page, "#pemutus", 4)
    page.keyboard.type("Dinas Kesehatan Rekaan")
    page.keyboard.press("Enter")
    quiet(page)
    tab_to(page, "#kantor", 8)
    page.keyboard.type("Diskominfo Rekaan")
    page.keyboard.press("Enter")
    expect(page.locator("#unduh")).to_be_focused(timeout=SLOW)
    with page.expect_download():
        page.keyboard.press("Enter")
    context.close()


def test_one_button_forgets_everything(browser: Browser, host: str, portal: Path) -> None:
    """Files, a typed row, a typed story, the proposal and the program: nothing is left of them."""
    context = browser.new_context()
    page = context.new_page()
    open_all(page, host, portal)
    left = """async () => ({
      basis: (await indexedDB.databases()).length, simpanan: (await caches.keys()).length,
      penjaga: (await navigator.serviceWorker.getRegistrations()).length,
      ketikan: localStorage.length, sesi: sessionStorage.length, kuki: document.cookie.length,
    })"""
    before = page.evaluate(left)
    assert before == {"basis": 1, "simpanan": 1, "penjaga": 1, "ketikan": 4, "sesi": 0, "kuki": 0}
    page.once("dialog", lambda box: box.dismiss())
    page.locator("#lupakan").click()
    assert page.evaluate(left) == before  # asked, and refused
    page.once("dialog", lambda box: box.accept())
    page.locator("#lupakan").click()
    page.locator("#mulai").wait_for(timeout=SLOW)
    assert set(page.evaluate(left).values()) == {0}
    context.close()
