"""Signatures, public keys and secret keys as minisign writes them: their form, and no secrets.

What is signed is the BLAKE2b digest of a file (minisign's prehashed form), and once more that
signature together with the trusted comment. Each file has one form only, so that a byte of it
that no signature covers cannot be another one unnoticed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import NamedTuple

LARGEST = 4096  # bytes of a file of this kind
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_ED, _PREHASHED, _SCRYPT, _OPEN, _BLAKE = b"Ed", b"ED", b"Sc", b"\0\0", b"B2"
_SAID = "tanda tangan kks archive"  # the untrusted comment: always the same


class PublicKey(NamedTuple):
    """A public key, with the number by which its signatures name it."""

    number: bytes  # 8 bytes
    key: bytes  # 32 bytes

    @property
    def name(self) -> str:
        """The number as minisign shows it."""
        return self.number[::-1].hex().upper()


class Signature(NamedTuple):
    """A signature over a file, and over the comment that comes with it."""

    number: bytes  # of the key
    signed: bytes  # 64 bytes, over the file's digest
    comment: str  # trusted: signed too
    whole: bytes  # 64 bytes, over the signature and the comment


class LockedKey(NamedTuple):
    """A secret key as its file keeps it: locked with a password, or open."""

    locked: bool
    salt: bytes
    operations: int
    memory: int
    box: bytes  # 104 bytes: number, seed and public key, checksum


class SecretKey(NamedTuple):
    """An open secret key. It is never shown."""

    number: bytes
    seed: bytes
    public: PublicKey

    def __repr__(self) -> str:
        """Nothing of the secret."""
        return f"SecretKey({self.public.name})"


def message_digest(raw: bytes) -> bytes:
    """What is signed in place of a file's bytes."""
    return hashlib.blake2b(raw).digest()


def public_bytes(key: PublicKey) -> bytes:
    """The file of a public key."""
    return _lines(f"{_UNTRUSTED}minisign public key {key.name}", _ED + key.number + key.key)


def parse_public(raw: bytes) -> PublicKey:
    """A public key from a file of exactly that form; raises ValueError where it has another."""
    body = _decoded(_text(raw, 2)[1], 42)
    key = PublicKey(body[2:10], body[10:])
    if public_bytes(key) != raw:
        raise ValueError("no public key as minisign writes it")
    return key


def signature_bytes(one: Signature) -> bytes:
    """The file of a signature."""
    first = _lines(f"{_UNTRUSTED}{_SAID}", _PREHASHED + one.number + one.signed)
    return first + _lines(f"{_TRUSTED}{one.comment}", one.whole)


def parse_signature(raw: bytes) -> Signature:
    """A signature from a file of exactly that form; raises ValueError where it has another."""
    _, first, comment, second = _text(raw, 4)
    body = _decoded(first, 74)
    said = comment.removeprefix(_TRUSTED)
    one = Signature(body[2:10], body[10:], said, _decoded(second, 64))
    if signature_bytes(one) != raw:
        raise ValueError("no signature as it was written")
    return one


def parse_secret(raw: bytes) -> LockedKey:
    """A secret key file of minisign; raises ValueError where it is none."""
    body = _decoded(_text(raw.replace(b"\r\n", b"\n"), 2)[1], 158)
    if body[:2] != _ED or body[2:4] not in (_SCRYPT, _OPEN) or body[4:6] != _BLAKE:
        raise ValueError("no secret key of minisign")
    return LockedKey(
        body[2:4] == _SCRYPT,
        body[6:38],
        int.from_bytes(body[38:46], "little"),
        int.from_bytes(body[46:54], "little"),
        body[54:],
    )


def cost_of(key: LockedKey) -> tuple[int, int, int]:
    """What it takes to unlock a key: N, r and p of scrypt, as libsodium reckons them.

    Raises ValueError where it would take more than minisign itself ever asks for.
    """
    r, operations = 8, max(key.operations, 32768)
    if operations < key.memory // 32:
        most, p = operations // (r * 4), 1
    else:
        most, p = key.memory // (r * 128), 0
    power = next((n for n in range(1, 63) if 2**n > most // 2), 63)
    if not p:
        p = operations // 4 // 2**power // r or 1
    if power > 20 or p > 16:
        raise ValueError("asks for too much")
    return 2**power, r, p


def unlocked(key: LockedKey, stream: bytes) -> SecretKey:
    """The secret key in a box; `stream` is what its password gives, or zeros.

    Raises ValueError where that was another password.
    """
    inside = bytes(a ^ b for a, b in zip(key.box, stream, strict=True))
    number, seed, public, check = inside[:8], inside[8:40], inside[40:72], inside[72:]
    if check != hashlib.blake2b(_ED + number + seed + public, digest_size=32).digest():
        raise ValueError("another password")
    return SecretKey(number, seed, PublicKey(number, public))


def _lines(comment: str, body: bytes) -> bytes:
    return f"{comment}\n{base64.b64encode(body).decode()}\n".encode()


def _text(raw: bytes, many: int) -> list[str]:
    lines = raw.decode("utf-8").split("\n") if len(raw) <= LARGEST else []
    if len(lines) not in (many, many + 1) or any(lines[many:]):
        raise ValueError("another number of lines")
    return lines[:many]


def _decoded(line: str, size: int) -> bytes:
    try:
        body = base64.b64decode(line, validate=True)
    except binascii.Error:
        raise ValueError("no base64") from None
    if len(body) != size:
        raise ValueError("another length")
    return body
