"""The list of stamps and signatures, and the names of their files."""

from __future__ import annotations

import random

import pytest

from kksportal.preservation.stamp_list import (
    Named,
    authority_name,
    list_bytes,
    listed_of,
    name_of,
    named,
    parse_list,
)
from tests.archive.caps import flipped

LISTED = [listed_of("2025-v1.minisig", b"x", "2026-03-01T00:00:00Z"), listed_of("kunci.pub", b"y")]


@pytest.mark.parametrize(
    "one",
    [
        Named("2025", 1, "cap.contoh.example", "tsr"),
        Named("2025", 12, "127.0.0.1-8080", "pem"),
        Named("2023", 1, "", "minisig"),
    ],
)
def test_a_name_says_of_which_version_a_file_is(one: Named) -> None:
    assert named(name_of(one)) == one


@pytest.mark.parametrize(
    "name",
    ["2025-v0.minisig", "2025-v1.tsr", "2025-v1.a.minisig", "25-v1.a.tsr", "2025-v1.A.tsr",
     "2025-v1..tsr", "2025-v1.a.tsr.x", "kunci.pub", "2025-v1.a/b.tsr"],
)  # fmt: skip
def test_other_names_say_nothing(name: str) -> None:
    assert named(name) is None


@pytest.mark.parametrize(
    ("host", "name"),
    [("Cap.Contoh.example", "cap.contoh.example"), ("::1", "1"), ("..", "lembaga"),
     ("a_b.example", "a-b.example")],
)  # fmt: skip
def test_an_authority_is_named_by_its_host(host: str, name: str) -> None:
    assert authority_name(host) == name
    assert named(f"2025-v1.{name}.tsr") is not None


def test_a_second_stamp_of_one_authority_has_a_number() -> None:
    assert authority_name("a.example", ["a.example", "a.example-2"]) == "a.example-3"


def test_a_list_is_read_as_it_was_written() -> None:
    assert list(parse_list(list_bytes(LISTED)).values()) == LISTED


@pytest.mark.parametrize("seed", range(40))
def test_no_bit_of_a_list_can_be_another_one_with_the_same_meaning(seed: int) -> None:
    try:
        changed = parse_list(flipped(list_bytes(LISTED), random.Random(seed)))
    except ValueError:
        return
    assert list(changed.values()) != LISTED


@pytest.mark.parametrize("raw", [b"", b"x", b"berkas,sha512\na,b\n", b"berkas,sha512,waktu\na\n",
                                 list_bytes(LISTED) + b"\n"])  # fmt: skip
def test_what_is_no_list_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="list"):
        parse_list(raw)


def test_a_file_stands_in_a_list_once() -> None:
    with pytest.raises(ValueError, match="another list"):
        parse_list(list_bytes([*LISTED, listed_of("kunci.pub", b"z")]))
