"""Pictures of the running program for the handbook: `make gambar-humas`.

The form is drawn by LibreOffice, pages by Chromium; the district in them does not exist. Needs
Debian's `libreoffice-calc` and `chromium`, and `make periksa`.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl.utils import get_column_letter
from PIL import Image, ImageChops
from playwright.sync_api import FilePayload, Page, expect, sync_playwright

from kksportal.authoring.form import make_template
from kksportal.effects import Folders
from tests.browser.pelayan import served
from tests.browser.test_kebijakan import HeaderHost
from tests.browser.test_periksa import SLOW, quiet, ready
from tests.conftest import ROOT, build
from tests.humas.pesan import FACT, TATANAN
from tests.humas.rekaan import CODE, CYCLE, NAME, ODF, OFFICE, REPORT, add, lay, with_row
from tests.intake.form.formulir import Hand, the_package

PICTURES = ROOT / "docs" / "humas" / "gambar"
MOST_BYTES, MOST_TOGETHER = 60_000, 600_000
WIDE, PHONE = (900, 1000), (360, 640)  # a frame is only painted whole where it is in sight
_TOP = 700
_COLOURS = 32
_SHEETS: Mapping[str, tuple[str, tuple[str, ...]]] = {  # the sheet, and the columns that are drawn
    "formulir-sumber": ("sumber", ("id", "judul", "penerbit", "jenis", "tanggal_terbit")),
    "formulir-fakta": ("fakta", ("subjek", "ukuran", "sifat", "nilai", "dari", "satuan",
                                 "per_tanggal")),
    "formulir-tatanan": (TATANAN, ("kode", "nama", "penilaian.penilai", "penilaian.skor",
                                   "penilaian.tanggal")),
}  # fmt: skip
_ROWS = 6  # of those that are filled already, beside the new one
_NEW = {k: v for k, v in REPORT.items() if k != "id"} | {  # as it is typed into the form
    "jenis": "Simulasi",
    "tanggal_terbit": "3 Oktober 2025",
}
NAMES = (
    *_SHEETS,
    "periksa-daerah",
    "periksa-formulir",
    "periksa-temuan",
    "periksa-ubahan",
    "periksa-halaman",
    "periksa-kirim",
    "halaman-jadi",
)


def renew(place: Path) -> list[str]:
    """Take every picture anew; their names with their sizes."""
    PICTURES.mkdir(exist_ok=True)
    root = lay(place / "portal")
    taken = dict(_of_the_form(root, place / "formulir"))
    site = place / "situs"
    made = build(site, root, "--no-search")
    assert made.returncode == 0, made.stdout + made.stderr
    taken |= dict(_of_the_page(root, site))
    add(root, "sumber", REPORT)
    add(root, "fakta", ODF)
    assert build(site, root, "--no-search", "--no-downloads").returncode == 0
    taken["halaman-jadi"] = _result(site)
    assert tuple(taken) == NAMES
    for name, image in taken.items():
        _save(image, PICTURES / f"{name}.png")
    return [f"{name}.png, {(PICTURES / f'{name}.png').stat().st_size} bita" for name in taken]


def _save(image: Image.Image, target: Path) -> None:
    """With few colours, which is enough for text; too large is a fault of this script."""
    image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    assert target.stat().st_size <= MOST_BYTES, f"{target.name}: {target.stat().st_size} bita"


def _of_the_form(root: Path, place: Path) -> Iterator[tuple[str, Image.Image]]:
    """Each sheet as a spreadsheet shows it, filled as an officer would."""
    raw = make_template(Folders(root=root), CODE, CYCLE, "Diskominfo Provinsi Contoh")
    place.mkdir()
    for name, (key, columns) in _SHEETS.items():
        hand = Hand(the_package(), raw)
        hand.line("sumber", **_NEW)
        hand.line("fakta", **FACT)
        shown = hand.page(key)
        for page in hand.book.worksheets:
            page.sheet_state = "visible" if page is shown else "hidden"
        hand.book.active = hand.book.worksheets.index(shown)
        _crop(hand, key, columns)
        (place / f"{name}.xlsx").write_bytes(hand.raw())
        yield name, _drawn(place / f"{name}.xlsx")


def _crop(hand: Hand, key: str, columns: Sequence[str]) -> None:
    """Leave only these columns and few rows in sight, with the letters and numbers of cells."""
    page, last = hand.page(key), hand.last(key)
    shown = {hand.column(key, one if "." in one or key == TATANAN else f"{key}.{one}")
             for one in columns}  # fmt: skip
    for number in range(1, page.max_column + 1):
        page.column_dimensions[get_column_letter(number)].hidden = number not in shown
    for row in range(5 + _ROWS, last + (key == TATANAN)):
        page.row_dimensions[row].hidden = True
    page.print_area = f"A1:{get_column_letter(max(shown))}{last}"
    page.print_options.gridLines = page.print_options.headings = True
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 1
    page.oddHeader.center.text = page.oddFooter.center.text = ""


def _drawn(file: Path) -> Image.Image:
    """The one sheet that is not hidden, without the white around it."""
    size = (
        '{"PixelWidth":{"type":"long","value":"1200"},"PixelHeight":{"type":"long","value":"848"}}'
    )
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{file.parent}/profil",
         "--convert-to", f"png:calc_png_Export:{size}", "--outdir", str(file.parent), str(file)],
        check=True, capture_output=True,
    )  # fmt: skip
    image = Image.open(file.with_suffix(".png")).convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert box, file
    return image.crop((box[0] - 8, box[1] - 8, box[2] + 8, box[3] + 8))


def _of_the_page(root: Path, site: Path) -> Iterator[tuple[str, Image.Image]]:
    """`/periksa/`: choose, drop, read what is wrong, mend it, see the page, take it along."""
    with served(site, HeaderHost) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=dict(zip(("width", "height"), WIDE, strict=True)))
        page.set_default_timeout(SLOW)
        page.goto(f"{address}periksa/")
        page.locator("#mulai").click()
        ready(page)
        _choose(page)
        page.evaluate("scrollTo(0, 0)")
        yield "periksa-daerah", _top(page)
        page.locator("#berkas").set_input_files([_filled(root)])
        yield "periksa-formulir", _part(page, "#formulir")
        page.locator("#lepas-formulir").click()
        page.locator("#formulir").wait_for(state="hidden")
        quiet(page)
        _drop(page, root, "154", "1 galat.")
        yield "periksa-temuan", _part(page, "#hasil")
        _drop(page, root, ODF["nilai"], "Tidak ada temuan. Berkas ini siap.")
        yield "periksa-ubahan", _part(page, "#ubahan")
        page.frame_locator("#bingkai").locator("h1").wait_for()
        yield "periksa-halaman", _part(page, "#lihat")
        page.locator("#kantor").fill(OFFICE)
        page.locator("#kantor").press("Enter")
        page.locator("#unduh[href]").wait_for()
        quiet(page)
        yield "periksa-kirim", _part(page, "#kirim")
        browser.close()


def _choose(page: Page) -> None:
    """Type the name of the district and leave the field, as a person does."""
    page.locator("#daerah").fill(f"{NAME} ({CODE})")
    page.locator("#daerah").press("Tab")
    page.get_by_text("data yang terbit sudah dibuka").wait_for()
    quiet(page)


def _filled(root: Path) -> FilePayload:
    """A form with two mistakes, to be dropped."""
    hand = Hand(the_package(), make_template(Folders(root=root), CODE, CYCLE))
    hand.line("sumber", **_NEW | {"tanggal_terbit": "5/10/2025"})
    hand.put(TATANAN, hand.last(TATANAN), "penilaian.skor", 55)
    return {"name": "isian.xlsx", "mimeType": "application/octet-stream", "buffer": hand.raw()}


def _drop(page: Page, root: Path, value: str, said: str) -> None:
    """Drop both tables at once, and wait until the page has said so and is quiet again."""
    tables = {"sumber": REPORT, "fakta": ODF | {"nilai": value}}
    page.locator("#berkas").set_input_files(
        [
            {"name": f"{n}.csv", "mimeType": "text/csv", "buffer": with_row(root, n, row)}
            for n, row in tables.items()
        ]
    )
    expect(page.locator("#ringkas")).to_have_text(said, timeout=SLOW)
    quiet(page)


def _top(page: Page) -> Image.Image:
    """The beginning of the page."""
    return Image.open(io.BytesIO(page.screenshot())).crop((0, 0, WIDE[0], _TOP))


def _part(page: Page, part: str) -> Image.Image:
    """One part of the page; a frame in it is painted a moment after it is there."""
    place = page.locator(part)
    place.wait_for(timeout=SLOW)
    place.scroll_into_view_if_needed()
    image = Image.open(io.BytesIO(place.screenshot()))
    for _ in range(20):  # until it is the same twice
        before = image
        page.wait_for_timeout(500)
        image = Image.open(io.BytesIO(place.screenshot()))
        if not ImageChops.difference(image.convert("RGB"), before.convert("RGB")).getbbox():
            break
    return image


def _result(site: Path) -> Image.Image:
    """The district's page on a phone, once the proposal is in."""
    with served(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=dict(zip(("width", "height"), PHONE, strict=True)))
        page.goto(f"{address}daerah/kabupaten-contoh/")
        figure = page.get_by_text(ODF["nilai"], exact=True).first
        figure.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 260)")
        image = Image.open(io.BytesIO(page.screenshot()))
        image.load()
        browser.close()
    return image
