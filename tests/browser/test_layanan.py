"""`kks serve` in a real browser: a change shows by itself, a mistake is told, and goes again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from kksportal.simulation.portal import simulate_nation
from tests.browser.pelayan import STRICT
from tests.browser.tanda import PERAMBAN
from tests.browser.test_aksesibilitas import AXE, RUN_AXE
from tests.serve.dilayani import PATIENCE, Served

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("layanan")]

DISTRICT = "daerah/kabupaten-simulasi-001/"
LONG = PATIENCE * 1000  # ms


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two fictional districts, served after their first build."""
    root = tmp_path_factory.mktemp("layanan") / "portal"
    simulate_nation(root, 2, 1)
    served = Served(root)
    served.get_when(200)
    yield served
    served.end()


@pytest.fixture
def table(served: Served) -> Iterator[Path]:
    """The facts of a district; the portal is whole again afterwards."""
    table = next(served.root.glob("datapackages/daerah/S01.01-*/fakta.csv"))
    before = table.read_text("utf-8")
    yield table
    table.write_text(before, "utf-8")
    served.get_when(200)


def strict(route: Route) -> None:
    """A page under the policy that every host is to send."""
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": STRICT})


def told(page: Page) -> list[str]:
    """What the console says is wrong from now on; of a page that is not there it says so itself."""
    wrong: list[str] = []
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    page.on(
        "console",
        lambda one: (
            wrong.append(one.text) if one.type == "error" and "503" not in one.text else None
        ),
    )
    return wrong


def test_a_page_follows_its_data(browser: Browser, served: Served, table: Path) -> None:
    """A figure changed, spoilt, mended: the open page shows each by itself, under the policy."""
    page = browser.new_page()
    page.route("**/*", strict)
    wrong = told(page)
    page.goto(served.url + DISTRICT)
    expect(page.locator("main")).to_contain_text("140 dari 170 desa/kelurahan")

    good = table.read_text("utf-8")
    changed = re.sub(r"^(S01\.01,odf-desa,capaian,)140(?=,170,)", r"\g<1>137", good, flags=re.M)
    assert changed != good
    table.write_text(changed, "utf-8")
    expect(page.locator("main")).to_contain_text("137 dari 170 desa/kelurahan", timeout=LONG)

    table.write_text(changed.replace(",137,170,", ",seratus,170,"), "utf-8")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("1 galat harus dibetulkan", timeout=LONG)
    told_there = page.locator("main")
    expect(told_there).to_contain_text(
        "datapackages/daerah/S01.01-kabupaten-simulasi-001/fakta.csv"
    )
    expect(told_there).to_contain_text(re.compile(r"Baris [0-9]+, kolom nilai\. “seratus” bukan"))
    expect(told_there).to_contain_text("Tulis angka")

    table.write_text(changed, "utf-8")
    expect(page.locator("main")).to_contain_text("137 dari 170 desa/kelurahan", timeout=LONG)
    assert page.url == served.url + DISTRICT
    assert wrong == []
    page.close()


def test_a_page_that_nobody_looks_at_keeps_no_connection(browser: Browser, served: Served) -> None:
    """A browser has six for one host: ten tabs of one portal would stand still."""
    page = browser.new_page()
    page.goto(served.url)
    with page.expect_event("requestfailed", timeout=LONG) as stopped:
        page.evaluate("""() => {
          Object.defineProperty(document, "visibilityState",
            { value: "hidden", configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""")
    assert "/__kks/tunggu" in stopped.value.url
    with page.expect_request("**/__kks/tunggu*", timeout=LONG):
        page.evaluate("""() => {
          Object.defineProperty(document, "visibilityState", { value: "visible" });
          document.dispatchEvent(new Event("visibilitychange"));
        }""")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_what_is_to_be_mended(
    browser: Browser, served: Served, table: Path, scheme: Literal["light", "dark"]
) -> None:
    """axe on a small phone; nothing leaves the screen."""
    table.write_text(table.read_text("utf-8") + "S01.01,x\n", "utf-8")
    served.get_when(503)
    context = browser.new_context(viewport={"width": 320, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(served.url + DISTRICT)
    page.evaluate(AXE)
    found = page.evaluate(RUN_AXE, [])
    assert found["wrong"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
