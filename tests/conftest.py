"""Shared fixtures: the real portal, built once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real portal's site."""
    target = tmp_path_factory.mktemp("situs") / "site"
    made = build(target)
    assert made.returncode == 0, made.stdout + made.stderr
    return target
