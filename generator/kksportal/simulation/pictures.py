"""Pictures for simulated stories: plain patterns with the words "DATA SIMULASI".

The locked Pillow writes the same bytes for the same number, on any day and in any folder.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH, HEIGHT = 1200, 800
COUNT = 12
_INK = (255, 255, 255)
# Letters of five by seven dots, each row a number: a font would differ between Pillow versions.
_LETTERS = {
    "D": (30, 17, 17, 17, 17, 17, 30),
    "A": (14, 17, 17, 31, 17, 17, 17),
    "T": (31, 4, 4, 4, 4, 4, 4),
    "S": (15, 16, 16, 14, 1, 1, 30),
    "I": (14, 4, 4, 4, 4, 4, 14),
    "M": (17, 27, 21, 21, 17, 17, 17),
    "U": (17, 17, 17, 17, 17, 17, 14),
    "L": (16, 16, 16, 16, 16, 16, 31),
    " ": (0, 0, 0, 0, 0, 0, 0),
}
_WORDS = "DATA SIMULASI"
_DOT = 14
_LEFT = (WIDTH - len(_WORDS) * 6 * _DOT) // 2
_TOP = (HEIGHT - 7 * _DOT) // 2
_COLOURS = ((12, 92, 86), (138, 75, 8), (60, 80, 120), (110, 60, 90))
# How wide and how tall the fields are; as large as the picture: only bands.
_FIELDS = ((100, 100), (60, HEIGHT), (WIDTH, 50), (200, 80), (40, 40), (150, HEIGHT), (WIDTH, 160))


def picture_name(number: int) -> str:
    """The file of one of the dozen pictures."""
    return f"simulasi-{number % COUNT + 1:02}.png"


def make_picture(number: int) -> bytes:
    """A PNG of fields in two tones with "DATA SIMULASI" across it."""
    from PIL import Image, ImageDraw

    base = _COLOURS[number % len(_COLOURS)]
    light = (min(255, c + 30 + 5 * (number % 5)) for c in base)
    picture = Image.new("P", (WIDTH, HEIGHT))
    picture.putpalette((*base, *light, *_INK))
    draw = ImageDraw.Draw(picture)
    _draw_fields(draw, *_FIELDS[number % len(_FIELDS)])
    _draw_words(draw)
    out = BytesIO()
    picture.save(out, "PNG", compress_level=9, bits=2)
    return out.getvalue()


def _draw_fields(draw: ImageDraw.ImageDraw, wide: int, tall: int) -> None:
    """Every other field in the lighter tone, colour 1 of the palette."""
    for down, top in enumerate(range(0, HEIGHT, tall)):
        for left in range((down + 1) % 2 * wide, WIDTH, 2 * wide):
            draw.rectangle((left, top, left + wide - 1, top + tall - 1), fill=1)


def _draw_words(draw: ImageDraw.ImageDraw) -> None:
    """The words in ink, colour 2 of the palette, a square a dot."""
    for place, letter in enumerate(_WORDS):
        for line, dots in enumerate(_LETTERS[letter]):
            for dot in range(5):
                if dots >> (4 - dot) & 1:
                    x, y = _LEFT + (place * 6 + dot) * _DOT, _TOP + line * _DOT
                    draw.rectangle((x, y, x + _DOT - 1, y + _DOT - 1), fill=2)
