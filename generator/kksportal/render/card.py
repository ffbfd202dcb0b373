"""Draws a district's card as a PNG of few colours: the same bytes on any machine.

The font is the one that Pillow includes, so the fonts of the machine have no effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from kksportal.exports.card import CardView

if TYPE_CHECKING:
    from PIL import Image, ImageFont

WIDTH, HEIGHT = 1200, 630
_LEFT, _RIGHT = 64, 1136
_BAND = 84  # how tall the mark of simulated data is
_TILES = (0, 1, 2, 1, 0, 1, 2, 1, 0)  # nine tatanan, as tiles of three tones
_NAME_SIZES = (92, 80, 68, 56)
_KNOWN_SIZES = (38, 34, 30)
_AWARD_SIZES = (66, 56, 46)
_SMALL = 42  # ten pixels when the card is shown 300 wide
_PACKED = 4  # of cards that have few tones; level 6 takes twice the time for 3% fewer bytes

# The light theme of gaya.css, as a palette of sixteen: paper, and inks in tones from paper on.
_PAPER = "#fbfaf6"
_WARNING = "#8a4b00"


class _Ink(NamedTuple):
    """A colour to write with: where its tones begin in the palette, and how many there are."""

    colour: str
    first: int
    tones: int


_LINE, _SOFTER, _SOFT = 1, 2, 3  # a rule, and two tones of tiles: below all that is written
_INK = _Ink("#17211f", 4, 3)
_QUIET = _Ink("#55625f", 7, 3)
_MAIN = _Ink("#0b5d57", 10, 3)
_HEED = 13
_LIGHT = _Ink("#ffffff", 14, 2)  # on the warning
_FAINT = ("#d5d9d3", "#b5d3cd", "#6ba79d")
_FULL = _MAIN.first + _MAIN.tones - 1
_STEPS = (_FULL, _SOFT, _SOFTER)


def draw_card(view: CardView) -> bytes:
    """The card as a PNG: drawn as places in its palette, so that no colour is looked for after."""
    picture = _ground(view.simulated).copy()
    _write(picture, view)
    picture.putpalette(_palette())
    out = BytesIO()
    picture.save(out, "PNG", compress_level=_PACKED, bits=4)
    return out.getvalue()


@cache
def _palette() -> bytes:
    """The sixteen colours, in their order."""
    from PIL import ImageColor

    paper, heed = ImageColor.getrgb(_PAPER), ImageColor.getrgb(_WARNING)
    colours = [paper, *map(ImageColor.getrgb, _FAINT)]
    colours += [_mixed(paper, ink, n) for ink in (_INK, _QUIET, _MAIN) for n in (1, 2, 3)]
    colours += [heed, *(_mixed(heed, _LIGHT, n) for n in (1, 2))]
    return bytes(channel for colour in colours for channel in colour)


def _mixed(below: Sequence[int], ink: _Ink, tone: int) -> tuple[int, int, int]:
    """A tone of an ink on what is below it."""
    from PIL import ImageColor

    pairs = zip(below, ImageColor.getrgb(ink.colour), strict=True)
    red, green, blue = (round(a + (b - a) * tone / ink.tones) for a, b in pairs)
    return red, green, blue


# Saves 1 ms a card.
@lru_cache(maxsize=2)
def _ground(simulated: bool) -> Image.Image:
    """What is the same on all cards: paper, tiles, and the mark of simulated data."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 15, HEIGHT), fill=_FULL)
    top = 48 + (_BAND if simulated else 0)
    for place, tone in enumerate(_TILES):
        x, y = _RIGHT - 128 + place % 3 * 44, top + place // 3 * 44
        draw.rectangle((x, y, x + 37, y + 37), fill=_STEPS[tone])
    if simulated:
        draw.rectangle((0, 0, WIDTH, _BAND), fill=_HEED)
        words = "DATA SIMULASI · daerah ini tidak ada"
        _text(picture, (_LEFT, 12), words, 54, _LIGHT, bold=1)
    return picture


def _write(picture: Image.Image, view: CardView) -> None:
    from PIL import ImageDraw

    top = 44 + (_BAND if view.simulated else 0)
    # The tiles are at the right of the first lines.
    beside = _RIGHT - _LEFT - 168
    _text(picture, (_LEFT, top), _fitted(view.portal, _SMALL, beside), _SMALL, _MAIN, bold=1)
    top += 62
    lines, size = _name(view.name, beside)
    for line in lines:
        _text(picture, (_LEFT, top), line, size, _INK, bold=2)
        top += round(size * 1.08)
    wide = _RIGHT - _LEFT
    top += 6
    _text(picture, (_LEFT, top), _fitted(view.province, _SMALL, wide), _SMALL, _QUIET)
    bottom = HEIGHT - 66
    known = " · ".join(part for part in (view.figures, view.as_of) if part)
    size = next((s for s in _KNOWN_SIZES if _width(known, s) <= wide), _KNOWN_SIZES[-1])
    _text(picture, (_LEFT, bottom), _fitted(known, size, wide), size, _INK)
    rule = (_LEFT, bottom - 20, _RIGHT, bottom - 18)
    ImageDraw.Draw(picture).rectangle(rule, fill=_LINE)
    # The award is in the middle of the space that is left.
    middle = (top + _SMALL + bottom - 20) // 2
    ink = _MAIN if view.has_award else _QUIET
    size = next((s for s in _AWARD_SIZES if _width(view.award, s) <= wide), _AWARD_SIZES[-1])
    award = _fitted(view.award, size, wide)
    _text(picture, (_LEFT, middle + 4 - size), award, size, ink, bold=1)
    _text(picture, (_LEFT, middle + 14), _fitted(view.award_note, 38, wide), 38, _QUIET)


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
    picture: Image.Image,
    place: tuple[int, int],
    words: str,
    size: int,
    ink: _Ink,
    *,
    bold: int = 0,
) -> None:
    """A line of words at a place."""
    from PIL import ImageChops

    if not words:
        return
    toned, (x, y) = _line(words, size, ink, bold)
    left, top = place[0] + x, place[1] + y
    box = (left, top, left + toned.width, top + toned.height)
    # Where two lines are near, neither wipes out the other's letters.
    picture.paste(ImageChops.lighter(picture.crop(box), toned), box)


# Saves 2 ms a card: the portal's name, a province and an award stand on many.
@lru_cache(maxsize=64)
def _line(words: str, size: int, ink: _Ink, bold: int) -> tuple[Image.Image, tuple[int, int]]:
    """Words in the tones of an ink, and where they begin beside their place.

    How much of a pixel they cover tells its tone.
    """
    from PIL import Image, ImageDraw

    font = _font(size)
    left, top, right, bottom = map(int, font.getbbox(words, stroke_width=bold))
    covered = Image.new("L", (right - left + 2, bottom - top + 2), 0)
    at = (1 - left, 1 - top)
    ImageDraw.Draw(covered).text(at, words, font=font, fill=255, stroke_width=bold)
    return covered.point(_tones(ink)), (left - 1, top - 1)


@cache
def _tones(ink: _Ink) -> list[int]:
    """The place in the palette for each share of a pixel that an ink covers, in 255ths."""
    tones = (round(share * ink.tones / 255) for share in range(256))
    return [ink.first + tone - 1 if tone else 0 for tone in tones]


# Saves 0.7 ms a card: 17 hits of 40 µs.
@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Pillow with FreeType, as its wheels are
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)
