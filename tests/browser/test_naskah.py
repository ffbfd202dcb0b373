"""Stories at `/periksa/`: written and mended, with the page beside them; nothing in it runs."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kksportal.proposals.proposal import Proposal, unpack
from tests.browser.meja import SLOW, choose, drop, kept, quiet, ready
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_kebijakan import HeaderHost
from tests.foto import photograph

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

HOSTILE = """<script>alert(1)</script>

<img src=x onerror=alert(2)> <a href="javascript:alert(3)">tekan</a> <iframe src="/"></iframe>

<style>body { display: none }</style><form action="/"><button>kirim</button></form>
"""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site on a host that sends the policies of its pages."""
    assert (site / "periksa/isi.json").is_file(), "pasang Python untuk peramban: make periksa"
    with served(site, HeaderHost) as address:
        yield address


@pytest.fixture
def desk(browser: Browser, host: str) -> Iterator[Page]:
    """The page, ready, with Balangan, and the network cut from then on."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    context.set_offline(True)
    yield page
    context.close()


def fill_head(page: Page, title: str) -> None:
    """What a new story must say, with a source of the district."""
    form = page.locator("#naskah")
    form.get_by_label("Judul, wajib").fill(title)
    form.get_by_label("Ringkasan").fill("Cerita rekaan untuk uji ini.")
    form.get_by_label("Penulis").fill("Humas")
    form.get_by_label("Tatanan, wajib").select_option("pasar")
    form.get_by_label("Sumber, wajib").select_option(index=1)


def write_new_story(page: Page) -> None:
    """From nothing to a saved story with a photo; the page follows meanwhile."""
    drop(page, "Pasar Baru.jpg", photograph(place=True))
    page.get_by_role("button", name="Cerita baru").press("Enter")
    expect(page.locator("#judul-naskah")).to_be_focused(timeout=SLOW)
    expect(page.locator("#naskah-halaman")).to_contain_text("sesudah isian wajib terisi")
    fill_head(page, "Pasar rekaan: hijau")
    page.get_by_label("Isi.").fill("## Bagian\n\nKalimat rekaan ")
    page.get_by_label("Isi.").press("Control+End")
    page.get_by_role("button", name="Sisipkan tanda sumber").click()
    inside = page.frame_locator("#bingkai-naskah")
    expect(inside.locator("h1")).to_have_text("Pasar rekaan: hijau", timeout=SLOW)
    expect(inside.locator("main h2").first).to_have_text("Bagian")
    expect(inside.locator("main a[href*='#sumber-']").first).to_be_visible()
    page.get_by_role("button", name="Tambah foto").click()
    photo = page.get_by_role("group", name="foto 1")
    photo.get_by_label("Berkas foto").select_option("pasar-baru.jpg")
    photo.get_by_label("Apa yang terlihat").fill("Pasar rekaan")


def test_a_new_story_is_written_with_its_photo(desk: Page, tmp_path: Path) -> None:
    """Credit and consent are asked; then it is saved, shown and taken along."""
    write_new_story(desk)
    save = desk.get_by_role("button", name="Simpan naskah")
    photo = desk.get_by_role("group", name="foto 1")
    for box in (photo.get_by_label("Pemotret, wajib"), photo.get_by_label("Pemotret dan orang")):
        save.click()
        expect(box).to_be_focused()  # the browser names what is still to be filled
        expect(desk.locator("#naskah")).to_be_visible()
        if box.get_attribute("type") == "checkbox":
            box.check()
        else:
            box.fill("Humas")
    save.click()
    desk.locator("#naskah").wait_for(state="hidden", timeout=SLOW)
    quiet(desk)
    expect(desk.locator("#ringkas")).to_have_text("Tidak ada temuan. Berkas ini siap.")
    expect(desk.locator("#kalimat")).to_contain_text("Naskah “Pasar rekaan: hijau” baru.")
    desk.locator("#pilih-halaman").select_option("inovasi/pasar-rekaan-hijau/")
    quiet(desk)
    expect(desk.frame_locator("#bingkai").locator("h1")).to_have_text("Pasar rekaan: hijau")
    desk.locator("#kantor").fill("Diskominfo Rekaan")
    with desk.expect_download(timeout=SLOW) as waiting:
        desk.locator("#kantor").press("Enter")
        desk.locator("#unduh").click(timeout=SLOW)
    target = tmp_path / "usulan.zip"
    waiting.value.save_as(target)
    told = unpack(target.read_bytes())
    assert isinstance(told, Proposal)
    files = {one.path: one.content for one in told.files}
    assert files.keys() == {
        "content/inovasi/pasar-rekaan-hijau.md", "content/inovasi/pasar-baru.jpg",
    }  # fmt: skip
    assert b"Exif" not in (files["content/inovasi/pasar-baru.jpg"] or b"")
    assert b"kredit: Humas" in (files["content/inovasi/pasar-rekaan-hijau.md"] or b"")


def test_a_published_story_is_mended(desk: Page) -> None:
    """What is typed stands there after the tab went; saved, only its line is another one."""
    desk.locator("#pilih-naskah").select_option(label="Home Care: petugas kesehatan Balangan "
                                                "mendatangi rumah warga")  # fmt: skip
    desk.get_by_role("button", name="Buka naskah").click()
    expect(desk.locator("#judul-naskah")).to_be_focused(timeout=SLOW)
    desk.get_by_label("Judul, wajib").fill("Home Care rekaan")
    desk.reload()
    ready(desk)
    expect(desk.get_by_label("Judul, wajib")).to_have_value("Home Care rekaan")
    desk.get_by_role("button", name="Simpan naskah").click()
    desk.locator("#naskah").wait_for(state="hidden", timeout=SLOW)
    quiet(desk)
    told = json.loads(kept(desk, "meja"))
    path = "content/inovasi/home-care-balangan.md"
    before, after = (base64.b64decode(told[part][path]).decode() for part in ("dasar", "berkas"))
    changed = {*before.splitlines()} ^ {*after.splitlines()}
    assert {one.partition(":")[0] for one in changed} == {"judul"}
    desk.reload()
    ready(desk)
    expect(desk.locator("#naskah")).to_be_hidden()


def test_nothing_of_a_hostile_text_runs(desk: Page) -> None:
    """Without the sanitiser its tags are text in the page that follows what is typed; neither frame
    may run a script, send a form or reach this page."""
    ran: list[str] = []
    desk.on("dialog", lambda box: (ran.append(box.message), box.dismiss()))
    desk.get_by_role("button", name="Cerita baru").click()
    expect(desk.locator("#judul-naskah")).to_be_focused(timeout=SLOW)
    fill_head(desk, "Judul <b>jahat</b>")
    desk.get_by_label("Isi.").fill(HOSTILE)
    inside = desk.frame_locator("#bingkai-naskah")
    expect(inside.locator("main")).to_contain_text("<script>alert(1)</script>", timeout=SLOW)
    expect(inside.locator("h1")).to_have_text("Judul <b>jahat</b>")
    body = inside.locator("main")
    for tag in ("script", "img[onerror]", "iframe", "style", "form", "a[href^='javascript']"):
        assert body.locator(tag).count() == 0, tag
    for frame in ("#bingkai", "#bingkai-naskah"):
        assert desk.locator(frame).get_attribute("sandbox") == "allow-same-origin"
    assert ran == []
