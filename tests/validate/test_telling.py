"""What a text says beside its district's package."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.validate.telling import check_texts
from tests.builders import source
from tests.validate.world import KNOWN, story


def told(days: dict[str, str] | None = None, **parts: Any) -> list[tuple[str, int, str]]:
    """The findings about one text: code, line, field."""
    found = check_texts([story(**parts)], KNOWN, offices={}, days=days or {"63.11": "2026-11-30"})
    return [(f.kind.code, f.row, f.column) for f in found]


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2026-11-30", False),
        ("2026-12-01", False),
        ("2027-11-30", False),
        ("2027-12-01", True),
        ("2099-01-01", True),
        ("", False),
    ],
)
def test_a_text_is_told_within_a_year_of_its_package(day: str, late: bool) -> None:
    """A story is written when figures are known; later than a year, its day is a slip."""
    assert told(date=day) == ([("KKS-W001", 1, "tanggal")] if late else [])


def test_a_source_is_not_dated_after_both() -> None:
    """A source may be as new as the text that names it."""
    late = source("n", tanggal_terbit="2027-01-01")
    assert told(date="2026-11-30", sources=(late,)) == [("KKS-W001", 1, "sumber")]
    assert told(date="2026-11-30", sources=(source("n", tanggal_terbit="2026-11"),)) == []


def test_few_ill_persons_are_told_on_their_line() -> None:
    """In the body by its line, in the head by its field; not in a simulation."""
    assert told(body="Isi.\nAda 2 penderita TBC.") == [("KKS-R002", 11, "")]
    assert told(summary="Ada 2 penderita TBC.") == [("KKS-R002", 1, "ringkasan")]
    assert told(summary="Ada 2 penderita TBC.", simulated=True) == []
    assert told(summary="Ada 20 penderita TBC.") == []


def test_offices_of_a_text_are_compared() -> None:
    """Two spellings in one text are two offices to a reader."""
    assert told(offices=("Dinas Kesehatan", "Dinas Kesehatn")) == [
        ("KKS-W006", 1, "perangkat_daerah")
    ]
