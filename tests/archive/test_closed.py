"""Closed means closed: a change of what a cycle froze is told wherever data are checked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.settings import read_settings
from kksportal.site_build.checking import check_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal, check
from tests.archive.portals import DISTRICT, SCORES, append, edit, told

SOURCES = f"{DISTRICT}/sumber.csv"


def test_an_untouched_portal_raises_no_alarm(portal: Path) -> None:
    assert told(portal) == []


def test_a_changed_score_is_named_with_its_line_then_and_now(portal: Path) -> None:
    lines = (portal / SCORES).read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("2025,") and ",100," in line)
    changed = [*lines[:place], lines[place].replace(",100,", ",50,"), *lines[place + 1 :]]
    (portal / SCORES).write_text("\n".join(changed) + "\n", "utf-8")
    _, findings = check(Folders(root=portal))
    (one,) = (f for f in findings if f.is_error)
    assert (one.kind.code, one.path, one.row, one.column) == ("KKS-T001", SCORES, place + 1, "skor")
    assert "semula “100”, sekarang “50”" in one.what


@pytest.mark.parametrize("path", ["kerangka/2025/syarat.csv", "kerangka/2023/indikator.csv"])
def test_the_rules_of_a_closed_cycle_are_closed(portal: Path, path: str) -> None:
    place = portal / "datapackages" / path
    lines = place.read_text("utf-8").splitlines(keepends=True)
    place.write_text("".join(lines[:-1]), "utf-8")
    assert ("KKS-T001", f"datapackages/{path}") in {(code, at) for code, at, *_ in told(portal)}


def test_a_source_of_a_frozen_row_is_closed_and_another_is_not(portal: Path) -> None:
    append(portal, SOURCES, "baru,Judul baru,Penerbit,simulasi" + "," * _commas(portal, 3))
    assert told(portal) == []
    first = (portal / SOURCES).read_text("utf-8").splitlines()[1].split(",")
    edit(portal, SOURCES, f"{first[0]},{first[1]}", f"{first[0]},Judul lain")
    assert ("KKS-T001", SOURCES) in {(code, path) for code, path, *_ in told(portal)}


def _commas(root: Path, used: int) -> int:
    return (root / SOURCES).read_text("utf-8").splitlines()[0].count(",") - used


def test_a_package_that_is_gone_is_told(portal: Path) -> None:
    shutil.rmtree(portal / DISTRICT)
    found = [(code, path) for code, path, *_ in told(portal)]
    assert ("KKS-T001", "datapackages/daerah/kabupaten-simulasi-001") in found


def test_a_build_stops_and_leaves_what_is_published(portal: Path, tmp_path: Path) -> None:
    lines = (portal / SCORES).read_text("utf-8").splitlines()
    closed = [line for line in lines if not line.startswith("2023,")]
    (portal / SCORES).write_text("\n".join(closed) + "\n", "utf-8")
    info = read_settings(portal).info
    options = Options(jobs=1, downloads=False, search=False)
    report = build_portal(Folders(root=portal), info, tmp_path / "situs", options)
    assert not report.built
    assert {one.kind.code for one in report.errors} == {"KKS-T001"}
    assert not (tmp_path / "situs").exists()


def test_the_quick_check_of_a_nation_says_the_same(portal: Path, tmp_path: Path) -> None:
    assert [
        f for f in check_nation(Folders(root=portal), jobs=1, cache=tmp_path) if f.is_error
    ] == []
    edit(portal, SCORES, "\n2025,", "\n2023,")
    told_now = [
        f.kind.code
        for f in check_nation(Folders(root=portal), jobs=1, cache=tmp_path)
        if f.is_error
    ]
    assert "KKS-T001" in told_now


def test_a_damaged_archive_is_told_and_the_others_still_count(portal: Path) -> None:
    (portal / "arsip/2023/inventory.json").write_bytes(b"{")
    edit(portal, SCORES, "\n2025,", "\n2024,")
    _, findings = check(Folders(root=portal))
    codes = {one.kind.code for one in findings}
    assert {"KKS-T003", "KKS-T001"} <= codes


def test_a_list_of_fingerprints_that_was_changed_is_not_believed(portal: Path) -> None:
    prints = portal / "arsip/2025/v1/content/data/beku.csv"
    prints.write_text(prints.read_text("utf-8").replace("penilaian", "Penilaian"), "utf-8")
    _, findings = check(Folders(root=portal))
    assert "KKS-T003" in {one.kind.code for one in findings}
