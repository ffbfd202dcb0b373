"""A portal that this program laid down."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that this program laid down."""
    target = tmp_path_factory.mktemp("baru") / "portal"
    init_portal(target)
    return target


@pytest.fixture
def new(base: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(base, tmp_path / "portal"))
