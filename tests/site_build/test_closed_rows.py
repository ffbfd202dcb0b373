"""A finding about a frozen table says which row differs, where the archive holds the row."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.site_build.closed_rows import with_rows


def test_other_findings_and_those_without_an_archive_stay_as_they_are(tmp_path: Path) -> None:
    """What a whole portal says is in tests/archive/test_closed.py."""
    found = (
        Finding(kind=kind("KKS-D013"), path="datapackages/daerah/x/fakta.csv", what="Lain."),
        Finding(kind=kind("KKS-T001"), path="content/inovasi/x.md", what="Naskah."),
        Finding(
            kind=kind("KKS-T001"), path="datapackages/daerah/x/fakta.csv", what="Siklus 2025 …"
        ),
    )
    assert with_rows(Folders(root=tmp_path), (), iter(found)) == found
