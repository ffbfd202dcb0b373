"""What people see while a portal is built."""

from __future__ import annotations

from io import StringIO

import pytest

from kksportal.build import progress as module
from kksportal.build.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test turns."""
    now = [0.0]
    monkeypatch.setattr(module, "perf_counter", lambda: now[0])
    return now


def test_a_log_gets_one_line_a_stage(clock: list[float]) -> None:
    """Name, how many, how long; steps leave no trace."""
    out = StringIO()
    seen = Progress(out)
    seen.stage("Membaca")
    clock[0] = 0.25
    seen.stage("Daerah", 514)
    seen.step(100)
    clock[0] = 4.25
    seen.end()
    assert out.getvalue() == "  Membaca: 0.25 detik\n  Daerah (514): 4.00 detik\n"


def test_a_terminal_sees_what_remains(clock: list[float]) -> None:
    """After 100 of 400 in two seconds, six remain; the line is wiped when the stage ends."""
    out = Terminal()
    seen = Progress(out)
    seen.stage("Daerah", 400)
    clock[0] = 2.0
    seen.step(100)
    assert "Daerah: 100 dari 400, sisa 6 detik" in out.getvalue()
    seen.end()
    assert out.getvalue().endswith("\r\x1b[K  Daerah (400): 2.00 detik\n")


def test_the_slowest_stage_is_named(clock: list[float]) -> None:
    """For the summary."""
    seen = Progress(StringIO())
    for name, end in (("Membaca", 1.0), ("Daerah", 9.0), ("Menerbitkan", 9.5)):
        seen.stage(name)
        clock[0] = end
    seen.end()
    assert seen.slowest() == ("Daerah", 8.0)
    assert seen.spent == 9.5


def test_quiet_is_quiet() -> None:
    """For machines nothing is said."""
    out = StringIO()
    seen = Progress(out, quiet=True)
    seen.stage("Daerah", 3)
    seen.step(2)
    seen.end()
    assert out.getvalue() == ""
