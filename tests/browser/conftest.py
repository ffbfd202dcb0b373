"""One server and one browser for all browser tests, and the heaviest page of every page type."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kksportal.authoring.descriptor import write_descriptor
from kksportal.effects import Folders
from kksportal.pages.site import Page
from kksportal.read.published import HEAD, PUBLISHED
from kksportal.render.html import Renderer
from kksportal.settings import read_settings
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from tests.archive.portals import close
from tests.browser.pelayan import served
from tests.conftest import ROOT, build

EDITORIAL = "teks.html"  # filled by MkDocs, with what stands in content/
RARE = (  # what the heaviest page of a type does not show: a real district, and one without data
    "daerah/kabupaten-balangan/",
    "daerah/kabupaten-contoh/pasar/",
    "inovasi/pasar-tanpa-genangan/",
    "tentang/",
    "arsip/2023/daerah/kabupaten-balangan/",  # printed when its cycle was closed
)

MADE_UP = {  # as words 12 would stand below 5
    "63.02-kabupaten-kotabaru": 12,
    "63.11-kabupaten-balangan": 5,
    "73.71-kota-makassar": 3,
}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real portal with what it has none of yet: values of an indicator, a page that went, and
    a closed cycle.

    The values are made up for these tests; a page type that nothing prints would be seen by nobody.
    """
    root = tmp_path_factory.mktemp("lengkap")
    for name in ("content", "datapackages", "site_templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / PUBLISHED).write_text(f"{HEAD}\ninovasi/cerita-lama/,2026-11-30\n", "utf-8")
    for district, value in MADE_UP.items():
        folder = root / "datapackages/daerah" / district
        source = (folder / "sumber.csv").read_text("utf-8").splitlines()[1].split(",")[0]
        (folder / "capaian.csv").write_text(
            "siklus,indikator,tahun,nilai,kriteria,satuan,keadaan,sumber\n"
            f"2025,T1.01,2024,{value},,kasus,,{source}\n",
            "utf-8",
        )
        head = json.loads((folder / "datapackage.json").read_text("utf-8"))
        write_descriptor(folder, "daerah", head)
    close(root, "2023")
    return root


@pytest.fixture(scope="session")
def site(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that portal."""
    target = tmp_path_factory.mktemp("situs") / "site"
    made = build(target, portal)
    assert made.returncode == 0, made.stdout + made.stderr
    return target


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
def printed(
    site: Path, portal: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
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
        info = read_settings(portal).info
        options = Options(jobs=1, search=False)
        assert build_portal(Folders(root=portal), info, target, options).built
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
