"""Where units are made: this process, forked ones, or whatever executor is handed in."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from threading import Thread
from typing import TypeVar

from kksportal.site_build.district_builder import BuilderSetup
from kksportal.site_build.reading import Unit

T = TypeVar("T")
_GLANCE = 0.5  # seconds between two looks at whether the building process still lives
FEW = 6  # so few units are made here: forking costs more than it saves
CHUNKS = 48  # enough that processes end together, few enough that handing out costs nothing


def processes(asked: int = 0) -> int:
    """How many processes to use: as asked, else one a core this process may run on."""
    return asked or len(os.sched_getaffinity(0))


Task = Callable[[BuilderSetup, Sequence[Unit]], list[T]]


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
    if executor is None and not apart and (jobs <= 1 or len(units) <= FEW):
        for unit in units:
            yield task(setup, [unit])
        return
    size = max(1, -(-len(units) // max(CHUNKS, jobs)))
    chunks = [units[i : i + size] for i in range(0, len(units), size)]
    if executor is not None:
        yield from _through(executor, task, setup, chunks, meanwhile)
        return
    gc.freeze()  # what is shared stays where it is: looking through it would copy it
    with helpers(min(jobs, len(chunks))) as pool:
        yield from _through(pool, task, setup, chunks, meanwhile)


def helpers(many: int) -> ProcessPoolExecutor:
    """Forked processes that work for this one, inherit what it has open, and end with it."""
    return ProcessPoolExecutor(
        max_workers=many,
        mp_context=get_context("fork"),
        initializer=begin_helping,
        initargs=(os.getpid(),),
    )


def collect_rarely() -> None:
    """A build makes few cycles; looking for them often costs more than they do."""
    gc.set_threshold(200_000, 20, 100)


def begin_helping(parent: int) -> None:
    """What a process does first that works for another: it ends when that one ends.

    Else the helpers of a killed build would wait for work for ever, and hold what it held.
    """
    collect_rarely()
    Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_GLANCE)
    os._exit(1)


def _through(
    executor: Executor,
    task: Task[T],
    setup: BuilderSetup,
    chunks: Sequence[Sequence[Unit]],
    meanwhile: Callable[[], None],
) -> Iterator[list[T]]:
    waiting = [executor.submit(task, setup, chunk) for chunk in chunks]
    meanwhile()
    for future in as_completed(waiting):
        yield future.result()
