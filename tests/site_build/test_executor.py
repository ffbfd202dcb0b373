"""Where units are made: in this process when they are few, else chunk by chunk in others."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

import pytest

from kksportal.site_build import executor as module
from kksportal.site_build.district_builder import BuilderSetup
from kksportal.site_build.executor import (
    FEW,
    begin_helping,
    collect_rarely,
    elsewhere,
    make_all,
    processes,
)
from kksportal.site_build.reading import Unit
from tests.site_build.small import INFO

SETUP = BuilderSetup(root="r", stage="s", published="", info=INFO, codes=())


class AtOnce(Executor):
    """An executor that makes each chunk at once, and keeps its size."""

    def __init__(self, *told: object, **more: object) -> None:
        self.chunks: list[int] = []
        self.told = told, more

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Done already."""
        self.chunks.append(len(args[1]))
        future: Future[Any] = Future()
        future.set_result(fn(*args))
        return future


def codes(setup: BuilderSetup, units: Sequence[Unit]) -> list[str]:
    """A task that makes the codes of its units."""
    assert setup == SETUP
    return [unit.code for unit in units]


def units(many: int) -> list[Unit]:
    """So many units."""
    return [Unit(f"{number:03}") for number in range(many)]


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[AtOnce]]:
    """The pools of processes that are opened, none of which forks."""
    opened: list[AtOnce] = []

    def pool(**told: object) -> AtOnce:
        opened.append(AtOnce(**told))
        return opened[-1]

    monkeypatch.setattr(module.futures, "ProcessPoolExecutor", pool)
    yield opened
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _together(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test took away is there for the next."""
    monkeypatch.setattr(module, "_alone", [])


def test_processes_are_as_many_as_asked_else_as_cores() -> None:
    """A number is taken as it is; none means one for each core we may use."""
    assert processes(3) == 3
    assert processes(0) == processes() == len(os.sched_getaffinity(0))


def test_a_system_that_does_not_say_which_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS know how many there are, or not even that; and no more than 61 are used."""
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert processes() == 3
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processes() == 1
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    assert (processes(), processes(1000)) == (61, 61)


def test_no_units_no_work(pools: list[AtOnce]) -> None:
    """Nothing is opened and nothing asked where nothing is to be made."""
    asked: list[int] = []
    none = make_all(codes, SETUP, [], jobs=8, apart=True, meanwhile=lambda: asked.append(1))
    assert list(none) == []
    assert (pools, asked) == ([], [])


@pytest.mark.parametrize(
    ("many", "jobs", "apart", "forks"),
    [
        (1, 8, False, False),
        (6, 8, False, False),
        (7, 8, False, True),
        (7, 2, False, True),
        (7, 1, False, False),
        (7, 1, True, True),
        (1, 8, True, True),
    ],
)
def test_few_units_are_made_here(
    pools: list[AtOnce], many: int, jobs: int, apart: bool, forks: bool
) -> None:
    """Six or fewer, or with one process, none is forked; what must stay apart always is."""
    found = list(make_all(codes, SETUP, units(many), jobs=jobs, apart=apart))
    assert sorted(code for chunk in found for code in chunk) == [u.code for u in units(many)]
    assert len(pools) == forks
    if not forks:
        assert [len(chunk) for chunk in found] == [1] * many


@pytest.mark.parametrize(
    ("many", "jobs", "cluster", "told"),
    [
        (6, 8, False, False),
        (7, 2, False, True),
        (7, 1, False, False),
        (1, 1, True, True),
        (0, 8, True, False),
    ],
)
def test_where_units_are_made_is_told_before(
    many: int, jobs: int, cluster: bool, told: bool
) -> None:
    """Who asks plans by it: what is made in this process comes without its downloads."""
    assert elsewhere(many, jobs, AtOnce() if cluster else None) is told


@pytest.mark.parametrize(
    ("many", "jobs", "chunks"),
    [
        (7, 8, [1] * 7),
        (48, 2, [1] * 48),
        (49, 2, [2] * 24 + [1]),
        (100, 2, [3] * 33 + [1]),
        (100, 60, [2] * 50),
    ],
)
def test_chunks_are_at_most_48_or_one_a_process(
    pools: list[AtOnce], many: int, jobs: int, chunks: list[int]
) -> None:
    """Chunks are even, and each unit is in one of them."""
    found = list(make_all(codes, SETUP, units(many), jobs=jobs))
    assert pools[0].chunks == chunks
    assert sorted(code for chunk in found for code in chunk) == [u.code for u in units(many)]
    assert pools[0].told[1]["max_workers"] == min(jobs, len(chunks))


def test_forked_processes_collect_rarely(pools: list[AtOnce]) -> None:
    """They are forked, so that they inherit the open builder, and what is shared is left alone."""
    list(make_all(codes, SETUP, units(7), jobs=2))
    told = pools[0].told[1]
    assert told["mp_context"].get_start_method() == "fork"
    assert (told["initializer"], told["initargs"]) == (begin_helping, (os.getpid(),))
    assert gc.get_freeze_count() > 0


def test_an_executor_that_is_handed_in_makes_all(pools: list[AtOnce]) -> None:
    """Also few units and with one process; no process is forked beside it."""
    cluster = AtOnce()
    found = make_all(codes, SETUP, units(2), jobs=1, executor=cluster)
    assert sorted(found) == [["000"], ["001"]]
    assert (cluster.chunks, pools) == ([1, 1], [])


class Dying(AtOnce):
    """An executor that is given up after some chunks, before or after they were handed out."""

    def __init__(self, good: int, late: bool) -> None:
        super().__init__()
        self.good, self.late = good, late

    def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        """Done, or nobody's."""
        if len(self.chunks) < self.good:
            return super().submit(fn, *args, **more)
        if not self.late:
            raise BrokenExecutor
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor())
        return future


