"""Numbers, dates and words as Indonesians read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.text import (
    count_word,
    date_text,
    datetime_text,
    formula_in,
    join_words,
    lower_first,
    number,
    percent,
    runs,
    size_text,
    slugify,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234.5", "1.234,5"),
        ("85.50", "85,50"),
        ("0", "0"),
        ("-3", "-3"),
        ("13600", "13.600"),
        ("-1234567.80", "-1.234.567,80"),
        ("-0.5", "-0,5"),
        ("007.5", "7,5"),
        (Decimal("1E+4"), "10.000"),
        (Decimal("75.0"), "75,0"),
        (Decimal(75), "75"),
        ("1e-3", "0,001"),
    ],
)
def test_numbers_have_dots_and_a_decimal_comma(value: Decimal | str, text: str) -> None:
    """Thousands have dots, decimals a comma, and no digit is lost."""
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [("85.5", "85,5%"), (Decimal(100), "100%"), ("-1234", "-1.234%")]
)
def test_a_percentage_is_a_number_with_its_sign(value: Decimal | str, text: str) -> None:
    """The sign stands right behind the number."""
    assert percent(value) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (1499, "1 KB"),
        (1501, "2 KB"),
        (17_000, "17 KB"),
        (999_000, "999 KB"),
        (999_999, "1000 KB"),
        (1_000_000, "1,0 MB"),
        (2_940_000, "2,9 MB"),
        (2_960_000, "3,0 MB"),
        (1_234_500_000, "1.234,5 MB"),
    ],
)
def test_a_size_is_reported_in_thousands_or_millions(size: int, text: str) -> None:
    """From a million bytes on in MB with one decimal, below in whole KB and never none."""
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("place", "month"),
    [
        (1, "Januari"),
        (2, "Februari"),
        (3, "Maret"),
        (4, "April"),
        (5, "Mei"),
        (6, "Juni"),
        (7, "Juli"),
        (8, "Agustus"),
        (9, "September"),
        (10, "Oktober"),
        (11, "November"),
        (12, "Desember"),
    ],
)
def test_months_have_their_indonesian_names(place: int, month: str) -> None:
    """All twelve, in order."""
    assert date_text(f"2025-{place:02}") == f"{month} 2025"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-08-21", "21 Agustus 2025"),
        ("2025-08", "Agustus 2025"),
        ("2025", "2025"),
        ("2025-01-09", "9 Januari 2025"),
        ("2025-12-31T08:00+07:00", "31 Desember 2025"),
        ("", "tanggal tidak disebut"),
    ],
)
def test_a_date_is_as_precise_as_its_source(day: str, text: str) -> None:
    """A month stays a month; no day is invented."""
    assert date_text(day) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2025-08-21T13:45+07:00", "21 Agustus 2025 pukul 13.45 WIB"),
        ("2025-08-21T13:45+08:00", "21 Agustus 2025 pukul 13.45 WITA"),
        ("2025-08-21T13:45+09:00", "21 Agustus 2025 pukul 13.45 WIT"),
        ("2025-08-21T13:45+00:00", "21 Agustus 2025 pukul 13.45 +00:00"),
        ("2025-08-21", "21 Agustus 2025"),
        ("2025-08", "Agustus 2025"),
    ],
)
def test_a_moment_names_its_zone(moment: str, text: str) -> None:
    """A time prints in the zone it was given in; without a time it is a date."""
    assert datetime_text(moment) == text


def test_words_join_as_in_a_sentence() -> None:
    """Two words take "dan", three a comma too."""
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a dan b"
    assert join_words(["a", "b", "c"]) == "a, b, dan c"
    assert join_words(("a", "b", "c", "d")) == "a, b, c, dan d"


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Kota Pangkal Pinang (baru)", "kota-pangkal-pinang-baru"),
        ("  Désa -- Élok!  ", "desa-elok"),
        ("T1.01", "t1-01"),
        ("09", "09"),
        ("ﬁ", "fi"),
        ("日本", ""),
        ("", ""),
    ],
)
def test_a_slug_is_plain(words: str, slug: str) -> None:
    """A slug has lower case, digits and single hyphens between them only."""
    assert slugify(words) == slug


def test_an_abbreviation_keeps_its_capitals() -> None:
    """ "Nilai" becomes "nilai" inside a sentence; ODF stays ODF."""
    assert lower_first("Nilai tiap tatanan") == "nilai tiap tatanan"
    assert lower_first("ODF desa") == "ODF desa"
    assert lower_first("A") == "a"
    assert lower_first("") == ""
    assert lower_first("ÉLok") == "ÉLok"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_may_run_by_its_first_sign(first: str) -> None:
    """Each sign that a spreadsheet takes for a formula, also after blanks and full width."""
    assert runs(f"{first}A1")
    assert runs(f"  {first}A1")
    assert runs(first)
    assert not runs(f"A1{first}")


@pytest.mark.parametrize("cell", ["", " ", "85", "-85", "-85.5", "-0", "A-1", "'=1", "(-1)"])
def test_plain_words_and_numbers_do_not_run(cell: str) -> None:
    """A negative number is a number."""
    assert not runs(cell)


@pytest.mark.parametrize("cell", ["-", "-85.", "--85", "-85+1", "+85", "-8,5", " -85", "-1e5"])
def test_only_a_whole_plain_number_is_one(cell: str) -> None:
    """What only begins like a number may run."""
    assert runs(cell)


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("=1", "=1"),
        ("a;=1", "=1"),
        ("a;-5;+b;=c", "+b"),
        ("a;b", ""),
        ("a;-5", ""),
        ("", ""),
        ("a, =1", ""),
    ],
)
def test_each_part_between_semicolons_may_run(cell: str, part: str) -> None:
    """The first part that may run, where there is one."""
    assert formula_in(cell) == part


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Desa", "desa"),
        ("ODF desa", "ODF desa"),
        ("SK", "SK"),
        ("TPs kota", "TPs kota"),
        ("Nilai Tatanan", "nilai Tatanan"),
        ("A", "a"),
        ("", ""),
        ("desa", "desa"),
    ],
)
def test_a_name_within_a_sentence(name: str, within: str) -> None:
    """Within a sentence a name begins small, and an abbreviation keeps its capitals."""
    assert lower_first(name) == within


def test_a_number_that_begins_a_sentence_is_a_word_while_it_is_short() -> None:
    """ "Sembilan tatanan", "24 lainnya"; nothing is no word."""
    assert [count_word(many) for many in (1, 9, 10, 1200, 0)] == [
        "Satu", "Sembilan", "10", "1.200", "0",
    ]  # fmt: skip
