"""An owner's colour: one, made legible on light and on dark paper by itself.

Names are those of Material for MkDocs. Links and buttons are text, so the colour is darkened (on
dark paper lightened) until its contrast on every ground it stands on is enough, and no more.
"""

from __future__ import annotations

import re

NAMES = {
    "red": "#ef5552", "pink": "#e92063", "purple": "#ab47bd", "deep purple": "#7e56c2",
    "indigo": "#4051b5", "blue": "#2094f3", "light blue": "#02a6f2", "cyan": "#00bdd6",
    "teal": "#009485", "green": "#4cae4f", "light green": "#8bc34b", "lime": "#cbdc38",
    "yellow": "#ffec3d", "amber": "#ffc105", "orange": "#ffa724", "deep orange": "#ff6e42",
    "brown": "#795649", "grey": "#757575", "blue grey": "#546d78", "black": "#000000",
}  # fmt: skip
ENOUGH = 5.0  # WCAG AA asks for 4.5 of text
LIGHT_PAPERS = ((251, 250, 246), (255, 255, 255))  # --kertas, --muka of gaya.css
DARK_PAPERS = ((16, 22, 21), (23, 33, 32))
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS = 50
Colour = tuple[int, int, int]


def colour_of(text: str) -> Colour | None:
    """A colour by its name or as #rrggbb; None where it is neither."""
    written = NAMES.get(text.strip().lower().replace("-", " "), text.strip())
    if not _HEX.fullmatch(written):
        return None
    digits = written[1:] if len(written) == 7 else "".join(c * 2 for c in written[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours by WCAG: 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def style_of(base: Colour) -> bytes:
    """The style sheet that puts a colour in place of the portal's own."""
    light_soft = _mix(base, LIGHT_PAPERS[1], 88)
    dark_soft = _mix(base, DARK_PAPERS[0], 78)
    light = _legible(base, (0, 0, 0), (*LIGHT_PAPERS, light_soft))
    dark = _legible(base, (255, 255, 255), (*DARK_PAPERS, dark_soft))
    return (
        f":root {{ --utama: {_hex(light)}; --utama-lembut: {_hex(light_soft)}; }}\n"
        "@media (prefers-color-scheme: dark) {\n"
        f"  :root {{ --utama: {_hex(dark)}; --utama-lembut: {_hex(dark_soft)}; }}\n"
        "}\n"
    ).encode()


def _legible(base: Colour, towards: Colour, grounds: tuple[Colour, ...]) -> Colour:
    """The colour nearest to `base`, on its way to black or white, that can be read on all."""
    mixed = (_mix(base, towards, 100 * step // _STEPS) for step in range(_STEPS + 1))
    return next(c for c in mixed if all(contrast(c, ground) >= ENOUGH for ground in grounds))


def _mix(one: Colour, other: Colour, percent: int) -> Colour:
    pairs = zip(one, other, strict=True)
    red, green, blue = ((a * (100 - percent) + b * percent) // 100 for a, b in pairs)
    return red, green, blue


def _light(colour: Colour) -> float:
    parts = [value / 255 for value in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{value:02x}" for value in colour)
