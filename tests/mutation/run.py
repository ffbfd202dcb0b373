"""Tries mutants: each in a forked process, with a copy of the program that has this one change.

The parent has imported what tests need but the program itself, so that a trial costs little.
"""

from __future__ import annotations

import importlib
import os
import resource
import shutil
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

import hypothesis
import pytest

from tests.mutation.sample import PACKAGE, SOURCE, Mutant

FAST = ("tests/model", "tests/compute", "tests/validate", "tests/read", "tests/site_build")
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist",
           "--hypothesis-seed=0", "--tb=no",
           "-W", "ignore::pytest.PytestAssertRewriteWarning")  # fmt: skip
NOT_COPIED = {"site", "tests", "bench"}
PATIENCE = 30  # seconds of work for the tests of one module
WAIT = 10  # on a busy machine work takes so many times as long
MEMORY = 6 << 30


class Fate(Enum):
    """What became of a mutant; the value is the exit code of its trial."""

    ALIVE = 10
    KILLED = 11
    TIMEOUT = 12
    INVALID = 13


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mutant, its fate, and the seconds it took."""

    mutant: Mutant
    fate: Fate
    seconds: float


@dataclass(frozen=True, slots=True)
class Desk:
    """A copy of the program in which one mutant at a time is put."""

    root: Path
    folder: Path

    @classmethod
    def at(cls, root: Path, folder: Path) -> Desk:
        """A desk with a fresh copy."""

        def left(inside: str, found: list[str]) -> list[str]:
            top = Path(inside) == root
            return [n for n in found if n == "__pycache__" or (top and not copied(n))]

        shutil.copytree(root, folder, ignore=left)
        return cls(root, folder)

    def put(self, module: str, source: str) -> str:
        """Put a source in the place of a module's, which is given back."""
        path = self.folder / SOURCE / PACKAGE / f"{module}.py"
        old = path.read_text("utf-8")
        path.write_text(source, "utf-8")
        return old

    def enter(self) -> None:
        """In a child: this copy is the program, also for the processes that tests start."""
        program = str(self.folder / SOURCE)
        sys.path.insert(0, program)
        sys.dont_write_bytecode = True
        others = os.environ.get("PYTHONPATH", "")
        os.environ |= {
            "PYTHONPATH": os.pathsep.join(filter(None, (program, others))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "XDG_CACHE_HOME": str(self.folder / "cache"),
        }
        os.chdir(self.root)


def copied(name: str) -> bool:
    """Whether the program may look for this beside itself, in the root of its repository."""
    return not name.startswith(".") and name not in NOT_COPIED


def first_tests(root: Path, module: str) -> list[str]:
    """The tests that mirror a module, and the rule cases, which cross `compute`."""
    package, _, name = module.rpartition("/")
    folder = root / "tests" / package
    found = sorted(folder.glob(f"test_{name}*.py"))
    if package == "compute":
        found += sorted(set(folder.glob("test_aturan*.py")) - set(found))
    return [path.relative_to(root).as_posix() for path in found]


def all_tests(root: Path) -> list[str]:
    """The folders of fast tests."""
    return [name for name in FAST if (root / name).is_dir()]


def forked(work: Callable[[], int]) -> int:
    """The id of a child that does some work and exits with its code."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        code = int(work())
    finally:
        sys.stdout.flush()
        os._exit(code)


def waited(pid: int) -> int:
    """The exit code of a child; that of a signal is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def quiet(file: str = os.devnull) -> None:
    """In a child: what is printed goes to a file."""
    target = os.open(file, os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(target, stream)


def limit(seconds: int) -> None:
    """In a child: end by a signal after so much work, or after a long time of waiting."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    signal.alarm(WAIT * seconds)


def tested(desk: Desk, selection: Sequence[str]) -> int:
    """Run tests in this process; pytest's exit code."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutasi", deadline=None, database=None, phases=phases)
    hypothesis.settings.load_profile("mutasi")
    return int(pytest.main([*OPTIONS, f"--basetemp={desk.folder}-tmp", *selection]))


def trial(desk: Desk, mutant: Mutant, patience: int) -> int:
    """In a child: does the module import, do its own tests notice, do all fast tests?"""
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    quiet()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    desk.enter()

    def imported() -> int:
        limit(PATIENCE)
        importlib.import_module(f"{PACKAGE}.{mutant.module.replace('/', '.')}")
        return 0

    if waited(forked(imported)):
        return Fate.INVALID.value
    own = first_tests(desk.root, mutant.module)
    others = [*all_tests(desk.root), *(f"--ignore={path}" for path in own)]
    stages = [(own, PATIENCE), (others, patience)]
    for selection, seconds in stages:
        if not selection:
            continue

        def noticed(selection: list[str] = selection, seconds: int = seconds) -> int:
            limit(seconds)
            return tested(desk, selection)

        code = waited(forked(noticed))
        if code in (-signal.SIGXCPU, -signal.SIGALRM):
            return Fate.TIMEOUT.value
        if code not in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
            return Fate.KILLED.value
    return Fate.ALIVE.value


def baseline(desk: Desk) -> float:
    """The seconds of work of all fast tests without a mutant.

    Afterwards this process has imported whatever else they needed.

    Raises `RuntimeError` with what pytest printed where they do not pass.
    """
    printed, listed = desk.folder / "printed.txt", desk.folder / "modules.txt"

    def work() -> int:
        quiet(str(printed))
        desk.enter()
        code = tested(desk, all_tests(desk.root))
        listed.write_text("\n".join(sorted(sys.modules)), "utf-8")
        return code

    if waited(forked(work)):
        raise RuntimeError(printed.read_text("utf-8"))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    for name in filter(ready, listed.read_text("utf-8").split()):
        try:
            importlib.import_module(name)
        except Exception:  # a module that only its own tests can import
            continue
    return used.ru_utime + used.ru_stime


def ready(name: str) -> bool:
    """Whether a module is the same for every mutant."""
    top = name.partition(".")[0]
    ours = {PACKAGE, "tests", "conftest"}
    return top not in ours and not top.startswith(("_", "test_", "pytest", "xdist"))


def trials(
    desks: Sequence[Desk], mutants: Sequence[Mutant], patience: int, until: float
) -> Iterator[Outcome]:
    """The outcomes as they come; no trial begins after `until`."""
    todo, free = deque(mutants), list(desks)
    busy: dict[int, tuple[Desk, Mutant, str, float]] = {}
    try:
        while True:
            while todo and free and time.monotonic() < until:
                desk, mutant = free.pop(), todo.popleft()
                old = desk.put(mutant.module, mutant.source)
                pid = forked(partial(trial, desk, mutant, patience))
                busy[pid] = desk, mutant, old, time.monotonic()
            if not busy:
                return
            pid, status = os.wait()
            desk, mutant, old, began = busy.pop(pid)
            end_group(pid)
            desk.put(mutant.module, old)
            free.append(desk)
            fate = Fate(os.waitstatus_to_exitcode(status))  # another code is a fault of ours
            yield Outcome(mutant, fate, time.monotonic() - began)
    finally:
        for pid in busy:
            end_group(pid)


def end_group(pid: int) -> None:
    """End what a trial left running."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
