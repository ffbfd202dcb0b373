"""A pull request with a removal by order: accepted as such, and nothing else with it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from kksportal.archive.against import against
from kksportal.effects import Folders
from tests.archive.caps import sign
from tests.archive.portals import edit
from tests.archive.removals import SECRET, SOURCES, faults, reinventory, take_out
from tests.proposals.portals import commit_all, git


def test_the_target_branch_accepts_it_by_the_key_that_it_knows(naming: Path) -> None:
    git(naming, "init", "-q", "-b", "main")
    commit_all(naming, "Tertutup")
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    assert "KKS-T001" in suspected(naming)
    take_out(naming, signed=False)
    assert "KKS-T005" in suspected(naming)
    sign(naming, "2025", naming.parent / "kunci")
    assert suspected(naming) == set()


def suspected(root: Path) -> set[str]:
    found = against(Folders(root=root), "HEAD")
    return {one.kind.code for one in found if one.kind.code.startswith("KKS-T")}


def test_the_target_branch_refuses_whoever_brings_a_key_along(naming: Path) -> None:
    shutil.rmtree(naming / "arsip/cap")
    git(naming, "init", "-q", "-b", "main")
    commit_all(naming, "Tertutup, tanpa kunci")
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    take_out(naming)
    assert faults(naming) == []
    assert {"KKS-T001", "KKS-T005"} <= suspected(naming)


def test_the_target_branch_still_holds_what_the_order_does_not_name(naming: Path) -> None:
    git(naming, "init", "-q", "-b", "main")
    commit_all(naming, "Tertutup")
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    take_out(naming)
    edit(naming, "datapackages/kerangka/2025/sumber.csv", "imulasi", "ekaan")
    assert suspected(naming) == {"KKS-T001"}


def test_the_target_branch_misses_a_file_that_no_removal_had_to_take(naming: Path) -> None:
    """The archive alone cannot know that the earlier version had it; its earlier state does."""
    git(naming, "init", "-q", "-b", "main")
    commit_all(naming, "Tertutup")
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    take_out(naming)

    def less(number: int, state: dict[str, str], _: Any) -> dict[str, str]:
        return {p: s for p, s in state.items() if number > 1 or p != "bagit.txt"}

    reinventory(naming, less)
    assert faults(naming) == []
    assert "KKS-T005" in suspected(naming)
