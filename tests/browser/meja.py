"""The desk at `/periksa/`, as tests use it: make it ready, choose a district, drop a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

FOLDER = "datapackages/daerah/63.11-kabupaten-balangan"
SLOW = 120_000  # ms: two tests share two cores


def ready(page: Page) -> None:
    """Wait until the program has started; what the page said instead is in the failure."""
    try:
        page.locator("#periksa[data-siap]").wait_for(timeout=SLOW)
    except TooLate:
        pytest.fail(f"belum siap; halamannya berkata: {page.locator('#periksa').inner_text()}")
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


def decide(page: Page) -> None:
    """Say why a published figure changes; before that nothing is taken along."""
    page.locator("[name=kelas][value=koreksi]").check()
    page.locator("#alasan").fill("salah ketik")
    page.locator("#pemutus").fill("Dinas Kesehatan Rekaan")
    page.locator("#pemutus").press("Enter")
    quiet(page)
