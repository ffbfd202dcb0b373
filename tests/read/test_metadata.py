"""What cameras write beside a picture is seen, and taken out without touching the picture."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from kksportal.read.metadata import CleaningError, Told, cleaned, orientation_of, told_in
from tests.foto import photograph

FORMS = ("JPEG", "PNG", "WEBP")
NOTHING = Told(place=False, owner="")


def pixels(raw: bytes) -> bytes:
    """The decoded picture."""
    with Image.open(BytesIO(raw)) as image:
        return image.tobytes()


@pytest.mark.parametrize("form", FORMS)
def test_a_place_is_seen_and_taken_out(form: str) -> None:
    """The rest of the file is as it was: the pixels, and how the picture is turned."""
    raw = photograph(form, place=True, serial="123", turned=6)
    assert told_in(raw) == Told(place=True, owner="nomor seri kamera")
    plain = cleaned(raw)
    assert told_in(plain) == NOTHING
    assert pixels(plain) == pixels(raw)
    assert orientation_of(plain) == orientation_of(raw) == 6
    with Image.open(BytesIO(plain)) as image:
        assert dict(image.getexif()) == {0x0112: 6}
    assert cleaned(plain) == plain


@pytest.mark.parametrize("form", FORMS)
def test_a_plain_picture_tells_nothing(form: str) -> None:
    """The control: a maker's name is no place; cleaned of it, the picture is the same."""
    raw = photograph(form)
    assert told_in(raw) == NOTHING
    assert pixels(cleaned(raw)) == pixels(raw)


def test_only_a_serial_number_is_no_place() -> None:
    """Of whom the camera is, is told apart from where it was."""
    assert told_in(photograph(serial="123")) == Told(place=False, owner="nomor seri kamera")


@pytest.mark.parametrize("packed", [True, False])
def test_a_place_in_words_is_seen(packed: bool) -> None:
    """XMP in a PNG, packed or not; and what telephones append behind a JPEG."""
    told = PngImagePlugin.PngInfo()
    told.add_itxt("XML:com.adobe.xmp", '<x exif:GPSLatitude="2,20S"/>', zip=packed)
    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, "PNG", pnginfo=told)
    assert told_in(made.getvalue()).place
    assert told_in(cleaned(made.getvalue())) == NOTHING
    behind = photograph() + b"film <exif:GPSLatitude>"
    assert told_in(behind).place
    assert told_in(cleaned(behind)) == NOTHING


def test_a_progressive_picture_is_cleaned_whole() -> None:
    """It has several scans, with tables between them."""
    made = BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 20.0, 3.0)})
    Image.effect_noise((64, 64), 90).save(made, "JPEG", progressive=True, exif=exif)
    plain = cleaned(made.getvalue())
    assert pixels(plain) == pixels(made.getvalue())
    assert not told_in(plain).place


@pytest.mark.parametrize(
    "raw", [b"", b"GIF89a", b"\xff\xd8", photograph()[:60], b"RIFF1234WEBP"[:8]]
)
def test_what_cannot_be_cleaned_is_refused(raw: bytes) -> None:
    """Another kind of file, or a broken one, with a sentence."""
    with pytest.raises(CleaningError):
        cleaned(raw)


def test_hostile_tags_end() -> None:
    """Directories that lead to themselves, and lengths beyond the file."""
    loop = b"II*\0\x08\0\0\0" + b"\xff\xff" + (b"\x25\x88\x04\0\x01\0\0\0\x08\0\0\0" * 600)
    assert told_in(b"Exif\0\0" + loop) == NOTHING
    assert told_in(b"Exif\0\0II*\0\xff\xff\xff\xff") == NOTHING
