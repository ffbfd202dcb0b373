"""Texts of a workbook as cells of a table."""

from __future__ import annotations

import pytest

from kksportal.intake.instrument.texts import as_cell, names_a_person, same_text, words_shared


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("  dua\n baris ", "dua baris"),
        ("a\u200bb", "ab"),
        ("- satu; - dua", "satu;dua"),
        ("kurang dari <b", "kurang dari < b"),
        ("e\u0301", "é"),
    ],
)
def test_a_text_becomes_a_cell(text: str, cell: str) -> None:
    """In one line, without what nobody sees, without what a spreadsheet runs."""
    assert as_cell(text) == (cell, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("=HYPERLINK(1)", "rumus"),
        ("ya; =1+1", "rumus"),
        ("x" * 5001, "5000 huruf"),
        ("hubungi 0812 3456 7890", "data pribadi"),
        ("nilаi", "tidak baku"),
    ],
)
def test_what_no_cell_may_hold_is_left_out(text: str, why: str) -> None:
    """And the reason is said."""
    made, said = as_cell(text)
    assert made == ""
    assert why in said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sudah diserahkan Bapak Rekaan", True),
        ("a.n. Kepala Dinas", True),
        ("NIP belum ada", True),
        ("Ibu hamil sudah didata", False),
        ("bapak dan ibu rumah tangga", False),
    ],
)
def test_a_person_is_seen_by_the_form_of_address(text: str, named: bool) -> None:
    """A common noun is no name."""
    assert names_a_person(text) is named


def test_texts_are_compared_by_their_telling_words() -> None:
    """Common words say nothing."""
    assert words_shared("TATANAN 4 PASAR", "Pasar") == 1
    assert words_shared("Persentase yang tidak", "Persentase yang tidak") == 0
    assert same_text("Angka  Harapan-hidup", "angka harapan hidup")
    assert not same_text("angka", "indeks")
