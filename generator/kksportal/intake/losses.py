"""What of a workbook is no longer there after it was opened and saved: counted in its parts.

The library that writes notes into a person's workbook leaves out what it does not know. She is told
what that is in her file, not what it may be in any.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from kksportal.text import number

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")


def _parts(pattern: str) -> Callable[[Mapping[str, bytes]], int]:
    wanted = re.compile(pattern)
    return lambda parts: sum(bool(wanted.match(name)) for name in parts)


def _within(where: re.Pattern[str], pattern: bytes) -> Callable[[Mapping[str, bytes]], int]:
    wanted = re.compile(pattern)
    return lambda parts: sum(
        len(wanted.findall(part)) for name, part in parts.items() if where.fullmatch(name)
    )


# What is counted, and what is said of it; {n} is how many are gone.
_COUNTED: tuple[tuple[str, Callable[[Mapping[str, bytes]], int]], ...] = (
    ("{n} gambar", _parts("xl/media/")),
    ("{n} bentuk atau teks yang digambar", _within(_DRAWING, rb"<(?:\w+:)?sp[ >]")),
    ("{n} grafik", _parts(r"xl/charts/chart[^/]*\.xml")),
    ("{n} tombol atau kotak centang", _parts("xl/(ctrlProps|activeX)/")),
    ("{n} percakapan pada komentar", _parts("xl/threadedComments/")),
    ("{n} pemotong data (slicer)", _parts("xl/(slicers|timelines)/")),
    ("makro", _parts(r"xl/vbaProject\.bin")),
    ("setelan pencetak", _parts("xl/printerSettings/")),
    ("{n} daftar pilihan", _within(_SHEET, rb"<(?:\w+:)?dataValidation[ >]")),
    ("{n} format bersyarat atau grafik mini", _within(_SHEET, rb"<(?:\w+:)?ext[ >]")),
    ("tanda untuk menyembunyikan segitiga hijau", _within(_SHEET, rb"<ignoredErrors[ >]")),
    ("hasil {n} rumus: buka dan simpan dahulu dengan Excel atau LibreOffice, baru jatuhkan lagi",
     _within(_SHEET, rb"</(?:\w+:)?f><(?:\w+:)?v>[^<]")),
)  # fmt: skip


def losses(before: bytes, after: bytes) -> list[str]:
    """What the first workbook has and the second has not, each in words."""
    was, now = _unpacked(before), _unpacked(after)
    told = []
    for words, count in _COUNTED:
        gone = count(was) - count(now)
        if gone > 0:
            told.append(words.format(n=number(str(gone))))
    return told


def _unpacked(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
