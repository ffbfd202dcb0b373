"""A pull request could change the archive too: it is held against the one of the target branch."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kksportal.archive.against import against
from kksportal.effects import Folders
from tests.archive.portals import SCORES, append, close, copy_of, edit
from tests.archive.test_correcting import correct, later
from tests.proposals.portals import commit_all, git


@pytest.fixture
def target(closed_portal: Path, tmp_path: Path) -> Path:
    """The target branch: closed, with one correction, committed."""
    root = copy_of(closed_portal, tmp_path / "tujuan")
    correct(root)
    git(root, "init", "-q", "-b", "main")
    commit_all(root, "Tertutup")
    return root


def told(root: Path, earlier: str = "HEAD") -> set[tuple[str, str]]:
    found = against(Folders(root=root), earlier)
    return {(one.kind.code, one.path) for one in found if one.kind.code.startswith("KKS-T")}


def test_the_same_state_raises_no_alarm(target: Path) -> None:
    assert told(target) == set()


def test_a_new_version_a_new_correction_and_another_cycle_may_come(target: Path) -> None:
    correct(target, becomes="51")
    close(target, "2025", "2026-03-02")
    assert told(target) == set()


def test_an_archive_that_is_gone_is_told(target: Path) -> None:
    shutil.rmtree(target / "arsip/2023")
    assert ("KKS-T005", "arsip/2023") in told(target)


def test_an_archive_made_anew_over_changed_data_is_told(target: Path) -> None:
    """Whoever changes data and archive together passes the check at home, and not this one."""
    shutil.rmtree(target / "arsip/2025")
    shutil.rmtree(target / "datapackages/arsip")
    lines = (target / SCORES).read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("2025,") and ",100," in line)
    lines[place] = lines[place].replace(",100,", ",50,")
    (target / SCORES).write_text("\n".join(lines) + "\n", "utf-8")
    close(target, "2025", "2026-02-28")
    found = told(target)
    assert ("KKS-T001", SCORES) in found
    assert ("KKS-T005", "arsip/2025/inventory.json") in found
    assert ("KKS-T002", "datapackages/arsip/2025/errata.csv") in found


def test_a_correction_that_is_published_may_not_go(target: Path) -> None:
    shutil.rmtree(target / "datapackages/arsip")
    assert told(target) == {("KKS-T002", "datapackages/arsip/2025/errata.csv")}


def test_a_file_of_a_version_that_was_edited_is_told(target: Path) -> None:
    path = "arsip/2025/v1/content/data/BACA-SAYA.txt"
    edit(target, path, "Dibekukan", "Dibuat")
    assert told(target) == {("KKS-T005", path)}


def test_a_row_is_refused_though_a_version_of_the_branch_holds_it(target: Path) -> None:
    """A version with a row that no list declares says nothing for the target branch."""
    append(target, SCORES, later(target))
    assert ("KKS-T001", SCORES) in told(target)
