"""A picture is looked at with distrust: its upright size and key, or a reason for its author."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kksportal.read import picture
from kksportal.read.picture import Looked, PictureError, decoding, look_at, opened, read_picture
from tests.read.files import put

NO_PICTURE = "isinya bukan gambar yang utuh (JPEG, PNG, atau WebP)"
TOO_LARGE = "lebih dari 40 juta piksel"
NOT_OPEN = "berkasnya tidak dapat dibuka"


def drawn(
    form: str = "PNG", size: tuple[int, int] = (3, 2), *, orientation: int | None = None
) -> bytes:
    """A plain picture of a size, with how a camera says it lies."""
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, form, exif=exif)
    return out.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG whose head claims a size that its body does not have."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_has_a_size_and_a_key(form: str, tmp_path: Path) -> None:
    """Width, height and the sha256 of the file, whatever the file is called."""
    raw = drawn(form)
    path = put(tmp_path / "x.bin", raw)
    assert look_at(path) == Looked(width=3, height=2, key=hashlib.sha256(raw).hexdigest())


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF"])
def test_other_forms_are_no_pictures_here(form: str, tmp_path: Path) -> None:
    """The control: what we do not publish is refused even under a good name."""
    with pytest.raises(PictureError) as fault:
        look_at(put(tmp_path / "x.png", drawn(form)))
    assert str(fault.value) == NO_PICTURE


@pytest.mark.parametrize(
    ("orientation", "size"),
    [(None, (3, 2))]
    + [(turn, (3, 2)) for turn in (0, 1, 2, 3, 4, 9)]
    + [(turn, (2, 3)) for turn in (5, 6, 7, 8)],
)
def test_a_picture_on_its_side_stands_upright(
    orientation: int | None, size: tuple[int, int], tmp_path: Path
) -> None:
    """Four of the eight ways to hold a camera swap width and height."""
    looked = look_at(put(tmp_path / "x.jpg", drawn("JPEG", orientation=orientation)))
    assert (looked.width, looked.height) == size


def test_a_picture_that_changed_is_looked_at_anew(tmp_path: Path) -> None:
    """The same path with another size or another time is another picture."""
    path = put(tmp_path / "x.png", drawn(size=(3, 2)))
    assert look_at(path)[:2] == (3, 2)
    put(path, drawn(size=(5, 4)))
    os.utime(path, ns=(1, 1))
    assert look_at(path)[:2] == (5, 4)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
        (drawn()[:20], NO_PICTURE),
        (claiming(60_000, 60_000), TOO_LARGE),
        (claiming(11_000, 11_000), TOO_LARGE),
        (claiming(40_000_001, 1), TOO_LARGE),
    ],
    ids=["kosong", "svg", "terpotong", "bom", "bom-peringatan", "satu-lebih"],
)
def test_what_is_no_usable_picture_is_refused(raw: bytes, reason: str, tmp_path: Path) -> None:
    """Nothing that a decoder cannot read, and nothing that claims too many pixels."""
    with pytest.raises(PictureError) as fault:
        look_at(put(tmp_path / "x.png", raw))
    assert str(fault.value) == reason


def test_a_picture_may_have_forty_million_pixels() -> None:
    """The control: exactly the most pixels are taken."""
    with opened(claiming(8_000, 5_000), whole=False) as image:
        assert image.size == (8_000, 5_000)


def test_a_picture_is_decoded_only_when_it_is_wanted_whole() -> None:
    """A head that promises more than the body has is seen when the picture is decoded."""
    with opened(claiming(30, 20), whole=False) as image:
        assert image.size == (30, 20)
    with pytest.raises(PictureError) as fault, opened(claiming(30, 20)):
        pass
    assert str(fault.value) == NO_PICTURE


def test_the_head_of_a_photograph_is_enough_to_look_at_it(tmp_path: Path) -> None:
    """A JPEG whose end lacks has its size; that it cannot be published shows when it is decoded."""
    raw = drawn("JPEG", (300, 200))[:-400]
    assert look_at(put(tmp_path / "x.jpg", raw))[:2] == (300, 200)
    with pytest.raises(PictureError), opened(raw):
        pass


def test_a_sound_picture_is_decoded() -> None:
    """The control: the pixels of a whole picture are there."""
    with opened(drawn()) as image:
        assert image.getpixel((2, 1)) == (0, 128, 0)


def test_a_picture_may_have_fifteen_megabytes(tmp_path: Path) -> None:
    """A file of exactly the most bytes is read; one byte more is refused unread."""
    path = tmp_path / "x.png"
    with path.open("wb") as file:
        file.truncate(15_000_000)
    assert len(read_picture(path)) == 15_000_000
    with path.open("ab") as file:
        file.truncate(15_000_001)
    with pytest.raises(PictureError) as fault:
        read_picture(path)
    assert str(fault.value) == "berkasnya lebih dari 15 MB"


def test_a_picture_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file and a folder are reasons for the author, not crashes."""
    for call in (look_at, read_picture):
        with pytest.raises(PictureError) as fault:
            call(tmp_path / "tiada.png")
        assert str(fault.value) == NOT_OPEN
    with pytest.raises(PictureError) as fault:
        read_picture(tmp_path)
    assert str(fault.value) == NOT_OPEN


def test_whatever_a_decoder_raises_becomes_a_reason() -> None:
    """Our own reasons stay, a bomb is too large, anything else is no picture."""
    faults: list[tuple[Exception, str]] = [
        (PictureError("punya kami"), "punya kami"),
        (Image.DecompressionBombError("x"), TOO_LARGE),
        (RuntimeError("x"), NO_PICTURE),
        (SyntaxError("x"), NO_PICTURE),
    ]
    for raised, reason in faults:
        with pytest.raises(PictureError) as fault, decoding():
            raise raised
        assert str(fault.value) == reason


def test_the_most_pixels_may_not_be_raised_by_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the area that counts: six pixels are too many where five are the most."""
    monkeypatch.setattr(picture, "MOST_PIXELS", 6)
    with opened(drawn()) as image:
        assert image.size == (3, 2)
    monkeypatch.setattr(picture, "MOST_PIXELS", 5)
    with pytest.raises(PictureError), opened(drawn()):
        pass
