"""Shared fixtures: the real portal, built once."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
GROUP = re.compile(r'xdist_group\("(\w+)"\)')


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites expectations at home, never in CI."""
    parser.addoption("--update", action="store_true", help="tulis ulang harapan")


@cache
def group_of(file: str) -> str:
    """The group that a file of tests marks them with, or ""."""
    found = GROUP.search((ROOT / file).read_text("utf-8"))
    return found[1] if found else ""


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """Tests that share something dear (a built site, a browser, a cluster) go to one worker.

    The group is the one a file marks its tests with. xdist's own `loadgroup` writes it into the ids
    of tests, which pytest 9.2 no longer lets it: there all tests would be dealt out one by one.
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid.partition("::")[0]) or nodeid

    return ByGroup(config, log)


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


@pytest.fixture(scope="session")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    """Twelve fictional districts in full; S02.01 was assessed in 2023 only."""
    from kksportal.simulation.portal import simulate_nation

    folder = tmp_path_factory.mktemp("rekaan")
    made = Fiction(folder / "portal", folder / "site")
    simulate_nation(made.root, 12, 1)
    package = next((made.root / "datapackages/daerah").glob("S02.01-*"))
    for table in ("penilaian", "capaian", "nilai-tatanan"):
        if (package / f"{table}.csv").exists():
            drop_rows(package / f"{table}.csv", "siklus", "2025")
    ran = build(made.site, made.root, "--no-downloads")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return made


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real portal's site."""
    target = tmp_path_factory.mktemp("situs") / "site"
    made = build(target)
    assert made.returncode == 0, made.stdout + made.stderr
    return target


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what archives of the program are built from."""
    from tests.roda import lay_sources

    return lay_sources(tmp_path_factory.mktemp("roda") / "kode")


@pytest.fixture(scope="session")
def wheel(sources: Path) -> Path:
    """The program's wheel."""
    from tests.roda import build

    return build(sources, sources / "roda", "wheel")


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a portal of three districts under an address, with figures that changed."""
    from tests.beralamat import build_addressed

    return build_addressed(tmp_path_factory.mktemp("beralamat"))


@pytest.fixture(params=["nyata", "beralamat"])
def either(request: pytest.FixtureRequest, site: Path, addressed: Path) -> Path:
    """The real portal, without an address, and the small one that has one."""
    return site if request.param == "nyata" else addressed
