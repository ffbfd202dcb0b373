"""The owner's signature over an archive, in minisign's form; `minisign -V` checks it alone."""

from __future__ import annotations

import getpass
import hashlib
import os
import sys
from pathlib import Path

from kksportal.archive.crypto import RefusedError, holds, public_of, sign
from kksportal.errors import PortalError, in_words
from kksportal.preservation.minisign import (
    LARGEST,
    LockedKey,
    PublicKey,
    SecretKey,
    Signature,
    cost_of,
    message_digest,
    parse_public,
    parse_secret,
    parse_signature,
    signature_bytes,
    unlocked,
)

PASSWORD = "KKS_SANDI_KUNCI"  # the environment variable


def open_key(path: Path) -> SecretKey:
    """The owner's secret key; its password is asked for where it is locked.

    Raises PortalError where it cannot be read or opened.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as fault:
        raise PortalError(in_words(fault)) from None
    try:
        key = parse_secret(raw)
        cost = cost_of(key) if key.locked else None
    except ValueError:
        raise PortalError(
            f"{path} bukan berkas kunci rahasia minisign; buat dengan: minisign -G"
        ) from None
    stream = _stream(key, cost, _password(path)) if cost else bytes(len(key.box))
    try:
        opened = unlocked(key, stream)
    except ValueError:
        raise PortalError(f"kata sandi kunci {path} keliru, atau berkasnya rusak") from None
    if public_of(opened.seed) != opened.public.key:
        raise PortalError(f"{path} rusak: dua bagian kuncinya tidak sepasang")
    return opened


def signature(key: SecretKey, raw: bytes, comment: str) -> bytes:
    """A signature file over a file's bytes, with a comment that is signed too."""
    signed = sign(key.seed, message_digest(raw))
    whole = sign(key.seed, signed + comment.encode())
    return signature_bytes(Signature(key.number, signed, comment, whole))


def check_signature(raw: bytes, signed: bytes, public: bytes) -> tuple[PublicKey, Signature]:
    """The key and the signature over a file's bytes; raises RefusedError where it does not hold."""
    try:
        key = parse_public(public)
    except ValueError:
        raise RefusedError("Kunci publiknya tidak terbaca.") from None
    try:
        one = parse_signature(signed)
    except ValueError:
        raise RefusedError("Tanda tangannya tidak terbaca.") from None
    if one.number != key.number:
        raise RefusedError(f"Tanda tangan ini dari kunci lain, bukan kunci {key.name}.")
    if not holds(key.key, one.signed, message_digest(raw)):
        raise RefusedError(f"Kunci {key.name} tidak menandatangani versi ini.")
    if not holds(key.key, one.whole, one.signed + one.comment.encode()):
        raise RefusedError("Keterangan tanda tangannya bukan yang ditandatangani.")
    return key, one


def _password(path: Path) -> bytes:
    known = os.environ.get(PASSWORD)
    if known is not None:
        return known.encode()
    if not sys.stdin.isatty():
        raise PortalError(f"kata sandi kunci {path} ditanyakan di terminal, atau di ${PASSWORD}")
    return getpass.getpass(f"Kata sandi kunci {path}: ").encode()


def _stream(key: LockedKey, cost: tuple[int, int, int], password: bytes) -> bytes:
    n, r, p = cost
    try:
        return hashlib.scrypt(
            password, salt=key.salt, n=n, r=r, p=p, dklen=len(key.box),
            maxmem=128 * r * (n + p + 2) + (1 << 20),
        )  # fmt: skip
    except (ValueError, MemoryError):
        raise PortalError("memori tidak cukup untuk membuka kunci itu") from None
