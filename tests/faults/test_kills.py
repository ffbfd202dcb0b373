"""A build that is killed at any moment leaves the whole old site or the whole new one.

`make test` kills at ten moments, `make test-all` at a hundred of each kind.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.builds import Built, Machine, built, everything

pytestmark = pytest.mark.xdist_group("mesin")
KINDS = {"cold": 3, "incremental": 3, "publishing": 4}  # kills of each, ten in all
MANY = 100
LATEST = 0.05  # seconds after publishing began


def begin(machine: Machine) -> subprocess.Popen[bytes]:
    """A build under way."""
    return subprocess.Popen(
        machine.command("", "--jobs", "2"), env=machine.environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def publishing(machine: Machine) -> bool:
    """Whether the list of the new site lies in the stage, or the site is the new one."""
    stages = machine.portal.glob(".site.kks-*/situs/.kks-berkas")
    return next(stages, None) is not None


def killed(machine: Machine, build: subprocess.Popen[bytes], kind: str, moment: float) -> bool:
    """Kill a build at a moment; False where it had ended before. Its workers live on."""
    with build:
        if kind == "publishing":
            while build.poll() is None and not publishing(machine):
                pass
        try:
            build.wait(moment)
        except subprocess.TimeoutExpired:
            build.kill()
            return True
    return False


def usual_time(machine: Machine) -> float:
    """How long a build takes here and now."""
    begun = time.perf_counter()
    built(machine.build("", "--jobs", "2"))
    return time.perf_counter() - begun


@pytest.mark.parametrize("many", [0, pytest.param(MANY, marks=pytest.mark.berat)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_build_leaves_a_whole_site(
    both: Built, folder: Path, kind: str, many: int
) -> None:
    """At random moments: cold, incremental, while it publishes; and the next build heals."""
    chance = random.Random(f"{kind} {many}")
    usual = 0.0
    died = 0
    for number in range(many or KINDS[kind]):
        machine = both.laid(folder / "mesin")
        machine.change()
        if kind == "cold":
            shutil.rmtree(machine.cache)
        if not usual:
            usual = usual_time(machine)
            machine = both.laid(folder / "mesin")
            machine.change()
            if kind == "cold":
                shutil.rmtree(machine.cache)
        build, latest = begin(machine), LATEST if kind == "publishing" else usual
        died += killed(machine, build, kind, chance.uniform(0, latest))
        found = everything(machine.site)
        assert found in (both.old, both.new), f"bunuh {number}: setengah situs"
        with suppress(ProcessLookupError):  # what is left of its workers; they never publish
            os.killpg(build.pid, signal.SIGKILL)
        assert everything(machine.site) == found
        if number % 10 in (0, 9):  # healing is a whole build more
            built(machine.build())
            assert everything(machine.site) == both.new
            assert machine.leftovers() == []
    assert died
