"""What a system refuses is one sentence: the old site stands, the next build mends it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.builds import (
    WRITE,
    Built,
    Machine,
    assert_whole,
    built,
    everything,
    told,
)

pytestmark = pytest.mark.xdist_group("mesin")
HEAVY = pytest.param("cold", marks=pytest.mark.berat)  # as many minutes again


REFUSED = {
    "disk penuh": WRITE.format('OSError(28, "No space left on device", path)'),
    "jatah disk habis": WRITE.format('OSError(122, "Disk quota exceeded", path)'),
    "memori tidak cukup": WRITE.format("MemoryError"),
    "disk tidak dapat dibaca": WRITE.format('OSError(5, "Input/output error", path)'),
    "hanya dapat dibaca": """
import tempfile
def refuse(*_, **__):
    raise OSError(30, "Read-only file system", "/situs")
tempfile.mkdtemp = refuse
""",
    "tidak dapat diganti (tidak diizinkan)": """
import pathlib, kksportal.site_build.publish as place
def refuse(*_):
    raise PermissionError(13, "Permission denied")
place._swap = lambda *_: False
pathlib.Path.rename = refuse
""",
    "terlalu banyak berkas terbuka": """
import kksportal.site_build.publish as place
def refuse(*_):
    raise OSError(24, "Too many open files", "/situs")
place._link = refuse
""",
}


@pytest.mark.parametrize("words", REFUSED)
@pytest.mark.parametrize("kind", [HEAVY, "incremental"])
def test_what_the_system_refuses_is_one_sentence(
    machine: Machine, both: Built, words: str, kind: str
) -> None:
    """In whatever process it happens; the site is the old one, and the next build heals."""
    if kind == "cold":
        if "berkas terbuka" in words:
            pytest.skip("a cold build links nothing")
        shutil.rmtree(machine.cache)
    assert words in told(machine.build(REFUSED[words], "--jobs", "2"))
    assert_whole(machine, both)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_behind_the_output(machine: Machine) -> None:
    """`kks validate > berkas` on a full disk is a sentence too."""
    with open("/dev/full", "w", encoding="utf-8") as full:
        ran = subprocess.run(
            machine.command(verb="validate"), env=machine.environment(), stdout=full,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (2, "kks: disk penuh\n")


def test_nobody_who_reads(machine: Machine) -> None:
    """`kks validate | head -0` ends without a word."""
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        machine.command(verb="validate"), env=machine.environment(), stdout=write,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, "")


DEADLY = """
import os, signal
import kksportal.site_build.district_builder as place
real = place.DistrictBuilder.build
builder = os.getpid()
def build(self, unit):
    if unit.code == "63.11" and os.getpid() != builder and {}:
        os.{}
    return real(self, unit)
place.DistrictBuilder.build = build
"""
KILL = "kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.parametrize("fork", ["", "del os.fork"])
def test_a_worker_that_is_killed(machine: Machine, both: Built, folder: Path, fork: str) -> None:
    """Another process makes what it had not made; where that dies too, one sentence says so."""
    mark = folder / "mati"
    mark.unlink(missing_ok=True)
    once = DEADLY.format(
        f"not os.path.exists({str(mark)!r}) and not open({str(mark)!r}, 'w').close()", KILL
    )
    cold = ("--no-cache", "--jobs", "2")
    ran = machine.build(f"import os\n{fork}\n{once}", *cold)
    built(ran)
    assert mark.exists() or fork  # a process that is started anew has none of our lines
    assert "Traceback" not in ran.stderr
    assert everything(machine.site) == both.new


def test_workers_that_are_always_killed(machine: Machine, both: Built) -> None:
    """The new process is started without what killed the old one only where systems differ."""
    always = (
        DEADLY.format("True", KILL)
        + """
