"""Machines of a cluster for tests: a scheduler and workers, each a process that can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from distributed import Client

from tests.conftest import ROOT

DEADLY = "S03.01"  # a district that kills its workers


@dataclass(kw_only=True)
class Machines:
    """A scheduler and its workers; without nannies, so what is killed stays so."""

    place: Path
    url: str = ""
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, many: int, **environment: str) -> None:
        """The scheduler, and so many workers."""
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        self.url = f"tcp://127.0.0.1:{port}"
        told = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        self.scheduler = self._run("dask_scheduler", *told, **environment)
        for _ in range(many):
            self.add()

    def ready(self) -> None:
        """Wait until all workers are there."""
        with self.client() as client:
            client.wait_for_workers(len(self.workers), timeout=60)

    def add(self, **environment: str) -> None:
        """One more worker, with another environment if told."""
        told = (self.url, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        local = ("--local-directory", str(self.place), "--death-timeout", "60")
        self.workers.append(self._run("dask_worker", *told, *local, **environment))

    def client(self) -> Client:
        """A client of its own; the scheduler may still be starting."""
        for _ in range(100):
            try:
                return Client(self.url, timeout=2, set_as_default=False)
            except OSError:
                time.sleep(0.1)
        raise AssertionError("penjadwal tidak jalan")

    def signal(self, what: signal.Signals, *which: int) -> None:
        """To workers by number; to all where none is told."""
        for number in which or range(len(self.workers)):
            self.workers[number].send_signal(what)

    def end(self) -> None:
        """Nothing is left running."""
        for process in (*self.workers, self.scheduler):
            if process is not None:
                process.kill()
                process.wait()

    def _run(self, what: str, *told: str, **environment: str) -> subprocess.Popen[bytes]:
        program = environment.pop("PYTHONPATH", os.environ.get("PYTHONPATH", ""))
        path = os.pathsep.join(filter(None, (program, str(ROOT))))  # `slow` is sent by its name
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{what}", *told],
            env=os.environ | {"PYTHONPATH": path} | environment,
            cwd=self.place,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def slow(*call: Any) -> Any:
    """What a worker runs, slow enough that something can happen to it meanwhile."""
    from kksportal.site_build.cluster_work import work_there

    time.sleep(0.2)
    if os.environ.get("MATI") and any(unit.code == DEADLY for unit in call[-1]):
        os.kill(os.getpid(), signal.SIGKILL)
    return work_there(*call)


@contextmanager
def machines(place: Path, many: int, **environment: str) -> Iterator[Machines]:
    """Machines that end with the test; the scheduler's environment may be told."""
    place.mkdir(exist_ok=True)
    made = Machines(place=place)
    try:
        made.start(many, **environment)
        yield made
    finally:
        made.end()
