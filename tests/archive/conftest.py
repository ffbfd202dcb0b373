"""A portal whose cycles are closed, made once; each test gets a copy of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.portals import close, copy_of, new_portal


@pytest.fixture(scope="session")
def open_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal in which no cycle is closed; nobody writes into it."""
    return new_portal(tmp_path_factory.mktemp("terbuka") / "portal")


@pytest.fixture(scope="session")
def closed_portal(open_portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after 2023 and then 2025 were closed; nobody writes into it."""
    root = copy_of(open_portal, tmp_path_factory.mktemp("tertutup") / "portal")
    close(root, "2023")
    close(root, "2025", "2026-02-28")
    return root


@pytest.fixture
def portal(closed_portal: Path, tmp_path: Path) -> Path:
    """A copy of the closed portal."""
    return copy_of(closed_portal, tmp_path / "portal")
