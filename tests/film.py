"""Small films as telephones write them: boxes without pictures, but with all that a head says."""

from __future__ import annotations

import struct

PLACE = b"+02.3340+115.4170/"  # where it was taken, as a film of a telephone says it
MADE = 3_900_000_000  # seconds since 1904


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box with what stands in it."""
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def track(handler: bytes = b"vide", codec: bytes = b"avc1", *, turned: bool = False) -> bytes:
    """A track of a film, 640 by 360 pixels."""
    upright = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    aside = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    head = struct.pack(">IIIIII", 0, MADE, MADE, 1, 0, 5000) + bytes(16)
    head += struct.pack(">9i", *(aside if turned else upright)) + struct.pack(
        ">II", 640 << 16, 360 << 16
    )
    media = box(
        b"mdia",
        box(b"mdhd", struct.pack(">IIIII", 0, MADE, MADE, 1000, 5000) + bytes(4)),
        box(b"hdlr", bytes(8) + handler + bytes(12)),
        box(b"minf", box(b"stbl", box(b"stsd", bytes(8), box(codec, bytes(16))))),
    )
    return box(b"trak", box(b"tkhd", head), media)


def film(
    *tracks: bytes,
    seconds: float = 155,
    place: bool = False,
    brand: bytes = b"isom",
    data: int = 50,
) -> bytes:
    """A film of this length; with the place where it was taken in three places of its notes."""
    head = struct.pack(">IIIII", 0, MADE, MADE, 1000, round(seconds * 1000)) + bytes(80)
    notes = b""
    if place:
        notes = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0), PLACE))
        notes += box(b"meta", b"com.apple.quicktime.location.ISO6709" + PLACE)
    moov = box(b"moov", box(b"mvhd", head), *(tracks or (track(),)), notes)
    return box(b"ftyp", brand, bytes(4)) + moov + box(b"mdat", b"\xa9xyz" * data)
