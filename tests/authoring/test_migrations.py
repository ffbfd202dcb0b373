"""Steps between versions of the contract: each taken once, in order, and said in the package."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal import SCHEMA_VERSION
from kksportal.authoring.migrations import (
    STEPS,
    Content,
    Step,
    is_newer,
    migrated,
    schema_of,
    way,
)


def renamed(content: Content) -> Content:
    """As a step of another day may be: a column gets another name."""
    (head, *rows) = content.tables["fakta"]
    head = tuple("nilai" if name == "angka" else name for name in head)
    return replace(content, tables={**content.tables, "fakta": (head, *rows)})


ONE_TO_TWO = Step(before="1", after="2", told="angka menjadi nilai", change=renamed)
CHAIN = (*STEPS, ONE_TO_TWO)


@pytest.mark.parametrize(
    ("told", "schema"),
    [({"skema": "1"}, "1"), ({"skema": 1}, "1"), ({}, ""), ({"skema": None}, ""),
     ({"skema": ["1"]}, ""), ({"skema": True}, ""), ("1", "")],
)  # fmt: skip
def test_the_version_that_a_package_names(told: Any, schema: str) -> None:
    """As text or as a number; anything else is none."""
    assert schema_of({"kks": told}) == schema


def test_the_steps_lead_to_this_program() -> None:
    """From a package that names no version too; a version that nobody knows leads nowhere."""
    assert way(SCHEMA_VERSION) == []
    assert way("") == list(STEPS)
    assert way("0") is None
    assert way("2") is None
    assert way("", CHAIN, "2") == [*STEPS, ONE_TO_TWO]
    assert way("1", CHAIN, "2") == [ONE_TO_TWO]


def test_steps_that_go_round_lead_nowhere() -> None:
    """A list of steps that is wrong does not hang."""
    round_ = (ONE_TO_TWO, replace(ONE_TO_TWO, before="2", after="1"))
    assert way("1", round_, "3") is None


@pytest.mark.parametrize(
    ("schema", "newer"), [("2", True), ("10", True), ("1", False), ("0", False), ("dua", False),
                          ("", False), ("²", False), ("9" * 5000, True)],
)  # fmt: skip
def test_a_version_of_a_later_program(schema: str, newer: bool) -> None:
    """Numbers above this one's."""
    assert is_newer(schema) is newer


def test_a_step_changes_tables_and_is_said() -> None:
    """The package given stays as it was."""
    before = Content(
        descriptor={"name": "x", "kks": {"jenis": "daerah", "skema": "1"}},
        tables={"fakta": (("ukuran", "angka"), ("a", "1"))},
    )
    after = migrated(before, [ONE_TO_TWO])
    assert after.tables == {"fakta": (("ukuran", "nilai"), ("a", "1"))}
    assert after.descriptor == {"name": "x", "kks": {"jenis": "daerah", "skema": "2"}}
    assert before.descriptor["kks"] == {"jenis": "daerah", "skema": "1"}
    assert before.tables["fakta"][0] == ("ukuran", "angka")
