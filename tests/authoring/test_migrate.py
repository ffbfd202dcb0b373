"""kks migrate: a portal of the first days becomes one of today; nothing of its owner is lost."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.authoring.old_portal import (
    CONTOH,
    check,
    contents,
    failed,
    kept,
    migrate,
    told,
)
from tests.conftest import ROOT, build

from kksportal import __version__
from kksportal.authoring.migrate import plan_migration
from kksportal.authoring.moving import Outcome
from kksportal.authoring.origins import RECORD, read_record
from kksportal.cli import main
from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build.reading import read_district

REGIONS = "datapackages/wilayah"


def scores(root: Path) -> dict[Any, tuple[Decimal | None, int, int]]:
    """What is computed of the owner's district: mean, indicators filled, indicators."""
    one = read_district(Folders(root=root), "S01.01")
    assert one.package is not None
    result = compute_district(one.package, compute_shared(one.data, one.codes))
    return {key: (s.mean, s.filled, s.total) for key, s in result.scores.items()}


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
