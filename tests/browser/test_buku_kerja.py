"""Workbooks at `/periksa/` in a real browser, its network cut: the form goes out and comes in."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kksportal.proposals.proposal import Proposal, unpack
from tests.browser.tanda import PERAMBAN
from tests.browser.test_periksa import (
    FOLDER,
    SLOW,
    choose,
    context,
    desk,
    drop,
    host,
    kept,
    quiet,
    ready,
)
from tests.intake.form.formulir import Hand, the_package

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]
__all__ = ["context", "desk", "host"]

SOURCE = {"judul": "Laporan rekaan untuk uji", "jenis": "Dokumen"}
MEASURE = "Kecamatan bebas buang air besar sembarangan (ODF)"


@pytest.fixture
def offline(context: BrowserContext, desk: Page) -> Page:
    """The desk, with the packages for workbooks kept as a first visit keeps them."""
    context.set_offline(False)
    kept_all = """async () => (await (await caches.open("kks-periksa")).keys())
        .filter((one) => /periksa\\/(buku|tulis)-/.test(one.url)).length === 2"""
    desk.reload()
    ready(desk)
    for _ in range(120):
        if desk.evaluate(f"({kept_all})()"):
            break
        desk.wait_for_timeout(250)
    choose(desk)
    context.set_offline(True)
    return desk


def taken(page: Page, button: str, target: Path) -> bytes:
    """What a button lets a person take away."""
    with page.expect_download(timeout=SLOW) as waiting:
        page.locator(button).press("Enter")
    waiting.value.save_as(target)
    quiet(page)
    return target.read_bytes()


def fact(one: Hand, **cells: object) -> int:
    """A new fact in a form."""
    told: dict[str, object] = {
        "subjek": "Kabupaten Balangan", "ukuran": MEASURE, "sifat": "Capaian", "nilai": "3",
        "satuan": "kecamatan", "per_tanggal": "21 Agustus 2025", "sumber": SOURCE["judul"],
    }  # fmt: skip
    return one.line("fakta", **told | cells)


def test_the_form_goes_out_filled_and_comes_in_without_a_network(
    offline: Page, tmp_path: Path
) -> None:
    """Made here, filled in Excel, answered here, noted, and taken along; by keys alone."""
    page = offline
    raw = taken(page, "#ambil-formulir", tmp_path / "isian.xlsx")
    one = Hand(the_package(), raw)
    one.line("sumber", **SOURCE)
    fact(one)
    asked = fact(one, nilai="5.270", satuan="hektare", per_tanggal="2025-09-01")
    wrong = fact(one, nilai="lima", per_tanggal="2025-09-02")
    one.put("fakta", 5, "fakta.nilai", 92)
    drop(page, "isian.xlsx", one.raw())
    expect(page.locator("#ringkas-formulir")).to_contain_text("2 hal belum dapat diambil")
    expect(page.locator("#perihal")).to_contain_text(f"lembar “Fakta”, sel F{wrong}")
    expect(page.locator("#perihal")).to_contain_text("“lima” bukan angka")
    expect(page.locator("#kalimat")).to_contain_text("berubah dari 85% menjadi 92%")
    expect(page.frame_locator("#bingkai").locator("main")).to_contain_text("92%")
    page.get_by_role("button", name=f"5.270: lembar “Fakta”, sel F{asked}").press("Enter")
    quiet(page)
    expect(page.locator("#ringkas-formulir")).to_contain_text("1 hal belum dapat diambil")
    noted = taken(page, "#catatan-buku", tmp_path / "catatan.xlsx")
    cell = load_workbook(io.BytesIO(noted))["Fakta"][f"F{wrong}"]
    assert "“lima” bukan angka" in cell.comment.text
    expect(page.locator("#usulan")).to_be_hidden()
    page.locator("#sebagian").press("Space")
    quiet(page)
    expect(page.locator("#belum-kirim")).to_contain_text("belum disertai alasan")
    page.locator("[name=kelas][value=pembaruan]").press("Space")
    page.locator("#alasan").fill("pendataan ulang rekaan")
    page.locator("#pemutus").fill("Dinas Kesehatan Rekaan")
    page.locator("#pemutus").press("Enter")
    quiet(page)
    page.locator("#kantor").fill("Diskominfo Balangan")
    page.locator("#kantor").press("Enter")
    quiet(page)
    told = unpack(taken(page, "#unduh", tmp_path / "usulan.zip"))
    assert isinstance(told, Proposal)
    files = {file.path: file.content or b"" for file in told.files}
    assert b",5270," in files[f"{FOLDER}/fakta.csv"]
    assert b"lima" not in files[f"{FOLDER}/fakta.csv"]
    assert b"pendataan ulang rekaan" in files[f"{FOLDER}/pembaruan.csv"]


def test_a_form_is_there_again_after_the_tab_went(
    context: BrowserContext, offline: Page, host: str, tmp_path: Path
) -> None:
    """With its questions; nothing has to be dropped again."""
    one = Hand(the_package(), taken(offline, "#ambil-formulir", tmp_path / "isian.xlsx"))
    one.put("fakta", 5, "fakta.nilai", "lima")
    drop(offline, "isian.xlsx", one.raw())
    assert '"formulir"' in kept(offline, "meja")
    offline.close()
    page = context.new_page()
    page.goto(f"{host}periksa/")
    ready(page)
    expect(page.locator("#ringkas-formulir")).to_contain_text("1 hal belum dapat diambil")
    expect(page.locator("#perihal")).to_contain_text("“lima” bukan angka")
    page.close()


def test_any_other_workbook_is_told(offline: Page) -> None:
    """What it is and what to do; nothing is said to be wrong with the portal."""
    drop(offline, "lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    expect(offline.locator("#catatan-berkas")).to_contain_text("ini buku kerja Excel lama (.xls)")
    expect(offline.locator("#formulir")).to_be_hidden()


def packed(**files: str) -> bytes:
    """A sound archive that is not the site's own."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}/__init__.py", text)
    return out.getvalue()


