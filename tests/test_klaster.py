"""A real Dask cluster of two workers: the same bytes, also when one worker is killed half-way."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.cluster import cluster_executor
from kksportal.site_build.job import Options
from kksportal.site_build.progress import Progress
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo

pytestmark = pytest.mark.xdist_group("klaster")
INFO = PortalInfo(name="Portal uji", office="Kantor uji")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of a dozen fictional districts."""
    target = tmp_path_factory.mktemp("klaster") / "portal"
    simulate_nation(target, 12, seed=11)
    return target


@pytest.fixture(scope="module")
def here(portal: Path) -> dict[str, bytes]:
    """Its site, made on this machine alone."""
    site = portal.parent / "sini"
    assert build_portal(Folders(root=portal), INFO, site, Options(jobs=1)).built
    return contents(site)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[LocalCluster]:
    """Two workers, each a process of its own."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",  # any free port: another run may hold the usual one
        worker_dashboard_address=None,
        local_directory=str(tmp_path / "dask"),
    ) as made:
        yield made


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


class Killer(Progress):
    """Kills one worker as soon as the first districts are done."""

    def __init__(self, address: str) -> None:
        super().__init__(StringIO(), quiet=True)
        self.address = address
        self.killed = 0

    def step(self, done: int) -> None:
        """The first step kills."""
        if not self.killed:
            with Client(self.address, set_as_default=False) as client:
                pids: dict[str, Any] = client.run(os.getpid)
            self.killed = next(iter(pids.values()))
            os.kill(self.killed, signal.SIGKILL)


def test_two_workers_make_the_same_bytes(
    portal: Path, here: dict[str, bytes], cluster: LocalCluster, tmp_path: Path
) -> None:
    """Where a unit is made does not show."""
    with cluster_executor(cluster.scheduler_address) as executor:
        report = build_portal(
            Folders(root=portal), INFO, tmp_path / "site", Options(executor=executor)
        )
    assert report.built
    assert contents(tmp_path / "site") == here


def test_a_killed_worker_changes_nothing(
    portal: Path, here: dict[str, bytes], cluster: LocalCluster, tmp_path: Path
) -> None:
    """Its units are made again by the other; nothing half-made is published."""
    killer = Killer(cluster.scheduler_address)
    with cluster_executor(cluster.scheduler_address) as executor:
        options = Options(executor=executor, progress=killer)
        report = build_portal(Folders(root=portal), INFO, tmp_path / "site", options)
    assert killer.killed
    assert report.built
    assert contents(tmp_path / "site") == here
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_no_scheduler_is_told(portal: Path, tmp_path: Path) -> None:
    """A wrong address is one sentence, and nothing is published."""
    none = cluster_executor("tcp://127.0.0.1:1")
    with pytest.raises(PortalError, match="tidak menjawab"), none:
        raise AssertionError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.berat
def test_what_is_left_out_is_left_out_there_too(
    portal: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    """With --keep-going a bad package and a bad story reach no page, wherever it is made."""
    root = Path(shutil.copytree(portal, tmp_path / "portal"))
    package = sorted((root / "datapackages" / "daerah").iterdir())[0]
    table = package / "capaian.csv"
    table.write_text(table.read_text("utf-8").replace(",persen,", ",peras,", 1), "utf-8")
    other = sorted((root / "datapackages" / "daerah").iterdir())[1].name.split("-")[0]
    stories = sorted((root / "content" / "inovasi").glob("*.md"))
    story = next(s for s in stories if f'daerah: "{other}"' in s.read_text("utf-8"))
    text = story.read_text("utf-8")
    story.write_text(text.replace("tatanan: [", "tatanan: [tidak-ada, ", 1), "utf-8")
    alone = Options(jobs=1, keep_going=True)
    ours = build_portal(Folders(root=root), INFO, tmp_path / "sini", alone)
    with cluster_executor(cluster.scheduler_address) as executor:
        there = Options(executor=executor, keep_going=True)
        theirs = build_portal(Folders(root=root), INFO, tmp_path / "sana", there)
    assert ours.exit_code == theirs.exit_code == 3
    assert list(theirs.quarantined) == [package.name.split("-")[0]]
    assert not (tmp_path / "sana" / "inovasi" / story.stem).exists()
    assert contents(tmp_path / "sana") == contents(tmp_path / "sini")
