"""`/periksa/` of a portal without downloads: the package of one district, and no other's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kksportal.cli import main
from tests.browser.meja import choose, drop, facts, quiet, ready
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_kebijakan import HeaderHost

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]


@pytest.fixture(scope="module")
def host(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its site on a host that sends the policies of its pages."""
    site = tmp_path_factory.mktemp("tanpa-unduhan") / "site"
    built = ["build", "-C", str(portal), "--site-dir", str(site), "--jobs", "1", "--no-cache"]
    assert main([*built, "--no-downloads", "--no-search"]) == 0
    assert not (site / "unduh").exists()
    with served(site, HeaderHost) as address:
        yield address


def test_a_district_is_opened_from_its_own_pack(browser: Browser, host: str, portal: Path) -> None:
    """What is dropped is held against it, also where the tab was closed meanwhile."""
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url.removeprefix(host)))
        page.goto(f"{host}periksa/")
        page.locator("#mulai").click()
        ready(page)
        choose(page)
        packs = [one for one in asked if one.startswith("periksa/daerah/")]
        assert packs == ["periksa/daerah/63.11.zip"]
        drop(page, "fakta.csv", facts(portal, "92"))
        changed = page.locator("#ubahan").inner_text()
        assert "92" in changed
        page.reload()  # it goes on by itself
        ready(page)
        quiet(page)
        assert "dibuka lagi" in page.locator("#daerah-terpilih").inner_text()
        assert page.locator("#ubahan").inner_text() == changed
