"""Systems that start no process, another kind, or kill one: the work is done, or it is said."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from kksportal.errors import PortalError
from kksportal.site_build import executor as module
from kksportal.site_build.executor import (
    run_all,
)


@pytest.fixture(autouse=True)
def _together(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test took away is there for the next."""
    monkeypatch.setattr(module, "_alone", [])


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
