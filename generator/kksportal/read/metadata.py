"""What cameras write beside a picture: where it was taken, on which camera; and taking it out.

The pixels are not touched: parts of the file are left out, and the rest is copied byte for byte.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from kksportal.read import film

_EXIF = b"Exif\0\0"
_GPS, _IN_EXIF, _ORIENTATION = 0x8825, 0x8769, 0x0112
_PLACES = {1, 2, 3, 4, 5, 6, 0x13, 0x14, 0x15, 0x16, 0x1B, 0x1C}  # tags of a position
_OWNERS = {0xA430: "nama pemilik", 0xA431: "nomor seri kamera", 0xA435: "nomor seri lensa",
           0xC62F: "nomor seri kamera"}  # fmt: skip
_WRITTEN = re.compile(rb"GPSLatitude|GPSLongitude|GPSPosition|GPSCoordinates")
_SERIAL = re.compile(rb"(?:aux:|exifEX:)?(?:BodySerialNumber|SerialNumber|CameraOwnerName)[=>]")
_MOVIE = b"\xa9xyz"  # where a film of a telephone was taken
_MOST_TOLD = 2_000_000  # bytes of a packed text
_MOST_TAGS, _DEEPEST = 512, 4
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_PNG_TOLD = (b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME")
_WEBP_TOLD = (b"EXIF", b"XMP ")


class Told(NamedTuple):
    """What a file tells beside the picture."""

    place: bool
    owner: str  # "nomor seri kamera"; "" where neither it nor its owner is told


class CleaningError(Exception):
    """A file that cannot be cleaned without touching its picture; the text says why."""


def told_in(raw: bytes) -> Told:
    """Whether a picture, or a film, tells where it was taken, or by whose camera."""
    packed = b"".join(_packed(raw)) if raw.startswith(_PNG) else b""
    if film.is_film(raw):
        return Told(film.tells_place(raw), "")
    place = _WRITTEN.search(raw + packed) is not None or _MOVIE in raw
    owner = "nomor seri kamera" if _SERIAL.search(raw + packed) else ""
    for block in (*_blocks(raw), *_blocks(packed)):
        tags = dict(_tags(block))
        place = place or any(group == _GPS and tag in _PLACES for group, tag in tags)
        owner = owner or next((_OWNERS[t] for _, t in tags if t in _OWNERS), "")
    return Told(place, owner)


def _packed(raw: bytes) -> Iterator[bytes]:
    """The texts of a PNG that are packed, or written in hexadecimal, as programs for drawing do."""
    at = 8
    while at + 8 <= len(raw):
        size, name = struct.unpack_from(">I4s", raw, at)
        if name in (b"zTXt", b"iTXt", b"tEXt"):
            keyword, _, told = raw[at + 8 : at + 8 + size].partition(b"\0")
            start = told.find(b"\x78")
            if name != b"tEXt" and 0 <= start <= 200:
                with suppress(zlib.error):
                    told = zlib.decompressobj().decompress(told[start:], _MOST_TOLD)
            if keyword.startswith(b"Raw profile"):
                with suppress(ValueError):
                    told += bytes.fromhex(
                        "".join(told.decode("latin-1").split("\n", 3)[-1].split())
                    )
            yield told
        at += 12 + size


def _blocks(raw: bytes) -> Iterator[bytes]:
    """Every block of TIFF tags in a file: those of Exif, wherever they stand."""
    if raw[:4] in (b"II*\0", b"MM\0*"):
        yield raw
    at = raw.find(_EXIF)
    for _ in range(64):
        if at < 0:
            break
        yield raw[at + 6 : at + 6 + 200_000]
        at = raw.find(_EXIF, at + 6)
    for mark in (b"eXIf", b"EXIF"):  # PNG and WebP, which may leave the header out
        at = raw.find(mark)
        if at >= 0:
            for start in (at + 4, at + 8):
                if raw[start : start + 4] in (b"II*\0", b"MM\0*"):
                    yield raw[start : start + 200_000]


def _tags(block: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    """The tags of a block with what they hold, by the directory they stand in."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        return
    pending = [(struct.unpack_from(order + "I", block, 4)[0], 0, 0)]
    seen: set[int] = set()
    while pending:
        at, group, depth = pending.pop()
        if at in seen or depth > _DEEPEST or at + 2 > len(block):
            continue
        seen.add(at)
        many = min(struct.unpack_from(order + "H", block, at)[0], _MOST_TAGS)
        for number in range(many):
            place = at + 2 + 12 * number
            if place + 12 > len(block):
                break
            tag, form, _, value = struct.unpack_from(order + "HHII", block, place)
            if form == 3:
                value = struct.unpack_from(order + "H", block, place + 8)[0]
            yield (group, tag), value
            if tag in (_GPS, _IN_EXIF):
                pending.append((value, tag, depth + 1))


