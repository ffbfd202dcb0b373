"""Shared fixtures: the real portal, built once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites expectations at home, never in CI."""
    parser.addoption("--update", action="store_true", help="tulis ulang harapan")


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
