"""Where units are made: this process, others beside it, or whatever executor is handed in.

Other processes are forked where a system forks, so that they inherit what is open; else they are
started anew and open it themselves. Where there can be none, this process does all.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from contextlib import suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from kksportal.errors import PortalError
from kksportal.site_build.reading import Unit

if TYPE_CHECKING:  # `kks validate` has no use for what builds pages, and would wait for it
    from kksportal.site_build.district_builder import BuilderSetup

T = TypeVar("T")
_GLANCE = 0.5  # seconds between two looks at whether the building process still lives
_MOST = 61  # processes that Windows can wait for at once
FEW = 6  # so few units are made here: forking costs more than it saves
CHUNKS = 48  # enough that processes end together, few enough that handing out costs nothing
# What a system says that can start no process, or not as many: no module of semaphores, none of
# them, no memory or files left, and no thread ("can't start new thread").
_NO_PROCESSES = (ImportError, NotImplementedError, OSError, RuntimeError)
_DIED = (
    "proses pembantu mati dua kali, biasanya karena memori habis; coba lagi dengan --jobs 1 "
    "atau tutup program lain"
)
_alone: list[bool] = []  # filled: this system starts no processes, so none is asked for again


def processes(asked: int = 0) -> int:
    """How many processes to use: as asked, else one a core this process may run on."""
    if asked:
        return min(asked, _MOST)
    allowed = getattr(os, "sched_getaffinity", None)  # Windows and macOS have none
    return min(len(allowed(0)) if allowed else os.cpu_count() or 1, _MOST)


def elsewhere(many: int, jobs: int, executor: Executor | None = None) -> bool:
    """Whether so many units are made in other processes, where nothing else forbids it."""
    if executor is not None:
        return many > 0  # of whoever handed it in
    return jobs > 1 and many > FEW


Task: TypeAlias = "Callable[[BuilderSetup, Sequence[Unit]], list[T]]"


def make_all(
    task: Task[T],
    setup: BuilderSetup,
    units: Sequence[Unit],
    *,
    jobs: int,
    executor: Executor | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    apart: bool = False,
) -> Iterator[list[T]]:
    """What a task makes of all units, chunk by chunk as they are ready.

    While other processes work, this one does what it is asked to do `meanwhile`. A task that
    starts threads must stay `apart`: a process that has run it could not be forked again.

    The builder is open in this process already, so that forked ones inherit it.
    """
    if not units:
        return
    if not apart and not elsewhere(len(units), jobs, executor):
        for unit in units:
            yield task(setup, [unit])
        return
    size = max(1, -(-len(units) // max(CHUNKS, jobs)))
    calls = [(setup, units[i : i + size]) for i in range(0, len(units), size)]
    if executor is None:
        for _, made in run_all(task, calls, jobs=jobs, meanwhile=meanwhile):
            yield made
        return
    waiting = {}
    left = dict(enumerate(calls))
    with suppress(BrokenExecutor):
        for place, call in left.items():
            waiting[executor.submit(task, *call)] = place
    meanwhile()
    for future in as_completed(waiting):
        with suppress(BrokenExecutor):  # nobody is there any more who would make it
            place = waiting.pop(future)  # a future holds what it gave: all of them would stay
            made = future.result()
            del left[place]
            yield made
    if left:
        for _, made in run_all(task, list(left.values()), jobs=jobs, afresh=True):
            yield made


def run_all(
    task: Callable[..., T],
    calls: Sequence[tuple[Any, ...]],
    *,
    jobs: int,
    meanwhile: Callable[[], None] = lambda: None,
    afresh: bool = False,
) -> Iterator[tuple[int, T]]:
    """What a task gives for each call, with the call's place, as they are ready.

    Beside threads, such as those of a cluster's client, processes are started `afresh`: what is
    forked there may hang.

    When a process dies, what it and others had not given is asked of one new process. Raises
    PortalError when that dies too.
    """
    left = dict(enumerate(calls))
    gc.freeze()  # what is shared stays where it is: looking through it would copy it
    first = get_context("spawn") if afresh else _context()
    for many, context in ((jobs, first), (1, get_context("spawn"))):
        if _alone:
            break
        before = active_children()
        try:
            pool = helpers(max(1, min(many, len(left))), context)
            waiting = {pool.submit(task, *call): place for place, call in left.items()}
        except BrokenExecutor:
            continue
        except _NO_PROCESSES:
            _end(before)
            _alone[:] = [True]
            break
        try:
            meanwhile()
            for place, made in _given(waiting):
                del left[place]
                yield place, made
            pool.shutdown()
            return
        except BrokenExecutor:
            continue
        finally:
            if left:
                _end(before)
            pool.shutdown(cancel_futures=True)
    if not _alone and len(left) < len(calls):
        raise PortalError(_DIED)
    _alone[:] = [True]  # no process ever gave anything: they cannot be started here
    meanwhile()
    for place in list(left):
        yield place, task(*left.pop(place))


def _given(waiting: dict[Future[T], int]) -> Iterator[tuple[int, T]]:
    for future in as_completed(waiting):
        place = waiting.pop(future)  # as above
        yield place, future.result()


def _end(before: Sequence[object]) -> None:
    """End the processes that were started since: nobody waits for what they make."""
    for child in active_children():
        if child not in before:
            child.kill()  # one that was forked beside threads may never hear a milder word


def _context() -> BaseContext:
    """Forked processes where forking is safe: macOS has it, but its libraries do not bear it."""
    if hasattr(os, "fork") and sys.platform != "darwin":
        with suppress(ValueError):
            return get_context("fork")
    return get_context("spawn")


def helpers(many: int, context: BaseContext | None = None) -> Executor:
    """Processes that work for this one, inherit what it has open, and end with it."""
    return futures.ProcessPoolExecutor(  # asked for late: some systems have none
        max_workers=many,
        mp_context=context or _context(),
        initializer=begin_helping,
        initargs=(os.getpid(),),
    )


def collect_rarely() -> None:
    """A build makes few cycles; looking for them often costs more than they do."""
    gc.set_threshold(200_000, 20, 100)


def begin_helping(parent: int) -> None:
    """What a process does first that works for another: it ends when that one ends.

    Else the helpers of a killed build would wait for work for ever, and hold what it held. Ctrl-C
    reaches every process of a terminal; the one that is helped answers for all.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    above = parent_process()  # Windows never gives an orphan another parent
    while os.getppid() == parent and (above is None or above.is_alive()):
        time.sleep(_GLANCE)
    os._exit(1)
