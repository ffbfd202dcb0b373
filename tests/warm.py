"""A process that has loaded the program, and answers each command with a process of its own.

Starting Python and loading the program takes longer than many a build. Each command runs in a fork
of a process that has done both and nothing else; it has its own session, environment and output,
and ends as any program does.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LOADED = (
    "kksportal.cli",
    "kksportal.commands.building",
    "kksportal.mkdocs_plugin",
    "kksportal.settings",
    "kksportal.site_build.checker_files",
    "kksportal.site_build.checking",
    "kksportal.site_build.site",
    "mkdocs.commands.build",
)


def run(arguments: Sequence[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `kks` with these words, as subprocess.run does."""
    with TemporaryDirectory() as room:
        out, err = Path(room) / "out", Path(room) / "err"
        told = {"arguments": list(arguments), "env": dict(env), "out": str(out), "err": str(err)}
        code = _asked(json.dumps(told))
        said = [file.read_text("utf-8", "replace") for file in (out, err)]
    return subprocess.CompletedProcess(list(arguments), code, *said)


def _asked(told: str) -> int:
    process = _server()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(told + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@cache
def _server() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warm"], cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    atexit.register(process.communicate)
    return process


def _become(told: Mapping[str, Any]) -> None:
    """Be the process that was asked for."""
    os.setsid()
    os.environ.clear()
    os.environ.update(told["env"])
    ways = (os.devnull, os.O_RDONLY), (told["out"], os.O_WRONLY | os.O_CREAT), (
        told["err"], os.O_WRONLY | os.O_CREAT)  # fmt: skip
    for number, (path, how) in enumerate(ways):
        opened = os.open(path, how)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = ["kks", *told["arguments"]]


def _serve() -> None:
    for name in LOADED:
        import_module(name)
    from kksportal.cli import main

    gc.freeze()
    while line := sys.stdin.readline():
        if not (child := os.fork()):
            _become(json.loads(line))
            sys.exit(main())
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
