"""The request for a time stamp (RFC 3161): the digest of a file, and a number used once.

Its form is fixed, so that one beside a stamp can be told byte for byte from what it must be.
"""

from __future__ import annotations

import hashlib

NONCE_BITS = 63
_SHA512 = bytes.fromhex("300d06096086480165030402030500")  # the algorithm's name in DER


def stamp_query(raw: bytes, nonce: int) -> bytes:
    """The request for a stamp over a file's bytes, with the authority's certificate in it."""
    imprint = _der(0x30, _SHA512 + _der(0x04, hashlib.sha512(raw).digest()))
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return _der(0x30, _der(0x02, b"\x01") + imprint + _der(0x02, number) + _der(0x01, b"\xff"))


def _der(tag: int, body: bytes) -> bytes:
    """A value with its length; none here is longer than 127 bytes."""
    if len(body) > 127:
        raise ValueError("too long for this form")
    return bytes((tag, len(body))) + body
