"""On the machines people have the portal is built as anywhere else, byte for byte."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.faults.builds import (
    Built,
    Machine,
    assert_whole,
    built,
    everything,
    told,
)

pytestmark = pytest.mark.xdist_group("mesin")
HEAVY = pytest.param("cold", marks=pytest.mark.berat)  # as many minutes again


LACKS = {
    "fork": "import os\ndel os.fork",
    "sched_getaffinity": "import os\ndel os.sched_getaffinity",
    "processes": """
import kksportal.site_build.executor as place
def none(**_):
    raise NotImplementedError("This Python build lacks multiprocessing.synchronize")
place.futures.ProcessPoolExecutor = none
""",
    "semaphores": "sys.modules['_multiprocessing'] = None",
    "exchange": "import kksportal.site_build.publish as place\nplace._swap = lambda *_: False",
    "links": """
import os
def refuse(*_, **__):
    raise PermissionError(1, "Operation not permitted")
os.link = refuse
""",
    "locks": """
import kksportal.site_build.locks as place
place.FLOCK = place.BYTES = place.LOCKS = False
import kksportal.site_build.publish as other
other.LOCKS = False
""",
}


@pytest.mark.parametrize("lacks", LACKS)
@pytest.mark.parametrize("kind", [HEAVY, "incremental"])
def test_a_system_that_lacks_something_builds_the_same(
    machine: Machine, both: Built, lacks: str, kind: str
) -> None:
    """Windows, macOS, a disk on the network: all pages, the same bytes, nothing left over."""
    more = ["--no-cache", "--jobs", "2"] if kind == "cold" else []
    built(machine.build(LACKS[lacks], *more))
    assert everything(machine.site) == both.new
    assert machine.leftovers() == []


@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": None, "XDG_CACHE_HOME": None},
        {"HOME": "/tidak/ada", "XDG_CACHE_HOME": None},
        {"XDG_CACHE_HOME": "ingatan"},
        {"XDG_CACHE_HOME": "/dev/null"},
        {"TMPDIR": "/tidak/ada", "TMP": None, "TEMP": None},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp850"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PATH": ""},
    ],
    ids=lambda given: " ".join(f"{name}={value}" for name, value in given.items()),
)
def test_an_environment_that_lacks_something_builds_the_same(
    machine: Machine, both: Built, environment: dict[str, str | None]
) -> None:
    """No home, no cache, no place for temporary files, an old code page."""
    built(machine.build("", **environment))
    assert everything(machine.site) == both.new


@pytest.mark.parametrize("page", ["ascii", "cp850", "cp1252"])
def test_findings_in_an_old_code_page(machine: Machine, page: str) -> None:
    """What it cannot show is shown by the nearest; the command ends as it would."""
    (machine.portal / "content/tentang.md").write_text("# “Ñandú” – → 中\n\n<script>x</script>\n")
    for verb in ("build", "validate"):
        ran = machine.build("", verb=verb, PYTHONIOENCODING=page)
        assert ran.returncode == 1
        assert "Traceback" not in ran.stderr
        assert "KKS-N012" in ran.stdout + ran.stderr


@pytest.mark.parametrize("name", ["Dokumen Saya (2)", "Kab. Ñandú – 中", "a'b&c$d[e]"])
def test_any_name_of_a_folder(machine: Machine, both: Built, folder: Path, name: str) -> None:
    """Spaces, other letters, signs that shells and patterns know."""
    shutil.rmtree(folder / name, ignore_errors=True)
    moved = Machine(home=Path(shutil.copytree(machine.home, folder / name)))
    shutil.rmtree(moved.site)
    target = moved.portal / name
    for _ in range(2):
        built(moved.build("", "--site-dir", str(target)))
        assert everything(target) == both.new
    assert [p.name for p in moved.portal.iterdir() if p.name.startswith(f".{name}")] == []


def limited(kind: int, most: int) -> Callable[[], None]:
    """What a process does first that may not have more."""
    return partial(resource.setrlimit, kind, (most, most))


def build_limited(machine: Machine, kind: int, most: int) -> subprocess.CompletedProcess[str]:
    """A cold build in two processes that may not have more."""
    return subprocess.run(
        machine.command("", "--no-cache", "--jobs", "2"), env=machine.environment(),
        capture_output=True, text=True, check=False, preexec_fn=limited(kind, most),
    )  # fmt: skip


def test_few_open_files(machine: Machine, both: Built) -> None:
    """Thirty-two suffice; with eight no process can be started, and this one does all."""
    for most in (32, 8):
        built(build_limited(machine, resource.RLIMIT_NOFILE, most))
        assert everything(machine.site) == both.new


@pytest.mark.parametrize("most", [70, 150, 300])
def test_little_memory(machine: Machine, both: Built, most: int) -> None:
    """One sentence, whatever would have run out first."""
    ran = build_limited(machine, resource.RLIMIT_AS, most << 20)
    assert "memori tidak cukup" in told(ran)
    assert_whole(machine, both)
