"""The real packages: accepted by frictionless and by our own check, and honest about simulation."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.read.package import explain
from kksportal.site_build.site import check
from tests.conftest import ROOT

FOLDERS = sorted(path.parent for path in (ROOT / "datapackages").rglob("datapackage.json"))


@pytest.mark.parametrize("folder", FOLDERS, ids=[f.name for f in FOLDERS])
def test_frictionless_accepts(folder: Path) -> None:
    """Any Data Package tool can open every package."""
    assert explain(folder, Folders(root=ROOT)) == ()


def test_the_real_portal_has_no_finding() -> None:
    """What is in the repository passes our own check without a word."""
    assert check(Folders(root=ROOT))[1] == ()


def test_the_nation_is_whole() -> None:
    """38 provinces, 514 districts, and their kecamatan, each with an identity of its own."""
    data, _ = check(Folders(root=ROOT))
    assert data is not None
    real = next(region for region in data.regions if not region.head.simulated)
    assert len({p.id for p in real.provinsi}) == 38
    assert len({d.id for d in real.daerah}) == 514
    assert len({k.id for k in real.kecamatan}) == len(real.kecamatan) > 7000


def test_the_instruments_are_whole() -> None:
    """136 indicators in 2025, 147 in 2023, nine tatanan each, 16 institutional items in 2025."""
    data, _ = check(Folders(root=ROOT))
    assert data is not None
    assert len(data.frameworks["2025"].indikator) == 136
    assert len(data.frameworks["2023"].indikator) == 147
    assert len(data.frameworks["2025"].butir_kelembagaan) == 16
    assert {len(data.frameworks[c].tatanan) for c in ("2023", "2025")} == {9}


@pytest.mark.parametrize("folder", FOLDERS, ids=[f.name for f in FOLDERS])
def test_simulation_is_marked_where_it_is(folder: Path) -> None:
    """A package is marked as simulated exactly when its sources are."""
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))["kks"].get("simulasi")
    path = folder / "sumber.csv"
    if not path.exists():
        assert not told
        return
    with path.open(encoding="utf-8", newline="") as file:
        kinds = {row["jenis"] for row in csv.DictReader(file)}
    assert ("simulasi" in kinds) == bool(told)
