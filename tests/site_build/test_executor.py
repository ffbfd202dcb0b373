"""Where units are made: in this process when they are few, else chunk by chunk in others."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from kksportal.errors import PortalError
from kksportal.site_build import executor as module
from kksportal.site_build.district_builder import BuilderSetup
from kksportal.site_build.executor import (
    begin_helping,
    collect_rarely,
    make_all,
    processes,
    run_all,
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


def plain(number: int) -> int:
    """A task."""
    return number * 10


def deadly(number: int, mark: str) -> int:
    """A task whose process is killed when it first comes to 3, as where memory runs out."""
    if number == 3 and not os.path.exists(mark):
        with open(mark, "w", encoding="utf-8"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


def always_deadly(number: int, builder: int) -> int:
    """A task that kills each process it runs in, but not the one that builds."""
    if number == 3 and os.getpid() != builder:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


TEN = [(number,) for number in range(10)]
MADE = {number: number * 10 for number in range(10)}


@pytest.mark.parametrize("fork", ["missing", "macOS", "refused"])
def test_where_nothing_forks_processes_are_started_anew(
    monkeypatch: pytest.MonkeyPatch, fork: str
) -> None:
    """Windows has no fork, that of macOS is not safe, another Python may not know it."""
    real = module.get_context
    if fork == "missing":
        monkeypatch.delattr(os, "fork")
    elif fork == "macOS":
        monkeypatch.setattr(sys, "platform", "darwin")
    else:

        def refuse(method: str) -> Any:
            if method == "fork":
                raise ValueError("cannot find context for 'fork'")
            return real(method)

        monkeypatch.setattr(module, "get_context", refuse)
    assert module._context().get_start_method() == "spawn"
    if fork == "missing":
        assert dict(run_all(plain, TEN, jobs=2)) == MADE
    assert module._alone == []


@pytest.mark.parametrize(
    "fault",
    [
        NotImplementedError("no semaphores"),
        ImportError("_multiprocessing"),
        OSError(24, "Too many open files"),
        OSError(11, "Resource temporarily unavailable"),
        RuntimeError("can't start new thread"),
    ],
)
def test_where_no_process_starts_this_one_does_all(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """And does not ask again: what it has run by then may not bear a fork."""
    asked: list[int] = []

    def refuse(**_: object) -> None:
        asked.append(1)
        raise fault

    monkeypatch.setattr(module.futures, "ProcessPoolExecutor", refuse)
    before = gc.get_freeze_count()
    meanwhile: list[int] = []
    found = run_all(plain, TEN, jobs=2, meanwhile=lambda: meanwhile.append(1))
    assert dict(found) == MADE
    assert dict(run_all(plain, TEN, jobs=2)) == MADE
    assert (asked, meanwhile) == ([1], [1])
    assert gc.get_freeze_count() >= before
    gc.unfreeze()


def test_a_system_that_starts_one_process_but_not_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that started is ended; nothing waits for it."""
    real, started = os.fork, []

    def fork() -> int:
        if started:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(1)
        return real()

    monkeypatch.setattr(os, "fork", fork)
    before = set(multiprocessing.active_children())
    assert dict(run_all(plain, TEN, jobs=4)) == MADE
    for child in set(multiprocessing.active_children()) - before:
        child.join(10)
        assert not child.is_alive()
    gc.unfreeze()


def test_when_a_process_is_killed_another_makes_the_rest(tmp_path: Path) -> None:
    """Each thing is made, and given once."""
    calls = [(number, str(tmp_path / "mati")) for number in range(10)]
    found = list(run_all(deadly, calls, jobs=2))
    assert sorted(found) == sorted(MADE.items())
    assert module._alone == []
    gc.unfreeze()


def test_when_that_one_is_killed_too_it_is_said() -> None:
    """What kills every process is not tried in this one: the build would be killed itself."""
    calls = [(number, os.getpid()) for number in range(10)]
    with pytest.raises(PortalError, match="proses pembantu mati"):
        list(run_all(always_deadly, calls, jobs=1))
    gc.unfreeze()


def refuse_all(number: int) -> int:
    """A task on a full disk."""
    raise OSError(28, "No space left on device", "/situs/a")


@pytest.mark.parametrize("fault", ["own", "of the consumer"])
def test_a_fault_ends_the_processes(fault: str) -> None:
    """A full disk, or Ctrl-C: it is raised here, and nobody goes on working for nothing."""
    before = set(multiprocessing.active_children())
    made = run_all(refuse_all if fault == "own" else plain, TEN, jobs=2)
    if fault == "own":
        with pytest.raises(OSError, match="No space"):
            next(made)
    else:
        next(made)
        made.close()
    assert set(multiprocessing.active_children()) <= before
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
