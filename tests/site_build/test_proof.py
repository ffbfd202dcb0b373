"""What stands is held against a build from nothing: each file, each way in which they may part."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.errors import PortalError
from kksportal.site_build.job import BuildReport
from kksportal.site_build.proof import prove
from kksportal.site_build.target import MANIFEST, manifest
from tests.archive.portals import SCORES, new_portal

BUILT = BuildReport(findings=(), built=True)


def write(folder: Path, files: dict[str, str]) -> BuildReport:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return BUILT


def site(folder: Path, **files: str) -> Path:
    write(folder, {MANIFEST: manifest(["a/index.html"]).decode(), "a/index.html": "satu"} | files)
    return folder


def test_the_same_files_prove_it(tmp_path: Path) -> None:
    stands = site(tmp_path / "site")
    proof = prove(stands, lambda place: write(site(place), {}))
    assert (proof.holds, proof.same) == (True, 2)


def test_each_way_to_part_is_named(tmp_path: Path) -> None:
    """Of the same length and time too: every byte is read."""
    stands = site(tmp_path / "site", lama="1")
    proof = prove(stands, lambda place: write(site(place), {"a/index.html": "dua!", "baru": "1"}))
    assert not proof.holds
    assert (proof.changed, proof.missing, proof.extra) == (("a/index.html",), ("baru",), ("lama",))
    assert (stands / "a/index.html").read_text("utf-8") == "satu"


def test_what_no_build_made_is_not_held_against_one(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with pytest.raises(PortalError, match="bukan situs buatan kks build"):
        prove(tmp_path / "site", lambda _: BUILT)


def test_a_portal_that_cannot_be_built_proves_nothing(tmp_path: Path) -> None:
    proof = prove(site(tmp_path / "site"), lambda _: BuildReport(findings=()))
    assert not proof.holds


def test_an_owner_proves_it_after_a_change_and_sees_a_forged_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a build that made one district anew; a page edited by hand, and a change of data."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ingatan"))
    root = new_portal(tmp_path / "portal")
    build = ["build", "-C", str(root), "--no-downloads", "--no-search", "--jobs", "1"]
    assert main(build) == 0
    text = (root / SCORES).read_text("utf-8")
    (root / SCORES).write_text(
        text.replace("T1.01,pusat,verifikasi-pusat,50", "T1.01,pusat,verifikasi-pusat,100", 1),
        "utf-8",
    )
    assert main(build) == 0
    capsys.readouterr()
    assert main([*build, "--buktikan"]) == 0
    assert "Terbukti" in capsys.readouterr().out
    page = root / "site/daerah/kabupaten-simulasi-001/index.html"
    page.write_text(page.read_text("utf-8").replace("100", "101", 1), "utf-8")
    assert main([*build, "--buktikan"]) == 3
    told = capsys.readouterr().out
    assert "Isinya lain, 1 berkas: daerah/kabupaten-simulasi-001/index.html" in told
    assert main(build) == 0  # a build sees it as well, and makes it anew
    (root / SCORES).write_text(text, "utf-8")
    assert main([*build, "--buktikan"]) == 3  # what stands is of other data
