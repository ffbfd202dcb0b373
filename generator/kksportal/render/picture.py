"""Pictures as published: WebP of a given width, upright, without the camera's metadata."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from kksportal.read.picture import opened

RECIPE = "webp 1"  # to be changed when pictures are encoded in another way
_QUALITY = 76
_METHOD = 4


LONGEST = 1920  # pixels of the longer side of a photo that is kept, as in a browser's check
_KEPT_QUALITY = 85


def to_kept(raw: bytes) -> bytes:
    """A photo as it is kept beside a text: JPEG, upright, not too large, nothing of the camera.

    Raises PictureError when it cannot be decoded.
    """
    from PIL import Image, ImageOps

    with opened(raw) as source:
        upright = ImageOps.exif_transpose(source)
        if upright.has_transparency_data:
            sheet = Image.new("RGBA", upright.size, "white")
            sheet.alpha_composite(upright.convert("RGBA"))
            upright = sheet
        plain = upright.convert("RGB")
    plain.info.clear()  # no EXIF, no place, no profile goes along
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    out = BytesIO()
    plain.save(out, "JPEG", quality=_KEPT_QUALITY, optimize=True)
    return out.getvalue()


def to_webp(raw: bytes, widths: Iterable[int]) -> list[bytes]:
    """A picture in several widths; the same bytes give the same bytes.

    Raises PictureError when it cannot be decoded.
    """
    from PIL import Image, ImageOps

    with opened(raw) as source:
        upright = ImageOps.exif_transpose(source)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain.info.clear()  # no EXIF, no place, no profile goes along
    encoded = []
    for width in widths:
        height = max(1, round(plain.height * width / plain.width))
        small = plain.resize((width, height), Image.Resampling.LANCZOS)
        out = BytesIO()
        small.save(out, "WEBP", quality=_QUALITY, method=_METHOD, exif=b"", icc_profile=b"")
        encoded.append(out.getvalue())
    return encoded
