"""On the machines people have, and with the faults they have.

Either the portal is built as anywhere else, byte for byte; or one sentence says what is lacking,
the published site is the old one, and the next build mends it.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.mesin import B, Built, Machine, build_once, built, everything, told

pytestmark = pytest.mark.xdist_group("mesin")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all happens: a cache knows its portal by its place."""
    return tmp_path_factory.mktemp("mesin")


@pytest.fixture(scope="module")
def both(folder: Path) -> Built:
    """Built once, with the old figure and the new one."""
    return build_once(folder)


@pytest.fixture
def machine(both: Built, folder: Path) -> Machine:
    """The portal with its old site; then somebody changed a figure."""
    laid = both.laid(folder / "mesin")
    laid.change()
    return laid


WRITE = """
import kksportal.effects as place, os
real = place._put
def put(path, content):
    if path.endswith("balangan/index.html"):
        raise {}
    real(path, content)
place._put = put
"""
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
@pytest.mark.parametrize("kind", ["cold", "incremental"])
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


def assert_whole(machine: Machine, both: Built) -> None:
    """The old site stands, nothing is left over, and the next build makes the new one."""
    assert everything(machine.site) == both.old
    assert machine.leftovers() == []
    built(machine.build())
    assert everything(machine.site) == both.new


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
@pytest.mark.parametrize("kind", ["cold", "incremental"])
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
    state.with_name("keadaan.999999").write_bytes(b"setengah")
    next(machine.cache.rglob("*.templat")).with_suffix(".templat.999999").write_bytes(b"")
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


BETWEEN = """
import kksportal.read.table as place
from pathlib import Path
path = Path({path!r})
before = path.read_bytes()
def between(name, *rest, **more):
    if str(name) != str(path):
        return open(name, *rest, **more)
    path.write_bytes(before.replace({old!r}, {new!r}))
    with open(name, *rest, **more) as file:
        content = file.read()
    path.write_bytes(before) if {back} else None
    return Eager(content)
class Eager:
    def __init__(self, content): self.content = content
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def read(self): return self.content
place.open = between
"""
SAVED = {
    f"{B}/fakta.csv": (b"capaian,87,", b"capaian,91,"),
    "content/inovasi/home-care-balangan.md": (b"judul: Home Care", b"judul: Home Kare"),
    "datapackages/kosakata/tatanan.csv": (b"Pasar", b"Pasir"),
}


@pytest.mark.parametrize("file", SAVED)
@pytest.mark.parametrize("back", [True, False])
@pytest.mark.parametrize("kind", ["cold", "incremental"])
def test_a_file_saved_while_it_is_read(machine: Machine, file: str, back: bool, kind: str) -> None:
    """Between a look and the reading, and perhaps put back: the next build equals a cold one."""
    old, new = SAVED[file]
    if kind == "cold":
        shutil.rmtree(machine.cache)
    elif not file.startswith(B):
        (machine.portal / file).write_bytes(
            (machine.portal / file).read_bytes() + b"\n" * ("md" in file)
        )
    lines = BETWEEN.format(path=str(machine.portal / file), old=old, new=new, back=back)
    built(machine.build(lines))
    built(machine.build())
    found = everything(machine.site)
    built(machine.build("", "--no-cache"))
    assert found == everything(machine.site)


AROUND = """
import kksportal.site_build.site as place
from pathlib import Path
path = Path({path!r})
before = path.read_bytes()
def around(name, then):
    real = getattr(place, name)
    def call(*given, **more):
        if then == before:
            made = real(*given, **more)
            path.write_bytes(then)
            return made
        path.write_bytes(then)
        return real(*given, **more)
    setattr(place, name, call)
around("read_shared", before.replace({old!r}, {new!r}))
around("make_editorial", before)
"""


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/tentang.md", b"portal", b"laman"),
        ("mkdocs.yml", b"  - toc", b"  - toc "),
        ("site_templates/aset/gaya.css", b"}", b"} "),
        ("site_templates/halaman/daerah.html", b"</h2>", b"!</h2>"),
    ],
)
def test_a_text_or_a_template_saved_and_put_back(
    machine: Machine, file: str, old: bytes, new: bytes
) -> None:
    """What other programs read while it was another: the next build equals a cold one."""
    from kksportal.shipped import shipped_templates

    shutil.rmtree(machine.cache)
    if file.startswith("site_templates"):
        shutil.copytree(shipped_templates(), machine.portal / "site_templates")
    path = machine.portal / file
    if old not in path.read_bytes():
        path.write_bytes(path.read_bytes() + old)
    lines = AROUND.format(path=str(path), old=old, new=new)
    built(machine.build(lines))
    built(machine.build())
    found = everything(machine.site)
    built(machine.build("", "--no-cache"))
    assert found == everything(machine.site)


