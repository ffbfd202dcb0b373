"""A finding says where it is, what is wrong and what to do; findings sort as people mend them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kksportal.errors import (
    DoubleWriteError,
    Finding,
    FindingKind,
    PortalError,
    Severity,
    sort_findings,
)

KIND = FindingKind(
    code="KKS-X001", severity=Severity.GALAT, title="Judul", meaning="Arti.", advice="Saran"
)
PLAIN = Finding(kind=KIND, path="a.csv")


@pytest.mark.parametrize(
    ("severity", "stops"),
    [(Severity.GALAT, True), (Severity.PERINGATAN, False), (Severity.CATATAN, False)],
)
def test_only_an_error_stops_the_build(severity: Severity, stops: bool) -> None:
    """Warnings and notes are shown, and stop nothing."""
    assert replace(PLAIN, kind=replace(KIND, severity=severity)).is_error is stops


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [
        (12, "nilai", "baris 12, kolom nilai"),
        (1, "", "baris 1"),
        (0, "nilai", "kolom nilai"),
        (0, "", ""),
    ],
)
def test_a_place_is_reported_as_far_as_it_is_known(row: int, column: str, place: str) -> None:
    """Row and column, one of them, or the whole file."""
    assert replace(PLAIN, row=row, column=column).place == place


def test_a_finding_has_its_own_advice_or_that_of_its_kind() -> None:
    """What to do now is never empty."""
    assert PLAIN.mend == "Saran"
    assert replace(PLAIN, advice="Ini saja").mend == "Ini saja"


def test_a_finding_says_nothing_that_it_was_not_reported() -> None:
    """Without more it is about the whole file, of no column and of no package left out."""
    assert (PLAIN.row, PLAIN.column, PLAIN.what, PLAIN.advice, PLAIN.package) == (0, "", "", "", "")
    assert KIND.example == ""


def test_gravity_has_words_that_machines_read() -> None:
    """The three words stand in JSON and never change."""
    assert [s.value for s in Severity] == ["galat", "peringatan", "catatan"]


def test_findings_sort_by_file_line_column_and_kind() -> None:
    """Each part decides only where all before it are alike; lines sort as numbers."""
    other = replace(KIND, code="KKS-X002")
    expected = (
        replace(PLAIN, row=1, column="b", what="z"),
        replace(PLAIN, row=2, column="a", what="z", kind=other),
        replace(PLAIN, row=2, column="b", what="y"),
        replace(PLAIN, row=2, column="b", what="z"),
        replace(PLAIN, row=2, column="b", what="a", kind=other),
        replace(PLAIN, row=10),
        replace(PLAIN, path="b.csv"),
    )
    assert sort_findings(reversed(expected)) == expected
    assert sort_findings(expected[3:] + expected[:3]) == expected


def test_a_finding_is_reported_once() -> None:
    """The same finding twice is one; one that differs in its advice alone is another."""
    assert sort_findings([PLAIN, replace(PLAIN)]) == (PLAIN,)
    assert len(sort_findings([PLAIN, replace(PLAIN, advice="x")])) == 2
    assert sort_findings([]) == ()


def test_a_double_write_is_a_portal_error() -> None:
    """Whoever catches wrong use catches a doubled page too, and the other way round not."""
    assert issubclass(DoubleWriteError, PortalError)
    assert not issubclass(PortalError, DoubleWriteError)
