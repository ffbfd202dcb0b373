"""`/periksa/` in a real browser with the network cut: findings, the page, mending, taking along."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kksportal.proposals.proposal import Proposal, unpack
from tests.browser.meja import FOLDER, SLOW, choose, drop, facts, kept, quiet, ready
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_kebijakan import HeaderHost
from tests.foto import photograph

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

BUDGET = 8_000_000  # bytes over the wire, once


class ListeningHost(HeaderHost):
    """Such a host that knows what it was asked for.

    A frame of another origin runs in a process of its own, which the cut reaches late or never.
    """

    asked: ClassVar[list[str]] = []

    def end_headers(self) -> None:
        self.asked.append(self.path)
        super().end_headers()


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site on a host that sends the policies of its pages."""
    assert (site / "periksa/isi.json").is_file(), "pasang Python untuk peramban: make periksa"
    with served(site, ListeningHost) as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser, host: str) -> Iterator[BrowserContext]:
    """A browser that has been at the page once, with its network cut."""
    made = browser.new_context()
    page = made.new_page()
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    page.close()
    made.set_offline(True)
    yield made
    made.close()


@pytest.fixture
def desk(context: BrowserContext, host: str) -> Iterator[Page]:
    """The page, ready, with Balangan as it is published and nothing of an earlier test."""
    page = context.new_page()
    page.on("dialog", lambda box: box.accept())  # what an earlier test left is left
    page.goto(f"{host}periksa/")
    ready(page)
    choose(page)
    yield page
    page.close()


def test_a_mistake_is_found_without_a_network(desk: Page, portal: Path) -> None:
    """By file, line and column, in the words of `kks validate`; the page is not shown yet."""
    drop(desk, "fakta.csv", facts(portal, "85;5"))
    expect(desk.locator("#ringkas")).to_have_text("1 galat.")
    found = desk.locator("#temuan li")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("baris 2, kolom nilai")
    expect(found).to_contain_text("“85;5” bukan angka desimal.")
    expect(desk.locator("#lihat")).to_be_hidden()
    expect(desk.locator("#belum-kirim")).to_be_visible()


def test_the_page_is_shown_as_it_will_look(desk: Page, portal: Path) -> None:
    """What changes in a sentence, and the district's page in a frame that runs no script."""
    ListeningHost.asked.clear()
    drop(desk, "fakta.csv", facts(portal, "92"))
    expect(desk.locator("#ringkas")).to_have_text("Tidak ada temuan. Berkas ini siap.")
    expect(desk.locator("#kalimat")).to_contain_text("berubah dari 85% menjadi 92%")
    inside = desk.frame_locator("#bingkai")
    expect(inside.locator("h1")).to_have_text("Kabupaten Balangan")
    expect(inside.locator("main")).to_contain_text("92%")
    assert inside.locator("script").count() == 0
    # Its styles are the portal's own: the letters of the heading are not the browser's default.
    family = desk.locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
    expect(inside.locator("h1")).to_have_css("font-family", family)  # once they have come
    # A browser may look whether its offline store is still of today.
    assert [one for one in ListeningHost.asked if not one.endswith("luring.js")] == []
    desk.locator("#pilih-halaman").select_option(index=1)
    quiet(desk)
    expect(inside.locator("h1")).not_to_have_text("Kabupaten Balangan")


