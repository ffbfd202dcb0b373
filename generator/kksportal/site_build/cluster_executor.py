"""An executor of a cluster that never waits for ever: its calls are done, refused or given up.

Two threads stand beside the one that builds. One listens for signs of life, and may hang where the
scheduler does; the other looks at what was done, and never hangs longer than its patience.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, RLock, Thread
from typing import Any

from kksportal.errors import UnfinishedError
from kksportal.site_build.cluster_work import Made, Program, Raised, Refused, work_there

_WHOLE = "situs yang sudah terbit tetap utuh"
_CUT = "sambungan ke penjadwal Dask putus"
_RETRIES = 3  # what a machine refuses (a disk, memory) is asked of another, so often
_SIGNS = 60  # of so many signs of life that a worker owes, one is enough
_LET_GO = {"stimulus_id": "kks-diam", "expected": True}  # its work goes to others, nobody's fault
_CHANCES = 2  # a call may lose all workers that the scheduler lets it lose, so often


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a build waits for a cluster, in seconds: the one place where that is said."""

    scheduler: float = 5.0  # to find the scheduler
    sign: float = 60.0  # for a sign of life: of a worker, of all workers, of the scheduler
    result: float = 1800.0  # for anything to be done, while workers live
    closing: float = 5.0  # for the connection to end
    glance: float = 0.1  # between two looks


@dataclass(slots=True, eq=False)
class _Call:
    """A call that is not done yet."""

    task: Callable[..., Any]
    args: tuple[Any, ...]
    future: Future[Any]
    there: Any = None  # Dask's own future
    lost: int = 0  # how often it lost all workers it may lose


class _Sent:
    """A call that is made where it is unpickled.

    A worker that cannot read what it is sent ends itself; one that lacks the program would. So it
    is sent bytes, and fails at their reading like any call; a scheduler needs no program at all.
    """

    def __init__(self, *call: Any) -> None:
        self._call = call

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return work_there, self._call


@dataclass(slots=True)
class Signs:
    """Who gave a sign of life, and when by our clock: clocks of other machines may differ."""

    heard: float = field(default_factory=time.monotonic)  # of any worker, last
    _last: dict[str, tuple[object, float]] = field(default_factory=dict)

    def note(
        self, workers: Mapping[str, Mapping[str, Any]], now: float, waited: float = 0.0
    ) -> None:
        """What the scheduler says of its workers: a new "last seen" is a sign of life.

        While it let us wait for its answer it may have heard nobody: that is no worker's silence.
        """
        self._last = {a: (seen, when + waited) for a, (seen, when) in self._last.items()}
        for address, told in workers.items():
            seen = told.get("last_seen")
            if address not in self._last or self._last[address][0] != seen:
                self._last[address] = seen, now
                self.heard = now
        for address in self._last.keys() - workers.keys():
            del self._last[address]

    def silent(self, now: float, patience: float) -> list[str]:
        """Workers that the scheduler still counts but that gave no sign for so long."""
        return [a for a, (_, when) in self._last.items() if now - when > patience]

    def living(self, now: float, patience: float) -> bool:
        """Whether any worker is known that is not silent."""
        return len(self.silent(now, patience)) < len(self._last)


