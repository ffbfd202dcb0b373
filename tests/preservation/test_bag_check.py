"""A bag is whole, or every fault of it is named; held against the published conformance suite."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

import pytest

from kksportal.preservation.bag import tag_files
from kksportal.preservation.bag_check import BagFault, check_bag, check_our_bag
from kksportal.preservation.digests import digest
from tests.preservation.suite import folders_of

Check = Callable[..., tuple[BagFault, ...]]
SUITE = {case: files for case, files in folders_of("bagit.tar.xz", 3).items() if "/" in case}


def faults(files: Mapping[str, bytes], check: Check = check_bag) -> tuple[BagFault, ...]:
    return check(
        {path: len(raw) for path, raw in files.items()},
        files.__getitem__,
        lambda algorithm, path: hashlib.new(algorithm, files[path]).hexdigest(),
    )


def cases(kind: str) -> list[str]:
    return sorted(case for case in SUITE if f"/{kind}/" in case and "Makefile" not in case)


@pytest.mark.parametrize("case", cases("valid"))
def test_each_valid_bag_of_the_suite_is_whole(case: str) -> None:
    told = faults(SUITE[case])
    if "fetch.txt" in SUITE[case]:  # a bag with holes is valid, and not whole until they are filled
        assert {one.what for one in told} <= {"Berkas ini hilang."}
    else:
        assert told == ()


@pytest.mark.parametrize("case", [*cases("invalid"), *cases("linux-only"), *cases("windows-only")])
def test_each_invalid_bag_of_the_suite_is_refused(case: str) -> None:
    assert faults(SUITE[case])


@pytest.fixture
def whole() -> dict[str, bytes]:
    payload = {"data/a.csv": b"a\n1\n", "data/b/c d.txt": b"c", "data/100%\n.txt": b"%"}
    tags = tag_files(
        {path: digest(raw) for path, raw in payload.items()},
        [("Source-Organization", "Kabupaten Contoh"), ("Bagging-Date", "2026-01-31")],
        {"ro-crate.txt": b"x"},
    )
    return {**payload, **tags}


def test_what_we_write_is_whole(whole: dict[str, bytes]) -> None:
    assert faults(whole, check_our_bag) == ()
    assert b"Payload-Oxum: 6.3\n" in whole["bag-info.txt"]


def test_each_changed_added_removed_or_renamed_file_is_named(whole: dict[str, bytes]) -> None:
    def named(files: Mapping[str, bytes]) -> set[str]:
        return {one.path for one in faults(files, check_our_bag)}

    for path, raw in whole.items():
        rest = {name: raw for name, raw in whole.items() if name != path}
        assert named({**rest, path: raw + b"x"}), path
        assert path in named(rest)
        assert {path, f"{path}2"} <= named({**rest, f"{path}2": raw})
    assert named({**whole, "data/lain.txt": b""}) == {"data/lain.txt", "bag-info.txt"}
    assert named({**whole, "lain.txt": b""}) == {"lain.txt"}
