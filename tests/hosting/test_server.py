"""What a plain server runs, in a clean copy of a new portal's repository.

The program is a wheel built from this checkout. A proposal brings what could run; what GitHub and
GitLab themselves do with a proposal that changes their own files is theirs (docs/kepercayaan.md).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kksportal.authoring.program import PROGRAM
from kksportal.site_build.publish import files_of
from tests.conftest import ROOT
from tests.hosting.flows import UNIT, unit
from tests.hosting.machines import Server, git
from tests.hosting.portals import (
    DISTRICT,
    NO_PROGRAM,
    checks_in_browsers,
    new,
    save,
    without_program,
)

pytestmark = pytest.mark.xdist_group("server")

ROOT_TOLD = "kks: tidak diterbitkan, situs lama tetap berdiri: jalankan sebagai pengguna biasa, "


@pytest.fixture
def server(portal: Path, repository: Path, tmp_path: Path) -> Server:
    """A server that has a copy of the portal; what it runs is what its service runs."""
    home = new(tmp_path)
    command = unit((portal / UNIT).read_text("utf-8"))["ExecStart"]
    made = Server(home=home, command=command.replace("/srv/kks", str(home)).split())
    made.lay(repository, sys.executable, ROOT)
    return made


def state(folder: Path) -> dict[str, bytes]:
    """All files of a site."""
    return {name: (folder / name).read_bytes() for name in files_of(folder)}


def test_a_server_publishes_what_is_right_and_keeps_it(
    server: Server, copy: Path, tmp_path: Path
) -> None:
    """Published; then a mistake on the branch leaves the site; mended, it follows again.

    What was published keeps answering. A changed program gets a new environment, the old one goes.
    """
    ran = server.run()
    assert ran.code == 0, ran.told + log(server)
    assert ran.told.startswith(f"kks: terbit di {server.home}/web, menurut cabang per ")
    assert ran.told.count("\n") == 1
    before = state(server.home / "web")
    assert DISTRICT in before
    assert checks_in_browsers(server.home / "web")
    kept = server.home / "keadaan/alamat-terbit.csv"
    listed = kept.read_text("utf-8")
    assert "\ndaerah/kabupaten-balangan/," in listed
    assert git(server.home / "portal", "status", "--porcelain") == ""
    (first,) = (server.home / "keadaan").glob("program-*")

    settings = copy / "mkdocs.yml"
    right = settings.read_text("utf-8")
    settings.write_text(right.replace("hari_jawab: 10", "hari_jawab: sepuluh"), "utf-8")
    save(copy)
    ran = server.run()
    assert ran.code == 1
    assert ran.told.startswith("kks: tidak diterbitkan, situs lama tetap berdiri: pemeriksaan ")
    assert ran.told.count("\n") == 1
    assert state(server.home / "web") == before

    settings.write_text(right, "utf-8")
    (copy / "content/kontribusi.md").unlink()
    (copy / PROGRAM).write_text((copy / PROGRAM).read_text("utf-8") + "# lain\n", "utf-8")
    save(copy)
    ran = server.run()
    assert ran.code == 0, ran.told + log(server)
    assert "kontribusi/" in listed
    added = kept.read_text("utf-8").removeprefix(listed)
    assert re.fullmatch(r"kontribusi/,,20\d\d-\d\d-\d\d\n", added)
    gone = (server.home / "web/kontribusi/index.html").read_text()
    assert "tidak ada lagi sejak " in gone
    assert "Halaman ini disediakan" not in (server.home / "web/kontribusi/index.html").read_text()
    (last,) = (server.home / "keadaan").glob("program-*")
    assert last != first


def log(server: Server) -> str:
    """What the commands told."""
    return (server.home / "keadaan/terbit.log").read_text("utf-8")


def test_a_server_stops_without_a_program(server: Server, copy: Path) -> None:
    """One sentence, and no site."""
    without_program(copy)
    ran = server.run()
    assert ran.code == 1
    assert NO_PROGRAM in ran.told
    assert ran.told.count("\n") == 1
    assert not (server.home / "web").exists()


def test_a_server_does_not_publish_as_root(server: Server) -> None:
    """It ends before it touches anything."""
    server.user = 0
    ran = server.run()
    assert (ran.code, ran.told) == (1, f"{ROOT_TOLD}bukan root.\n")
    assert not (server.home / "keadaan").exists()


@pytest.mark.parametrize("fault", ["berubah", "berselisih", "sibuk"])
def test_a_server_follows_its_branch_only_forward(server: Server, copy: Path, fault: str) -> None:
    """A copy that was edited, a branch that was rewritten, a run that is still going: no site."""
    if fault == "berubah":
        (server.home / "portal/mkdocs.yml").write_text("site_name: Lain\n")
        told = (1, "folder portal di server berubah; lihat: git status.\n")
    elif fault == "berselisih":
        git(copy, "commit", "--quiet", "--amend", "-m", "Lain")
        git(copy, "push", "--quiet", "--force")
        told = (1, "cabang tidak dapat diambil (fatal: Not possible to fast-forward, aborting.).\n")
    else:
        (server.home / "keadaan").mkdir()
        server.command = ["flock", f"{server.home}/keadaan/kunci", *server.command]
        told = (0, "kks: penerbitan sebelumnya masih berjalan.\n")
    ran = server.run()
    assert (ran.code, ran.told[-len(told[1]) :]) == told
    assert not (server.home / "web").exists()
