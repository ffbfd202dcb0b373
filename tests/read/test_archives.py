"""Which cycles are closed is read from `arsip/`; one that is damaged is told, the others count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.model.archive_rows import TambahanRow
from kksportal.model.closed import Print
from kksportal.model.contract import blank
from kksportal.model.package import ArchivePackage, Head
from kksportal.read import archives
from kksportal.read.archives import (
    archived_cycles,
    closed_files,
    read_closed,
    told_alone,
    without_package,
)
from tests.preservation.small import close

FACTS = ("daerah/kabupaten-contoh", "fakta")
TABLES = {FACTS: Print(2, "ab")}


def beside(*prints: str) -> ArchivePackage:
    rows = tuple(
        blank(TambahanRow, perihal=FACTS[0], resource=FACTS[1], sha512=one) for one in prints
    )
    head = Head(folder="datapackages/arsip/2025", kind="arsip", title="", updated="")
    return ArchivePackage(head=head, tambahan=rows)


def test_a_cycle_is_closed_because_its_archive_is_there(tmp_path: Path) -> None:
    close(tmp_path, "2025", TABLES)
    close(tmp_path, "2023", {})
    (tmp_path / "arsip" / "catatan").mkdir()
    (tmp_path / "arsip" / "2021").write_text("bukan folder")
    assert archived_cycles(Folders(root=tmp_path)) == ("2023", "2025")


def test_what_a_cycle_froze_is_read(tmp_path: Path) -> None:
    close(tmp_path, "2025", TABLES)
    (one,), findings = read_closed(Folders(root=tmp_path), {})
    assert (one.cycle, one.version, dict(one.tables), findings) == ("2025", 1, TABLES, [])


def test_a_portal_without_archives_has_no_closed_cycle(tmp_path: Path) -> None:
    assert read_closed(Folders(root=tmp_path), {}) == ((), [])
    assert closed_files(Folders(root=tmp_path)) == ()


def test_a_damaged_archive_is_told_and_the_others_count(tmp_path: Path) -> None:
    for cycle in ("2019", "2021", "2023"):
        home = close(tmp_path, cycle, TABLES)
        if cycle == "2019":
            (home / "inventory.json").write_bytes(b"{")
        if cycle == "2021":
            (home / "v1/content/data/beku.csv").write_bytes(b"perihal,tabel,baris,sha512\n")
    closed, findings = read_closed(Folders(root=tmp_path), {})
    assert [one.cycle for one in closed] == ["2023"]
    assert [(f.kind.code, f.path) for f in findings] == [
        ("KKS-T003", "arsip/2019"),
        ("KKS-T003", "arsip/2021"),
    ]


def test_pages_that_were_altered_are_told_and_the_cycle_is_closed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is frozen stays known: a page is no row."""
    close(tmp_path, "2025", TABLES)
    monkeypatch.setattr(archives, "lost_districts", lambda *_: True)
    (one,), findings = read_closed(Folders(root=tmp_path), {})
    assert (one.lost, dict(one.tables)) == (True, TABLES)
    assert [(f.kind.code, f.path, f.is_error) for f in findings] == [
        ("KKS-T003", "arsip/2025", False)
    ]


def test_rows_that_were_declared_afterwards_are_known(tmp_path: Path) -> None:
    close(tmp_path, "2025", TABLES)
    (one,), _ = read_closed(Folders(root=tmp_path), {"2025": beside("x", "y")})
    assert one.added == {FACTS: {"x", "y"}}


def test_rows_that_the_newest_version_holds_are_frozen_and_not_declared(tmp_path: Path) -> None:
    close(tmp_path, "2025", {**TABLES, ("arsip/2025", "tambahan"): Print(1, "zz")})
    (one,), _ = read_closed(Folders(root=tmp_path), {"2025": beside("x", "y")})
    assert one.added == {FACTS: {"y"}}
    assert one.lists == {"tambahan": Print(1, "zz")}
    assert one.subjects() == {FACTS[0]}


def test_a_frozen_package_that_is_gone_is_told(tmp_path: Path) -> None:
    close(tmp_path, "2025", TABLES)
    folders = Folders(root=tmp_path)
    closed, _ = read_closed(folders, {})
    there = tmp_path / "datapackages/daerah/S01.01-kabupaten-contoh"
    assert without_package(closed, folders, [there]) == []
    (told,) = without_package(closed, folders, [])
    assert (told.kind.code, told.path) == ("KKS-T001", "datapackages/daerah/kabupaten-contoh")


def test_what_a_browser_is_sent_closes_the_same_cycles(tmp_path: Path) -> None:
    close(tmp_path / "asal", "2025", TABLES)
    for path, raw in told_alone(Folders(root=tmp_path / "asal")).items():
        place = tmp_path / "peramban" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    (there,), (here,) = (
        read_closed(Folders(root=tmp_path / p), {})[0] for p in ("asal", "peramban")
    )
    assert here == replace(there, versions=here.versions)  # it tells of no archive there


def test_the_files_that_close_a_cycle_are_inputs_of_a_build(tmp_path: Path) -> None:
    close(tmp_path, "2025", TABLES)
    (tmp_path / "arsip/verifikasi.json").write_text("{}")
    assert closed_files(Folders(root=tmp_path)) == (
        "arsip/2025/inventory.json",
        "arsip/2025/v1/content/data/beku.csv",
        "arsip/verifikasi.json",
    )
