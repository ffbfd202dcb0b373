"""What runs of all hosts have in common: what is saved in a portal, and what is told."""

from __future__ import annotations

from pathlib import Path

from kksportal.authoring.program import PROGRAM
from kksportal.site_build.checker_files import CHECKER, RUNTIME
from tests.conftest import ROOT
from tests.hosting.machines import Ran, git

DISTRICT = "daerah/kabupaten-balangan/index.html"

NO_PROGRAM = "Belum ada program kksportal untuk portal ini: tulis alamat roda dan sidiknya di "


def save(copy: Path, message: str = "Ubah") -> str:
    """Commit all there is, and send it; the commit."""
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "-m", message)
    git(copy, "push", "--quiet")
    return git(copy, "rev-parse", "HEAD")


def without_program(copy: Path) -> str:
    """Take away what names the program."""
    (copy / PROGRAM).unlink()
    return save(copy)


def checks_in_browsers(site: Path) -> bool:
    """Whether `/periksa/` has what it runs: of the wheel alone, for no machine here has npm's.

    A checkout without `make periksa` gives a wheel without it, and the page says so.
    """
    there = (site / "periksa/isi.json").is_file()
    return there == (ROOT / CHECKER / max(RUNTIME)).is_file()


def ran_nothing(ran: Ran, tmp_path: Path) -> bool:
    """Whether a proposal was checked well, told what was left out of it, and none of it ran."""
    assert ran.code == 0, ran.told
    for left_out in ("tidak dipakai: hooks.", "(halaman/beranda.html)"):
        assert ran.told.count(left_out) >= 2  # by validate and by each build
    return not (tmp_path / "jalan").exists()


def new(tmp_path: Path) -> Path:
    """An empty folder for a host."""
    target = tmp_path / f"tuan-{len(list(tmp_path.iterdir()))}"
    target.mkdir()
    return target
