"""Units that count whole things, and scales on which three decimals are common."""

from __future__ import annotations

import csv

from kksportal.model.units import COUNTED, SCALES
from tests.conftest import ROOT


def test_every_counted_unit_is_a_unit() -> None:
    """A name that no vocabulary has would never count."""
    path = ROOT / "datapackages" / "kosakata" / "satuan.csv"
    with path.open(encoding="utf-8", newline="") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    assert known >= COUNTED
    assert known | {""} >= set(SCALES)


def test_no_unit_is_both() -> None:
    """What is counted has no fraction."""
    assert COUNTED.isdisjoint(SCALES)