def test_it_is_mended_here_and_taken_along(desk: Page, portal: Path, tmp_path: Path) -> None:
    """From the finding to the row, to the archive that the owner takes in, by keys alone."""
    drop(desk, "fakta.csv", facts(portal, "85;5"))
    desk.get_by_role("button", name="Betulkan di sini: fakta").press("Enter")
    value = desk.locator("#kolom-nilai")
    expect(value).to_be_focused(timeout=SLOW)
    expect(desk.locator("#kolom-sumber option:checked")).to_contain_text("Balangan")
    value.fill("91.5")
    value.press("Enter")
    quiet(desk)
    expect(desk.locator("#ringkas")).to_have_text("Tidak ada temuan. Berkas ini siap.")
    desk.locator("[name=kelas][value=koreksi]").press("Space")
    desk.locator("#alasan").fill("salah ketik")
    desk.locator("#pemutus").fill("Dinas Kesehatan Rekaan")
    desk.locator("#pemutus").press("Enter")
    quiet(desk)
    desk.locator("#kantor").fill("Diskominfo Balangan")
    desk.locator("#kantor").press("Enter")
    quiet(desk)
    expect(desk.locator("#pesan-jadi")).to_have_value(re.compile("menjadi 91,5%"), timeout=SLOW)
    with desk.expect_download() as waiting:
        desk.locator("#unduh").click()
    target = tmp_path / "usulan.zip"
    waiting.value.save_as(target)
    told = unpack(target.read_bytes())
    assert isinstance(told, Proposal)
    assert (told.head.code, told.head.office) == ("63.11", "Diskominfo Balangan")
    file, log = (one for one in told.files if one.path.endswith(".csv"))
    assert file.path == f"{FOLDER}/fakta.csv"
    assert log.content is not None
    assert b",koreksi,salah ketik,Dinas Kesehatan Rekaan," in log.content
    assert file.base == (portal / file.path).read_bytes()
    assert file.content is not None
    assert b",91.5," in file.content


STORY = """---
judul: Cerita rekaan
daerah: "63.11"
tatanan: [pasar]
tanggal: 2026-11-01
penulis: Humas
ringkasan: Sebuah cerita rekaan untuk menguji halaman ini.
sumber:
  - id: uji-rekaan
    judul: Dokumen rekaan
    jenis: dokumen
foto:
  - berkas: "Pasar Baru.jpg"
    alt: Pasar rekaan
    kredit: Humas
    izin: lisan, 1 November 2026
---
Isinya satu kalimat [@uji-rekaan].
"""


def test_a_photo_is_turned_and_says_no_place(desk: Page) -> None:
    """Written anew from its pixels; the story names it, and the page shows it."""
    raw = photograph(place=True, serial="12345", turned=6)  # 24 × 16, lying on its side
    assert b"Exif" in raw
    files = [
        {"name": "cerita-rekaan.md", "mimeType": "text/markdown", "buffer": STORY.encode()},
        {"name": "Pasar Baru.JPG", "mimeType": "image/jpeg", "buffer": raw},
    ]
    desk.locator("#berkas").set_input_files(files)
    desk.locator("#hasil").wait_for(timeout=SLOW)
    quiet(desk)
    expect(desk.locator("#ringkas")).to_have_text("Tidak ada temuan. Berkas ini siap.")
    files = json.loads(kept(desk, "meja"))["berkas"]
    made = base64.b64decode(files["content/inovasi/Pasar Baru.jpg"])
    assert b"Exif" not in made
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.size == (16, 24)
    desk.locator("#pilih-halaman").select_option("inovasi/cerita-rekaan/")
    quiet(desk)
    shown = desk.frame_locator("#bingkai").locator("figure img")
    assert shown.evaluate("one => one.decode().then(() => one.naturalWidth)") == 16


def test_it_is_light_and_nobody_else_loads_a_byte_of_it(browser: Browser, host: str) -> None:
    """At most 8 MB over the wire, all from this host; other pages ask for nothing of it."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.context.on("requestfinished", lambda request: asked.append(request.url))
    for address in ("", "daerah/kabupaten-balangan/", "temuan/"):
        page.goto(f"{host}{address}", wait_until="networkidle")
    assert not [url for url in asked if "/periksa/" in url]
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    assert all(url.startswith(host) for url in asked)
    assert len([url for url in asked if "/periksa/" in url]) > 10
    context.close()


def test_the_whole_is_within_its_budget(site: Path) -> None:
    """What the first visit loads, as a host that compresses sends it: at most 8 MB."""
    import gzip

    found = (site / "periksa").rglob("*")
    files = [p for p in found if p.is_file() and "libheif-" not in p.parent.name]  # on demand
    sizes = {p.name: len(gzip.compress(p.read_bytes(), 6)) for p in files}
    assert sum(sizes.values()) <= BUDGET, sizes