@pytest.mark.parametrize("late", [False, True], ids=["saat-diserahkan", "kemudian"])
@pytest.mark.parametrize("good", [0, 4, 7])
def test_what_an_executor_gave_up_is_made_here(pools: list[AtOnce], good: int, late: bool) -> None:
    """By processes started anew, for an executor may have threads; each unit is made once."""
    cluster = Dying(good, late)
    found = list(make_all(codes, SETUP, units(7), jobs=2, executor=cluster, apart=True))
    assert sorted(found) == [[u.code] for u in units(7)]
    assert [p.told[1]["mp_context"].get_start_method() for p in pools] == ["spawn"] * (good < 7)
    if pools:
        assert pools[0].told[1]["max_workers"] == 2
        assert len(pools[0].chunks) == 7 - good


class Made(list[str]):
    """A chunk that can be seen to go."""


@pytest.mark.parametrize("handed_in", [True, False])
def test_what_was_given_is_not_kept(pools: list[AtOnce], handed_in: bool) -> None:
    """Whoever took a chunk decides how long it stays: a nation's rows would fill the memory."""
    cluster = AtOnce() if handed_in else None

    def task(_: BuilderSetup, asked: Sequence[Unit]) -> Made:
        return Made(unit.code for unit in asked)

    seen: list[weakref.ref[Made]] = []
    for chunk in make_all(task, SETUP, units(FEW + 4), jobs=2, executor=cluster):
        seen.append(weakref.ref(chunk))
        alive = sum(one() is not None for one in seen)
        assert alive <= 2, "this one, and the one before, which its maker still names"


def test_something_else_is_done_meanwhile(pools: list[AtOnce]) -> None:
    """After all chunks are handed out and before the first is taken back."""
    cluster, seen = AtOnce(), []
    made = make_all(codes, SETUP, units(3), jobs=1, executor=cluster,
                    meanwhile=lambda: seen.append(len(cluster.chunks)))  # fmt: skip
    next(made)
    assert seen == [3]


def test_real_processes_make_the_same() -> None:
    """Forked processes give what this one would."""
    found = make_all(codes, SETUP, units(8), jobs=2)
    assert sorted(code for chunk in found for code in chunk) == [u.code for u in units(8)]
    gc.unfreeze()


def test_a_build_looks_for_cycles_rarely() -> None:
    """The thresholds of the collector are raised."""
    before = gc.get_threshold()
    try:
        collect_rarely()
        assert gc.get_threshold() == (200_000, 20, 100)
    finally:
        gc.set_threshold(*before)


def test_a_helper_ends_with_the_process_it_helps() -> None:
    """Killed without any tidying up, a build leaves no helper behind that waits for ever."""
    program = (
        "import os, sys, time\n"
        "from kksportal.site_build.executor import begin_helping\n"
        "parent = os.getpid()\n"
        "if not os.fork():\n"
        "    begin_helping(parent)\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(60)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as build:
        assert build.stdout is not None
        helper = int(build.stdout.readline())
        os.kill(helper, 0)
        build.kill()
        build.wait()
        assert build.stdout.read() == b""  # ends when nobody holds the other end any more
