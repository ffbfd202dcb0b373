"""The one door to what came with the program: in a checkout, in a wheel, and where it is broken."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT

from kksportal import shipped
from kksportal.errors import PortalError


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    """The answers are remembered: each test asks for itself, and leaves none behind."""
    for door in (shipped.program_folder, shipped.shipped_folder):
        door.cache_clear()
    yield
    for door in (shipped.program_folder, shipped.shipped_folder):
        door.cache_clear()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed program, still without what comes along."""
    folder = tmp_path / "lib/site-packages/kksportal"
    folder.mkdir(parents=True)
    monkeypatch.setattr(shipped, "files", folder.with_name)
    return folder


def test_in_the_checkout_it_is_the_checkout() -> None:
    """The folders beside `generator/`, where people edit them."""
    assert shipped.program_folder() == ROOT / "generator/kksportal"
    assert shipped.shipped_folder() == ROOT
    assert shipped.shipped_templates() == ROOT / "site_templates"
    assert shipped.shipped_packages() == ROOT / "datapackages"


def test_in_a_wheel_it_lies_in_the_program(program: Path) -> None:
    """What a folder two floors up happens to be called does not matter."""
    (program / "bawaan/site_templates").mkdir(parents=True)
    (program.parents[1] / "site_templates").mkdir()
    assert shipped.shipped_folder() == program / "bawaan"


@pytest.mark.usefixtures("program")
def test_a_program_without_it_is_told_in_a_sentence() -> None:
    """A copy of the modules alone: what is missing, and what to do."""
    with pytest.raises(PortalError, match=r"tanpa templat dan datanya; pasang lagi .*\.whl"):
        shipped.shipped_folder()


def test_a_program_in_an_archive_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python runs it from there, but its files have no paths."""
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("kksportal/__init__.py", "")
        inside = zipfile.Path(archive, "kksportal/")
        monkeypatch.setattr(shipped, "files", lambda name: inside)
        with pytest.raises(PortalError, match="dari dalam arsip"):
            shipped.program_folder()
