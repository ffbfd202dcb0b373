"""Logo, icon, colour and own styles: small, without code, asking no other host."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kksportal.settings import Settings
from kksportal.settings.looks import MOST_BYTES
from tests.settings.portals import SVG, put, read, told


def picture(form: str, size: tuple[int, int] = (1200, 300)) -> bytes:
    """A picture with a place in its metadata."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "rumah warga"
    Image.new("RGB", size, (200, 30, 30)).save(out, form, exif=exif)
    return out.getvalue()


def themed(root: Path, *lines: str, **more: str) -> Settings:
    """A portal whose theme has these lines."""
    return read(root, "theme:\n  name: material\n" + "".join(f"  {one}\n" for one in lines), **more)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_published_small_and_without_metadata(tmp_path: Path, form: str) -> None:
    """As WebP, twice as high as it is shown at most."""
    name = f"logo.{form.lower()}"
    put(tmp_path, {f"content/{name}": picture(form)})
    made = themed(tmp_path, f"logo: {name}")
    assert made.findings == ()
    assert made.info.logo == "aset/logo.webp"
    with Image.open(BytesIO(made.assets["aset/logo.webp"])) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (384, 96), {})


def test_an_icon_is_a_small_png_or_a_drawing(tmp_path: Path) -> None:
    """Square, or as it was drawn."""
    put(tmp_path, {"content/i.png": picture("PNG"), "content/i.svg": SVG})
    made = themed(tmp_path, "favicon: i.png", "logo: i.svg")
    assert (made.info.icon, made.info.logo) == ("aset/ikon-sendiri.png", "aset/logo.svg")
    assert made.assets["aset/logo.svg"] == SVG.encode()
    with Image.open(BytesIO(made.assets["aset/ikon-sendiri.png"])) as image:
        assert (image.size, image.info) == ((64, 64), {})


def test_without_them_the_program_s_own_are_shown(tmp_path: Path) -> None:
    """No logo; the icon of the program; nothing is published for it."""
    made = read(tmp_path)
    assert (made.info.logo, made.info.icon, made.info.styles) == ("", "aset/ikon.svg", ())
    assert made.assets == {}


@pytest.mark.parametrize(
    "value",
    ["tidak-ada.png", "../mkdocs.yml", "tentang.md", "/etc/passwd", "[a]", "tautan.png", "3",
     "besar.png", "rusak.png", "jahat.svg", "map.png"],
)  # fmt: skip
def test_a_file_that_cannot_be_shown_is_named(tmp_path: Path, value: str) -> None:
    """Missing, outside, no picture, a link, too large, broken, with code, a folder."""
    put(tmp_path, {
        "rahasia.png": picture("PNG"), "content/besar.png": b"x" * (MOST_BYTES + 1),
        "content/rusak.png": b"x", "content/jahat.svg": SVG.replace("<path", "<script/><path"),
        "content/map.png/x": "x",
    })  # fmt: skip
    os.symlink(tmp_path / "rahasia.png", tmp_path / "content/tautan.png")
    made = themed(tmp_path, f"logo: {value}")
    ((code, row, what),) = told(made.findings)
    assert (code, row) == ("A003", 8)
    assert what.startswith("“logo” ")
    assert (made.info.logo, made.assets) == ("", {})


def test_a_colour_becomes_a_style_of_its_own(tmp_path: Path) -> None:
    """After the program's styles; of several palettes the first counts, as Material has them."""
    for lines in (
        ("palette:", "  primary: teal"),
        ("palette:", "  - primary: teal", "  - primary: red"),
    ):
        made = themed(tmp_path, *lines)
        assert made.findings == ()
        assert made.info.styles == ("aset/warna.css",)
        assert made.assets["aset/warna.css"].startswith(b":root { --utama: #")


def test_what_a_palette_cannot_do_is_said(tmp_path: Path) -> None:
    """Light and dark follow the reader; there is one colour."""
    made = themed(tmp_path, "palette:", "  scheme: slate", "  accent: red", "  primary: hijau")
    assert told(made.findings) == [
        ("A004", 9, "“scheme” tidak dipakai: terang atau gelap mengikuti perangkat pembaca."),
        ("A004", 10, "“accent” tidak dipakai: satu warna cukup, yaitu primary."),
        ("A003", 11, "“primary” berisi “hijau”, bukan warna."),
    ]
    assert made.info.styles == ()


def test_own_styles_come_after_the_program_s(tmp_path: Path) -> None:
    """Those of `extra_css` first, `gaya-sendiri.css` of the overlay last."""
    put(tmp_path, {
        "content/css/a.css": "a { color: red }", "site_templates/aset/gaya-sendiri.css": "b {}",
    })  # fmt: skip
    made = read(tmp_path, "extra_css:\n  - css/a.css\n")
    assert made.findings == ()
    assert made.info.styles == ("aset/a.css", "aset/gaya-sendiri.css")
    assert made.assets == {"aset/a.css": b"a { color: red }"}


@pytest.mark.parametrize(
    "style",
    [
        "@import 'x.css';",
        "a { background: url(https://evil.example/x) }",
        "a { background: url( '//evil.example/x') }",
        "a { background: u/**/rl(x); b: url(/**/https://evil.example) }",
        "</style><script>",
        "a { width: expression(alert(1)) }",
    ],
)
def test_a_style_that_asks_elsewhere_is_refused(tmp_path: Path, style: str) -> None:
    """Imports and pictures of other hosts, and what is no style."""
    put(tmp_path, {"content/a.css": style})
    made = read(tmp_path, "extra_css: [a.css]\n")
    assert [code for code, _, _ in told(made.findings)] == ["A003"]
    assert made.assets == {}


def test_a_style_may_not_take_the_name_of_ours(tmp_path: Path) -> None:
    """It would stand in its place; that is what the overlay is for."""
    put(tmp_path, {"content/gaya.css": "a {}", "content/b/x.css": "", "content/c/x.css": ""})
    made = read(tmp_path, "extra_css: [gaya.css, b/x.css, c/x.css]\n")
    assert [what for _, _, what in told(made.findings)] == [
        "“extra_css” menyebut gaya.css, nama yang sudah dipakai.",
        "“extra_css” menyebut x.css, nama yang sudah dipakai.",
    ]


def test_styles_of_anybody_are_not_used(tmp_path: Path) -> None:
    """In a safe build; one sentence says so."""
    put(tmp_path, {"content/a.css": "a {}", "site_templates/aset/gaya-sendiri.css": "b {}"})
    made = read(tmp_path, "extra_css: [a.css]\n", safe=True)
    assert (made.info.styles, made.assets) == ((), {})
    assert [code for code, _, _ in told(made.findings)] == ["A007", "A007"]
