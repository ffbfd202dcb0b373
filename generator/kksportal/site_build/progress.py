"""What people see while a portal is built: stages, counts, the time that remains."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter
from typing import TextIO

Say = Callable[[str], None]


class Progress:
    """One line a stage in a log; on a terminal the line moves while the stage runs."""

    def __init__(self, out: TextIO | None = None, *, quiet: bool = False) -> None:
        self._out = out or sys.stderr
        self._quiet = quiet
        self._moving = not quiet and self._out.isatty()
        self._name = ""
        self._total = 0
        self._start = 0.0
        self._begun = perf_counter()
        self.seconds: dict[str, float] = {}

    def stage(self, name: str, total: int = 0) -> None:
        """Begin a stage; the one before ends."""
        self.end()
        self._name, self._total, self._start = name, total, perf_counter()
        if self._moving:
            self._out.write(f"  {name} …")
            self._out.flush()

    def step(self, done: int) -> None:
        """So many of the stage's things are done."""
        if not self._moving or not done or not self._total:
            return
        spent = perf_counter() - self._start
        left = spent / done * (self._total - done)
        self._out.write(f"\r  {self._name}: {done} dari {self._total}, sisa {left:.0f} detik ")
        self._out.flush()

    def end(self, note: str = "") -> None:
        """The stage is over."""
        if not self._name:
            return
        spent = perf_counter() - self._start
        self.seconds[self._name] = self.seconds.get(self._name, 0.0) + spent
        if not self._quiet:
            many = f" ({self._total})" if self._total else ""
            start = "\r\x1b[K" if self._moving else ""
            self._out.write(f"{start}  {self._name}{many}: {spent:.2f} detik{note}\n")
            self._out.flush()
        self._name = ""

    def slowest(self) -> tuple[str, float]:
        """The stage that took longest, and its seconds."""
        name = max(self.seconds, key=self.seconds.__getitem__, default="")
        return name, self.seconds.get(name, 0.0)

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return perf_counter() - self._begun