VANISHES = """
import kksportal.read.table as place
from pathlib import Path
def gone(name, *rest, **more):
    if str(name).endswith({name!r}):
        Path(name).unlink()
    return open(name, *rest, **more)
place.open = gone
"""


@pytest.mark.parametrize(
    "name",
    [f"{B}/fakta.csv", f"{B}/datapackage.json", "kosakata/tatanan.csv", "home-care-balangan.md"],
)
def test_a_file_that_vanishes_while_it_is_read(machine: Machine, both: Built, name: str) -> None:
    """It is a finding, or the build goes on without it; never a traceback, never half a site."""
    ran = machine.build(VANISHES.format(name=name), "--no-cache")
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 1
    assert everything(machine.site) == both.old
    assert machine.leftovers() == []


def test_a_site_file_that_vanishes_while_it_is_linked(machine: Machine, both: Built) -> None:
    """Somebody cleans the site meanwhile: one sentence, and the next build makes it whole."""
    lines = """
import kksportal.site_build.site as place
from pathlib import Path
real = place.complete
def complete(stage, site, kept):
    (Path(site) / "tentang/index.html").unlink()
    real(stage, site, kept)
place.complete = complete
"""
    assert "hilang selagi situs dibangun" in told(machine.build(lines))
    built(machine.build())
    assert everything(machine.site) == both.new


def spoil(path: Path, chance: random.Random) -> None:
    """Change one byte of a file."""
    raw = bytearray(path.read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)


def kind_of(path: Path) -> str:
    """Files of one kind are read by the same lines."""
    return path.suffix or path.name.split("-")[0]


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.berat)])
def test_a_byte_changed_in_the_cache(both: Built, folder: Path, every: bool) -> None:
    """In whichever file of it, a compiled template's too: the build equals a cold one."""
    chance = random.Random(20261130)
    files = sorted(
        p.relative_to(both.kept) for p in (both.kept / "ingatan").rglob("*") if p.is_file()
    )
    assert {".templat", "keadaan", "naskah", "odf", "bersama", "baris", "kata"} <= set(
        map(kind_of, files)
    )
    first = {kind_of(path): path for path in files}
    for path in files if every else first.values():
        machine = both.laid(folder / "mesin")
        machine.change()
        spoil(machine.home / path, chance)
        ran = machine.build()
        built(ran)
        assert everything(machine.site) == both.new, path


def test_all_of_the_cache_spoilt(machine: Machine, both: Built) -> None:
    """Every file at once, and cut off at any place."""
    chance = random.Random(7)
    for path in machine.cache.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])
    built(machine.build())
    assert everything(machine.site) == both.new


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_cache_that_cannot_be_written(machine: Machine, both: Built, kind: str) -> None:
    """Nothing is remembered, everything is built."""
    shutil.rmtree(machine.cache)
    if kind == "file":
        machine.cache.write_text("bukan folder")
    lines = (
        ""
        if kind == "file"
        else """
import pathlib
real = pathlib.Path.open
def refuse(self, mode="r", *rest, **more):
    if "ingatan" in str(self) and "w" in mode:
        raise OSError(30, "Read-only file system", str(self))
    return real(self, mode, *rest, **more)
pathlib.Path.open = refuse
"""
    )
    for _ in range(2):
        built(machine.build(lines))
        assert everything(machine.site) == both.new
    machine.cache.unlink() if kind == "file" else None


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
