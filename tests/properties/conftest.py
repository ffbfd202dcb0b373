"""The small portal whose builds are compared, made once a module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kksportal.simulation.portal import simulate_nation
from tests.properties.builds import incremental, plain_index

TEMPLATES = Path(__file__).parents[2] / "site_templates"


@pytest.fixture(scope="module")
def plain_search() -> Iterator[None]:
    """Builds put the records themselves where the index goes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kksportal.site_build.search_index.index.make_index", plain_index)
        yield


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, plain_search: None) -> Path:
    """A portal of three fictional districts with templates of its own."""
    home = tmp_path_factory.mktemp("bertahap")
    simulate_nation(home / "portal", 3, seed=3)
    shutil.copytree(TEMPLATES, home / "portal" / "site_templates")
    assert incremental(home).built
    return home