@pytest.mark.parametrize("where", ["jaringan", "simpanan"])
def test_the_packages_for_workbooks_are_used_only_whole(
    browser: Browser, host: str, site: Path, where: str
) -> None:
    """One that is not what the site was built with is not run, wherever it comes from."""
    made = browser.new_context(service_workers="block")
    page = made.new_page()
    wrong = packed(openpyxl="raise SystemExit('bukan paket portal')")
    name = json.loads((site / "periksa/isi.json").read_text("utf-8"))["buku"]
    if where == "jaringan":
        made.route("**/periksa/buku-*.zip", lambda route: route.fulfill(body=wrong))
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    page.wait_for_timeout(1_000)
    page.evaluate(
        """async ([url, bytes]) => {
          await caches.delete("kks-periksa");
          if (!bytes) return;
          const store = await caches.open("kks-periksa");
          await store.put(url, new Response(new Uint8Array(bytes)));
        }""",
        [f"{host}periksa/{name}", [*wrong] if where == "simpanan" else None],
    )
    page.locator("#berkas").set_input_files(
        [{"name": "a.xlsx", "mimeType": "application/octet-stream", "buffer": b"PK"}]
    )
    expect(page.locator("#keadaan")).to_contain_text("belum tersimpan", timeout=SLOW)
    made.close()


def test_nothing_of_it_is_loaded_before_a_workbook_is_there(browser: Browser, host: str) -> None:
    """The page keeps it for later, from this host alone; Python has it once it is needed."""
    made = browser.new_context()
    page = made.new_page()
    asked: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}periksa/")
    assert not [url for url in asked if "buku-" in url or "tulis-" in url]
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    drop(page, "a.xlsx", b"PK")
    expect(page.locator("#catatan-berkas")).to_contain_text("rusak atau terpotong")
    assert [url for url in asked if "/periksa/buku-" in url]
    assert all(url.startswith(host) for url in asked if not url.startswith(("blob:", "data:")))
    made.close()
