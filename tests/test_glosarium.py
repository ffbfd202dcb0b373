"""The glossary is the authority on names: the model's words all stand in it."""

from __future__ import annotations

import csv

from kksportal.model.kinds import RESOURCES
from tests.conftest import ROOT


def words() -> set[str]:
    """Every identifier the glossary explains."""
    with (ROOT / "docs/glosarium.csv").open(encoding="utf-8", newline="") as file:
        return {row["kode_atau_data"] for row in csv.DictReader(file)}


def test_every_column_and_resource_is_in_the_glossary() -> None:
    """A column or resource without a gloss is a word nobody can look up."""
    known = words()
    used = {name for group in RESOURCES.values() for res in group for name in res.columns}
    used |= {res.name for group in RESOURCES.values() for res in group}
    assert used <= known, sorted(used - known)


def test_the_check_can_fail() -> None:
    """A word that is not there is found out."""
    assert "bukan_kata_kami" not in words()
