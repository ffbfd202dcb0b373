"""Pictures of stories: small, upright, without what a camera wrote; a bad one is a finding."""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kksportal.effects import Folders
from kksportal.read.picture import MOST_BYTES, PictureError, look_at
from kksportal.render.picture import to_webp
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal, check
from kksportal.words.portal import PortalInfo
from tests.conftest import ROOT, build

pytestmark = pytest.mark.xdist_group("situs")

INFO = PortalInfo(name="Portal uji", office="Kantor uji")
MARK = "Kamera Rahasia 9000"


def photograph(
    size: tuple[int, int] = (1500, 1000), *, orientation: int = 1, place: bool = True
) -> bytes:
    """A JPEG as a telephone makes it: a red left half, who took it, and where."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = MARK
    if place:
        exif.get_ifd(0x8825)[2] = (3.0, 19.0, 5.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, icc_profile=b"profil " * 20)
    return out.getvalue()


def png_of(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that claims a size, with whatever body."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(body)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


BAD_HEADS = {
    "bom.png": (png_of(60_000, 60_000), "juta piksel"),
    "bom-kecil.png": (png_of(9_000, 9_000), "juta piksel"),
    "bom-peringatan.png": (png_of(11_000, 11_000), "juta piksel"),
    "teks.jpg": (b"<script>alert(1)</script>", "bukan gambar"),
    "kosong.webp": (b"", "bukan gambar"),
    "vektor.png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan gambar"),
    "gif.png": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "bukan gambar"),
    "nol.png": (png_of(0, 0), "bukan gambar"),
}
BAD_BODIES = {
    "terpotong.jpg": photograph()[:3000],
    "rusak.png": png_of(200, 200, b"pendek"),
    "terpotong.webp": to_webp(photograph(), [480])[0][:300],
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of two fictional districts."""
    portal = tmp_path_factory.mktemp("foto") / "portal"
    simulate_nation(portal, 2, seed=4)
    return portal


@pytest.fixture
def portal(base: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(base, tmp_path / "portal"))


def story_of(portal: Path) -> Path:
    """The first story that shows a picture."""
    return sorted((portal / "content/inovasi").glob("*.md"))[0]


def show(portal: Path, name: str, content: bytes) -> Path:
    """Have the first story show another picture."""
    path = portal / "content/inovasi/foto" / name
    path.write_bytes(content)
    story = story_of(portal)
    text = story.read_text("utf-8")
    story.write_text(re.sub(r"berkas: foto/\S+", f"berkas: foto/{name}", text), "utf-8")
    return path


def pictures(site: Path) -> set[str]:
    """The picture files of a site."""
    return {p.relative_to(site).as_posix() for p in (site / "foto").rglob("*") if p.is_file()}


def test_every_picture_of_the_portal_comes_in_two_widths(site: Path) -> None:
    """WebP of 480 and 960 pixels, no original, and no file that no page shows."""
    shown = set()
    for page in (site / "inovasi").rglob("index.html"):
        for image in re.findall(r"<img [^>]*>", page.read_text("utf-8")):
            source, set_of = (
                re.search(r'src="[./]*([^"]+)"', image),
                re.search(r'srcset="([^"]+)" sizes="[^"]+"', image),
            )
            assert source is not None
            assert set_of is not None
            files = re.findall(r"(foto/\S+) (\d+)w", set_of[1])
            assert [width for _, width in files] == ["480", "960"]
            assert 'width="960" height="640" loading="lazy"' in image
            assert re.search(r'alt="[^"]{10,}"', image)
            for address, width in files:
                with Image.open(site / address) as made:
                    assert (made.format, made.width) == ("WEBP", int(width))
            shown |= {address for address, _ in files}
    assert shown
    assert {p for p in pictures(site) if p.count("/") == 1} == shown
    assert not list((site / "foto").rglob("*simulasi-pasar.webp"))


def test_what_a_camera_wrote_does_not_travel() -> None:
    """No EXIF, no place, no colour profile; the picture itself stays what it was."""
    raw = photograph()
    assert MARK.encode() in raw
    for content in to_webp(raw, (480, 960)):
        assert MARK.encode() not in content
        with Image.open(BytesIO(content)) as image:
            assert not image.getexif()
            assert "icc_profile" not in image.info
            assert image.size[0] * 2 == image.size[1] * 3
            red, white = image.getpixel((10, 100)), image.getpixel((image.width - 10, 100))
            assert isinstance(red, tuple)
            assert isinstance(white, tuple)
            assert red[0] > 200 > red[1]
            assert min(white) > 240


