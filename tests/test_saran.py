"""Advice is tested: each habit gives one finding, and what that says, carried out, leaves none."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.site_build.site import check
from tests.awal import small_portal
from tests.kebiasaan import HABITS
from tests.rusak import break_portal, cases, findings_of, named
from tests.saran import follow

HABITUAL = [case for case in cases() if case["tema"] == "bentuk"]
OTHERS = [case for case in cases() if case["tema"] != "bentuk" and not case.get("bangun")]
WHOLE = ("bom", "crlf", "ansi")  # the table below has only letters that all encodings share


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid portal."""
    return small_portal(tmp_path_factory.mktemp("dasar") / "portal")


def names(findings: tuple[Finding, ...]) -> set[tuple[str, str, int, str]]:
    """Findings by what they are about, without their words."""
    return {(f.kind.code, f.path, f.row, f.column) for f in findings}


@pytest.mark.parametrize("case", HABITUAL, ids=[f"{c['kode']}-{i}" for i, c in enumerate(HABITUAL)])
def test_one_habit_is_one_finding_that_its_advice_ends(
    case: dict[str, Any], base: Path, tmp_path: Path
) -> None:
    """One cause, one sentence; what it advises is carried out, and nothing at all is left."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    break_portal(root, case)
    left = {f"KKS-{code}" for code in case.get("tersisa", ())}
    findings = [f for f in check(Folders(root=root))[1] if f.kind.code not in left]
    assert [(f.kind.code, f.path) for f in findings] == [(f"KKS-{case['kode']}", named(case["di"]))]
    (finding,) = findings
    assert case.get("tempat", "") in finding.place
    assert case.get("kata", "") in finding.what
    assert case.get("saran", "") in finding.mend
    if "ikuti" in case:
        break_portal(root, {"kode": case["kode"], **case["ikuti"]})
    else:
        assert finding.fix
        follow(root, finding)
    after = check(Folders(root=root))[1]
    assert {f.kind.code for f in after} <= left, [(f.kind.code, f.what, f.mend) for f in after]


@pytest.mark.parametrize("habit", sorted(HABITS))
def test_what_windows_writes_is_read_without_a_word(habit: str, base: Path, tmp_path: Path) -> None:
    """BOM and CRLF pass in silence; every other habit of a whole file is one finding, no more."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    break_portal(root, {"kode": "", "kebiasaan": ["B/fakta.csv", habit]})
    assert len(check(Folders(root=root))[1]) == (0 if habit in WHOLE else 1)


MENDED = {"P004", "P006", "P019", "D004", "D005", "D008", "D011", "D020", "D022"}


def test_steps_of_each_kind_end_it(base: Path, tmp_path: Path) -> None:
    """What a kind of finding says for a machine is tried on the first rows of that kind."""
    first = {(case["kode"], case["tema"]): case for case in reversed(OTHERS)}
    tried = [case for (code, _), case in sorted(first.items()) if code in MENDED]
    assert {case["kode"] for case in tried if steps_end(case, base, tmp_path)} == MENDED


@pytest.mark.berat
def test_steps_of_any_finding_end_it(base: Path, tmp_path: Path) -> None:
    """And on every row of the corpus."""
    assert sum(steps_end(case, base, tmp_path) for case in OTHERS) > 40


def steps_end(case: dict[str, Any], base: Path, folder: Path) -> bool:
    """Whether a row's findings say how to mend them; if so, that is done, and they are gone."""
    root = Path(shutil.copytree(base, folder / "portal"))
    break_portal(root, case)
    found = findings_of(root, case)
    mended = [f for f in found if f.kind.code == f"KKS-{case['kode']}" and f.fix]
    for finding in mended:
        follow(root, finding)
    if mended:
        after = names(findings_of(root, case))
        told = f"{case['tema']} {case['kode']} {case['di']}"
        assert not after & names(tuple(mended)), told
        # What could not be read before may have faults of its own.
        assert case["kode"] == "N001" or after <= names(found), told
    shutil.rmtree(root)
    return bool(mended)
