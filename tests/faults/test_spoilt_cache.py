"""A memory that was spoilt or cannot be written: the same bytes as without it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.faults.builds import (
    Built,
    Machine,
    built,
    everything,
)

pytestmark = pytest.mark.xdist_group("mesin")


def spoil(path: Path, chance: random.Random) -> None:
    """Change one byte of a file."""
    raw = bytearray(path.read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)


def kind_of(path: Path) -> str:
    """Files of one kind are read by the same lines."""
    return path.suffix or path.name.split("-")[0]


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.berat)])
def test_a_byte_changed_in_the_cache(both: Built, folder: Path, every: bool) -> None:
    """In whichever file of it, a compiled template's too: the build equals a cold one."""
    chance = random.Random(20261130)
    files = sorted(
        p.relative_to(both.kept) for p in (both.kept / "ingatan").rglob("*") if p.is_file()
    )
    assert {".templat", "keadaan", "naskah", "odf", "bersama", "baris", "kata"} <= set(
        map(kind_of, files)
    )
    first = {kind_of(path): path for path in files}
    for path in files if every else first.values():
        machine = both.laid(folder / "mesin")
        machine.change()
        spoil(machine.home / path, chance)
        ran = machine.build()
        built(ran)
        assert everything(machine.site) == both.new, path


def test_all_of_the_cache_spoilt(machine: Machine, both: Built) -> None:
    """Every file at once, and cut off at any place."""
    chance = random.Random(7)
    for path in machine.cache.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])
    built(machine.build())
    assert everything(machine.site) == both.new


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_cache_that_cannot_be_written(machine: Machine, both: Built, kind: str) -> None:
    """Nothing is remembered, everything is built."""
    shutil.rmtree(machine.cache)
    if kind == "file":
        machine.cache.write_text("bukan folder")
    lines = (
        ""
        if kind == "file"
        else """
import pathlib
real = pathlib.Path.open
def refuse(self, mode="r", *rest, **more):
    if "ingatan" in str(self) and "w" in mode:
        raise OSError(30, "Read-only file system", str(self))
    return real(self, mode, *rest, **more)
pathlib.Path.open = refuse
"""
    )
    for _ in range(2):
        built(machine.build(lines))
        assert everything(machine.site) == both.new
    machine.cache.unlink() if kind == "file" else None
