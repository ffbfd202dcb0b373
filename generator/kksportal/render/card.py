"""Draws a district's card as a PNG of few colours: the same bytes on any machine.

The font is the one that Pillow includes, so the fonts of the machine have no effect.
"""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from kksportal.exports.card import CardView

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
_LEFT, _RIGHT = 64, 1136
_BAND = 84  # how tall the mark of simulated data is
_COLOURS = 16
# The light theme of gaya.css: paper, ink, quiet ink, main; warnings; award steps.
_PAPER, _INK, _QUIET, _MAIN = "#fbfaf6", "#17211f", "#55625f", "#0b5d57"
_HEED = "#8a4b00"
_STEPS = ("#0b5d57", "#6ba79d", "#b5d3cd")
_TILES = (0, 1, 2, 1, 0, 1, 2, 1, 0)  # nine tatanan, as tiles of three tones
_NAME_SIZES = (92, 80, 68, 56)
_KNOWN_SIZES = (38, 34, 30)
_AWARD_SIZES = (66, 56, 46)
_SMALL = 42  # ten pixels when the card is shown 300 wide


def draw_card(view: CardView) -> bytes:
    """The card as a PNG."""
    from PIL import Image

    picture = _ground(view.simulated).copy()
    _write(picture, view)
    out = BytesIO()
    few = picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=6, bits=4)  # a palette of sixteen
    return out.getvalue()


# Saves 1.1 ms a card.
@lru_cache(maxsize=2)
def _ground(simulated: bool) -> Image.Image:
    """What is the same on all cards: paper, tiles, and the mark of simulated data."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 15, HEIGHT), fill=_MAIN)
    top = 48 + (_BAND if simulated else 0)
    for place, tone in enumerate(_TILES):
        x, y = _RIGHT - 128 + place % 3 * 44, top + place // 3 * 44
        draw.rectangle((x, y, x + 37, y + 37), fill=_STEPS[tone])
    if simulated:
        draw.rectangle((0, 0, WIDTH, _BAND), fill=_HEED)
        words = "DATA SIMULASI · daerah ini tidak ada"
        _text(draw, (_LEFT, 12), words, 54, "#ffffff", bold=1)
    return picture


def _write(picture: Image.Image, view: CardView) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    top = 44 + (_BAND if view.simulated else 0)
    # The tiles are at the right of the first lines.
    beside = _RIGHT - _LEFT - 168
    _text(draw, (_LEFT, top), _fitted(view.portal, _SMALL, beside), _SMALL, _MAIN, bold=1)
    top += 62
    lines, size = _name(view.name, beside)
    for line in lines:
        _text(draw, (_LEFT, top), line, size, _INK, bold=2)
        top += round(size * 1.08)
    wide = _RIGHT - _LEFT
    top += 6
    _text(draw, (_LEFT, top), _fitted(view.province, _SMALL, wide), _SMALL, _QUIET)
    bottom = HEIGHT - 66
    known = " · ".join(part for part in (view.figures, view.as_of) if part)
    size = next((s for s in _KNOWN_SIZES if _width(known, s) <= wide), _KNOWN_SIZES[-1])
    _text(draw, (_LEFT, bottom), _fitted(known, size, wide), size, _INK)
    draw.rectangle((_LEFT, bottom - 20, _RIGHT, bottom - 18), fill="#d5d9d3")
    # The award is in the middle of the space that is left.
    middle = (top + _SMALL + bottom - 20) // 2
    ink = _MAIN if view.has_award else _QUIET
    size = next((s for s in _AWARD_SIZES if _width(view.award, s) <= wide), _AWARD_SIZES[-1])
    _text(draw, (_LEFT, middle + 4 - size), _fitted(view.award, size, wide), size, ink, bold=1)
    _text(draw, (_LEFT, middle + 14), _fitted(view.award_note, 38, wide), 38, _QUIET)


def _name(name: str, wide: int) -> tuple[list[str], int]:
    """The name on one or two lines, as large as they allow."""
    for size in _NAME_SIZES:
        lines = _lines(name, size, wide)
        if len(lines) <= 2:
            return lines, size
    smallest = _NAME_SIZES[-1]
    lines = _lines(name, smallest, wide)
    return [lines[0], _fitted(" ".join(lines[1:]), smallest, wide)], smallest


def _lines(words: str, size: int, wide: int) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or _width(longer, size) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_fitted(line, size, wide) for line in lines]


def _fitted(words: str, size: int, wide: int) -> str:
    """Words on one line, cut with an ellipsis where they are too long."""
    words = " ".join(words.split())
    if _width(words, size) <= wide:
        return words
    while words and _width(f"{words}…", size) > wide:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _width(words: str, size: int) -> float:
    return float(_font(size).getlength(words))


def _text(
    draw: ImageDraw.ImageDraw,
    place: tuple[int, int],
    words: str,
    size: int,
    ink: str,
    *,
    bold: int = 0,
) -> None:
    draw.text(place, words, font=_font(size), fill=ink, stroke_width=bold, stroke_fill=ink)


# Saves 0.7 ms a card: 17 hits of 40 µs.
@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Pillow with FreeType, as its wheels are
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)
