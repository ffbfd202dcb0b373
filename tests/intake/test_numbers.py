"""Numbers as people write them: what can be read in one way is read, the rest is asked."""

from __future__ import annotations

import pytest

from kksportal.intake.values import Doubt, NotUnderstood, Understood, number

READ = [
    # cell, unit, value
    ("85", "", "85"),
    ("85.5", "persen", "85.5"),
    ("85.50", "persen", "85.50"),
    ("85,5", "", "85.5"),
    ("85,5 %", "persen", "85.5"),
    ("85,5%", "", "85.5"),
    ("85,50 persen", "persen", "85.50"),
    ("85 PERSEN", "persen", "85"),
    ("85\u00a0%", "persen", "85"),
    (" 85\u202f", "", "85"),
    ("1.234,5", "", "1234.5"),
    ("1,234.5", "", "1234.5"),
    ("1.234.567", "rupiah", "1234567"),
    ("1.234.567,89", "rupiah", "1234567.89"),
    ("1 234 567", "orang", "1234567"),
    ("1'234'567", "orang", "1234567"),
    ("Rp 1.500.000,-", "rupiah", "1500000"),
    ("Rp1.250.000,50", "", "1250000.50"),
    ("IDR 2.000.000", "rupiah", "2000000"),
    ("2,5 juta", "rupiah", "2500000"),
    ("12 rb", "orang", "12000"),
    ("12 KK", "kepala-keluarga", "12"),
    ("12 kepala keluarga", "kepala-keluarga", "12"),
    ("1.200 jiwa", "orang", "1200"),
    ("5.270", "kepala-keluarga", "5270"),
    ("5,270", "orang", "5270"),
    ("12.0", "desa", "12"),
    ("97.561", "persen", "97.561"),
    ("97,561", "nilai", "97.561"),
    ("0,270", "hektare", "0.270"),
    (",5", "", "0.5"),
    ("85,", "", "85"),
    ("+5", "", "5"),
    ("-5", "", "-5"),
    ("\u22125,5", "", "-5.5"),
    ("'85", "", "85"),
    ("８５", "", "85"),
    ("nol", "", "0"),
    ("", "", ""),
    ("-", "", ""),
    ("n/a", "", ""),
    ("belum ada data", "persen", ""),
]


@pytest.mark.parametrize(("text", "unit", "value"), READ)
def test_what_can_be_read_in_one_way_is_read(text: str, unit: str, value: str) -> None:
    """The value is canonical, and a cell that was not has a note that names it."""
    result = number(text, unit=unit)
    assert isinstance(result, Understood)
    assert result.value == value
    assert bool(result.note) == (text != value)


@pytest.mark.parametrize(
    ("text", "unit", "readings"),
    [
        ("5.270", "", ("5.27", "5270")),
        ("5,270", "hektare", ("5.27", "5270")),
        ("1.234", "rupiah", ("1.234", "1234")),
        ("97561", "persen", ("97.561", "97561")),
        ("1E3", "", ("1000",)),
        ("9,75E+04", "", ("97500",)),
        ("tidak ada", "", ("0", "")),
        ("nihil", "kasus", ("0", "")),
        ("0.1234567", "", ("0.123457",)),
    ],
)
def test_what_may_be_several_is_asked(text: str, unit: str, readings: tuple[str, ...]) -> None:
    """Both readings are given with a question, and none is taken."""
    result = number(text, unit=unit)
    assert isinstance(result, Doubt)
    assert result.readings == readings
    assert text in result.question
    assert result.question.endswith("?")


@pytest.mark.parametrize(
    ("text", "unit", "part"),
    [
        ("> 90", "persen", "lebih-dari"),
        ("kurang dari 5", "orang", "kurang-dari"),
        ("± 90", "", "sekitar"),
        ("6/8", "", "kolom dari"),
        ("6 dari 8", "desa", "kolom dari"),
        ("80-90", "", "rentang"),
        ("80 s.d. 90", "", "rentang"),
        ("85%", "desa", "persen"),
        ("Rp 5.000", "desa", "rupiah"),
        ("12 ton", "desa", "ton"),
        ("12 desa", "", "kolom satuan"),
        ("12,5", "desa", "bilangan bulat"),
        ("1.2.3", "", "titik dan koma"),
        ("12,34,5", "", "titik dan koma"),
        ("delapan", "", "angka 0–9"),
        ("٨٥", "", "angka 0–9"),
        ("#REF!", "", "angka 0–9"),
        ("1234567890123", "", "12 angka"),
    ],
)
def test_what_is_no_number_says_why(text: str, unit: str, part: str) -> None:
    """The sentence names what is to be done."""
    result = number(text, unit=unit)
    assert isinstance(result, NotUnderstood)
    assert part in result.why


def test_a_column_of_whole_numbers_settles_it() -> None:
    """Where the column itself takes no fraction, dots are thousands."""
    assert number("1.300", whole=True) == Understood("1300", "“1.300” dibaca 1300")
    assert isinstance(number("1,5", whole=True), NotUnderstood)
