"""Measuring a process: wall time, CPU time of it and its children, peak memory of all together.

Memory of several processes is sampled in a round of its own, since looking slows the one looked
at; that of one process alone is what the kernel tells in the end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

SAMPLE = 0.05  # seconds between two looks at the memory


@dataclass(slots=True)
class Line:
    """One thing that is measured: what to run, what to clear before, where its output goes."""

    name: str
    command: list[str]
    output: Path | None = None
    before: Callable[[], None] = lambda: None
    cwd: Path | None = None
    env: dict[str, str] = field(default_factory=dict)
    runs: list[dict[str, float]] = field(default_factory=list)
    memory: float = 0.0  # MiB, the peak of all processes together
    alone: bool = False  # one process: the kernel tells its peak, nobody has to look


def memory_of(pid: int) -> int:
    """The proportional set size of a process and all its descendants, in KiB."""
    total, pending = 0, [pid]
    while pending:
        one = pending.pop()
        try:
            with open(f"/proc/{one}/smaps_rollup", encoding="ascii") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
            with open(f"/proc/{one}/task/{one}/children", encoding="ascii") as file:
                pending += map(int, file.read().split())
        except (OSError, StopIteration, ValueError):
            continue
    return total


def run_once(line: Line, *, watch: bool = False) -> None:
    """Run a line once and keep its figures; with `watch` its memory, which slows it down."""
    line.before()
    start = time.perf_counter()
    process = subprocess.Popen(
        line.command,
        cwd=line.cwd,
        env=os.environ | line.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    while watch:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        line.memory = max(line.memory, memory_of(process.pid) / 1024)
        time.sleep(SAMPLE)
    else:
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if line.alone:
        line.memory = max(line.memory, usage.ru_maxrss / 1024)
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code:
        told = process.stderr.read().decode()[-2000:] if process.stderr else ""
        raise SystemExit(f"{line.name}: exit code {code}\n{told}")
    files = [p for p in line.output.rglob("*") if p.is_file()] if line.output else []
    line.runs.append(
        {
            "wall": wall,
            "cpu": usage.ru_utime + usage.ru_stime,
            "files": len(files),
            "bytes": sum(p.stat().st_size for p in files),
        }
    )


def rounds(lines: Sequence[Line], many: int, *, memory: bool = True) -> None:
    """All lines in turn, so many times, after one round that only looks at the memory."""
    for count in range(0 if memory else 1, many + 1):
        for line in lines:
            if line.alone and not count:
                continue
            run_once(line, watch=not count)
            if not count:
                line.runs.clear()
                continue
            told = line.runs[-1]
            print(
                f"  {count}/{many} {line.name}: {told['wall']:.2f} s", file=sys.stderr, flush=True
            )


def load() -> str:
    """How busy the machine is: processes that run or wait, on average over the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def clean(*paths: Path) -> Callable[[], None]:
    """Delete folders before a run."""

    def away() -> None:
        for path in paths:
            shutil.rmtree(path, ignore_errors=True)

    return away


def vars_of(line: Line) -> dict[str, object]:
    """A line with the median, least and most of each of its figures."""
    told: dict[str, object] = {"name": line.name, "rounds": len(line.runs)}
    told["memory"] = [round(line.memory)]
    for key in ("wall", "cpu", "files", "bytes"):
        values = [run[key] for run in line.runs]
        told[key] = [round(v, 3) for v in (median(values), min(values), max(values))]
    return told
