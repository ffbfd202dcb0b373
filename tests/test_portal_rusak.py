"""Broken portals, one per kind of finding: each says file, place, what, and what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from kksportal.authoring.init import init_portal
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import KINDS
from kksportal.read.package import explain
from kksportal.site_build.checking import check_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal, check
from kksportal.validate.authority import ask
from kksportal.words.portal import PortalInfo

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
STORY = "content/inovasi/home-care-balangan.md"
CASES = yaml.safe_load(
    (Path(__file__).parent / "portals_invalid" / "kasus.yaml").read_text("utf-8")
)
UNREACHABLE = {
    "KKS-P003",  # a file that exists and cannot be read: not for root, see the test below
    *(k.code for k in KINDS if k.code[4] == "A"),  # of settings: tests/settings, tests/test_aman.py
    "KKS-H001",  # two pages with one address: shown on the plan itself below
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid portal."""
    target = tmp_path_factory.mktemp("dasar") / "portal"
    init_portal(target)
    return target


def named(path: str) -> str:
    """A path of a case, with B and S written out."""
    if path == "S":
        return STORY
    return BALANGAN + path[1:] if path == "B" or path.startswith("B/") else path


def break_portal(root: Path, case: dict[str, Any]) -> None:
    """Carry out what a case does to the portal."""
    if "ubah" in case:
        path, old, new = case["ubah"]
        text = (root / named(path)).read_bytes().decode()
        assert old in text, f"{case['kode']}: {old!r} tidak ada di {path}"
        (root / named(path)).write_bytes(text.replace(old, new, 1).encode())
    if "tulis" in case:
        path, text = case["tulis"]
        (root / named(path)).parent.mkdir(parents=True, exist_ok=True)
        (root / named(path)).write_text(text, "utf-8")
    if "bita" in case:
        (root / named(case["bita"][0])).write_bytes(case["bita"][1].encode("latin-1"))
    if "besar" in case:
        with (root / named(case["besar"])).open("ab") as file:
            file.truncate(50_000_001)
    if "tautan" in case:
        (root / named(case["tautan"][0])).symlink_to(case["tautan"][1])
    if "salin" in case:
        shutil.copytree(root / named(case["salin"][0]), root / case["salin"][1])
    if "tabel" in case:
        name, text = case["tabel"]
        (root / BALANGAN / f"{name}.csv").write_text(text, "utf-8")
        command = [sys.executable, "-m", "kksportal.authoring.descriptor"]
        subprocess.run([*command, str(root / BALANGAN), "daerah"], check=True)
    for path in case.get("hapus", []):
        (root / named(path)).unlink()
    if "hapus_folder" in case:
        shutil.rmtree(root / named(case["hapus_folder"]))


def findings_of(root: Path, case: dict[str, Any]) -> tuple[Finding, ...]:
    """What the portal says of itself, by the command the case asks for."""
    folders = Folders(root=root)
    if case.get("penuh"):
        return explain(root / BALANGAN, folders)
    if case.get("dijelaskan"):
        return ask(folders, [BALANGAN], check(folders)[1]).findings
    if case.get("bangun"):
        lanjut = bool(case.get("lanjut"))
        options = Options(keep_going=lanjut, jobs=1, downloads=False, search=False)
        return build_portal(folders, PortalInfo(name="x"), root / "site", options).findings
    return check(folders)[1]


REACHABLE = [case for case in CASES if f"KKS-{case['kode']}" not in UNREACHABLE]


@pytest.mark.parametrize("case", REACHABLE, ids=[case["kode"] for case in REACHABLE])
def test_broken_portal(case: dict[str, Any], base: Path, tmp_path: Path) -> None:
    """The case's kind is found in its file, at its place, with advice."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    break_portal(root, case)
    found = [f for f in findings_of(root, case) if f.kind.code == f"KKS-{case['kode']}"]
    assert found
    match = [f for f in found if f.path == named(case["di"])]
    assert match, [f.path for f in found]
    if "tempat" in case:
        assert any(case["tempat"] in f.place for f in match), [f.place for f in match]
    assert all(f.what and f.mend for f in match)
    if "saran" in case:
        assert any(case["saran"] in f.mend for f in match)


@pytest.mark.parametrize("case", REACHABLE, ids=[case["kode"] for case in REACHABLE])
def test_a_nation_is_checked_alike(case: dict[str, Any], base: Path, tmp_path: Path) -> None:
    """Checked package by package, with and without the memory of last time: the same findings."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    folders, cache = Folders(root=root), tmp_path / "ingatan"
    assert check_nation(folders, jobs=1, cache=cache) == ()
    break_portal(root, case)
    whole = check(folders)[1]
    assert check_nation(folders, jobs=1, cache=cache) == whole
    assert check_nation(folders, jobs=1, cache=cache) == whole
    assert check_nation(folders, jobs=1) == whole


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
    for code in ("D007", "D019", "N002"):
        break_portal(root, next(case for case in CASES if case["kode"] == code))
    codes = {f.kind.code for f in check(Folders(root=root))[1]}
    assert {"KKS-D007", "KKS-D019", "KKS-N002"} <= codes
