"""kks migrate: a portal of the first days becomes one of today; nothing of its owner is lost."""

from __future__ import annotations

import csv
import json
import os
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.authoring.old_portal import (
    change,
    check,
    commit,
    contents,
    failed,
    kept,
    migrate,
    told,
)
from tests.conftest import ROOT, build

from kksportal import __version__
from kksportal.authoring import migrate as module
from kksportal.authoring.init import init_portal
from kksportal.authoring.migrate import STAGE, plan_migration, write_migration
from kksportal.authoring.moving import Outcome
from kksportal.authoring.origins import RECORD, read_record
from kksportal.cli import main
from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build.reading import read_district

CONTOH = "datapackages/daerah/S01.01-kabupaten-contoh"
REGIONS = "datapackages/wilayah"


def scores(root: Path) -> dict[Any, tuple[Decimal | None, int, int]]:
    """What is computed of the owner's district: mean, indicators filled, indicators."""
    one = read_district(Folders(root=root), "S01.01")
    assert one.package is not None
    result = compute_district(one.package, compute_shared(one.data, one.codes))
    return {key: (s.mean, s.filled, s.total) for key, s in result.scores.items()}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that this program laid down."""
    target = tmp_path_factory.mktemp("baru") / "portal"
    init_portal(target)
    return target


@pytest.fixture
def new(base: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(base, tmp_path / "portal"))


def test_a_portal_of_the_first_days_is_brought_here(tmp_path: Path) -> None:
    """Its check is red, then green; it builds; and its figures are those it had then."""
    root = kept(tmp_path)
    before = {f.kind.code for f in check(Folders(root=root)) if f.is_error}
    assert before == {"KKS-P018"}
    figures, tables = scores(root), contents(root)
    # What the program of that commit printed of this district: 75,0 from 5 of 136 indicators.
    assert figures["2025", "semua", "pusat"] == (Decimal("75"), 5, 136)

    migration = migrate(root)

    assert [f for f in check(Folders(root=root)) if f.is_error] == []
    assert scores(root) == figures
    after = contents(root)
    own = [name for name in tables if name.startswith(CONTOH) and name.endswith(".csv")]
    assert len(own) == 7
    assert [name for name in own if after[name] != tables[name]] == []
    assert set(failed(migration)) == {REGIONS, "site_templates/aset/gaya-sendiri.css"}
    made = build(tmp_path / "site", root, "--no-downloads", "--no-search")
    assert made.returncode == 0, made.stderr


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """And it tells the same of what only the owner can mend."""
    root = kept(tmp_path)
    first = migrate(root)
    state = contents(root)
    second = migrate(root)
    assert second.files == {}
    assert contents(root) == state
    assert failed(second) == failed(first)
    assert second.exit_code == 1


def test_what_nobody_changed_is_as_this_program_brings_it(tmp_path: Path) -> None:
    """Byte for byte: vocabularies, frameworks, awards that are new, workflows; not the edited."""
    root = kept(tmp_path)
    migrate(root)
    for part in ("kosakata", "kerangka", "penghargaan"):
        for path in sorted((ROOT / "datapackages" / part).rglob("*")):
            if path.is_file():
                name = path.relative_to(ROOT)
                assert (root / name).read_bytes() == path.read_bytes(), name
    starter = ROOT / "site_templates/awal"
    for name in (".github/workflows/terbit.yml", ".github/workflows/periksa.yml", "alat/pasang.sh"):
        assert (root / name).read_bytes() == (starter / name).read_bytes()
    assert len((root / REGIONS / "kecamatan.csv").read_text("utf-8").splitlines()) == 9
    assert not (root / "datapackages/daerah/63.11-kabupaten-balangan").exists()
    assert not (root / "site_templates/halaman").exists()  # it held one whole copy, unchanged


def test_a_new_portal_is_of_this_version(new: Path) -> None:
    """Nothing to do, nothing to tell; and the record names what is the program's."""
    migration = migrate(new)
    assert (migration.files, migration.notes, migration.exit_code) == ({}, (), 0)
    record = read_record(new).record
    assert {one.version for one in record.values()} == {__version__}
    assert not {"mkdocs.yml", "alamat-terbit.csv", RECORD} & record.keys()
    assert set(record) == contents(new).keys() - {"mkdocs.yml", "alamat-terbit.csv", RECORD}


def test_windows_line_ends_are_no_change(new: Path) -> None:
    """A checkout with CRLF is as it was laid down, and stays."""
    for path in (new / "datapackages/kosakata").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert migrate(new).files == {}


def test_the_checkout_of_the_program_is_not_laid_anew() -> None:
    """Its data and templates are the program's own: only descriptors are looked at, all good."""
    migration = plan_migration(Folders(root=ROOT), check)
    assert (migration.files, migration.notes) == ({}, ())


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


def test_a_machine_is_told_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON: every file, and every sentence with its outcome, place and advice."""
    root = kept(tmp_path)
    assert main(["migrate", "--json", "-C", str(root)]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["ditulis"] is True
    removed = [one["berkas"] for one in said["berkas"] if one["keadaan"] == "dihapus"]
    assert removed == ["site_templates/halaman/tidak-ditemukan.html"]
    lines = {(n["berkas"], n["baris"]) for n in said["catatan"] if n["hasil"] == "tidak-dapat"}
    assert ("mkdocs.yml", 4) in lines
    assert ("site_templates/aset/gaya-sendiri.css", 3) in lines
    assert main(["migrate", "-C", str(root)]) == 1
    assert main(["validate", "-C", str(root)]) == 0


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


def test_an_edit_that_is_known_is_told_no_more(tmp_path: Path) -> None:
    """--terima: the owner has compared; until the program changes its file again."""
    root = kept(tmp_path)
    migrate(root)
    assert REGIONS not in failed(migrate(root, REGIONS))
    assert REGIONS not in failed(migrate(root))
    with pytest.raises(PortalError, match="bukan berkas atau paket yang dibawa program"):
        migrate(root, "datapackages/tiada")


def test_a_portal_that_copied_every_template_follows_the_program_again(new: Path) -> None:
    """As owners had to before templates lay over ours: whole copies go, the changed one stays."""
    for part in ("halaman", "komponen", "overrides", "aset"):
        shutil.copytree(ROOT / "site_templates" / part, new / "site_templates" / part)
    own = "site_templates/halaman/beranda.html"
    (new / own).write_text(f"{(new / own).read_text('utf-8')}<p>Kami</p>\n", "utf-8")
    migration = migrate(new)
    assert [name for name in contents(new) if name.startswith("site_templates/")] == [own]
    assert not (new / "site_templates/komponen").exists()
    assert list(told(migration, Outcome.LEFT)) == [own]
    assert migrate(new).notes == ()


def test_a_district_of_the_owner_keeps_all_but_its_schemas(tmp_path: Path) -> None:
    """Its descriptor is told as changed; nothing else of it."""
    root = kept(tmp_path)
    before = json.loads((root / CONTOH / "datapackage.json").read_text("utf-8"))
    migration = migrate(root)
    after = json.loads((root / CONTOH / "datapackage.json").read_text("utf-8"))
    assert told(migration, Outcome.CHANGED)[CONTOH] == "skema diperbarui"
    for part in before.keys() - {"resources"}:
        assert after[part] == before[part]
    names = [table["name"] for table in before["resources"]]
    assert [table["name"] for table in after["resources"]] == names
    assert after["resources"] != before["resources"]
