"""The command is killed at any moment: there is a whole archive, or none; never half of one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kksportal.archive.verifying import verify_portal
from kksportal.effects import Folders
from tests.archive.caps import sign
from tests.archive.portals import copy_of, told
from tests.archive.removals import ORDER, SUBJECT

SEED = 20261130


def _start(root: Path, day: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kksportal", "archive", "2025", "-C", str(root),
               "--tanggal", day]  # fmt: skip
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _kill_after(process: subprocess.Popen[bytes], seconds: float) -> None:
    """End the command and all that it started, as when the power goes."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _sound(root: Path) -> list[str]:
    return [
        f"{fault.path}: {fault.what}"
        for one in verify_portal(Folders(root=root))
        for fault in one.faults
    ]


def _try(portal: Path, many: int) -> None:
    began = time.monotonic()
    process = _start(portal, "2026-03-01")
    process.wait()
    whole = time.monotonic() - began
    chance = random.Random(SEED)
    for number in range(many):
        _kill_after(_start(portal, f"2026-03-{2 + number % 28:02d}"), chance.uniform(0, whole))
        assert _sound(portal) == [], number
        assert told(portal) == [], number
    process = _start(portal, "2026-04-01")
    assert process.wait() == 0  # what was left does not stop the next one
    assert _sound(portal) == []
    left = {path.name for path in (portal / "arsip").iterdir()} | {p.name for p in portal.iterdir()}
    assert [name for name in left if name.startswith(".")] == []


def test_killed_at_three_random_moments_there_is_never_half_an_archive(
    closed_portal: Path, tmp_path: Path
) -> None:
    _try(copy_of(closed_portal, tmp_path / "portal"), 3)


@pytest.mark.berat
def test_killed_at_fifty_random_moments_there_is_never_half_an_archive(
    closed_portal: Path, tmp_path: Path
) -> None:
    _try(copy_of(closed_portal, tmp_path / "portal"), 50)


def _take_out(root: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable, "-m", "kksportal", "keluarkan", "2025", "-C", str(root),
        "--perihal", SUBJECT, "--jenis", ORDER.kind, "--dasar", ORDER.basis,
        "--pemutus", ORDER.by, "--tanggal", ORDER.day,
        "--tanda-tangan", str(root.parent / "kunci"),
    ]  # fmt: skip
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _try_taking_out(cleaned: Path, aside: Path, many: int) -> None:
    """Killed anywhere: nothing is half gone, and doing it again brings it to its end."""
    copy_of(cleaned.parent, aside / "asal")
    began = time.monotonic()
    assert _take_out(cleaned).wait() == 0
    whole = time.monotonic() - began
    chance = random.Random(SEED)
    for number in range(many):
        root = copy_of(aside / "asal", aside / f"ke-{number}") / cleaned.name
        _kill_after(_take_out(root), chance.uniform(0, whole))
        left = [one for one in _sound(root) if "belum ditandatangani pemilik" not in one]
        assert left == [], number
        if len(list((root / "arsip/2025").glob("v[0-9]*"))) < 3:
            assert _take_out(root).wait() == 0, number
        elif _sound(root):
            sign(root, "2025", root.parent / "kunci")
        assert _sound(root) == [], number
        assert told(root) == [], number


def test_a_removal_that_is_killed_is_whole_or_not_begun(cleaned: Path, tmp_path: Path) -> None:
    _try_taking_out(cleaned, tmp_path, 3)


@pytest.mark.berat
def test_a_removal_is_killed_at_twenty_moments(cleaned: Path, tmp_path: Path) -> None:
    _try_taking_out(cleaned, tmp_path, 20)
