"""Rows put into a package, all or nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT

from kksportal.authoring.taking import (
    check_draft,
    check_whole,
    make_draft,
    merge,
    read_head_of,
    write_draft,
)
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.model.contract import blank
from kksportal.model.kinds import find_resource
from kksportal.model.rows import Penilaian
from kksportal.read.folder import read_package
from kksportal.read.portal import read_shared

PLACE = "datapackages/daerah/63.11-kabupaten-balangan"
RES = find_resource("daerah", "penilaian")
assert RES is not None


def row(code: str, score: str, source: str = "tabirkota") -> Penilaian:
    """An own score of 2025."""
    made: Penilaian = blank(Penilaian, siklus="2025", indikator=code, penilai="mandiri",
                            tahap="mandiri", skor=score, sumber=source)  # fmt: skip
    return made


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A portal of the shared packages and one district."""
    for name in ("datapackages/kosakata", "datapackages/kerangka", "datapackages/wilayah", PLACE):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "content").mkdir()
    return Folders(root=tmp_path)


def draft_of(folders: Folders, *rows: Penilaian, head: Callable[[Any], None] | None = None) -> Any:
    """A draft that adds own scores to the district."""
    folder = folders.root / PLACE
    package, _ = read_package(folder, folders)
    told = read_head_of(folder)
    if head:
        head(told)
    assert package is not None
    return make_draft(folder, told, package, {"penilaian": rows}, {})


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_rows_are_merged_by_their_key() -> None:
    """New ones are added, others replaced in place, dropped ones gone; the same stays."""
    before = (row("T1.01", "100"), row("T1.02", "50"), row("T1.03", "0"))
    fresh = (row("T1.02", "0"), row("T1.04", "100"), row("T1.01", "100"))
    away = ("2025", "T1.03", "mandiri", "mandiri", "tabirkota")
    after, change = merge(RES, before, fresh, [away])
    assert [(one.indikator, one.skor) for one in after] == [
        ("T1.01", "100"), ("T1.02", "0"), ("T1.04", "100"),
    ]  # fmt: skip
    assert (change.new, len(change.changed), change.gone) == (1, 1, 1)
    _, nothing = merge(RES, before, before, ())
    assert not nothing


def test_another_source_is_another_claim() -> None:
    """Its row stands beside the first one."""
    after, _ = merge(RES, (row("T1.01", "100"),), (row("T1.01", "0", "bang"),), ())
    assert [one.skor for one in after] == ["100", "0"]


def test_a_draft_is_written_in_the_canonical_form(folders: Folders) -> None:
    """The table, and a head that lists it; other files stay byte for byte."""
    folder = folders.root / PLACE
    before = state(folder)
    draft = draft_of(folders, row("T1.01", "100"))
    shared, _ = read_shared(folders)
    assert shared is not None
    assert check_draft(draft, folders, shared) == ()
    assert state(folder) == before
    write_draft(draft)
    after = state(folder)
    assert after["penilaian.csv"] == (
        b"siklus,indikator,penilai,tahap,skor,sumber\n2025,T1.01,mandiri,mandiri,100,tabirkota\n"
    )
    assert {name for name in after if after[name] != before.get(name)} == {
        "penilaian.csv", "datapackage.json",
    }  # fmt: skip
    package, findings = read_package(folder, folders)
    assert package is not None
    assert [one for one in findings if one.is_error] == []


def test_what_would_have_an_error_is_found_before_it_is_written(folders: Folders) -> None:
    """A score that is no step, a source that is not there."""
    shared, _ = read_shared(folders)
    assert shared is not None
    draft = draft_of(folders, row("T1.01", "80"), row("T1.02", "100", "tidak-ada"))
    codes = {one.kind.code for one in check_draft(draft, folders, shared)}
    assert "KKS-D021" in codes
    assert len(codes) == 2


def test_errors_that_were_there_before_are_no_hindrance(folders: Folders) -> None:
    """An import does not answer for what others wrote."""
    path = folders.root / PLACE / "fakta.csv"
    path.write_text(path.read_text("utf-8").replace("63.11,", "99.99,", 1), "utf-8")
    shared, _ = read_shared(folders)
    assert shared is not None
    assert check_draft(draft_of(folders, row("T1.01", "100")), folders, shared) == ()


def test_a_table_with_an_unknown_column_is_not_written_again(folders: Folders) -> None:
    """Its content would be lost."""
    folder = folders.root / PLACE
    write_draft(draft_of(folders, row("T1.01", "100")))
    path = folder / "penilaian.csv"
    head, line = path.read_text("utf-8").splitlines()
    path.write_text(f"{head},milik-saya\n{line},penting\n", "utf-8")
    before = state(folder)
    with pytest.raises(PortalError, match="milik-saya"):
        check_whole(draft_of(folders, row("T1.02", "100")), folders)
    assert state(folder) == before


def test_what_an_owner_added_to_the_head_stays(folders: Folders) -> None:
    """Properties that the program does not write are kept."""
    folder = folders.root / PLACE
    path = folder / "datapackage.json"
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(told | {"created": "2026-01-01", "homepage": "https://x.go.id/"}))
    write_draft(draft_of(folders, row("T1.01", "100")))
    after = json.loads(path.read_text("utf-8"))
    assert (after["created"], after["homepage"]) == ("2026-01-01", "https://x.go.id/")
    assert "penilaian" in {one["name"] for one in after["resources"]}


def test_files_with_names_of_their_own_are_refused(folders: Folders) -> None:
    """Else the same table would be there twice."""
    folder = folders.root / PLACE
    (folder / "fakta.csv").rename(folder / "angka.csv")
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"fakta.csv"', '"angka.csv"'), "utf-8")
    with pytest.raises(PortalError, match="memakai nama berkas sendiri"):
        draft_of(folders, row("T1.01", "100"))


def test_a_full_disk_replaces_nothing(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """All new files are laid beside their places before the first one is moved."""
    folder = folders.root / PLACE
    before = state(folder)
    draft = draft_of(folders, row("T1.01", "100"))
    write = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.parent == folder and "datapackage" in self.name:
            raise OSError(28, "No space left on device", str(self))
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_draft(draft)
    assert state(folder) == before


def test_a_link_is_replaced_and_not_followed(folders: Folders, tmp_path: Path) -> None:
    """Nothing outside of the package is written."""
    outside = tmp_path / "luar.csv"
    outside.write_text("milik orang", "utf-8")
    (folders.root / PLACE / "penilaian.csv").symlink_to(outside)
    write_draft(draft_of(folders, row("T1.01", "100")))
    assert outside.read_text("utf-8") == "milik orang"
    assert not (folders.root / PLACE / "penilaian.csv").is_symlink()
