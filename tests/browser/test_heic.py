"""HEIC photos of phones at `/periksa/`: read on demand, turned, shrunk, without place or camera.

`foto-ponsel.heic` was made once by pillow-heif 1.8.1, which is not locked here: its wheel brings
an encoder under the GPL. A plain picture of 2400 × 1600, its upper left corner white:

    exif = Image.Exif(); exif[0x010F] = "Ponsel"; exif[0x0112] = 6
    exif.get_ifd(0x8825).update(tests.foto.PLACE)
    image = Image.new("RGB", (2400, 1600), "#2a7"); image.paste("#fff", (0, 0, 900, 900))
    pillow_heif.register_heif_opener(); image.save(path, "HEIF", exif=exif.tobytes(), quality=60)
"""

from __future__ import annotations

import base64
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.meja import choose, drop, kept, ready
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_kebijakan import HeaderHost

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

PHOTO = (Path(__file__).parent / "foto-ponsel.heic").read_bytes()
BUDGET = 3_000_000  # bytes over the wire, for whoever drops such a photo
GREEN, WHITE = (34, 171, 119), (255, 255, 255)


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site on a host that sends the policies of its pages."""
    assert (site / "periksa/isi.json").is_file(), "pasang Python untuk peramban: make periksa"
    with served(site, HeaderHost) as address:
        yield address


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two colours are the same but for what JPEG does to them."""
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


def dropped(page: Page, name: str) -> bytes:
    """The photo of this name, as it would be taken along."""
    files = json.loads(kept(page, "meja"))["berkas"]
    return base64.b64decode(files[f"content/inovasi/{name}"])


def test_the_fixture_is_what_phones_write() -> None:
    """The control: a HEIC with a place and a camera, lying on its side by its own head."""
    assert PHOTO[4:12] == b"ftypheic"
    for part in (b"irot", b"Exif", b"Ponsel"):
        assert part in PHOTO


def test_a_photo_of_a_phone_is_read_on_demand(browser: Browser, host: str) -> None:
    """Nobody loads the reader before; then it is kept, for whoever has no network."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    context.on("requestfinished", lambda request: asked.append(request.url))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    assert not [url for url in asked if "/libheif-" in url]

    drop(page, "IMG 0042.HEIC", PHOTO)
    expect(page.locator("#catatan-berkas")).not_to_contain_text("tidak dapat")
    made = dropped(page, "img-0042.jpg")
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1280, 1920))
        colours = [picture.convert("RGB").getpixel(at) for at in ((50, 50), (1200, 50))]
    assert near(colours[0], GREEN)  # type: ignore[arg-type]
    assert near(colours[1], WHITE)  # type: ignore[arg-type]
    assert not [part for part in (b"Exif", b"Ponsel", b"irot", b"GPS") if part in made]
    assert {url.rpartition("/")[2] for url in asked if "/libheif-" in url} == {
        "libheif.js", "libheif.wasm",
    }  # fmt: skip
    assert all(url.startswith(host) for url in asked if not url.startswith("blob:"))
    assert wrong == []  # the policy of the page allows it all

    context.set_offline(True)
    drop(page, "kedua.heif", PHOTO)
    assert dropped(page, "kedua.jpg") == made
    drop(page, "salah-nama.jpg", PHOTO)
    assert dropped(page, "salah-nama.jpg") == made
    context.close()


def test_what_is_no_photo_is_told(browser: Browser, host: str) -> None:
    """A broken file ends in a sentence, with what else can be done."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    drop(page, "rusak.heic", PHOTO[:900])
    expect(page.locator("#catatan-berkas")).to_contain_text("rusak.heic: ")
    expect(page.locator("#catatan-berkas")).to_contain_text("Paling Kompatibel")
    context.close()


def test_the_reader_is_within_its_budget(site: Path) -> None:
    """As a host that compresses sends it; its licence lies beside it."""
    (folder,) = (site / "periksa").glob("libheif-*")
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in folder.iterdir()}
    assert sizes.keys() == {"libheif.js", "libheif.wasm", "LICENSE"}
    assert sum(sizes.values()) <= BUDGET, sizes
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "LICENSE").read_text("utf-8")
