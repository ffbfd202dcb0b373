"""Numbers, dates and words as Indonesians read them."""

from __future__ import annotations

import pytest

from kksportal.text import (
    date_text,
    datetime_text,
    join_words,
    lower_first,
    number,
    slugify,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234.5", "1.234,5"), ("85.50", "85,50"), ("0", "0"), ("-3", "-3"), ("13600", "13.600")],
)
def test_numbers_have_dots_and_a_decimal_comma(value: str, text: str) -> None:
    """Thousands have dots, decimals a comma, and no digit is lost."""
    assert number(value) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-08-21", "21 Agustus 2025"),
        ("2025-08", "Agustus 2025"),
        ("2025", "2025"),
        ("", "tanggal tidak disebut"),
    ],
)
def test_a_date_is_as_precise_as_its_source(day: str, text: str) -> None:
    """A month stays a month; no day is invented."""
    assert date_text(day) == text


def test_a_moment_names_its_zone() -> None:
    """A time prints in the zone it was told in."""
    assert datetime_text("2025-08-21T13:45+08:00") == "21 Agustus 2025 pukul 13.45 WITA"


def test_words_join_as_in_a_sentence() -> None:
    """Two words take "dan", three a comma too."""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a dan b"
    assert join_words(["a", "b", "c"]) == "a, b, dan c"


def test_a_slug_is_plain() -> None:
    """A slug has lower case, digits and hyphens only."""
    assert slugify("Kota Pangkal Pinang (baru)") == "kota-pangkal-pinang-baru"


def test_an_abbreviation_keeps_its_capitals() -> None:
    """ "Nilai" becomes "nilai" inside a sentence; ODF stays ODF."""
    assert lower_first("Nilai tiap tatanan") == "nilai tiap tatanan"
    assert lower_first("ODF desa") == "ODF desa"
