"""A green check means that a build does not crash, whatever happened to the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.report import as_text
from kksportal.site_build.checking import check_nation
from tests.batas_waktu import bounded
from tests.properties.builds import whole
from tests.properties.hostile import spoil

FEW, MANY = range(20), range(20, 220)
LONG = 60  # seconds: what takes so long on a portal this small would not end


def hold(base: Path, tmp_path: Path, seed: int) -> None:
    """Check a spoilt portal; where the check finds no error, build it, downloads and all."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    done = spoil(home / "portal", seed)
    with bounded(LONG):
        findings = check_nation(Folders(root=home / "portal"), jobs=1)
        as_text(findings).encode()  # what is told can be printed
        if any(f.is_error for f in findings):
            return
        report = whole(home, home / "situs")
    assert report.built, (done, report.findings)


@pytest.mark.parametrize("seed", FEW)
def test_a_green_check_is_a_build_that_stands(base: Path, tmp_path: Path, seed: int) -> None:
    """A fixed tenth, in every run."""
    hold(base, tmp_path, seed)


@pytest.mark.berat
@pytest.mark.parametrize("seed", MANY)
def test_a_green_check_is_a_build_that_stands_at_length(
    base: Path, tmp_path: Path, seed: int
) -> None:
    """All of them."""
    hold(base, tmp_path, seed)
