"""Broken portals, one per kind of finding: each says file, place, what, and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.findings import KINDS
from kksportal.site_build.checking import check_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal, check
from kksportal.words.portal import PortalInfo
from tests.awal import small_portal
from tests.batas_waktu import bounded
from tests.rusak import break_portal, cases, findings_of, is_quick, problem_of

CASES = cases()
UNREACHABLE = {
    "KKS-P003",  # a file that exists and cannot be read: not for root, see the test below
    "KKS-W007",  # told beside an earlier state, see tests/archive/test_against.py
    "KKS-W008",  # likewise
    "KKS-H001",  # two pages with one address: shown on the plan itself below
    *(f"KKS-T00{i}" for i in range(1, 7)),  # of closed cycles, see tests/archive
    *(f"KKS-U00{i}" for i in range(1, 7)),  # told of archives, see tests/proposals/test_hostile.py
}
LEAST = 250  # rows that issue 14 asks for
ALIKE = ("kasus", "berkas")  # one row of each kind, and all that is no plain file
LONG = 120  # seconds: what takes so long on a portal this small would not end


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid portal, and beside it what a check of it remembers."""
    target = small_portal(tmp_path_factory.mktemp("dasar") / "portal")
    assert check_nation(Folders(root=target), jobs=1, cache=target.parent / "ingatan") == ()
    return target


@pytest.fixture
def broken(case: dict[str, Any], base: Path) -> Iterator[Path]:
    """The portal as a row breaks it: always in one place, for a memory knows its portal by it."""
    kept = base.parent / "utuh"
    if not kept.exists():
        shutil.copytree(base, kept)
    break_portal(base, case)
    with bounded(LONG):
        yield base
    shutil.rmtree(base)
    shutil.copytree(kept, base)


def name_of(case: dict[str, Any]) -> str:
    """A row's name among the tests: its theme and its kind."""
    return f"{case['tema']}-{case['kode']}"


REACHABLE = [
    case for case in CASES if not (case.get("biar") and f"KKS-{case['kode']}" in UNREACHABLE)
]


ROWS = [
    pytest.param(case, id=name_of(case), marks=() if is_quick(i, case) else pytest.mark.berat)
    for i, case in enumerate(REACHABLE)
]


@pytest.mark.parametrize("case", ROWS)
def test_broken_portal(case: dict[str, Any], broken: Path, tmp_path: Path) -> None:
    """The row's kind is found in its file, at its place, with advice; by every way of checking.

    A portal is checked whole, or package by package beside the memory of last time: the same
    findings come of both, and again from what the second remembers.
    """
    assert problem_of(findings_of(broken, case), case) == ""
    if case["tema"] not in ALIKE:
        return
    memory = Path(shutil.copytree(broken.parent / "ingatan", tmp_path / "ingatan"))
    whole = check(Folders(root=broken))[1]
    for _ in range(2):
        assert check_nation(Folders(root=broken), jobs=1, cache=memory) == whole


def test_there_are_as_many_rows_as_were_promised() -> None:
    """Each is another input: no row stands twice."""
    inputs = {repr({k: v for k, v in c.items() if k not in ("tema", "kode")}) for c in CASES}
    assert len(inputs) == len(CASES) >= LEAST
    assert sum(is_quick(i, case) for i, case in enumerate(REACHABLE)) >= LEAST


def test_every_kind_has_a_broken_portal() -> None:
    """A kind nobody can cause would be a promise without a test."""
    shown = {f"KKS-{case['kode']}" for case in CASES} | UNREACHABLE
    assert shown == {kind.code for kind in KINDS}


def test_the_base_portal_has_no_error(base: Path) -> None:
    """The control: unbroken, the portal has no finding at all when checked."""
    assert check(Folders(root=base))[1] == ()


def test_two_pages_with_one_address_are_seen(base: Path, tmp_path: Path) -> None:
    """An editorial page at an address of the portal stops the build; nothing is published."""
    clash = {"daerah/index.html": b"x"}
    options = Options(jobs=1, downloads=False, search=False, editorial=lambda _: clash)
    site = tmp_path / "site"
    report = build_portal(Folders(root=base), PortalInfo(name="x"), site, options)
    assert [(f.kind.code, f.path) for f in report.errors] == [("KKS-H001", "daerah/index.html")]
    assert report.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_vanished_is_a_finding(base: Path, tmp_path: Path) -> None:
    """A table that cannot be opened is told, with its file."""
    from kksportal.model.kinds import find_resource
    from kksportal.read.table import read_table

    res = find_resource("daerah", "fakta")
    assert res is not None
    _, found = read_table(tmp_path / "tidak-ada.csv", res, "fakta.csv")
    assert [f.kind.code for f in found] == ["KKS-P003"]


def test_all_problems_come_at_once(base: Path, tmp_path: Path) -> None:
    """Three mistakes in three files give three findings in one run."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    kasus = [case for case in CASES if case["tema"] == "kasus"]
    for code in ("D007", "D019", "N002"):
        break_portal(root, next(case for case in kasus if case["kode"] == code))
    codes = {f.kind.code for f in check(Folders(root=root))[1]}
    assert {"KKS-D007", "KKS-D019", "KKS-N002"} <= codes
