"""An archive of an earlier format is read for ever, and its pages state the same figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.archive.rebuild import rebuild
from kksportal.archive.verifying import verify_zip

KEPT = Path(__file__).parent / "lama"
ARCHIVES = {  # by file: the digest of the bag, and how many figures its pages state
    "kks-2025-v1.zip": (
        "eb9bdc091726d082b8801a1842934a740678348d303efe207caee02ea2c311ebc69ad7b9ad49e84642df4aa14b58afed7b2fe715e0df1c6ef6c38257687d57e2",
        58,
    ),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_it_is_as_it_was_made(name: str) -> None:
    verdict = verify_zip(KEPT / name, ARCHIVES[name][0])
    assert verdict.faults == ()
    assert verdict.files > 50


@pytest.mark.parametrize("name", ARCHIVES)
def test_its_pages_state_the_same_figures_today(name: str, tmp_path: Path) -> None:
    rebuilt = rebuild(KEPT / name, tmp_path / "lagi", jobs=1)
    assert rebuilt.report.built
    assert rebuilt.changed == ()
    if rebuilt.different:  # a program that prints them otherwise: then the figures were compared
        assert rebuilt.figures == ARCHIVES[name][1]


def test_every_kept_archive_is_tried() -> None:
    assert {path.name for path in KEPT.glob("*.zip")} == set(ARCHIVES)
