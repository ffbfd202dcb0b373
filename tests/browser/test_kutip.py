"""Quoting and embedding where they happen: in a reader's browser, on somebody else's page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.conftest import Fiction

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("rekaan")]


@pytest.fixture(scope="module")
def root(fiction: Fiction) -> Iterator[str]:
    """The fictional site, served on this machine."""
    with served(fiction.site) as address:
        yield address


def test_another_site_shows_one_part(browser: Browser, root: str) -> None:
    """In a frame the fragment chooses the part; the others stay away, the way back is there."""
    page = browser.new_page()
    part = f"{root}sematan/kabupaten-simulasi-001/#grafik-perubahan"
    page.set_content(f'<h1>Koran kota</h1><iframe src="{part}" width="360" height="700"></iframe>')
    inside = page.frame_locator("iframe")
    expect(inside.locator("#grafik-perubahan svg")).to_be_visible()
    expect(inside.locator("#grafik-isian")).to_be_hidden()
    expect(inside.get_by_role("link", name="selengkapnya").locator("visible=true")).to_have_count(1)
    page.close()


def test_a_row_is_quoted_by_keyboard(browser: Browser, root: str) -> None:
    """A button above the table, one in each row; the sentence names figures, sources, address."""
    page = browser.new_page()
    page.goto(f"{root}daerah/kabupaten-simulasi-001/pasar/")
    page.get_by_role("button", name="Kutip baris tabel ini").first.press("Enter")
    row = page.get_by_role("button", name="Kutip Regulasi pasar sehat").first
    expect(row).to_be_focused()
    row.press("Enter")
    said = page.get_by_role("status").first
    expect(said).to_contain_text("Pasar, Kabupaten Simulasi 001: 2023")
    expect(said).to_contain_text("(sumber ")
    expect(said).to_contain_text("daerah/kabupaten-simulasi-001/pasar/#2025-T4.01. Diakses")
    assert page.url.endswith("#2025-T4.01")
    page.close()


def test_a_page_loads_what_it_can_quote(browser: Browser, root: str) -> None:
    """Quoting a page costs under 5 KB; figures, rows and reports bring theirs where they stand."""
    page = browser.new_page()
    asked: dict[str, int] = {}
    page.on("response", lambda one: asked.update({one.url.rpartition("/")[2]: len(one.body())}))
    for place, parts in (
        ("404.html", set()),
        ("daerah/kabupaten-simulasi-001/", {"kutip-bagian.js"}),
        ("daerah/kabupaten-simulasi-001/pasar/", {"kutip-bagian.js", "kutip-baris.js"}),
    ):
        asked.clear()
        page.goto(root + place)
        page.wait_for_load_state("networkidle")
        own = {name for name in asked if name.startswith("kutip")}
        assert own == {"kutip.js"} | parts, place
        assert asked["kutip.js"] < 5000
    page.close()
