"""Builds in a process of its own, started ahead of time so that no change waits for imports."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from kksportal.serve.outcome import Fault, Outcome, from_line
from kksportal.shipped import program_folder
from kksportal.site_build.publish import sweep

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from kksportal.serve.worker import main; main()"
)
_DEAD = (
    "Pembangunan terhenti sebelum selesai, mungkin karena memori tidak cukup. "
    "Simpan satu berkas sekali lagi untuk mencoba kembali."
)


class Builder:
    """Builds one portal, again and again, one build at a time; `last` is how it stands.

    With `safe` the portal may come from anybody: nothing of it is run.
    """

    def __init__(
        self,
        root: Path,
        site: Path | None = None,
        last: Outcome | None = None,
        *,
        safe: bool = False,
    ) -> None:
        self._root, self._safe = root, safe
        self._site = site
        self._process: subprocess.Popen[str] | None = None
        self._program = ""  # the program as it was when the process began
        self._last = last or Outcome()
        self._builds = 0

    def get_ready(self, program: str = "") -> None:
        """Have a process wait that runs this program; one that runs an older one ends."""
        if self._process is not None and self._program != program:
            self.close()
        if self._process is None:
            self._program = program
            self._process = start()

    def build(self, program: str = "") -> Outcome:
        """Build once, and have the next process get ready."""
        self.get_ready(program)
        process, self._builds = self._process, self._builds + 1
        assert process is not None
        request = {
            "root": str(self._root),
            "site": str(self._site or ""),
            "quiet": self._builds > 1,
            "safe": self._safe,
        }
        outcome = ask(process, request)
        self._end()
        if outcome is None:
            sentence = Fault(sentence=_DEAD)
            outcome = Outcome(site=self._last.site, url=self._last.url, fault=sentence)
        elif not outcome.site:  # the settings cannot be read: the site is where it was
            outcome = Outcome(site=self._last.site, url=self._last.url, fault=outcome.fault)
        self._last = outcome
        self.get_ready(program)
        return outcome

    def close(self) -> None:
        """End the process, whatever it does; what it had not published goes."""
        building = self._process is not None
        self._end()
        if building and self._last.site:
            with suppress(OSError):
                sweep(Path(self._last.site))

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)  # with those that work for it
            else:
                process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def start() -> subprocess.Popen[str]:
    """A process that waits for a request, and does not hear a person's Ctrl-C."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START, json.dumps(_path())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="ascii",
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _path() -> list[str]:
    """Where this process found its modules, so that the other one finds the same.

    But for the folder where a person stands: what lies there is not the program.
    """
    own = str(program_folder().parent)
    return [place for place in sys.path if place == own or Path(place).resolve() != Path.cwd()]


def ask(process: subprocess.Popen[str], request: dict[str, object]) -> Outcome | None:
    """What a process answers to a request; None where it ends without an answer."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        return from_line(process.stdout.readline())
    except (OSError, ValueError):
        return None
