"""Read films (MP4): what their head says, and the same film without what telephones write in it.

A film may come from anybody, so its size and its boxes are limited. Cleaning changes no byte of
picture or sound and moves none: notes become free space of the same length, times become zero.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kksportal.read.picture import PictureError

FORM = ".mp4"
MOST_BYTES = 20_000_000  # common hosts take files of 25 MB
LONGEST = 20 * 60  # seconds
_BOXES, _DEEPEST = 10_000, 4
_NOTES = (b"udta", b"meta", b"uuid", b"free", b"skip")  # what says nothing of picture or sound
_INSIDE = (b"moov", b"trak", b"mdia")
_TIMED = (b"mvhd", b"tkhd", b"mdhd")  # begin with when the film was made and changed
_PLACES = (b"\xa9xyz", b"ISO6709", b"loci")
_SEEN = {b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp"}  # tracks of what is seen and heard
_EXPORT = (
    "Simpan ulang sebagai MP4 (H.264) dengan aplikasi video, misalnya HandBrake dengan pilihan "
    "Fast 720p30"
)


class Looked(NamedTuple):
    """A film as its head gives it: seconds, upright size in pixels, bytes, sha256."""

    seconds: int
    width: int
    height: int
    size: int
    key: str


class _Box(NamedTuple):
    kind: bytes
    at: int  # where it begins
    inside: int  # where its content begins
    end: int
    above: bytes  # what it stands in


_TOLD: dict[str, Looked] = {}  # by whole path: published films, which a browser does not get


def tell(path: Path, looked: Looked) -> None:
    """Take a film as looked at: where only its head is known, not the film."""
    _TOLD[str(path.resolve())] = looked


def look_at(path: Path) -> Looked:
    """What the head of a film says. Raises PictureError where it cannot be shown on a page."""
    if told := _TOLD.get(str(path)):
        return told
    try:
        stat = path.stat()
    except OSError:
        raise PictureError("berkasnya tidak dapat dibuka") from None
    return _looked(str(path), stat.st_size, stat.st_mtime_ns)


# Saves reading a film of 20 MB again for each build of a running `kks serve`.
@lru_cache(maxsize=1 << 8)
def _looked(path: str, _size: int, _changed: int) -> Looked:
    raw = read_film(Path(path))
    boxes = _all(raw)
    head = next((raw[b.inside : b.end] for b in boxes if b.kind == b"mvhd"), b"")
    seconds = _seconds(head)
    width, height = max((_size_of(raw, b) for b in boxes if b.kind == b"tkhd"), default=(0, 0))
    moov = next(raw[b.inside : b.end] for b in boxes if b.kind == b"moov")
    if not (b"avc1" in moov or b"avc3" in moov):
        raise PictureError("bukan video H.264, yang dapat diputar semua peramban", _EXPORT)
    if odd := {_handler(raw, b) for b in boxes if b.kind == b"hdlr" and b.above == b"mdia"} - _SEEN:
        told = b", ".join(sorted(odd)).decode("latin-1")
        raise PictureError(f"membawa alur catatan kamera ({told})", _EXPORT)
    if not seconds or not width or not height:
        raise PictureError("panjang atau ukurannya tidak dapat dibaca", _EXPORT)
    if seconds > LONGEST:
        raise PictureError(f"lebih dari {LONGEST // 60} menit; tautkan saja", "")
    return Looked(seconds, width, height, len(raw), hashlib.sha256(raw).hexdigest())


def read_film(path: Path) -> bytes:
    """The bytes of a film. Raises PictureError where it is too large, or no film."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureError(
                f"berkasnya lebih dari {MOST_BYTES // 1_000_000} MB",
                f"{_EXPORT}; atau unggah ke tempat lain dan tulis alamatnya sebagai tautan",
            )
        raw = path.read_bytes()
    except OSError:
        raise PictureError("berkasnya tidak dapat dibuka") from None
    if raw[4:8] != b"ftyp" or raw[8:12] == b"qt  ":
        raise PictureError("bukan video MP4", _EXPORT)
    if not {b"moov", b"mdat"} <= {box.kind for box in _all(raw)}:
        raise PictureError("isinya bukan video MP4 yang utuh", _EXPORT)
    return raw


def tells_place(raw: bytes) -> bool:
    """Whether a film says where it was taken, in any of its notes."""
    notes = [raw[b.inside : b.end] for b in _all(raw) if b.kind in _NOTES]
    return any(mark in note for note in notes for mark in _PLACES)


def is_film(raw: bytes) -> bool:
    """Whether a file has the boxes of a film."""
    if raw[4:8] != b"ftyp":
        return False
    try:
        return any(box.kind == b"moov" for box in _all(raw))
    except PictureError:
        return False


def cleaned(raw: bytes) -> bytes:
    """The same film without its notes and times; what is kept stays where it was."""
    clean = bytearray(raw)
    for box in _all(raw):
        if box.kind in _NOTES:
            clean[box.at + 4 : box.at + 8] = b"free"
            clean[box.inside : box.end] = bytes(box.end - box.inside)
        elif box.kind in _TIMED and box.end - box.inside >= 20:
            many = 16 if raw[box.inside] == 1 else 8
            clean[box.inside + 4 : box.inside + 4 + many] = bytes(many)
    return bytes(clean)


def _all(raw: bytes) -> list[_Box]:
    """The boxes of a film, and those inside of its head; PictureError where they do not fit."""
    found: list[_Box] = []
    pending = [(0, len(raw), b"", 0)]
    while pending:
        start, end, above, depth = pending.pop()
        for box in _boxes(raw, start, end, above):
            found.append(box)
            if len(found) > _BOXES:
                raise PictureError("susunannya terlalu rumit", _EXPORT)
            if box.kind in _INSIDE and depth < _DEEPEST:
                pending.append((box.inside, box.end, box.kind, depth + 1))
    return found


def _boxes(raw: bytes, start: int, end: int, above: bytes) -> Iterator[_Box]:
    at = start
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", raw, at)
        inside = at + 8
        if size == 1 and at + 16 <= end:
            size, inside = struct.unpack_from(">Q", raw, at + 8)[0], at + 16
        elif size == 0:
            size = end - at
        if size < inside - at or at + size > end:
            raise PictureError("isinya bukan video MP4 yang utuh", _EXPORT)
        yield _Box(kind, at, inside, at + size, above)
        at += size


def _handler(raw: bytes, box: _Box) -> bytes:
    """What a track is of; cameras have tracks of positions too."""
    return raw[box.inside + 8 : box.inside + 12]


def _seconds(head: bytes) -> int:
    """The length that the head of a film states, in whole seconds, at least one."""
    long = head[:1] == b"\x01"
    try:
        scale, length = struct.unpack_from(">IQ" if long else ">II", head, 20 if long else 12)
    except struct.error:
        return 0
    return max(1, round(length / scale)) if scale and length else 0


def _size_of(raw: bytes, box: _Box) -> tuple[int, int]:
    """The size of a track as it is shown: turned where its matrix turns it."""
    if box.end - box.inside < 84:
        return 0, 0
    width, height = (one >> 16 for one in struct.unpack_from(">II", raw, box.end - 8))
    turned = struct.unpack_from(">i", raw, box.end - 44)[0] == 0
    return (height, width) if turned else (width, height)
