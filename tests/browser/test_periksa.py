"""`/periksa/` in a real browser with the network cut: findings, the page, mending, taking along."""

from __future__ import annotations

import base64
import csv
import io
import json
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from kksportal.proposals.proposal import Proposal, unpack
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_kebijakan import HeaderHost
from tests.foto import photograph

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

FOLDER = "datapackages/daerah/63.11-kabupaten-balangan"
SLOW = 120_000  # ms: two tests share two cores
BUDGET = 8_000_000  # bytes over the wire, once


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site on a host that sends the policies of its pages."""
    assert (site / "periksa/isi.json").is_file(), "pasang Python untuk peramban: make periksa"
    with served(site, HeaderHost) as address:
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
    page.goto(f"{host}periksa/")
    ready(page)
    choose(page)
    yield page
    page.close()


def ready(page: Page) -> None:
    """Wait until the program has started."""
    page.locator("#periksa[data-siap]").wait_for(timeout=SLOW)
    quiet(page)


def quiet(page: Page) -> None:
    """Wait until the page has done what it was asked; it says nothing then."""
    page.locator("#keadaan:empty").wait_for(state="attached", timeout=SLOW)


def choose(page: Page, place: str = "Kabupaten Balangan (63.11)") -> None:
    """Choose a district, as by typing and picking from the list."""
    page.locator("#daerah").fill(place)
    page.locator("#daerah").dispatch_event("change")
    page.get_by_text("data yang terbit sudah dibuka").wait_for(timeout=SLOW)
    quiet(page)


def drop(page: Page, name: str, content: bytes) -> None:
    """Drop a file, and wait for what is said of it."""
    page.locator("#berkas").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": content}]
    )
    page.locator("#hasil").wait_for(timeout=SLOW)
    quiet(page)


def facts(root: Path, value: str) -> bytes:
    """The table of facts, its first figure another one."""
    rows = list(csv.reader(io.StringIO((root / FOLDER / "fakta.csv").read_text("utf-8"))))
    rows[1][rows[0].index("nilai")] = value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


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
    drop(desk, "fakta.csv", facts(portal, "92"))
    expect(desk.locator("#ringkas")).to_have_text("Tidak ada temuan. Berkas ini siap.")
    expect(desk.locator("#kalimat")).to_contain_text("berubah dari 85% menjadi 92%")
    inside = desk.frame_locator("#bingkai")
    expect(inside.locator("h1")).to_have_text("Kabupaten Balangan")
    expect(inside.locator("main")).to_contain_text("92%")
    assert inside.locator("script").count() == 0
    # Its styles are the portal's own: the letters of the heading are not the browser's default.
    weight = "one => getComputedStyle(one).fontFamily"
    assert inside.locator("h1").evaluate(weight) == desk.locator("h1").evaluate(weight)
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


def kept(page: Page, key: str) -> str:
    """What the browser has kept, as JSON."""
    found: str = page.evaluate(
        """(key) => new Promise((done) => {
          const asked = indexedDB.open("kks-periksa");
          asked.onsuccess = () => {
            const one = asked.result.transaction("simpanan").objectStore("simpanan").get(key);
            one.onsuccess = () => {
              asked.result.close();
              done(JSON.stringify(one.result ?? null));
            };
          };
        })""",
        key,
    )
    return found


def stored(page: Page) -> dict[str, str]:
    """The form as the browser has kept it."""
    told = json.loads(page.evaluate("localStorage.getItem('kks-periksa-isian')") or "null")
    return dict(told["sel"]) if told else {}


def killed_while_typing(context: BrowserContext, host: str, rng: random.Random) -> tuple[str, str]:
    """Type into a row, kill the tab at a random moment; what was typed, and what is kept."""
    page = context.new_page()
    page.goto(f"{host}periksa/")
    ready(page)
    if not page.locator("#isian").is_visible():
        choose(page)
        page.locator("#tambah").click()
    field = page.locator("#kolom-catatan")
    field.fill("")
    text = "".join(rng.choices("abcdefghij ", k=rng.randrange(3, 40)))
    typed = ""
    for sign in text:
        field.press_sequentially(sign)
        typed += sign
    crash(page)
    other = context.new_page()
    other.goto(f"{host}periksa/", wait_until="commit")
    found = stored(other).get("catatan", "")
    other.close()
    return typed, found


def crash(page: Page) -> None:
    """The process of the tab dies where it is; it is told nothing before."""
    with suppress(Error):
        page.goto("chrome://crash", timeout=5_000)
    page.close()


@pytest.mark.parametrize(
    "times", [2, pytest.param(100, marks=pytest.mark.berat)], ids=["dua kali", "seratus kali"]
)
def test_a_killed_tab_loses_at_most_the_last_key(
    context: BrowserContext, host: str, times: int
) -> None:
    """At random moments; the next visit opens the form as it was."""
    rng = random.Random(times)
    typed = ""
    for _ in range(times):
        typed, found = killed_while_typing(context, host, rng)
        assert found in (typed, typed[:-1]), (typed, found)
    page = context.new_page()
    page.goto(f"{host}periksa/")
    ready(page)
    assert page.locator("#kolom-catatan").input_value() in (typed, typed[:-1])
    page.close()


def test_one_button_forgets_everything(browser: Browser, host: str, portal: Path) -> None:
    """Nothing of the files, the form and the program is left in the browser."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    drop(page, "fakta.csv", facts(portal, "92"))
    page.on("dialog", lambda box: box.accept())
    page.locator("#lupakan").click()
    page.locator("#mulai").wait_for(timeout=SLOW)
    left = page.evaluate(
        """async () => [(await indexedDB.databases()).length, (await caches.keys()).length,
          (await navigator.serviceWorker.getRegistrations()).length, localStorage.length]"""
    )
    assert left == [0, 0, 0, 0]
    context.close()


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

    files = [p for p in (site / "periksa").rglob("*") if p.is_file()]
    sizes = {p.name: len(gzip.compress(p.read_bytes(), 6)) for p in files}
    assert sum(sizes.values()) <= BUDGET, sizes
