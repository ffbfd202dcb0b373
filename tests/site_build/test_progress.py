"""What people see while a portal is built."""

from __future__ import annotations

from io import StringIO

import pytest

from kksportal.site_build import progress as module
from kksportal.site_build.progress import Progress


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


def test_a_terminal_sees_a_stage_begin(clock: list[float]) -> None:
    """Its name stands there at once, before anything is done."""
    out = Terminal()
    Progress(out).stage("Membaca")
    assert out.getvalue() == "  Membaca …"


def test_a_terminal_sees_each_step(clock: list[float]) -> None:
    """The time left is told from what was done in this stage, not since the beginning."""
    out = Terminal()
    seen = Progress(out)
    clock[0] = 10.0
    seen.stage("Daerah", 4)
    clock[0] = 11.0
    seen.step(1)
    seen.step(4)
    assert out.getvalue() == (
        "  Daerah …\r  Daerah: 1 dari 4, sisa 3 detik \r  Daerah: 4 dari 4, sisa 0 detik "
    )


@pytest.mark.parametrize(("total", "done"), [(0, 1), (4, 0)], ids=["tanpa jumlah", "belum ada"])
def test_a_step_that_tells_nothing_is_not_shown(clock: list[float], total: int, done: int) -> None:
    """Without a total, or before the first is done, nothing can be said of the time left."""
    out = Terminal()
    seen = Progress(out)
    seen.stage("Daerah", total)
    seen.step(done)
    assert out.getvalue() == "  Daerah …"


def test_a_quiet_terminal_is_quiet(clock: list[float]) -> None:
    """Also a terminal sees nothing when nothing is to be said, but times are kept."""
    out = Terminal()
    seen = Progress(out, quiet=True)
    seen.stage("Daerah", 3)
    clock[0] = 1.0
    seen.step(2)
    seen.end("x")
    assert out.getvalue() == ""
    assert seen.seconds == {"Daerah": 1.0}


def test_a_stage_ends_once_and_may_have_a_note(clock: list[float]) -> None:
    """What is over is over; a note stands behind the time."""
    out = StringIO()
    seen = Progress(out)
    seen.end()
    seen.stage("Membaca")
    clock[0] = 1.5
    seen.end(", 3 dibuat")
    seen.end()
    assert out.getvalue() == "  Membaca: 1.50 detik, 3 dibuat\n"


def test_a_stage_that_comes_twice_is_one_stage(clock: list[float]) -> None:
    """Its seconds are added up."""
    seen = Progress(StringIO())
    for end in (1.0, 3.5):
        seen.stage("Daerah")
        clock[0] = end
        seen.end()
    assert seen.seconds == {"Daerah": 3.5}


def test_without_a_stage_none_is_slowest(clock: list[float]) -> None:
    """Before anything was done there is no name and no time."""
    clock[0] = 5.0
    seen = Progress(StringIO())
    assert seen.slowest() == ("", 0.0)
    assert seen.spent == 0.0


def test_people_are_told_beside_the_output(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    """Progress goes where errors go, so that the output stays clean."""
    seen = Progress()
    seen.stage("Membaca")
    seen.end()
    assert capsys.readouterr() == ("", "  Membaca: 0.00 detik\n")


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
