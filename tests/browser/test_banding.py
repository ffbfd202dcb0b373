"""A free choice of districts, by keyboard, with an address that can be shared."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.conftest import Fiction

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("rekaan")]


@pytest.fixture(scope="module")
def root(fiction: Fiction) -> Iterator[str]:
    """The fictional site, served on this machine."""
    with served(fiction.site) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, root: str) -> Iterator[Page]:
    """A page that fails the test when the script does."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert faults == []


def test_two_districts_are_chosen_by_keyboard(tab: Page, root: str) -> None:
    """Names are typed, Enter compares; the table has a column each and the address says it."""
    tab.goto(f"{root}banding/")
    tab.get_by_label("Yang dibandingkan").select_option(label="Pasar")
    tab.get_by_label("Daerah pertama").focus()
    tab.keyboard.type("Kabupaten Simulasi 001")
    tab.keyboard.press("Tab")
    tab.keyboard.type("kota simulasi 003")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status")).to_contain_text("Pasar, 2 daerah.")
    heads = tab.locator("#hasil-banding thead th").all_inner_texts()
    assert [h.split(" Provinsi")[0] for h in heads] == [
        "Angka", "Kabupaten Simulasi 001", "Kota Simulasi 003",
    ]  # fmt: skip
    assert tab.url.endswith("?t=pasar&d=kabupaten-simulasi-001,kota-simulasi-003")


def test_a_shared_address_opens_the_same_table(tab: Page, root: str) -> None:
    """The figures are those of the province's table, and links lead where they led there."""
    tab.goto(f"{root}banding/?t=pasar&d=kabupaten-simulasi-001,kabupaten-simulasi-002")
    table = tab.locator("#hasil-banding table")
    expect(table).to_be_visible()
    shown = table.locator("tbody tr", has_text="Pusat").first.locator("td").first.inner_text()
    assert "Tidak dapat dibandingkan" in table.inner_text()
    table.get_by_role("link", name="Kabupaten Simulasi 001").click()
    expect(tab.locator("h1")).to_contain_text("Pasar")
    assert shown.split(" ")[0] in tab.locator(".nilai .pusat").first.inner_text()


def test_a_wrong_name_is_told(tab: Page, root: str) -> None:
    """A name that is no district, or one alone, gets a plain word and no table."""
    tab.goto(f"{root}banding/?t=pasar&d=kabupaten-simulasi-001,kota-tak-ada")
    expect(tab.get_by_role("status")).to_contain_text("Tidak ada daerah bernama kota-tak-ada")
    expect(tab.locator("#hasil-banding")).to_be_hidden()
    tab.get_by_label("Daerah kedua").fill("")
    tab.get_by_role("button", name="Bandingkan").click()
    expect(tab.get_by_role("status")).to_contain_text("paling sedikit dua")


@pytest.mark.parametrize("written", ["Kabupaten Simulasi 001", "simulasi 001", "S01.01"])
def test_a_district_is_found_by_name_bare_name_or_code(tab: Page, root: str, written: str) -> None:
    """Whoever types "barru" or "73.11" means Kabupaten Barru."""
    tab.goto(f"{root}banding/")
    tab.get_by_label("Daerah pertama").fill(written)
    tab.get_by_label("Daerah kedua").fill("kota simulasi 003")
    tab.get_by_role("button", name="Bandingkan").click()
    expect(tab.get_by_role("status")).to_contain_text("Penghargaan, tahap, dan angka, 2 daerah.")
    heads = tab.locator("#hasil-banding thead th a").all_inner_texts()
    assert heads == ["Kabupaten Simulasi 001", "Kota Simulasi 003"]
    assert tab.url.endswith("?d=kabupaten-simulasi-001,kota-simulasi-003")


def test_items_of_one_key_stand_in_one_row(tab: Page, root: str) -> None:
    """Awards by cycle, the newest first; what one of them lacks is told so."""
    tab.goto(f"{root}banding/?d=kabupaten-simulasi-001,kabupaten-simulasi-002")
    table = tab.locator("#hasil-banding table")
    expect(table).to_be_visible()
    heads = [h.split("\n")[0] for h in table.locator("tbody th").all_inner_texts()]
    cycles = [h.partition(" ")[2][:4] for h in heads if h.startswith("Penghargaan ")]
    assert cycles == sorted(cycles, reverse=True)
    assert len(set(heads)) == len(heads)
    widths = {line.locator("td").count() for line in table.locator("tbody tr").all()}
    assert widths == {2}