def test_a_picture_taken_sideways_stands_upright(tmp_path: Path) -> None:
    """The camera's note on turning is followed before it is thrown away."""
    path = tmp_path / "miring.jpg"
    path.write_bytes(photograph(orientation=6))
    assert look_at(path)[:2] == (1000, 1500)
    with Image.open(BytesIO(to_webp(path.read_bytes(), [480])[0])) as image:
        assert image.size == (480, 720)
        top, foot = image.getpixel((240, 10)), image.getpixel((240, 710))
        assert isinstance(top, tuple)
        assert isinstance(foot, tuple)
        assert top[1] < 60
        assert foot[1] > 240


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Whenever it is made."""
    assert to_webp(photograph(), (480, 960)) == to_webp(photograph(), (480, 960))


@pytest.mark.parametrize("name", BAD_HEADS)
def test_what_is_no_picture_is_told_at_reading(name: str, tmp_path: Path) -> None:
    """A bomb, a text, an SVG, a GIF, nothing at all: a sentence, never a crash."""
    content, why = BAD_HEADS[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PictureError, match=why):
        look_at(path)


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    """Fifteen megabytes are enough for anybody."""
    path = tmp_path / "besar.jpg"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(PictureError, match="15 MB"):
        look_at(path)


@pytest.mark.parametrize("name", BAD_BODIES)
def test_what_breaks_off_is_told_when_decoded(name: str) -> None:
    """A picture that is cut short or filled with noise is not published in part."""
    with pytest.raises(PictureError, match="utuh"):
        to_webp(BAD_BODIES[name], [480])


def test_a_sound_head_does_not_prove_a_sound_picture(tmp_path: Path) -> None:
    """What reading cannot see, decoding does: that is why `kks validate` decodes."""
    path = tmp_path / "terpotong.jpg"
    path.write_bytes(BAD_BODIES["terpotong.jpg"])
    assert look_at(path)[:2] == (1500, 1000)


def test_noise_never_crashes_a_decoder() -> None:
    """A sound file with some bytes changed is a picture or a sentence."""
    for raw in (photograph((300, 200)), png_of(20, 20, b"\0" * 1220)):
        for place in range(0, len(raw), max(1, len(raw) // 60)):
            spoilt = raw[:place] + bytes([raw[place] ^ 0xFF]) + raw[place + 1 :]
            with suppress(PictureError):
                assert to_webp(spoilt, [100])


@pytest.mark.parametrize("name", [*BAD_HEADS, *BAD_BODIES])
def test_validate_names_the_story_of_a_bad_picture(portal: Path, name: str) -> None:
    """The finding stands at the story, in its field, in Indonesian."""
    show(portal, name, BAD_HEADS[name][0] if name in BAD_HEADS else BAD_BODIES[name])
    _, findings = check(Folders(root=portal))
    about_photos = [f for f in findings if f.kind.code == "KKS-N004"]
    assert [f.column for f in about_photos] == ["foto"]
    assert about_photos[0].path == f"content/inovasi/{story_of(portal).name}"
    assert f"foto/{name}" in about_photos[0].what


def test_a_broken_picture_stops_the_build_or_is_left_out(portal: Path, tmp_path: Path) -> None:
    """Exit code 1 and no traceback; with --keep-going its story is left out, the rest stands."""
    show(portal, "terpotong.jpg", BAD_BODIES["terpotong.jpg"])
    site = tmp_path / "site"
    stopped = build(site, portal, "--no-downloads")
    assert stopped.returncode == 1
    assert "KKS-N004" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert not site.exists()
    going = build(site, portal, "--no-downloads", "--keep-going")
    assert "Traceback" not in going.stderr
    assert (site / "index.html").exists()
    assert not (site / "inovasi" / story_of(portal).stem).exists()


def test_a_small_or_odd_picture_is_never_enlarged(portal: Path, tmp_path: Path) -> None:
    """One file of its own width; a name of signs and spaces becomes a plain address."""
    image = BytesIO()
    Image.new("RGBA", (300, 900), (10, 90, 80, 128)).save(image, "PNG")
    show(portal, "kecil.png", image.getvalue())
    odd = portal / "content/inovasi/foto" / "aneh& onerror=x, 2x.png"
    (portal / "content/inovasi/foto/kecil.png").rename(odd)
    story = story_of(portal)
    text = story.read_text("utf-8")
    text = text.replace("berkas: foto/kecil.png", f"berkas: 'foto/{odd.name}'")
    story.write_text(text, "utf-8")
    site = tmp_path / "site"
    report = build_portal(Folders(root=portal), INFO, site, Options(jobs=1, downloads=False))
    assert report.built, report.findings
    page = (site / "inovasi" / story.stem / "index.html").read_text("utf-8")
    tag = re.search(r"<img [^>]*>", page)
    assert tag is not None
    assert re.search(r'src="\.\./\.\./foto/aneh-onerror-x-2x-[0-9a-f]{8}-300\.webp"', tag[0])
    assert 'width="300" height="900"' in tag[0]
    assert "srcset" not in tag[0]
    assert "onerror=x" not in tag[0]


def test_an_unchanged_picture_is_not_made_again(
    portal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither after another edit, nor when all pages are made anew; a new one is."""
    asked: list[Path] = []

    def counted(task: tuple[Path, str, list[int]]) -> list[bytes] | str:
        path, _, widths = task
        asked.append(path)
        return to_webp(path.read_bytes(), widths)

    monkeypatch.setattr("kksportal.site_build.pictures._made", counted)
    shutil.copytree(ROOT / "site_templates", portal / "site_templates")
    site = tmp_path / "site"

    def built() -> int:
        asked.clear()
        options = Options(jobs=1, cache=tmp_path / "ingatan", downloads=False)
        assert build_portal(Folders(root=portal), INFO, site, options).built
        return len(asked)

    assert built() > 1
    before = pictures(site)
    story = story_of(portal)
    story.write_text(story.read_text("utf-8") + "\nTambahan.\n", "utf-8")
    assert built() == 0
    template = portal / "site_templates/halaman/inovasi.html"
    template.write_text(template.read_text("utf-8") + "<!-- lain -->", "utf-8")
    assert built() == 0
    spoilt = site / min(before)
    sound = spoilt.read_bytes()
    spoilt.write_bytes(b"diubah")
    assert built() == 0
    assert spoilt.read_bytes() == sound
    assert pictures(site) == before
    show(portal, "baru.jpg", photograph(place=False))
    assert built() == 1
    assert {p.split("-")[0] for p in pictures(site) - before} == {"foto/baru"}
