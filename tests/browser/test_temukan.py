"""The finder of the home page: a name, a code or a slip leads to the district."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def home(browser: Browser, address: str) -> Page:
    """The home page on a phone."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address)
    return page


def offers(page: Page, text: str) -> list[str]:
    """What is offered for a text, in order."""
    box = page.get_by_role("searchbox")
    box.fill("")
    page.wait_for_selector("#saran", state="hidden")
    box.fill(text)
    page.wait_for_selector("#saran li")
    return [said.replace("\n", " ") for said in page.locator("#saran li").all_inner_texts()]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("barru", "Kabupaten Barru"),
        ("Kab. Barru", "Kabupaten Barru"),
        ("kota banjar", "Kota Banjar"),
        ("73.11", "Kabupaten Barru"),
        ("7311", "Kabupaten Barru"),
        ("lima puluh", "Kabupaten Lima Puluh Kota"),
    ],
)
def test_a_name_or_a_code_is_found(home: Page, text: str, first: str) -> None:
    """The exact one stands first."""
    assert offers(home, text)[0].startswith(first)


@pytest.mark.parametrize(
    "slip", ["balangn", "blaangan", "kab. balangan ", "ballangan", "kabupaten balangn"]
)
def test_a_slip_is_found(home: Page, slip: str) -> None:
    """A letter too few, too many, or two that changed places; guesses are called guesses."""
    said = offers(home, slip)
    assert any(one.startswith("Kabupaten Balangan") for one in said[:2])
    assert (said[0] == "Mungkin maksud Anda:") == ("balangan" not in slip)


def test_a_code_of_a_province_offers_its_districts(home: Page) -> None:
    """The beginning of a code is enough."""
    assert len(offers(home, "63.")) == 8


@pytest.mark.parametrize("text", ["zzzzzz", "99.99"])
def test_what_is_not_found_leads_to_the_list(home: Page, text: str) -> None:
    """No dead end, and nothing far off is offered."""
    said = offers(home, text)
    assert said[0].startswith("Tidak ada daerah")
    assert len(said) == 2
    link = home.locator("#saran a")
    assert (link.get_attribute("href") or "").endswith("daerah/")


def test_without_javascript_a_link_leads_to_the_list(browser: Browser, address: str) -> None:
    """The list of districts is one tap away in the first screen."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    link = page.locator("main .cari a[href='./daerah/'], main .cari a[href='daerah/']")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 740
    context.close()