def orientation_of(raw: bytes) -> int:
    """How a picture is turned, by its Exif; 1 where it stands upright."""
    for block in _blocks(raw):
        value = dict(_tags(block)).get((0, _ORIENTATION), 1)
        if 1 < value <= 8:
            return value
    return 1


def cleaned(raw: bytes) -> bytes:
    """A picture without anything but its pixels, its colours and how it is turned; or a film.

    Raises CleaningError for a file of another kind than JPEG, PNG, WebP and MP4, or a broken one.
    """
    try:
        if film.is_film(raw):
            return film.cleaned(raw)
        if raw.startswith(_JPEG):
            return _clean_jpeg(raw)
        if raw.startswith(_PNG):
            return _clean_png(raw)
        if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
            return _clean_webp(raw)
    except (struct.error, IndexError):
        raise CleaningError("berkasnya tidak utuh") from None
    raise CleaningError("bukan JPEG, PNG, WebP, atau MP4; simpan dulu sebagai JPEG")


def _turned(raw: bytes) -> bytes:
    """A block of Exif that says only how the picture is turned; empty where it stands upright."""
    turn = orientation_of(raw)
    if turn == 1:
        return b""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _clean_jpeg(raw: bytes) -> bytes:
    """Without APP1 (Exif, XMP), APP13 and all others but JFIF, colours and Adobe's transform.

    What follows the picture (films, second pictures, notes of telephones) is left out too.
    """
    turned = _turned(raw)
    head = [_JPEG]
    exif = _EXIF + turned
    own = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if turned else b""
    at, put = 2, False
    while True:
        if raw[at] != 0xFF:
            raise CleaningError("berkasnya tidak utuh")
        mark = raw[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        size = struct.unpack_from(">H", raw, at + 2)[0]
        part = raw[at : at + 2 + size]
        colours = mark == 0xE2 and part[4:15] == b"ICC_PROFILE"
        kept = mark in (0xE0, 0xEE) or colours or not (0xE0 <= mark <= 0xEF or mark == 0xFE)
        if not put and mark != 0xE0:
            head.append(own)
            put = True
        if kept:
            head.append(part)
        at += 2 + size
        if mark == 0xDA:
            break
    return b"".join(head) + raw[at : _end_of_jpeg(raw, at)]


def _end_of_jpeg(raw: bytes, at: int) -> int:
    """Where the picture ends whose first scan begins at a place."""
    while True:
        at = raw.find(b"\xff", at)
        if at < 0 or at + 1 >= len(raw):
            raise CleaningError("berkasnya tidak utuh")
        mark = raw[at + 1]
        if mark == 0xD9:
            return at + 2
        if mark in (0, 0xFF) or 0xD0 <= mark <= 0xD7:
            at += 1 if mark == 0xFF else 2
        else:
            at += 2 + struct.unpack_from(">H", raw, at + 2)[0]


def _clean_png(raw: bytes) -> bytes:
    turned = _turned(raw)
    parts, at = [_PNG], 8
    while True:
        size, name = struct.unpack_from(">I4s", raw, at)
        part = raw[at : at + 12 + size]
        if len(part) < 12 + size:
            raise CleaningError("berkasnya tidak utuh")
        if name not in _PNG_TOLD:
            parts.append(part)
        if name == b"IHDR" and turned:
            sum_ = zlib.crc32(b"eXIf" + turned)
            parts.append(
                struct.pack(">I4s", len(turned), b"eXIf") + turned + struct.pack(">I", sum_)
            )
        at += 12 + size
        if name == b"IEND":
            return b"".join(parts)


def _clean_webp(raw: bytes) -> bytes:
    turned = _turned(raw)
    parts, at = [], 12
    while at + 8 <= len(raw):
        name, size = struct.unpack_from("<4sI", raw, at)
        whole = 8 + size + size % 2
        part = raw[at : at + whole]
        if len(part) < 8 + size:
            raise CleaningError("berkasnya tidak utuh")
        if name == b"VP8X":
            flags = (part[8] & ~0x0C) | (0x08 if turned else 0)
            part = part[:8] + bytes([flags]) + part[9:]
        if name not in _WEBP_TOLD:
            parts.append(part)
        at += whole
    if turned and parts and parts[0][:4] == b"VP8X":
        parts.append(struct.pack("<4sI", b"EXIF", len(turned)) + turned + b"\0" * (len(turned) % 2))
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body
