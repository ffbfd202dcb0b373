"""Small photographs as telephones write them, with what they tell beside the picture."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

PLACE = {1: "S", 2: (2.0, 20.0, 3.0), 3: "E", 4: (115.0, 25.0, 3.0)}


def photograph(
    form: str = "JPEG", *, place: bool = False, serial: str = "", turned: int = 1
) -> bytes:
    """A small picture; with the place where it was taken, the camera, how it is turned."""
    image = Image.new("RGB", (24, 16), "#2a7")
    image.paste("#fff", (0, 0, 9, 9))
    exif = Image.Exif()
    exif[0x010F] = "Ponsel"
    if turned != 1:
        exif[0x0112] = turned
    if place:
        exif.get_ifd(0x8825).update(PLACE)
    if serial:
        exif.get_ifd(0x8769)[0xA431] = serial
    made = BytesIO()
    image.save(made, form, exif=exif)
    return made.getvalue()