class ClusterExecutor(Executor):
    """Calls made by a cluster's workers.

    Where nobody is left to make them, calls fail with BrokenExecutor, once and for this build:
    whoever asked makes them otherwise.
    """

    def __init__(
        self, client: Any, program: Program, patience: Patience, say: Callable[[str], None]
    ) -> None:
        self._client, self._program, self._patience, self._say = client, program, patience, say
        self._calls: list[_Call] = []
        self._lock = RLock()
        self._signs = Signs()
        self._progress = time.monotonic()  # when anything was done, last
        self._over = Event()
        self._broken = ""
        for work in (self._listen, self._watch):
            Thread(target=work, name=f"kks{work.__name__}", daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Have a call made; raises BrokenExecutor where the cluster was given up."""
        call = _Call(fn, args, Future())
        with self._lock:
            if not self._calls:
                self._progress = time.monotonic()
            try:
                if not self._broken:
                    self._give(call)
                    self._calls.append(call)
                    return call.future
            except Exception as fault:
                self._lose(fault)
            raise BrokenExecutor(self._broken)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing is watched any more."""
        self._over.set()

    @property
    def over(self) -> bool:
        """Whether nothing is watched any more: the build is over, or the cluster was given up."""
        return self._over.is_set()

    def _give(self, call: _Call) -> None:
        sent = pickle.dumps(_Sent(self._program, call.task, *call.args))
        call.there = self._client.submit(pickle.loads, sent, pure=False, retries=_RETRIES)

    def _listen(self) -> None:
        """Ask the scheduler who lives, again and again; have the silent taken off its list."""
        client, patience = self._client, self._patience.sign
        while not self._over.wait(patience / _SIGNS):
            with suppress(BaseException):  # whatever it is, it is no sign of life
                asked = time.monotonic()
                workers = client.scheduler_info()["workers"]
                now = time.monotonic()
                self._signs.note(workers, now, now - asked)
                if self._signs.living(now, patience):  # else nobody could do their work
                    for address in self._signs.silent(now, patience):
                        client.sync(client.scheduler.unregister, address=address, **_LET_GO)

    def _watch(self) -> None:
        while not self._over.wait(self._patience.glance):
            try:
                for call in list(self._calls):
                    self._look_at(call)
                self._look_around()
            except BaseException as fault:  # were this thread to end, the build would wait for ever
                self._lose(fault)

    def _look_at(self, call: _Call) -> None:
        status = call.there.status
        if status == "finished":
            with suppress(TimeoutError):  # its machine went with the result: it is made again
                self._settle(call, call.there.result(timeout=self._patience.closing))
        elif status == "error":
            self._fail(call, call.there.exception(timeout=self._patience.closing))
        elif status == "cancelled":  # by nobody here: a "lost" one is made again by Dask
            self._give_up(_CUT)

    def _settle(self, call: _Call, given: Made | Refused | Raised) -> None:
        if isinstance(given, Made):
            self._done(call, lambda future: future.set_result(given.value))
        elif isinstance(given, Raised):
            self._done(call, lambda future: future.set_exception(given.fault))
        else:
            self._end(call, f"pekerja Dask {given.worker} {given.why}")

    def _fail(self, call: _Call, fault: BaseException) -> None:
        if isinstance(fault, OSError | MemoryError):
            self._done(call, lambda future: future.set_exception(fault))
        elif type(fault).__name__ != "KilledWorker":
            said = f"{type(fault).__name__}: {fault}".partition("\n")[0]
            self._end(
                call,
                f"pekerja Dask tidak dapat menjalankan program ini ({said}); pasang kksportal "
                "yang sama di tiap pekerja",
            )
        elif call.lost + 1 < _CHANCES:
            call.lost += 1  # workers that were all ended at once died of nothing it did
            self._give(call)
        else:
            codes = ", ".join(unit.code for unit in call.args[1])
            self._end(
                call,
                f"pekerja Dask mati setiap kali membuat daerah {codes}, biasanya karena memori "
                "habis; beri pekerja memori lebih banyak, atau bangun tanpa --scheduler",
            )

    def _end(self, call: _Call, sentence: str) -> None:
        fault = UnfinishedError(f"{sentence}, lalu bangun sekali lagi; {_WHOLE}")
        self._done(call, lambda future: future.set_exception(fault))

    def _done(self, call: _Call, tell: Callable[[Future[Any]], None]) -> None:
        self._calls.remove(call)
        self._progress = time.monotonic()
        call.there.release()
        tell(call.future)

    def _look_around(self) -> None:
        """Give up where nobody gives a sign of life, or nobody gets anything done."""
        now, patience = time.monotonic(), self._patience
        if not self._calls:
            return
        if now - max(self._signs.heard, self._progress) > patience.sign:
            self._give_up(f"tidak ada pekerja Dask yang menjawab selama {patience.sign:.0f} detik")
        elif now - self._progress > patience.result:
            self._give_up(f"tidak ada yang selesai di klaster selama {patience.result:.0f} detik")

    def _lose(self, fault: BaseException) -> None:
        """The client is gone, and says so in many ways."""
        said = str(fault).partition("\n")[0] or type(fault).__name__
        self._give_up(f"{_CUT} ({said})")

    def _give_up(self, why: str) -> None:
        with self._lock:
            if self._broken:
                return
            self._broken = why
            left, self._calls = self._calls, []
        self._say(f"{why}; daerah selebihnya dibuat di mesin ini")
        self._over.set()
        for call in left:
            call.future.set_exception(BrokenExecutor(why))
