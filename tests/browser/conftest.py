"""One server and one browser for all browser tests, and the heaviest page of every page type."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kksportal.authoring.descriptor import write_descriptor
from kksportal.cli import main
from kksportal.pages.site import Page
from kksportal.read.early import EARLY
from kksportal.read.published import HEAD, PUBLISHED
from kksportal.render.html import Renderer
from tests.archive.portals import close
from tests.browser.pelayan import served
from tests.conftest import ROOT, once

EDITORIAL = "teks.html"  # filled by MkDocs, with what stands in content/
PRINTED = "dicetak.json"
RARE = (  # what the heaviest page of a type does not show: a real district, and one without data
    "daerah/kabupaten-balangan/",
    "daerah/kabupaten-contoh/pasar/",
    "inovasi/pasar-tanpa-genangan/",
    "tentang/",
    "arsip/2023/daerah/kabupaten-balangan/",  # printed when its cycle was closed
)

OURS, EDITOR = "  - kksportal:\n", "      ubah: https://github.com/x/y/edit/main/{berkas}\n"
PLACES = "      halaman_kecamatan: true\n"
SEEN_EARLY = """berkas,jabatan,lembaga,sejak,alasan
datapackages/daerah/63.11-kabupaten-balangan,Kepala Dinas,Dinas Contoh,2026-11-20,Siaran pers
"""
MADE_UP = {  # as words 12 would stand below 5
    "63.02-kabupaten-kotabaru": 12,
    "63.11-kabupaten-balangan": 5,
    "73.71-kota-makassar": 3,
}


def _make_portal(root: Path) -> None:
    for name in ("content", "datapackages", "site_templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / PUBLISHED).write_text(f"{HEAD}\ninovasi/cerita-lama/,2026-11-30\n", "utf-8")
    (root / EARLY).write_text(SEEN_EARLY, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert settings.count(OURS) == 1
    (root / "mkdocs.yml").write_text(settings.replace(OURS, OURS + EDITOR + PLACES), "utf-8")
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


def _make_site(portal: Path, folder: Path) -> None:
    """Build it in this process, and note which template printed which page, and how large."""
    sizes: dict[str, dict[str, int]] = {EDITORIAL: {}}
    whole = Renderer.page

    def watched(renderer: Renderer, page: Page) -> bytes:
        content = whole(renderer, page)
        sizes.setdefault(page.template, {})[page.frame.address] = len(content)
        return content

    site = folder / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "page", watched)
        built = ["build", "-C", str(portal), "--site-dir", str(site), "--jobs", "1", "--no-cache"]
        assert main(built) == 0
    seen = {place for found in sizes.values() for place in found}
    for file in site.rglob("index.html"):
        place = file.relative_to(site).as_posix().removesuffix("index.html")
        if place not in seen:
            sizes[EDITORIAL][place] = file.stat().st_size
    (folder / PRINTED).write_text(json.dumps(sizes), "utf-8")


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real portal with what it has none of yet: values of an indicator, a page that went, a
    list of who saw something early, links to an editor, and pages of kecamatan.

    The values are made up for these tests; a page type that nothing prints would be seen by nobody.
    """
    return once(tmp_path_factory, "lengkap", _make_portal)


@pytest.fixture(scope="session")
def watched(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its site, and of what was seen when it was built."""
    return once(tmp_path_factory, "lengkap-situs", partial(_make_site, portal))


@pytest.fixture(scope="session")
def site(watched: Path) -> Path:
    """The site of that portal."""
    return watched / "site"


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
def printed(watched: Path) -> dict[str, list[str]]:
    """The addresses of every template, heaviest first."""
    sizes = json.loads((watched / PRINTED).read_text("utf-8"))
    return {
        template: sorted(found, key=lambda place, found=found: (-found[place], place))
        for template, found in sizes.items()
    }


@pytest.fixture(scope="session")
def pages(printed: dict[str, list[str]]) -> list[str]:
    """The heaviest page of every page type, and what those do not show."""
    heaviest = [found[0] for _, found in sorted(printed.items())]
    return [*heaviest, *(place for place in RARE if place not in heaviest)]
