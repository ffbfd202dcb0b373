"""One rule for every text: its length, and letters that are what they seem."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kksportal.model.strings import LONGEST, MOST, odd_text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Barru",
        "Pangkajene dan Kepulauan",
        "naïve",
        "µg/m³",
        "é",
        "Ω",
        "2 × 24",
        "a\tb\nc",
        "Ждан",
    ],
)
def test_what_people_write_is_right(text: str) -> None:
    """Letters of other languages too, tabs and line ends."""
    assert odd_text(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x00b", "tidak tampak (U+0000)"),
        ("a\x1bb", "tidak tampak (U+001B)"),
        ("a\x7fb", "tidak tampak (U+007F)"),
        ("a\u202eb", "tidak tampak (U+202E)"),
        ("a\u2066b", "tidak tampak (U+2066)"),
        ("a\u200bb", "tidak tampak (U+200B)"),
        ("a\u00adb", "tidak tampak (U+00AD)"),
        ("a\ufeffb", "tidak tampak (U+FEFF)"),
        ("a\u3164b", "tidak tampak (U+3164)"),
        ("a\ufe0fb", "tidak tampak (U+FE0F)"),
        ("a\U000e0041b", "tidak tampak (U+E0041)"),
        ("\ud800", "rusak (U+D800)"),
        ("\udfff", "rusak (U+DFFF)"),
        ("\uffff", "rusak (U+FFFF)"),
        ("e\u0301", "bukan NFC"),
        ("B\u0430rru", "dua aksara"),  # a Cyrillic a
        ("\u0391mbon", "dua aksara"),  # a Greek Alpha
        ("\uff2bota", "dua aksara"),  # a wide K
        ("é\u0430", "dua aksara"),
    ],
)
def test_what_is_not_what_it_seems_is_named(text: str, said: str) -> None:
    """Which sign, by its number: nobody can see it."""
    assert said in odd_text(text)


def test_the_word_of_two_scripts_is_shown() -> None:
    """The word, not the text around it."""
    assert odd_text("Kabupaten B\u0430rru kini").startswith("“B\u0430rru” mencampur")


@pytest.mark.parametrize("most", [MOST, 100, LONGEST["tautan"]])
def test_a_text_has_a_stated_length(most: int) -> None:
    """Exactly so many letters are right; one more is not, and both numbers are said."""
    assert odd_text("a" * most, most) == ""
    assert odd_text("a" * (most + 1), most) == f"Teks ini {most + 1} huruf; paling banyak {most}."


@given(st.text(max_size=50))
def test_what_is_right_can_be_written_and_read_again(text: str) -> None:
    """What passes is the same after UTF-8 and after NFC."""
    if not odd_text(text):
        assert text.encode().decode() == text
        assert unicodedata.normalize("NFC", text) == text
