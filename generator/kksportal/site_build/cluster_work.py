"""What a worker of a cluster runs: one call, if it is the same program and sees the same folders.

Sent by name, so a worker that lacks it is known by that.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kksportal import __version__
from kksportal.shipped import program_folder, shipped_templates
from kksportal.site_build.district_builder import BuilderSetup
from kksportal.site_build.incremental.inputs import PRINTERS, installed

_PARTS = (".py", ".typ", ".po", ".csv")  # files of the program that show in what it makes


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What decides the bytes of a page beside the portal: equal on every machine of a build."""

    version: str
    python: str
    packages: tuple[str, ...]
    content: str  # sha256 of the program's own files and templates

    def unlike(self, other: Program) -> str:
        """In which way this worker's program is another than the building one; "" where it is not.

        What is easiest to mend comes first.
        """
        if self.python != other.python:
            return f"Python {self.python}, bukan {other.python}"
        if self.version != other.version:
            return f"kksportal {self.version}, bukan {other.version}"
        for mine, theirs in zip(self.packages, other.packages, strict=False):
            if mine != theirs:
                return f"{mine}, bukan {theirs}"
        return "" if self.content == other.content else f"isi kksportal {self.version} yang lain"


@dataclass(frozen=True, slots=True)
class Made:
    """What a call gave."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A worker that may not work for this build, and why; no other is asked in its stead."""

    worker: str
    why: str


@dataclass(frozen=True, slots=True)
class Raised:
    """A call that failed as it would have failed anywhere: asking again would change nothing."""

    fault: Exception


@cache
def program() -> Program:
    """The program of this process; the same files give the same on any machine."""
    sha = hashlib.sha256()
    code, templates = program_folder(), shipped_templates()
    files = [(p.relative_to(code), p) for p in code.rglob("*") if p.suffix in _PARTS]
    files += [(p.relative_to(templates), p) for p in templates.rglob("*") if p.is_file()]
    for name, path in sorted((name.as_posix(), path) for name, path in files):
        sha.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return Program(
        version=__version__,
        python=".".join(map(str, sys.version_info[:2])),
        packages=tuple(installed(PRINTERS)),
        content=sha.hexdigest(),
    )


def work_there(
    wanted: Program, task: Callable[..., Any], setup: BuilderSetup, *more: Any
) -> Made | Refused | Raised:
    """Run a task on this worker. What a machine refuses is raised: another may bear it."""
    if unlike := program().unlike(wanted):
        return Refused(_own_address(), f"memakai {unlike}; pasang yang sama dan jalankan lagi")
    for folder in (setup.root, setup.stage):
        if not Path(folder).is_dir():
            return Refused(
                _own_address(),
                f"tidak melihat folder {folder}; pasang disk bersama di alamat yang sama",
            )
    try:
        return Made(task(setup, *more))
    except (OSError, MemoryError):
        raise
    except Exception as fault:
        fault.add_note(traceback.format_exc())  # else only the worker would know where
        return Raised(fault)


def _own_address() -> str:
    try:
        from distributed import get_worker

        return str(get_worker().address)
    except (ImportError, ValueError):
        return "ini"
