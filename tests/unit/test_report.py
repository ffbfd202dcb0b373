"""Findings as text for people and as JSON for machines say the same."""

from __future__ import annotations

import json

from kksportal.errors import Finding, FindingKind, Severity
from kksportal.report import as_json, as_text

KIND = FindingKind(
    code="KKS-X001", severity=Severity.PERINGATAN, title="Judul", meaning="Arti.", advice="Saran"
)
BARE = Finding(kind=KIND, path="a.csv")
WHOLE = Finding(
    kind=KIND, path="b.csv", row=12, column="nilai", what="“85,5” bukan angka.", advice="Tulis 85.5"
)


def test_a_terminal_shows_where_what_and_what_to_do() -> None:
    """A finding is three lines; the kind's title and advice stand in where it has no own."""
    assert as_text([BARE, WHOLE]) == (
        "KKS-X001  a.csv\n"
        "          Judul\n"
        "          Saran\n"
        "KKS-X001  b.csv  baris 12, kolom nilai\n"
        "          “85,5” bukan angka.\n"
        "          Tulis 85.5"
    )


def test_a_machine_reads_every_part_by_its_name() -> None:
    """The same findings in the same order, letters as they are."""
    text = as_json([BARE, WHOLE])
    assert "“85,5”" in text
    assert text.count("\n") > 2
    assert json.loads(text) == [
        {
            "kode": "KKS-X001",
            "tingkat": "peringatan",
            "berkas": "a.csv",
            "baris": 0,
            "kolom": "",
            "temuan": "Judul",
            "saran": "Saran",
        },
        {
            "kode": "KKS-X001",
            "tingkat": "peringatan",
            "berkas": "b.csv",
            "baris": 12,
            "kolom": "nilai",
            "temuan": "“85,5” bukan angka.",
            "saran": "Tulis 85.5",
        },
    ]


def test_no_findings_give_no_text() -> None:
    """No finding is an empty text and an empty list."""
    assert (as_text([]), as_json([])) == ("", "[]")
