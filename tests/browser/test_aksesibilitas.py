"""Everyone can read every page type: axe in a real browser, large text, few colours, no motion."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.tab import quiet
from tests.browser.tanda import PERAMBAN
from tests.conftest import ROOT

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

GAUGES = (Path(__file__).parent / "periksa.js").read_text("utf-8")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN_AXE = """async (repeated) => {
  const known = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const quick = { elementRef: false, iframes: false };
  const runs = [
    await axe.run(document, { ...quick, runOnly: known,
      rules: { "target-size": { enabled: true }, "color-contrast": { enabled: false } } }),
    await axe.run({ include: [["html"]], exclude: repeated },
      { ...quick, runOnly: { type: "rule", values: ["color-contrast"] } }),
  ];
  const all = (kind) => runs.flatMap((run) => run[kind]);
  return {
    wrong: all("violations").flatMap((r) => r.nodes.map((n) => r.id + ": " + n.html.slice(0, 120))),
    unsure: all("incomplete").map((r) => r.id),
    ran: ["passes", "violations", "incomplete"].flatMap(all).map((r) => r.id),
  };
}"""
# axe cannot see through stripes and covering links; tests/test_situs_terbaca.py computes those.
LEFT_TO_US = {"color-contrast"}
# Contrast costs more than all other rules together. In the light theme every letter is measured;
# the dark one differs in its variables alone, so of long lists the first entries do.
REPEATED = [["tr:nth-child(n+9)"], ["li:nth-child(n+9)"], [".butir ~ .butir ~ .butir"]]


def test_every_page_type_is_looked_at(printed: dict[str, list[str]], pages: list[str]) -> None:
    """A page type that no page is printed with could not be examined here, nor seen by anyone."""
    types = {path.name for path in (ROOT / "site_templates/halaman").glob("*.html")}
    assert {name for name, found in printed.items() if found} == types
    assert len(pages) >= len(types)


@pytest.mark.parametrize(
    ("scheme", "width", "repeated"), [("light", 1280, []), ("dark", 360, REPEATED)]
)
def test_axe_finds_nothing(  # fixtures and the three of a case
    browser: Browser,
    address: str,
    pages: list[str],
    scheme: Literal["light", "dark"],
    width: int,
    repeated: list[list[str]],
) -> None:
    """WCAG 2.2 AA and good practice, on every page type, light on a desk and dark in a hand."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    wrong: list[str] = []
    unsure: set[tuple[str, str]] = set()
    ran: set[str] = set()
    for page in quiet(context, [address + place for place in pages]):  # lists are laid out by then
        place = page.url.removeprefix(address)
        page.evaluate(AXE)
        told = page.evaluate(RUN_AXE, repeated)
        wrong += [f"{place}: {fault}" for fault in told["wrong"]]
        unsure |= {(place, rule) for rule in told["unsure"] if rule not in LEFT_TO_US}
        ran |= set(told["ran"])
    context.close()
    assert not wrong, "\n".join(wrong[:30])
    assert not unsure
    assert {"color-contrast", "target-size", "heading-order", "region"} <= ran


@pytest.mark.parametrize("width", [360, 1280])
def test_text_twice_as_large_stays_whole(
    browser: Browser, address: str, pages: list[str], width: int
) -> None:
    """With letters of twice the size no text is cut off, leaves its box, or leaves the screen."""
    # The larger letters are a style that no page's own policy allows.
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    spilled = []
    for place in pages:
        page.goto(address + place)
        page.add_style_tag(content="html { font-size: 212.5% !important }")
        page.evaluate(GAUGES)
        spilled += [f"{place}: {what}" for what in page.evaluate("periksa.spilled()")]
    page.close()
    assert not spilled, "\n".join(spilled[:30])


def _colour(page: Page, selector: str, what: str, pseudo: str = "") -> str:
    script = "([s, w, p]) => getComputedStyle(document.querySelector(s), p || null)[w]"
    return str(page.evaluate(script, [selector, what, pseudo]))


def test_few_colours_keep_what_shapes_say(browser: Browser, address: str) -> None:
    """Under forced colours the bars, marks, stages and boxes are still drawn."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    ground = _colour(page, "body", "backgroundColor")
    ink = _colour(page, "body", "color")
    assert ground != ink
    assert _colour(page, ".batang svg", "fill") == ink
    page.goto(address + "daerah/kabupaten-contoh/")
    for selector in (".kotak", ".kartu", ".hasil"):
        assert _colour(page, selector, "borderTopWidth") != "0px", selector
        assert _colour(page, selector, "borderTopColor") != ground, selector
    assert _colour(page, ".pita .pusat", "fill") == ink
    assert _colour(page, ".pita .mandiri", "stroke") == ink
    done = _colour(page, ".tahap .selesai", "backgroundColor", "::before")
    planned = _colour(page, ".tahap li", "borderTopColor", "::before")
    assert done not in (ground, "rgba(0, 0, 0, 0)")
    assert planned != ground
    context.close()


def test_who_wants_no_motion_gets_none(browser: Browser, address: str, pages: list[str]) -> None:
    """Nothing moves; scrolling is smooth only for those who did not ask for less motion."""
    for wish, scrolling in (("reduce", "auto"), ("no-preference", "smooth")):
        context = browser.new_context(reduced_motion=wish)
        page = context.new_page()
        for place in pages[:6]:
            page.goto(address + place)
            assert page.evaluate("document.getAnimations().length") == 0, place
            assert _colour(page, "html", "scrollBehavior") == scrolling
        context.close()
