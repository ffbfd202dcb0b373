"""Certificates inside a stamp are sorted for a strict reader; nothing else moves."""

from __future__ import annotations

import pytest

from kksportal.preservation.stamp_order import in_order


def der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = bytes([len(body)]) if len(body) < 128 else b"\x82" + len(body).to_bytes(2, "big")
    return bytes([tag]) + size + body


def stamp(*certificates: bytes) -> bytes:
    """What a stamp looks like around its certificates."""
    signed = der(
        0x30, der(2, b"\3"), der(0x31), der(0x30, b""), der(0xA0, *certificates), der(0x31)
    )
    token = der(0x30, der(6, b"x"), der(0xA0, signed))
    return der(0x30, der(0x30, der(2, b"\0")), token)


ONE, TWO, LONG = der(0x30, b"a"), der(0x30, b"b"), der(0x30, b"c" * 300)


def test_certificates_are_sorted() -> None:
    assert in_order(stamp(LONG, TWO, ONE)) == stamp(ONE, TWO, LONG)


def test_one_in_order_stays_as_it_is() -> None:
    assert in_order(stamp(ONE, TWO)) == stamp(ONE, TWO)


@pytest.mark.parametrize("size", range(len(stamp(TWO, ONE))))
def test_whatever_is_cut_off_is_left_as_it_is(size: int) -> None:
    """The reader says what is wrong with it."""
    assert in_order(stamp(TWO, ONE)[:size]) == stamp(TWO, ONE)[:size]


def test_an_answer_without_a_stamp_is_left_as_it_is() -> None:
    assert in_order(der(0x30, der(0x30, der(2, b"\2")))) == der(0x30, der(0x30, der(2, b"\2")))
