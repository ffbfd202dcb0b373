"""Pictures for simulated stories: plain patterns that say what they are, the same bytes always."""

from __future__ import annotations

from functools import cache

from kksportal.simulation.png import write_png

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
    base = _COLOURS[number % len(_COLOURS)]
    light = tuple(min(255, c + 30 + 5 * (number % 5)) for c in base)
    wide, tall = _FIELDS[number % len(_FIELDS)]
    rows = [_row(wide, y // tall % 2, (y - _TOP) // _DOT) for y in range(HEIGHT)]
    return write_png(rows, WIDTH, bytes((*base, *light, *_INK)))


@cache
def _row(wide: int, first: int, line: int) -> bytes:
    """One row, four pixels to a byte: 0 and 1 are the tones of the fields, 2 the letters."""
    pixels = bytearray((x // wide + first) % 2 for x in range(WIDTH))
    if 0 <= line < 7:
        for place, letter in enumerate(_WORDS):
            for dot in range(5):
                if _LETTERS[letter][line] >> (4 - dot) & 1:
                    x = _LEFT + (place * 6 + dot) * _DOT
                    pixels[x : x + _DOT] = b"\x02" * _DOT
    four = zip(pixels[::4], pixels[1::4], pixels[2::4], pixels[3::4], strict=True)
    return bytes(a << 6 | b << 4 | c << 2 | d for a, b, c, d in four)
