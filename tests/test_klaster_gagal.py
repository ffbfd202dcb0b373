"""A real cluster whose machines fail: the build ends, with the same bytes or one sentence."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import UnfinishedError
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build import cluster_executor as module
from kksportal.site_build.cluster import cluster_executor
from kksportal.site_build.cluster_executor import Patience
from kksportal.site_build.job import Options
from kksportal.site_build.progress import Progress
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo
from tests.conftest import ROOT
from tests.mesin import DEADLY, Machines, machines, slow

pytestmark = pytest.mark.xdist_group("klaster")
INFO = PortalInfo(name="Portal uji", office="Kantor uji")
SHORT = Patience(scheduler=5, sign=3, result=60)
OLD = b"<p>lama</p>"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of eight fictional districts."""
    target = tmp_path_factory.mktemp("mesin") / "portal"
    simulate_nation(target, 8, seed=11)
    return target


@pytest.fixture(scope="module")
def here(portal: Path) -> dict[str, bytes]:
    """Its site, made on this machine alone."""
    site = portal.parent / "sini"
    assert build_portal(Folders(root=portal), INFO, site, bare(jobs=1)).built
    return contents(site)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A place where a site stands already."""
    place = tmp_path / "terbit" / "situs"
    place.mkdir(parents=True)
    (place / "index.html").write_bytes(OLD)
    head = "kksportal: berkas yang dibuat bangunan ini, satu tiap baris"
    (place / ".kks-berkas").write_text(f"{head}\nindex.html", "utf-8")
    return place


@pytest.fixture
def four(tmp_path: Path) -> Iterator[Machines]:
    """A scheduler and four workers."""
    with machines(tmp_path / "dask", 4) as made:
        made.ready()
        yield made


def bare(**told: object) -> Options:
    """Pages alone."""
    return Options(downloads=False, search=False, **told)  # type: ignore[arg-type]


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


class Meanwhile(Progress):
    """Does something to the machines as soon as the first districts are done."""

    def __init__(self, do: Callable[[], None]) -> None:
        super().__init__(StringIO(), quiet=True)
        self.do: Callable[[], None] | None = do

    def step(self, done: int) -> None:
        """The first step does it."""
        do, self.do = self.do, None
        if do:
            do()


@pytest.fixture(autouse=True)
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "work_there", slow)


def build(
    portal: Path,
    site: Path,
    them: Machines,
    do: Callable[[], None] = lambda: None,
    patience: Patience = SHORT,
) -> list[str]:
    """Build over these machines while something happens to them; what was said."""
    said: list[str] = []
    with cluster_executor(them.url, patience, said.append) as executor:
        options = bare(executor=executor, jobs=2, progress=Meanwhile(do))
        assert build_portal(Folders(root=portal), INFO, site, options).built
    return said


def alone(site: Path) -> bool:
    """Whether nothing lies beside the site."""
    return [path.name for path in site.parent.iterdir()] == [site.name]


def test_all_killed_and_none_returns(
    portal: Path, here: dict[str, bytes], four: Machines, site: Path
) -> None:
    """After the patience, this machine makes the rest, and says so."""
    said = build(portal, site, four, lambda: four.signal(signal.SIGKILL))
    assert said == [
        "tidak ada pekerja Dask yang menjawab selama 3 detik; daerah selebihnya dibuat di mesin ini"
    ]
    assert contents(site) == here
    assert alone(site)


@pytest.mark.berat
def test_all_killed_and_one_returns(
    portal: Path, here: dict[str, bytes], four: Machines, site: Path
) -> None:
    """The one that returns makes the rest."""

    def renew() -> None:
        four.signal(signal.SIGKILL)
        four.add()

    said = build(portal, site, four, renew, Patience())
    assert said == []
    assert contents(site) == here
    assert alone(site)


def test_one_that_stops_is_replaced_and_wakes_too_late(
    portal: Path, here: dict[str, bytes], four: Machines, site: Path
) -> None:
    """Its work goes to others; when it wakes, it changes nothing and leaves nothing."""
    said = build(portal, site, four, lambda: four.signal(signal.SIGSTOP, 0))
    assert said == []
    four.signal(signal.SIGCONT, 0)
    four.workers[0].wait(30)  # it learns that it was let go
    assert contents(site) == here
    assert alone(site)


@pytest.mark.berat
def test_a_scheduler_that_is_killed(
    portal: Path, here: dict[str, bytes], four: Machines, site: Path
) -> None:
    """At once this machine makes the rest; workers that go on for a while leave nothing."""
    assert four.scheduler is not None
    said = build(portal, site, four, four.scheduler.kill)
    assert said == ["sambungan ke penjadwal Dask putus; daerah selebihnya dibuat di mesin ini"]
    time.sleep(1)
    assert contents(site) == here
    assert alone(site)


@pytest.mark.berat
@pytest.mark.parametrize("which", ["pekerja", "penjadwal"])
def test_all_that_stop(
    portal: Path, here: dict[str, bytes], four: Machines, site: Path, which: str
) -> None:
    """As where the network is cut: no connection ends, and nobody answers."""

    def stop() -> None:
        if which == "pekerja":
            four.signal(signal.SIGSTOP)
        else:
            assert four.scheduler is not None
            four.scheduler.send_signal(signal.SIGSTOP)

    said = build(portal, site, four, stop)
    assert len(said) == 1
    assert "tidak ada pekerja Dask yang menjawab selama 3 detik" in said[0]
    assert contents(site) == here
    assert alone(site)


def _compiled(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "__pycache__"]


@pytest.mark.parametrize(
    "fault",
    [
        "tanpa-program",
        pytest.param("program-lain", marks=pytest.mark.berat),
        pytest.param("mematikan", marks=pytest.mark.berat),
    ],
)
def test_workers_that_cannot(portal: Path, site: Path, tmp_path: Path, fault: str) -> None:
    """One sentence; the published site stands, and nothing lies beside it."""
    fake = tmp_path / "palsu"
    if fault == "program-lain":
        shutil.copytree(ROOT / "generator", fake / "generator", ignore=_compiled)
        (fake / "site_templates").symlink_to(ROOT / "site_templates")
        with (fake / "generator" / "kksportal" / "text.py").open("a", encoding="utf-8") as file:
            file.write("# lain\n")
    else:
        (fake / "generator" / "kksportal").mkdir(parents=True)
        (fake / "generator" / "kksportal" / "__init__.py").write_text("raise ImportError('tiada')")
    environment, sentence = {
        "program-lain": ({"PYTHONPATH": str(fake / "generator")}, "memakai isi kksportal"),
        "tanpa-program": ({"PYTHONPATH": str(fake / "generator")}, "tidak dapat menjalankan"),
        "mematikan": ({"MATI": "1"}, f"mati setiap kali membuat daerah {DEADLY}"),
    }[fault]
    with machines(tmp_path / "dask", 0, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as them:
        for _ in range(3 if fault == "mematikan" else 1):
            them.add(**environment)
        them.ready()
        with pytest.raises(UnfinishedError, match=sentence):
            build(portal, site, them)
    assert contents(site)["index.html"] == OLD
    assert alone(site)
