"""How a portal looks: its logo, icon, colour and own styles, checked before they are on each page.

They are small, they bring nothing along that runs, and they ask no other host for anything.
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from kksportal.read.picture import PictureError, opened
from kksportal.render.picture import to_webp
from kksportal.settings.palette import colour_of, style_of
from kksportal.settings.reader import Reader, is_file
from kksportal.settings.svg import unsafe_in_svg

MOST_BYTES = 100_000  # of a file that is on every page
PALETTE_STYLE, OWN_STYLE = "aset/warna.css", "aset/gaya-sendiri.css"
_HIGH, _WIDE = 96, 480  # pixels of a logo: twice what the head of a page shows
_ICON = 64
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AWAY = re.compile(
    r"@import|url\(\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:|//|\\)|expression\s*\(|</"
    r"|[\"']\s*(?:(?:https?|ftp|wss?):|//)",
    re.I,
)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\n]?|([^\n]))")


class Looks(NamedTuple):
    """What the frame of each page needs to know of it."""

    logo: str = ""
    icon: str = ""
    styles: tuple[str, ...] = ()


def read_looks(reader: Reader, theme: dict[str, Any], taken: frozenset[str]) -> Looks:
    """The looks of a portal; what is published for them is put among the reader's assets.

    `taken` are the names of the program's own styles and icons.
    """
    styles = []
    if (colour := _colour(reader, theme.get("palette"))) is not None:
        reader.assets[PALETTE_STYLE] = colour
        styles.append(PALETTE_STYLE)
    styles += _own_styles(reader, taken)
    return Looks(
        logo=_picture(reader, ("theme", "logo"), theme.get("logo"), "logo"),
        icon=_picture(reader, ("theme", "favicon"), theme.get("favicon"), "ikon-sendiri"),
        styles=tuple(styles),
    )


def asks_elsewhere(style: str) -> bool:
    """Whether a style sheet asks another host for something, or carries code."""
    return _AWAY.search(_ESCAPE.sub(_letter, _COMMENT.sub("", style))) is not None


def _letter(escape: re.Match[str]) -> str:
    """What an escape of CSS stands for: `u\\72l(` is `url(`."""
    return chr(min(int(escape[1], 16), 0x10FFFF)) if escape[1] else escape[2]


def _colour(reader: Reader, palette: Any) -> bytes | None:
    """The style of the owner's colour; of several palettes, as Material has them, the first's."""
    if palette is None:
        return None
    place: tuple[str | int, ...] = ("theme", "palette")
    many = palette if isinstance(palette, list) else [palette]
    chosen: bytes | None = None
    for n, one in enumerate(many):
        here = (*place, n) if isinstance(palette, list) else place
        if not isinstance(one, dict):
            reader.bad(here, "bukan daftar nama dan nilai", "Tulis misalnya primary: teal")
            continue
        for name in one:
            if name != "primary":
                reader.unused((*here, name), ("primary",), section="palette")
        if "primary" not in one or chosen is not None:
            continue
        base = colour_of(str(one["primary"]))
        if base is None:
            reader.bad(
                (*here, "primary"), f"berisi “{str(one['primary'])[:30]}”, bukan warna",
                "Tulis misalnya teal, atau “#0b5d57” di antara tanda kutip",
            )  # fmt: skip
        else:
            chosen = style_of(base)
    return chosen


def _own_styles(reader: Reader, taken: frozenset[str]) -> list[str]:
    value = (reader.tree.value or {}).get("extra_css")
    place = ("extra_css",)
    if value is None:
        return []
    if not isinstance(value, list):
        reader.bad(place, "bukan daftar berkas", "Tulis misalnya extra_css: [gaya.css]")
        return []
    if reader.safe and value:
        reader.left_out.append("extra_css")
        return []
    found = []
    for n, one in enumerate(value):
        here = ("extra_css", n)
        raw = _file(reader, here, one, (".css",))
        if raw is None:
            continue
        name = Path(str(one)).name
        address = f"aset/{name}"
        if name in taken or address in reader.assets or not _NAME.fullmatch(name):
            reader.bad(here, f"menyebut {name[:60]}, nama yang sudah dipakai", "Beri nama lain")
        elif asks_elsewhere(raw.decode("utf-8", "replace")):
            reader.bad(
                here, f"menyebut {name}, yang mengambil sesuatu dari luar portal",
                "Hapus @import dan url(…) ke situs lain",
            )  # fmt: skip
        else:
            reader.assets[address] = raw
            found.append(address)
    return found


def _picture(reader: Reader, place: tuple[str, str], value: Any, name: str) -> str:
    """A picture of the owner, as it is published; "" where there is none, or none to be used."""
    if value is None:
        return ""
    raw = _file(reader, place, value, _PICTURES)
    if raw is None:
        return ""
    if str(value).lower().endswith(".svg"):
        if why := unsafe_in_svg(raw):
            reader.bad(place, f"menyebut SVG yang {why}", "Simpan ulang sebagai SVG polos atau PNG")
            return ""
        form, content = "svg", raw
    else:
        try:
            form, content = ("webp", _logo(raw)) if name == "logo" else ("png", _icon(raw))
        except PictureError as fault:
            reader.bad(place, f"tidak dapat dipakai: {fault}", "Simpan ulang gambarnya")
            return ""
    address = f"aset/{name}.{form}"
    reader.assets[address] = content
    return address


def _logo(raw: bytes) -> bytes:
    with opened(raw, whole=False) as image:
        width, height = image.size
    wide = min(width, _WIDE, max(1, round(width * _HIGH / height)))
    return to_webp(raw, [wide])[0]


def _icon(raw: bytes) -> bytes:
    from PIL import Image

    with opened(raw) as image:
        small = image.convert("RGBA").resize((_ICON, _ICON), Image.Resampling.LANCZOS)
    small.info.clear()
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _file(
    reader: Reader, place: tuple[str | int, ...], value: Any, forms: tuple[str, ...]
) -> bytes | None:
    """The bytes of a file that a setting names, below `content/`; None with a finding."""
    name = str(value)
    path = Path(os.path.normpath(reader.root / "content" / name))
    why = ""
    if not isinstance(value, str) or not name.lower().endswith(forms):
        why = f"berisi “{name[:60]}”, bukan berkas {' '.join(forms)}"
    elif not path.is_relative_to(reader.root / "content"):
        why = f"menyebut {name[:60]}, di luar content/"
    elif not is_file(path) or path.resolve() != reader.root.resolve() / path.relative_to(
        reader.root
    ):
        why = f"menyebut {name[:60]}, yang tidak ada di content/ sebagai berkas biasa"
    elif path.stat().st_size > MOST_BYTES:
        why = f"menyebut {name[:60]}, yang lebih dari {MOST_BYTES // 1000} kB"
    if not why:
        try:
            return path.read_bytes()
        except OSError:
            why = f"menyebut {name[:60]}, yang tidak dapat dibuka"
    reader.bad(place, why, "Taruh berkasnya di content/ dan tulis letaknya dari sana")
    return None
