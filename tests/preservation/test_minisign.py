"""The form of minisign's files, and what its keys cost to open."""

from __future__ import annotations

import base64
import random
from contextlib import suppress

import pytest

from kksportal.preservation.minisign import (
    LockedKey,
    PublicKey,
    Signature,
    cost_of,
    parse_public,
    parse_secret,
    parse_signature,
    public_bytes,
    signature_bytes,
    unlocked,
)
from tests.archive.caps import flipped

KEY = PublicKey(bytes(range(8)), bytes(range(32)))
SIGNED = Signature(bytes(range(8)), b"a" * 64, "arsip 2025 versi 1, sekarang", b"b" * 64)


def locked(operations: int, memory: int) -> LockedKey:
    return LockedKey(True, bytes(32), operations, memory, bytes(104))


def test_a_public_key_names_its_number_as_minisign_does() -> None:
    assert public_bytes(KEY).startswith(
        b"untrusted comment: minisign public key 0706050403020100\n"
    )
    assert parse_public(public_bytes(KEY)) == KEY


def test_a_signature_is_read_as_it_was_written() -> None:
    assert parse_signature(signature_bytes(SIGNED)) == SIGNED


@pytest.mark.parametrize("seed", range(40))
def test_no_bit_of_a_file_can_be_another_one_with_the_same_meaning(seed: int) -> None:
    """Comments that nobody signs, the end of a line, spare bits of base64: none may change."""
    chance = random.Random(seed)
    with suppress(ValueError):
        assert parse_public(flipped(public_bytes(KEY), chance)) != KEY
    with suppress(ValueError):
        assert parse_signature(flipped(signature_bytes(SIGNED), chance)) != SIGNED


@pytest.mark.parametrize("end", [b"\n", b" ", b"x\n", b"\r\n"])
def test_nothing_may_follow(end: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_signature(signature_bytes(SIGNED) + end)


def test_the_older_form_that_signs_the_file_itself_is_refused() -> None:
    raw = signature_bytes(SIGNED).split(b"\n")
    raw[1] = base64.b64encode(b"Ed" + base64.b64decode(raw[1])[2:])
    with pytest.raises(ValueError, match="as it was written"):
        parse_signature(b"\n".join(raw))


def test_the_cost_of_minisigns_own_keys() -> None:
    """What minisign writes today: 2^25 operations, 1 GiB."""
    assert cost_of(locked(1 << 25, 1 << 30)) == (1 << 20, 8, 1)


def test_the_cost_of_a_key_with_much_memory_and_few_operations() -> None:
    assert cost_of(locked(32768, 1 << 24)) == (1 << 10, 8, 1)


@pytest.mark.parametrize(("operations", "memory"), [(1 << 40, 1 << 40), (1 << 60, 1 << 20)])
def test_a_key_that_asks_for_more_than_minisign_ever_does_is_refused(
    operations: int, memory: int
) -> None:
    with pytest.raises(ValueError, match="asks for too much"):
        cost_of(locked(operations, memory))


@pytest.mark.parametrize(
    "raw", [b"", b"x", b"a\nb\n", b"untrusted comment: x\nRWQ=\n", b"\xff" * 99]
)
def test_what_is_no_key_is_refused(raw: bytes) -> None:
    for parse in (parse_public, parse_secret, parse_signature):
        with pytest.raises(ValueError, match=r"."):
            parse(raw)


def test_another_password_opens_nothing() -> None:
    with pytest.raises(ValueError, match="another password"):
        unlocked(locked(0, 0), b"x" * 104)
