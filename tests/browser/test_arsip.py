"""A closed cycle in a real browser: a downloaded archive is checked there, old pages are whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.tanda import PERAMBAN
from tests.browser.test_aksesibilitas import AXE, RUN_AXE

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

PAGE = "arsip/2023/daerah/kabupaten-balangan/"
SOUND = "Utuh: sama dengan yang diumumkan di halaman ini."
OTHER = "Berbeda dari yang diumumkan di halaman ini. Unduh lagi, atau tanyakan pengelola."


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    """The page of the closed cycle, in a browser whose console stays silent."""
    made = browser.new_page()
    made.on("console", lambda one: pytest.fail(one.text) if one.type == "error" else None)
    made.goto(f"{address}arsip/2023/", wait_until="networkidle")
    return made


def told(page: Page, place: Path, content: bytes, sentence: str) -> None:
    """Choose a file of this content, and read what the page says of it."""
    place.write_bytes(content)
    with page.expect_file_chooser() as asked:
        page.locator("[data-periksa-arsip]").click()
    expect(page.locator("[data-hasil-arsip]")).to_have_text("")  # of the file before
    asked.value.set_files(place)
    expect(page.locator("[data-hasil-arsip]")).to_have_text(sentence)


def test_a_downloaded_archive_is_told_from_a_spoilt_one(
    page: Page, site: Path, tmp_path: Path
) -> None:
    """By its bytes and not by its name; nothing of it is sent anywhere."""
    whole = (site / "arsip/2023/kks-2023-v1.zip").read_bytes()
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url))
    middle = len(whole) // 2
    spoilt = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    name = tmp_path / "kks-2023-v1.zip"
    told(page, name, whole, SOUND)
    told(page, name, spoilt, OTHER)
    told(page, tmp_path / "lain.zip", whole, SOUND)
    told(page, name, whole[:-1], OTHER)
    told(page, name, b"", OTHER)
    assert sent == []


def test_the_file_that_the_page_offers_is_the_one_it_announces(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as waiting:
        page.locator("#ambil a").click()
    told(page, tmp_path / "a.zip", Path(waiting.value.path()).read_bytes(), SOUND)


def test_an_archived_page_has_its_styles_and_breaks_no_rule(browser: Browser, address: str) -> None:
    """Styled, without a script and without a request for one; it leads to the present."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("requestfailed", lambda one: faults.append(one.url))
    page.on("response", lambda one: faults.append(one.url) if one.status >= 400 else None)
    page.goto(address + PAGE, wait_until="networkidle")
    assert faults == []
    font = "getComputedStyle(document.querySelector('.spanduk')).fontWeight"
    assert page.evaluate(font) == "700"
    assert page.evaluate("typeof kks") == "undefined"
    assert page.evaluate("document.scripts.length") == 0
    page.get_by_role("link", name="Keadaan sekarang").click()
    page.wait_for_url(f"{address}daerah/kabupaten-balangan/")


def test_an_unzipped_cycle_opens_from_a_folder_without_a_network(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """Its home page, a district, its province: styled, nothing asked for, nothing missing."""
    with zipfile.ZipFile(site / "arsip/2023/kks-2023-v1.zip") as packed:
        packed.extractall(tmp_path)
    home = tmp_path / "kks-2023-v1/data/halaman"
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("requestfailed", lambda one: faults.append(one.url))
    page.on(
        "request", lambda one: faults.append(one.url) if not one.url.startswith("file:") else None
    )
    for place in ("index.html", PAGE.removeprefix("arsip/2023/") + "index.html"):
        page.goto((home / place).as_uri(), wait_until="networkidle")
        assert page.locator(".spanduk").first.inner_text().startswith("Arsip siklus 2023")
        font = "getComputedStyle(document.querySelector('.spanduk')).fontWeight"
        assert page.evaluate(font) == "700"
    page.locator("nav.remah a").last.click()
    page.wait_for_url("**/provinsi/kalimantan-selatan/index.html")
    assert faults == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["arsip/", "arsip/2023/", PAGE])
def test_axe_finds_nothing_on_the_narrowest_screen(
    browser: Browser, address: str, place: str, scheme: str
) -> None:
    """At 320 px, with everything unfolded, and nothing wider than the screen."""
    context = browser.new_context(
        viewport={"width": 320, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address + place, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")
    page.evaluate(AXE)
    found = page.evaluate(RUN_AXE, [["tr:nth-child(n+9)"], ["li:nth-child(n+9)"]])
    assert found["wrong"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