import kksportal.site_build.executor as executor
executor.get_context = lambda method: executor_context("fork")
from multiprocessing import get_context as executor_context
"""
    )
    ran = machine.build(always, "--no-cache", "--jobs", "2")
    assert "proses pembantu mati" in told(ran)
    assert_whole(machine, both)


@pytest.mark.parametrize("where", ["district", "nation", "publish"])
def test_ctrl_c(machine: Machine, both: Built, where: str) -> None:
    """It reaches every process of a terminal: exit 130, one sentence, the site is the old one."""
    interrupts = {
        "district": DEADLY.format("True", "killpg(0, signal.SIGINT)"),
        "nation": """
import os, signal
import kksportal.site_build.site as place
place.make_nation = lambda *_: os.killpg(0, signal.SIGINT)
""",
        "publish": """
import os, signal
import kksportal.site_build.site as place
place.complete = lambda *_: os.killpg(0, signal.SIGINT)
""",
    }
    ran = machine.build(interrupts[where], "--no-cache", "--jobs", "2")
    assert "dihentikan" in told(ran, 130)
    assert_whole(machine, both)


def test_two_builds_at_once(machine: Machine, both: Built) -> None:
    """The second says that it waits, and then builds on what the first left."""
    holding = """
import kksportal.site_build.site as place
real = place.make_nation
def wait(*given):
    print("siap", flush=True)
    sys.stdin.readline()
    return real(*given)
place.make_nation = wait
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    first = subprocess.Popen(
        machine.command(holding), env=machine.environment(), text=True, **pipes
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "siap\n"
    second = subprocess.Popen(machine.command(), env=machine.environment(), text=True, **pipes)
    assert second.stderr is not None
    assert "menunggu sampai selesai" in second.stderr.readline()
    assert everything(machine.site) == both.old
    errors = first.communicate("\n", timeout=60)[1]
    more = second.communicate(timeout=60)[1]
    assert (first.returncode, second.returncode) == (0, 0), errors + more
    assert everything(machine.site) == both.new
    assert machine.leftovers() == []


def test_leftovers_are_swept_by_any_build(machine: Machine, both: Built) -> None:
    """Also by one that has nothing to do: stages, what lay aside in them, half files of a cache."""
    machine.change("capaian,87,", "capaian,85,")
    room = machine.portal / ".site.kks-mati"
    (room / "situs/daerah").mkdir(parents=True)
    (room / "kerja/kks-cari-x").mkdir(parents=True)
    (room / "kunci").write_text("999999999")
    (machine.portal / ".site.kunci-kks").write_text("")
    state = next(machine.cache.rglob("keadaan"))
    state.with_name("keadaan.setengah-999999").write_bytes(b"setengah")
    next(machine.cache.rglob("*.templat")).with_suffix(".templat.setengah-999999").write_bytes(b"")
    assert len(machine.leftovers()) == 4
    built(machine.build())
    assert machine.leftovers() == []
    assert everything(machine.site) == both.old


def test_what_other_programs_leave_lies_in_the_stage(machine: Machine) -> None:
    """Temporary files of a killed build are swept with it, not left in the system's folder."""
    lines = """
import kksportal.mkdocs_plugin as place
def pages(*_):
    import tempfile
    print(tempfile.mkdtemp())
    raise OSError(28, "No space left on device")
place.editorial_pages = pages
"""
    ran = machine.build(lines, "--no-cache")
    told(ran)
    assert ran.stdout.startswith(f"{machine.portal}/.site.kks-")
    assert machine.leftovers() == []


def test_a_stopped_builder_is_no_reason_to_wait_for_ever(machine: Machine, both: Built) -> None:
    """A build that is killed while another waits for it: the other goes on."""
    holding = """
import kksportal.site_build.site as place
def wait(*given):
    print("siap", flush=True)
    sys.stdin.readline()
place.make_nation = wait
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    first = subprocess.Popen(
        machine.command(holding), env=machine.environment(), text=True, **pipes
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "siap\n"
    second = subprocess.Popen(machine.command(), env=machine.environment(), text=True, **pipes)
    assert second.stderr is not None
    assert "menunggu" in second.stderr.readline()
    first.send_signal(signal.SIGKILL)
    first.communicate()
    errors = second.communicate(timeout=60)[1]
    assert second.returncode == 0, errors
    assert everything(machine.site) == both.new
    assert machine.leftovers() == []
