"""Pictures for simulated stories: plain patterns that say what they are, the same bytes always."""

from __future__ import annotations

import struct
import zlib
from itertools import groupby

WIDTH, HEIGHT = 1200, 800
COUNT = 12
_INK = (255, 255, 255)
# Letters of five by seven dots, a row a number.
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
_COLOURS = (
    (12, 92, 86),
    (138, 75, 8),
    (60, 80, 120),
    (110, 60, 90),
)


def picture_name(number: int) -> str:
    """The file of one of the dozen pictures."""
    return f"simulasi-{number % COUNT + 1:02}.png"


def make_picture(number: int) -> bytes:
    """A PNG of bands in two tones with "DATA SIMULASI" across it."""
    base = _COLOURS[number % len(_COLOURS)]
    light = tuple(min(255, c + 40 + 6 * (number % 5)) for c in base)
    band = 40 + 20 * (number % 7)
    lines = [_line(y, base, light, band) for y in range(HEIGHT)]
    raw = b"".join(b"\x00" + line for line in lines)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    palette = bytes((*base, *light, *_INK))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", head),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", zlib.compress(raw, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _line(y: int, base: tuple[int, ...], light: tuple[int, ...], band: int) -> bytes:
    """One line of pixels: 0 and 1 the tones of the bands, 2 the letters."""
    pixels = bytearray(((x + y) // band) % 2 for x in range(WIDTH))
    width = len(_WORDS) * 6 * _DOT
    left, top = (WIDTH - width) // 2, (HEIGHT - 7 * _DOT) // 2
    row = (y - top) // _DOT
    if 0 <= row < 7 and y >= top:
        for place, letter in enumerate(_WORDS):
            dots = f"{_LETTERS[letter][row]:05b}"
            x = left + place * 6 * _DOT
            for dot, run in groupby(dots):
                many = len(list(run)) * _DOT
                if dot == "1":
                    pixels[x : x + many] = b"\x02" * many
                x += many
    return bytes(pixels)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
