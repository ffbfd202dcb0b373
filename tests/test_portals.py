"""Whole portals as cases: each builds, and its pages are the expected ones, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.build import check
from kksportal.effects import Folders
from tests.portal_cases import (
    addresses,
    build_case,
    case_folders,
    differences,
    lay,
    printed,
    read_case,
    rewrite,
    told,
)

CASES = case_folders()


@pytest.mark.parametrize("folder", CASES, ids=[folder.name for folder in CASES])
def test_a_portal_has_the_expected_pages(folder: Path, tmp_path: Path, update: bool) -> None:
    """The portal of a case has the findings, the exit code and the pages that the case states."""
    case = read_case(folder)
    root, site = lay(case, tmp_path / "portal"), tmp_path / "situs"
    report = build_case(case, root, site)
    assert told(report) == list(case.temuan), report.findings
    assert (report.exit_code, sorted(report.quarantined)) == (
        case.kode_keluar,
        list(case.ditinggalkan),
    )
    for address in case.tanpa:
        assert not (site / address / "index.html").exists(), address
    made = printed(case, site)
    if update:
        rewrite(case, made)
    assert "\n\n".join(differences(case, made)) == ""
