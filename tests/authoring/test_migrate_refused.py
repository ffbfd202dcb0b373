"""kks migrate where it must not write: half done, not saved, of a newer program, elsewhere."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path

import pytest
from tests.authoring.old_portal import (
    CONTOH,
    change,
    check,
    commit,
    contents,
    failed,
    kept,
    migrate,
)

from kksportal.authoring import migrate as module
from kksportal.authoring.migrate import STAGE, plan_migration, write_migration
from kksportal.authoring.origins import RECORD, read_record
from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.errors import PortalError


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same report, in the words of what will be."""
    root = kept(tmp_path)
    state = contents(root)
    assert main(["migrate", "--dry-run", "-C", str(root)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Akan diubah:\n")
    assert "Belum ada yang ditulis" in said
    assert "mkdocs.yml baris 4: “repo_url” tidak dipakai" in said
    assert contents(root) == state


def test_what_is_in_no_commit_is_not_overwritten(tmp_path: Path) -> None:
    """In a repository the former state can be taken back, so it must be in a commit."""
    root = kept(tmp_path)
    commit(root)
    change(root, f"{CONTOH}/datapackage.json", '"diperbarui"', ' "diperbarui"')
    state = contents(root)
    with pytest.raises(PortalError, match=r"belum disimpan di git pada .*S01\.01.*git commit"):
        migrate(root)
    assert contents(root) == state
    commit(root)
    assert migrate(root).files


def test_other_changes_may_wait(tmp_path: Path) -> None:
    """A text that is being written is not touched, so nobody asks about it."""
    root = kept(tmp_path)
    commit(root)
    (root / "content/kontak.md").write_text("# Kontak\n", "utf-8")
    assert migrate(root).files


@pytest.mark.parametrize("moment", [0, 1, 40])
def test_a_kill_leaves_whole_files_and_the_next_run_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """Wherever it is stopped, each file is the old or the new one, and the end is the same."""
    whole, root = kept(tmp_path / "utuh"), kept(tmp_path / "terputus")
    before = contents(root)
    migrate(whole)
    after = contents(whole)
    calls = []

    def stopping(fresh: Path, path: Path) -> None:
        calls.append(path)
        if len(calls) > moment:
            raise KeyboardInterrupt
        replace(fresh, path)

    replace = module._replace
    with monkeypatch.context() as patch:
        patch.setattr(module, "_replace", stopping)
        patch.setattr(module, "_sweep", lambda root: None)  # a kill sweeps nothing
        with pytest.raises(KeyboardInterrupt):
            migrate(root)
    between = {n: c for n, c in contents(root).items() if not n.startswith(STAGE)}
    assert (root / STAGE).is_dir()
    assert all(content in (before.get(name), after.get(name)) for name, content in between.items())
    assert between != after
    migrate(root)
    assert contents(root) == after


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is written aside first."""
    root = kept(tmp_path)
    state = contents(root)
    planned = plan_migration(Folders(root=root), check)

    def full(path: Path, content: bytes | None) -> None:
        if path.name == "tahap.csv":
            raise OSError(28, "No space left on device")
        put(path, content)

    put = module._put
    monkeypatch.setattr(module, "_put", full)
    with pytest.raises(OSError, match="No space"):
        write_migration(planned)
    assert contents(root) == state
    assert not (root / STAGE).exists()


def test_new_data_that_do_not_fit_stay_out(new: Path) -> None:
    """A code that the owner's rows use is not taken from under them; schemas are renewed still."""
    old = "pokok.csv"
    place = f"datapackages/kosakata/{old}"
    text = (new / place).read_text("utf-8")
    (new / place).write_text(f"{text}pokok-lama,Pokok lama\n", "utf-8", newline="")
    own = "datapackages/daerah/63.11-kabupaten-balangan/pernyataan.csv"
    rows = list(csv.reader((new / own).read_text("utf-8").splitlines()))
    change(new, own, f",{rows[1][2]},", ",pokok-lama,")
    as_if_laid(new, place)
    state = contents(new)
    migration = migrate(new)
    assert "pokok-lama" in failed(migration)["datapackages"]
    assert contents(new) == state


def as_if_laid(root: Path, *paths: str) -> None:
    """As if an earlier version had laid these files down as they are now."""
    record = dict(read_record(root).record)
    for path in paths:
        record[path] = module.Origin("0.0.1", module.digest((root / path).read_bytes()))
    (root / RECORD).write_text(module.record_text(record), "utf-8", newline="")


def test_a_portal_of_a_newer_program_is_left(new: Path) -> None:
    """An old program would lay old data over new ones."""
    record = dict(read_record(new).record)
    record["alat/BACA.md"] = module.Origin("99.0", "0" * 32)
    (new / RECORD).write_text(module.record_text(record), "utf-8", newline="")
    state = contents(new)
    with pytest.raises(PortalError, match=r"kksportal 99\.0, sedangkan program ini"):
        migrate(new)
    assert contents(new) == state


def test_a_package_of_a_later_contract_is_left(new: Path) -> None:
    """One sentence, and its bytes stay."""
    path = "datapackages/daerah/63.11-kabupaten-balangan/datapackage.json"
    change(new, path, '"skema": "1"', '"skema": "2"')
    state = (new / path).read_bytes()
    migration = migrate(new)
    assert "lebih baru daripada versi “1”" in failed(migration)[path]
    assert (new / path).read_bytes() == state


def test_no_link_is_followed(new: Path, tmp_path: Path) -> None:
    """A package, a file and a folder that are links: told, and what they point at is untouched."""
    outside = tmp_path / "luar"
    shutil.copytree(new / "datapackages/kosakata", outside / "kosakata")
    (outside / "kosakata/pokok.csv").write_text("id,nama\n", "utf-8")
    shutil.rmtree(new / "datapackages/kosakata")
    (new / "datapackages/kosakata").symlink_to(outside / "kosakata")
    (new / "alat/pasang.sh").unlink()
    (new / "alat/pasang.sh").symlink_to(outside / "rahasia")
    district = "datapackages/daerah/63.12-kabupaten-lain"
    (new / district).symlink_to(outside / "kosakata")
    state = contents(outside)
    migration = migrate(new)
    assert {"datapackages/kosakata", "alat/pasang.sh", district} <= failed(migration).keys()
    assert contents(outside) == state
    assert os.readlink(new / "alat/pasang.sh") == str(outside / "rahasia")
