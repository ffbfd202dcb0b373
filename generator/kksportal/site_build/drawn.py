"""Cards and fact sheets: dear to draw, and not drawn again while what they show is the same.

They depend on their view alone, beside the program and what it draws with; these are part of the
base of a build, and another base draws all anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from kksportal.exports.card import CardView
from kksportal.exports.factsheet import ROOMS, SheetView
from kksportal.exports.files import Content, File, FittedSheet
from kksportal.render.files import to_bytes


class Drawn(NamedTuple):
    """A drawing as the last build left it in the site."""

    address: str
    key: str  # of what it shows
    size: int  # in bytes


def is_sheet(file: File) -> bool:
    """Whether a file is set by typst, whose threads no process survives that is forked later."""
    return isinstance(file.content, FittedSheet)


def standing(file: File, known: Iterable[Drawn]) -> Drawn | None:
    """The drawing that shows what this file is to show; None where it must be drawn."""
    last = next((one for one in known if one.address == file.address), None)
    return last if last is not None and last.key == _key(file.content, last.key) else None


def drawn(content: Content) -> tuple[bytes, str]:
    """The bytes of a file, and the key of what it shows; "" where nobody asks for it again."""
    if isinstance(content, CardView):
        return to_bytes(content), _hashed(content)
    if not isinstance(content, FittedSheet):
        return to_bytes(content), ""
    tried: list[SheetView] = []

    def make(room: int) -> SheetView:
        tried.append(content.make(room))
        return tried[-1]

    raw = to_bytes(FittedSheet(make))
    return raw, f"{len(tried)} {_hashed(tried)}"


def _key(content: Content, like: str) -> str:
    """The key of what is to be shown; of a sheet, in the rooms that were tried for another."""
    if isinstance(content, CardView):
        return _hashed(content)
    if isinstance(content, FittedSheet):
        many = int(like.partition(" ")[0])
        return f"{many} {_hashed([content.make(room) for room in ROOMS[:many]])}"
    return ""


def _hashed(view: object) -> str:
    return blake2b(repr(view).encode(), digest_size=12).hexdigest()
