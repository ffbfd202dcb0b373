"""A PNG writer whose bytes no library decides.

`zlib.compress` gives other bytes under another build of zlib. A simulated nation is the same bytes
on every machine, so its few plain pictures are packed here: rows that repeat, and runs of one byte.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

_LONGEST, _SHORTEST = 258, 3  # what one reference may repeat, by the format
_END = 256


def write_png(rows: Sequence[bytes], width: int, palette: bytes) -> bytes:
    """A PNG of palette pixels, four to a byte; `rows` are packed, `palette` holds RGB triples."""
    raw = b"".join(b"\x00" + row for row in rows)
    head = struct.pack(">IIBBBBB", width, len(rows), 2, 3, 0, 0, 0)
    packed = pack_stream(raw, len(rows[0]) + 1)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", head),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", packed),
            _chunk(b"IEND", b""),
        )
    )


def pack_stream(raw: bytes, stride: int) -> bytes:
    """A zlib stream of one block with the fixed codes of RFC 1951.

    Looks back one byte and one row of `stride` bytes (257 to 384), and nowhere else.
    """
    bits, filled = 0b011, 3  # the last block, fixed codes
    done = bytearray()
    for value, length in _symbols(raw, stride):
        bits |= value << filled
        filled += length
        while filled >= 8:
            done.append(bits & 255)
            bits >>= 8
            filled -= 8
    if filled:
        done.append(bits)
    return b"\x78\x01" + bytes(done) + struct.pack(">I", zlib.adler32(raw))


def _symbols(raw: bytes, stride: int) -> Iterator[tuple[int, int]]:
    """The codes of a block as (bits, how many), ready to be written from the lowest bit on."""
    row_back = (_turned(16, 5), 5), (stride - 257, 7)
    byte_back = ((0, 5),)
    at = 0
    while at < len(raw):
        by_row, by_byte = _repeated(raw, at, stride), _repeated(raw, at, 1)
        longest = max(by_row, by_byte)
        if longest < _SHORTEST:
            yield _code(raw[at])
            at += 1
            continue
        yield from _length(longest)
        yield from row_back if by_row >= by_byte else byte_back
        at += longest
    yield _code(_END)


def _repeated(raw: bytes, at: int, back: int) -> int:
    """How many bytes from `at` on stand likewise `back` bytes earlier."""
    if at < back:
        return 0
    most = min(_LONGEST, len(raw) - at)
    if raw[at : at + most] == raw[at - back : at - back + most]:
        return most
    return next(i for i in range(most) if raw[at + i] != raw[at + i - back])


def _length(length: int) -> Iterator[tuple[int, int]]:
    """The code of a length with its extra bits."""
    if length == _LONGEST:
        yield _code(285)
        return
    over = length - _SHORTEST
    extra = max(over.bit_length() - 3, 0)
    yield _code(257 + 4 * extra + (over >> extra))
    if extra:
        yield over & ((1 << extra) - 1), extra


def _code(symbol: int) -> tuple[int, int]:
    """The fixed code of a byte, of the end, or of a kind of length."""
    if symbol < 144:
        return _turned(0x30 + symbol, 8), 8
    if symbol < 256:
        return _turned(0x190 + symbol - 144, 9), 9
    if symbol < 280:
        return _turned(symbol - 256, 7), 7
    return _turned(0xC0 + symbol - 280, 8), 8


def _turned(code: int, length: int) -> int:
    """The bits of a code from last to first, as the format wants codes but not numbers."""
    return int(f"{code:0{length}b}"[::-1], 2)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
