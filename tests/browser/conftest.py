"""One server and one browser for all browser tests, and the heaviest page of every page type."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kksportal.effects import Folders
from kksportal.pages.site import Page
from kksportal.render.html import Renderer
from kksportal.settings import read_settings
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from tests.browser.pelayan import served
from tests.conftest import ROOT

EDITORIAL = "teks.html"  # filled by MkDocs, with what stands in content/
RARE = (  # what the heaviest page of a type does not show: a real district, and one without data
    "daerah/kabupaten-balangan/",
    "daerah/kabupaten-contoh/pasar/",
    "inovasi/pasar-tanpa-genangan/",
    "tentang/",
)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site, served on this machine."""
    with served(site) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, headless."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("paket Debian 'chromium' belum ada; pasang, atau KKS_NO_BROWSER=1")
    with sync_playwright() as play:
        quiet = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
        made = play.chromium.launch(executable_path=path, args=quiet)
        yield made
        made.close()


@pytest.fixture(scope="session")
def printed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The addresses of every template, heaviest first: the portal is built again, and watched."""
    sizes: dict[str, dict[str, int]] = {EDITORIAL: {}}
    whole = Renderer.page

    def watched(renderer: Renderer, page: Page) -> bytes:
        content = whole(renderer, page)
        sizes.setdefault(page.template, {})[page.frame.address] = len(content)
        return content

    target = tmp_path_factory.mktemp("jenis") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "page", watched)
        info = read_settings(ROOT).info
        options = Options(jobs=1, search=False)
        assert build_portal(Folders(root=ROOT), info, target, options).built
    for file in site.rglob("index.html"):
        if not (target / file.relative_to(site)).exists():
            place = file.parent.relative_to(site).as_posix() + "/"
            sizes[EDITORIAL][place] = file.stat().st_size
    return {
        template: sorted(found, key=lambda place, found=found: (-found[place], place))
        for template, found in sizes.items()
    }


@pytest.fixture(scope="session")
def pages(printed: dict[str, list[str]]) -> list[str]:
    """The heaviest page of every page type, and what those do not show."""
    heaviest = [found[0] for _, found in sorted(printed.items())]
    return [*heaviest, *(place for place in RARE if place not in heaviest)]
