"""kks rapikan on disk: whole files, nothing outside the portal, and a second time nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.awal import small_portal
from tests.kebiasaan import HABITS
from tests.read.files import put

from kksportal.authoring.tidied import told, total
from kksportal.authoring.tidying import replace_whole, tidy_files
from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.errors import PortalError

PLACE = "datapackages/daerah/63.11-kabupaten-balangan"
HEAD = ("subjek", "ukuran", "sifat", "nilai", "satuan", "per_tanggal", "sumber")
CELLS = ("63.11", "odf-desa", "capaian", "85,5 %", "persen", "21/08/2025", "tabirkota")
UNSURE = ("63.11", "odf-desa", "target", "5.270", "hektare", "2025", "tabirkota")
CLEAN = b"subjek,ukuran,sifat,nilai,satuan,per_tanggal,sumber\n" \
        b"63.11,odf-desa,capaian,85.5,persen,2025-08-21,tabirkota\n"  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal as `kks init` lays it down."""
    target = tmp_path_factory.mktemp("dasar") / "portal"
    small_portal(target)
    return target


@pytest.fixture
def portal(whole: Path) -> Path:
    """The same, with a table as a spreadsheet saved it."""
    put(whole / PLACE / "fakta.csv", HABITS["excel-indonesia"]([HEAD, CELLS]))
    return whole


def test_a_table_is_written_anew_and_told(portal: Path) -> None:
    """Its shape in a sentence, each cell with what stood before, and the others not at all."""
    files = list(tidy_files(Folders(root=portal), []))
    (changed,) = [one for one in files if one.changed]
    assert (portal / PLACE / "fakta.csv").read_bytes() == CLEAN
    lines = "\n".join(told(changed, dry=False))
    assert "titik koma" in lines
    assert "baris 2, nilai: 85,5 % → 85.5" in lines
    assert "baris 2, per_tanggal: 21/08/2025 → 2025-08-21" in lines
    assert [list(told(one, dry=False)) for one in files if one is not changed and told] != []
    assert total(files, dry=False) == f"{len(files)} berkas diperiksa, 1 dirapikan."


def test_a_second_time_nothing_is_changed(portal: Path) -> None:
    """What is canonical is not written again."""
    list(tidy_files(Folders(root=portal), []))
    before = (portal / PLACE / "fakta.csv").stat().st_mtime_ns
    assert not any(one.changed for one in tidy_files(Folders(root=portal), []))
    assert (portal / PLACE / "fakta.csv").stat().st_mtime_ns == before


def test_a_dry_run_writes_nothing(portal: Path) -> None:
    """It tells the same."""
    raw = (portal / PLACE / "fakta.csv").read_bytes()
    files = list(tidy_files(Folders(root=portal), [Path(PLACE)], dry=True))
    assert sum(one.changed for one in files) == 1
    assert (portal / PLACE / "fakta.csv").read_bytes() == raw


def test_what_is_unsure_is_asked_or_left(portal: Path) -> None:
    """Without an answer the cell stands as it was; with one it is written."""
    path = put(portal / PLACE / "fakta.csv", HABITS["titik-koma"]([HEAD, UNSURE]))
    (one,) = tidy_files(Folders(root=portal), [path])
    assert b",5.270,hektare," in path.read_bytes()
    assert [question.readings for question in one.tidied.questions] == [("5.27", "5270")]
    list(tidy_files(Folders(root=portal), [path], lambda _, question: question.readings[1]))
    assert b",5270,hektare," in path.read_bytes()


def test_links_are_not_followed(portal: Path, tmp_path: Path) -> None:
    """Neither a file nor a folder that stands elsewhere is touched."""
    away = put(tmp_path / "luar" / "x.csv", b"a;b\n1;2\n")
    for name, goal in (("tautan.csv", away), ("tautan", away.parent)):
        link = portal / PLACE / name
        link.symlink_to(goal)
        list(tidy_files(Folders(root=portal), []))
        with pytest.raises(PortalError, match="tautan"):
            list(tidy_files(Folders(root=portal), [link]))
        link.unlink()
    assert away.read_bytes() == b"a;b\n1;2\n"


def test_a_file_is_named_as_it_is_seen(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the portal, as findings do, or from where the person is."""
    for here, name in ((portal.parent, f"{portal.name}/{PLACE}"), (portal / PLACE, "")):
        put(portal / PLACE / "fakta.csv", HABITS["excel-indonesia"]([HEAD, CELLS]))
        monkeypatch.chdir(here)
        (file,) = tidy_files(Folders(root=portal), [Path(name) / "fakta.csv"])
        assert file.changed


@pytest.mark.parametrize("name", ["../luar.csv", "/etc/passwd", f"{PLACE}/../../../../x.csv"])
def test_nothing_outside_the_portal_is_named(name: str, portal: Path) -> None:
    """However the way leads out."""
    with pytest.raises(PortalError, match="luar"):
        list(tidy_files(Folders(root=portal), [Path(name)]))


def test_a_file_is_the_old_one_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where writing fails the old file stands, and nothing is left beside it."""
    path = put(tmp_path / "a.csv", b"lama")
    path.chmod(0o640)
    replace_whole(path, b"baru")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"baru", 0o640)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        replace_whole(path, b"lain")
    assert path.read_bytes() == b"baru"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_the_command_says_what_is_left_to_decide(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 when all is done, 1 where a person has to decide, 2 for what is not there."""
    assert main(["rapikan", "-C", str(portal)]) == 0
    path = put(portal / PLACE / "fakta.csv", HABITS["titik-koma"]([HEAD, UNSURE]))
    assert main(["rapikan", "-C", str(portal), str(path)]) == 1
    said = capsys.readouterr().out
    assert "pecahan 5,27, atau ribuan 5.270?" in said
    assert "1 isian perlu Anda putuskan" in said
    assert main(["rapikan", "-C", str(portal), "tidak-ada.csv"]) == 2
