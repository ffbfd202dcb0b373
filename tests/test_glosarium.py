"""The glossary is the authority on names: the model's words all stand in it."""

from __future__ import annotations

import csv

from kksportal.model.kinds import RESOURCES
from kksportal.read.glossary import GLOSSARY, read_glossary
from tests.conftest import ROOT


def test_every_column_and_resource_is_in_the_glossary() -> None:
    """A column or resource without a gloss is a word nobody can look up."""
    known = read_glossary()
    used = {name for group in RESOURCES.values() for res in group for name in res.columns}
    used |= {res.name for group in RESOURCES.values() for res in group}
    assert used <= known.keys(), sorted(used - known.keys())


def test_a_word_is_explained_once() -> None:
    """Of two meanings of one name the published schemas would show the last alone."""
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len({row["kode_atau_data"] for row in rows}) == len(read_glossary())
    assert all(all(row.values()) and None not in row for row in rows)


def test_the_program_has_no_second_copy() -> None:
    """What people find in docs/ is a link to the file that the program reads."""
    link = ROOT / "docs" / "glosarium.csv"
    assert link.is_symlink()
    assert link.resolve() == GLOSSARY.resolve()


def test_the_check_can_fail() -> None:
    """A word that is not there is found out."""
    assert "bukan_kata_kami" not in read_glossary()
