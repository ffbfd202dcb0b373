"""One portal, built with the old figure and with the new one, for all faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.builds import Built, Machine, build_once


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all happens: a cache knows its portal by its place."""
    return tmp_path_factory.mktemp("mesin")


@pytest.fixture(scope="session")
def both(folder: Path) -> Built:
    """Built once, with the old figure and the new one."""
    return build_once(folder)


@pytest.fixture
def machine(both: Built, folder: Path) -> Machine:
    """The portal with its old site; then somebody changed a figure."""
    laid = both.laid(folder / "mesin")
    laid.change()
    return laid
