"""Shared fixtures: the real portal, built once."""

from __future__ import annotations

import csv
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kksportal.site_build.locks import alone_at

ROOT = Path(__file__).parents[1]
GROUP = re.compile(r'xdist_group\("(\w+)"\)')
SHARES = re.compile(r'scope="(?:module|session)"')


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites expectations at home, never in CI."""
    parser.addoption("--update", action="store_true", help="tulis ulang harapan")


@cache
def group_of(file: str) -> str:
    """The group that a file of tests marks them with, or ""."""
    found = GROUP.search((ROOT / file).read_text("utf-8"))
    return found[1] if found else ""


@cache
def shares(file: str) -> bool:
    """Whether a file has a fixture that its tests share."""
    return SHARES.search((ROOT / file).read_text("utf-8")) is not None


def work_of(nodeid: str) -> str:
    """What one worker does as a whole: a group, a file whose tests share a fixture, else a test."""
    file = nodeid.partition("::")[0]
    if group := group_of(file):
        return group
    return file if shares(file) else nodeid


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """Tests that share something dear (a built site, a browser, a cluster) go to one worker.

    The largest such works are dealt out first; single tests fill what time is left at the end.
    The group is the one a file marks its tests with. xdist's own `loadgroup` writes it into the ids
    of tests, which pytest 9.2 no longer lets it: there all tests would be dealt out one by one.
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return work_of(nodeid)

    return ByGroup(config, log)


def pytest_collection_finish() -> None:
    """What lives as long as the run (modules, 12,000 tests) is not gone through again and again."""
    gc.collect()
    gc.freeze()


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the process which first needs it makes, and all others of the run read.

    Nobody may write in it: a test that changes something takes a copy.
    """
    home = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        home = home.parent
    folder, made = home / f"bersama-{name}", home / f"bersama-{name}.jadi"
    with alone_at(folder, lambda: None):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are rewritten."""
    wanted = bool(request.config.getoption("--update"))
    if wanted and os.environ.get("CI"):
        pytest.fail("--update is not for CI")
    return wanted


def build(
    site: Path, root: Path = ROOT, *options: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `kks build` as a process of its own."""
    command = [sys.executable, "-m", "kksportal", "build", "-C", str(root), "--site-dir", str(site)]
    return subprocess.run(
        [*command, *options],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


class Fiction(NamedTuple):
    """A fictional portal: its folder and its site."""

    root: Path
    site: Path


def drop_rows(table: Path, column: str, value: str) -> None:
    """Leave out the rows of a CSV file that have a value in a column."""
    with table.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    place = head.index(column)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([head, *(row for row in rows if row[place] != value)])


def _make_fiction(folder: Path) -> None:
    from kksportal.simulation.portal import simulate_nation

    root = folder / "portal"
    simulate_nation(root, 12, 1)
    package = next((root / "datapackages/daerah").glob("S02.01-*"))
    for table in ("penilaian", "capaian", "nilai-tatanan"):
        if (package / f"{table}.csv").exists():
            drop_rows(package / f"{table}.csv", "siklus", "2025")
    ran = build(folder / "site", root, "--no-downloads")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def _make_site(folder: Path) -> None:
    made = build(folder / "site")
    assert made.returncode == 0, made.stdout + made.stderr


def _make_sources(folder: Path) -> None:
    from tests.roda import lay_sources

    lay_sources(folder / "kode")


def _make_addressed(folder: Path) -> None:
    from tests.beralamat import build_addressed

    build_addressed(folder)


@pytest.fixture(scope="session")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    """Twelve fictional districts in full; S02.01 was assessed in 2023 only."""
    folder = once(tmp_path_factory, "rekaan", _make_fiction)
    return Fiction(folder / "portal", folder / "site")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real portal's site."""
    return once(tmp_path_factory, "situs", _make_site) / "site"


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what archives of the program are built from."""
    return once(tmp_path_factory, "sumber", _make_sources) / "kode"


@pytest.fixture(scope="session")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's wheel."""
    from tests.roda import WHEEL, build

    def make(folder: Path) -> None:
        build(sources, folder, "wheel")

    return once(tmp_path_factory, "roda", make) / WHEEL


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a portal of three districts under an address, with figures that changed."""
    return once(tmp_path_factory, "beralamat", _make_addressed) / "situs"


@pytest.fixture(params=["nyata", "beralamat"])
def either(request: pytest.FixtureRequest, site: Path, addressed: Path) -> Path:
    """The real portal, without an address, and the small one that has one."""
    return site if request.param == "nyata" else addressed
