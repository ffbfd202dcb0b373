"""What `kks init` lays down of data: the program's own, told from the owner's."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal import __version__
from kksportal.authoring.init import init_portal
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal."""
    target = tmp_path_factory.mktemp("mulai") / "portal"
    init_portal(target)
    return target


def test_the_data_of_the_program_is_told_from_the_owner_s(portal: Path) -> None:
    """A note in the folder names all that came along, with its sources and the version."""
    packages = portal / "datapackages"
    note = (packages / "BACA.md").read_text("utf-8")
    rows = [line for line in note.splitlines() if line.startswith("| `")]
    brought = [row for row in rows if "| bawaan |" in row]
    for path in sorted(packages.rglob("datapackage.json")):
        place = path.parent.relative_to(packages).as_posix()
        known = place if place.startswith("daerah/") else place.partition("/")[0]
        (row,) = (row for row in brought if row.startswith(f"| `{known}/"))
        has_sources = (path.parent / "sumber.csv").is_file()
        assert has_sources is ("sumber.csv" in row), place
    assert len(brought) == len(rows) - 1
    (own,) = (row for row in rows if "**milik Anda**" in row)
    assert own.startswith("| `daerah/<kode>-<nama>/`")
    assert f"kksportal {__version__}" in note
    assert "VERSI" not in note


def test_git_keeps_line_ends_and_leaves_out_what_a_build_makes(portal: Path) -> None:
    """A checkout on Windows has LF as everywhere; sites, environments and locks stay out."""
    assert "* text=auto eol=lf" in (portal / ".gitattributes").read_text("utf-8").splitlines()
    left_out = (portal / ".gitignore").read_text("utf-8").splitlines()
    assert {"/site/", "/.site.*", ".venv/", "~$*", ".~lock.*"} <= set(left_out)


def test_readers_are_told_whose_the_data_are(portal: Path) -> None:
    """The starter's page about the portal: awards, frameworks and regions are not the owner's."""
    about = (portal / "content/tentang.md").read_text("utf-8")
    for what in ("**Penghargaan", "**Instrumen", "**Kode dan nama wilayah**", "ODbL 1.0"):
        assert what in about


def test_every_award_and_framework_of_the_program_arrives(portal: Path) -> None:
    """Byte for byte, so that the first page is not empty; other districts stay at home."""
    for kind in ("penghargaan", "kerangka", "kosakata", "wilayah"):
        here, there = ROOT / "datapackages" / kind, portal / "datapackages" / kind
        files = {p.relative_to(here): p.read_bytes() for p in here.rglob("*") if p.is_file()}
        assert files
        assert files == {
            p.relative_to(there): p.read_bytes() for p in there.rglob("*") if p.is_file()
        }
    districts = [path.name for path in (portal / "datapackages/daerah").iterdir()]
    assert districts == ["63.11-kabupaten-balangan"]
    assert not list((portal / "datapackages").glob("*-simulasi"))
