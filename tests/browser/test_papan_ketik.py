"""Journeys by keyboard alone: past the menu, through the menu, from a name to its district."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.tanda import PERAMBAN

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

GAUGES = (Path(__file__).parent / "periksa.js").read_text("utf-8")
STOPS = 25  # of a page; the rest repeats what stands above


def _press(page: Page, key: str) -> dict[str, Any]:
    page.keyboard.press(key)
    told: dict[str, Any] = page.evaluate("periksa.focused()") or {}
    return told


def _open(page: Page, at: str) -> None:
    page.goto(at)
    page.evaluate(GAUGES)


def test_the_first_stop_leads_past_the_menu(
    browser: Browser, address: str, pages: list[str]
) -> None:
    """On every page type the first Tab shows "Langsung ke isi"; Enter and Tab are in the text."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    skip = {"id": "Langsung ke isi", "en": "Skip to content"}
    for place in pages:
        _open(page, address + place)
        if page.locator("body.sematan").count():
            continue  # a part inside another site has no menu to pass
        first = _press(page, "Tab")
        said = skip[page.locator("html").get_attribute("lang") or ""]
        assert (first["text"], first["onScreen"], first["ring"]) == (said, True, True)
        page.keyboard.press("Enter")
        following = _press(page, "Tab")
        rest = page.evaluate("document.querySelectorAll('main a, main button, main summary')")
        assert following["main"] or not rest, f"{place}: {following}"
    page.close()


def test_the_menu_opens_by_keyboard_in_a_hand(browser: Browser, address: str) -> None:
    """On a phone Enter opens the menu, Tab walks it, Enter goes."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    _open(page, address + "tentang/")
    for _ in range(3):
        stop = _press(page, "Tab")
    assert stop["text"] == "Menu"
    page.keyboard.press("Enter")
    first = _press(page, "Tab")
    assert (first["text"], first["onScreen"], first["ring"]) == ("Daerah", True, True)
    page.keyboard.press("Enter")
    page.wait_for_url(address + "daerah/")
    page.close()


def test_a_district_is_reached_from_its_name(browser: Browser, address: str) -> None:
    """Type a part of a name, Tab to the offer, Enter: the district's page."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    _open(page, address)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("barru")
    page.wait_for_selector("#saran a")
    for _ in range(2):
        stop = _press(page, "Tab")
    assert stop["text"].startswith("Kabupaten Barru")
    assert stop["onScreen"]
    page.keyboard.press("Enter")
    page.wait_for_url(address + "daerah/kabupaten-barru/")
    page.close()


def test_where_the_focus_is_can_always_be_seen(
    browser: Browser, address: str, pages: list[str]
) -> None:
    """Every stop on every page type has a ring of at least two pixels and stands on the screen."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    lost = []
    for place in pages:
        _open(page, address + place)
        page.evaluate("periksa.watch()")
        for _ in range(STOPS):
            page.keyboard.press("Tab")
        stops = page.evaluate("periksa.watched()")
        assert len(stops) >= 8, place
        lost += [
            f"{place}: {stop['path']} {stop['text']}"
            for stop in stops
            if not (stop["ring"] and stop["onScreen"])
        ]
    page.close()
    assert not lost, "\n".join(lost[:30])
