"""Objects of versions: what we write is whole by others' reading, and each change is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import pytest

from kksportal.preservation.inventory import (
    INVENTORY,
    NAMASTE,
    NAMASTE_TEXT,
    SIDECAR,
    Inventory,
    Version,
    add_version,
    inventory_bytes,
    parse_inventory,
    sidecar,
)
from kksportal.preservation.ocfl_check import ObjectFault, _odd, check_object
from tests.preservation.suite import folders_of

SUITE = folders_of("ocfl-1.1.tar.xz", 3)
GOOD = sorted(case for case in SUITE if "/good-objects/" in case)
BAD = sorted(case for case in SUITE if "/bad-objects/" in case)
VERSIONS: tuple[dict[str, bytes], ...] = (
    {"data/a.csv": b"a\n1\n", "data/b/c.txt": b"c", "bagit.txt": b"x"},
    {"data/a.csv": b"a\n2\n", "data/b/c.txt": b"c", "bagit.txt": b"y"},
    {"data/lagi.csv": b"a\n1\n", "data/b/c.txt": b"c", "bagit.txt": b"z"},
)


def sha512(raw: bytes) -> str:
    return hashlib.sha512(raw).hexdigest()


def check(files: Mapping[str, bytes]) -> tuple[Inventory | None, tuple[ObjectFault, ...]]:
    return check_object(
        {path: len(raw) for path, raw in files.items()},
        files.__getitem__,
        lambda path: sha512(files[path]),
    )


def written(versions: tuple[dict[str, bytes], ...] = VERSIONS) -> dict[str, bytes]:
    """An object of some versions, as files by path."""
    files = {NAMASTE: NAMASTE_TEXT}
    inventory: Inventory | None = None
    for number, version in enumerate(versions, start=1):
        told = Version(
            created=f"2026-01-0{number}T00:00:00+07:00",
            message=f"versi {number}",
            user=("Dinas Contoh", "mailto:dinas@contoh.example"),
            state={path: sha512(raw) for path, raw in version.items()},
        )
        inventory, new = add_version(inventory, "urn:kks:contoh:2025", told)
        files |= {place: version[path] for place, path in new.items()}
        raw = inventory_bytes(inventory)
        files |= {f"v{number}/{INVENTORY}": raw, f"v{number}/{SIDECAR}": sidecar(raw)}
        files |= {INVENTORY: raw, SIDECAR: sidecar(raw)}
    return files


def test_an_object_of_three_versions_is_whole() -> None:
    inventory, faults = check(written())
    assert faults == ()
    assert inventory is not None
    assert inventory.head == "v3"


def test_every_version_can_be_had_again() -> None:
    files = written()
    inventory = parse_inventory(files[INVENTORY])
    for number, version in enumerate(VERSIONS, start=1):
        again = {path: files[place] for path, place in inventory.files(number).items()}
        assert again == version


def test_a_later_version_keeps_only_what_is_new_and_the_first_is_whole() -> None:
    twice = ({**VERSIONS[0], "data/kembar.csv": b"a\n1\n"}, *VERSIONS[1:])
    files = written(twice)
    assert check(files)[1] == ()
    first = {p.removeprefix("v1/content/"): raw for p, raw in files.items() if "v1/con" in p}
    assert first == twice[0]
    assert [raw for path, raw in files.items() if path.startswith("v2/content")] == [
        b"y",
        b"a\n2\n",
    ]
    assert [raw for path, raw in files.items() if path.startswith("v3/content")] == [b"z"]


def test_nothing_of_an_earlier_version_changes_when_one_is_added() -> None:
    before, after = written(VERSIONS[:2]), written()
    changed = {path for path in before if after[path] != before[path]}
    assert changed == {INVENTORY, SIDECAR}


def test_each_changed_removed_or_added_file_is_found() -> None:
    whole = written()
    for path, raw in whole.items():
        rest = {name: one for name, one in whole.items() if name != path}
        assert check(rest)[1], path
        for spoilt in (raw + b"x", raw[:-1], raw[:-1] + bytes([raw[-1] ^ 1])):
            assert check({**rest, path: spoilt})[1], path
        assert check({**rest, f"{path}x": raw})[1], path
    assert [one.path for one in check({**whole, "v1/lain": b""})[1]] == ["v1/lain"]


@pytest.mark.parametrize("case", BAD)
def test_each_bad_object_that_others_publish_is_refused(case: str) -> None:
    assert check(SUITE[case])[1]


@pytest.mark.parametrize("case", GOOD)
def test_the_files_of_each_good_object_that_others_publish_are_read(case: str) -> None:
    files = SUITE[case]
    inventory = parse_inventory(files[INVENTORY])
    algorithm = json.loads(files[INVENTORY])["digestAlgorithm"]
    for number in range(1, len(inventory.versions) + 1):
        for path, place in inventory.files(number).items():
            told = hashlib.new(algorithm, files[place]).hexdigest()
            assert told == inventory.versions[number - 1].state[path].lower()


class Counted(dict[str, str]):
    """A state of a version that counts how often it is gone through."""

    times = 0

    def items(self) -> Any:
        self.times += 1
        return super().items()


@pytest.mark.parametrize("many", [10, 200])
def test_a_version_is_gone_through_as_often_however_many_files_it_has(many: int) -> None:
    """A nation's archive has 18 000: once a file would be three hundred million looks."""
    state = Counted({f"data/{n}": sha512(b"%d" % n) for n in range(many)})
    told = Version(created="2026-01-01T00:00:00Z", message="", user=("a", ""), state=state)
    inventory, _ = add_version(None, "urn:kks:contoh:2025", told)
    state.times = 0
    assert list(_odd(inventory)) == []
    assert state.times <= 2
