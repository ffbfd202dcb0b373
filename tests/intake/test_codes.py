"""Codes of regions as spreadsheets leave them, and words of a list."""

from __future__ import annotations

import pytest

from kksportal.intake.values import Doubt, NotUnderstood, Understood, blank, choice, code, reason

AREAS = {
    "63": "Kalimantan Selatan",
    "63.01": "Kabupaten Tanah Laut",
    "63.03": "Kabupaten Banjar",
    "63.10": "Kabupaten Tanah Bumbu",
    "63.11": "Kabupaten Balangan",
    "63.11.01": "Juai",
    "63.11.10": "Rekaan",
    "32.79": "Kota Banjar",
    "93.01": "Kabupaten Merauke",
    "96.01": "Kabupaten Sorong",
    "S01.01": "Kabupaten Contoh",
}
FORMER = {"91.01": "93.01", "92.01": "96.01"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("63.11", "63.11"),
        ("63.1", "63.10"),
        ("63,1", "63.10"),
        ("63,10", "63.10"),
        ("6310", "63.10"),
        ("6310.0", "63.10"),
        ("63 11", "63.11"),
        ("63", "63"),
        ("63.0", "63"),
        ("631101", "63.11.01"),
        ("63.11.01.2001", "63.11.01.2001"),
        ("6311012001", "63.11.01.2001"),
        ("s01.01", "S01.01"),
        ("91.01", "93.01"),
        ("9101", "93.01"),
        ("Kabupaten Balangan", "63.11"),
        ("Kab. Banjar", "63.03"),
        ("balangan", "63.11"),
        ("-", ""),
    ],
)
def test_a_code_is_read_as_what_it_was(text: str, value: str) -> None:
    """What a spreadsheet took for a number, what was in force before, and a name."""
    result = code(text, areas=AREAS, former=FORMER)
    assert isinstance(result, Understood)
    assert result.value == value
    assert bool(result.note) == (text != value)


@pytest.mark.parametrize(
    "text", ["63.99", "63.2", "91.02", "1101", "6", "63.111", "Balang", "63.11.01.1"]
)
def test_no_code_is_taken_for_one_that_is_like_it(text: str) -> None:
    """Likeness of figures or letters says nothing about places."""
    assert isinstance(code(text, areas=AREAS, former=FORMER), NotUnderstood)


@pytest.mark.parametrize(
    ("text", "readings"),
    [("Banjar", ("63.03", "32.79")), ("63.11.1", ("63.11.01", "63.11.10"))],
)
def test_a_code_that_may_be_two_is_asked(text: str, readings: tuple[str, ...]) -> None:
    """Both are named with their places."""
    result = code(text, areas=AREAS, former=FORMER)
    assert isinstance(result, Doubt)
    assert result.readings == readings
    assert all(AREAS[one] in result.question for one in readings)


def test_a_kecamatan_of_a_former_code_is_to_be_looked_up() -> None:
    """Its own number may have changed with the district's."""
    result = code("91.01.03", areas=AREAS, former=FORMER)
    assert isinstance(result, NotUnderstood)
    assert "93.01" in result.why


def test_a_former_code_is_told_with_the_name() -> None:
    """Whoever wrote it sees that it is the same district."""
    result = code("91.01", areas=AREAS, former=FORMER)
    assert isinstance(result, Understood)
    assert "Kabupaten Merauke" in result.note


@pytest.mark.parametrize(
    ("text", "value"),
    [("rumah-tangga", "rumah-tangga"), ("Rumah Tangga", "rumah-tangga"), ("KK", "kk"),
     ("desa/kelurahan", "desa-kelurahan"), ("", "")],
)  # fmt: skip
def test_a_word_is_known_by_its_id_or_its_name(text: str, value: str) -> None:
    """Case, spaces and signs between do not matter."""
    words = {"rumah-tangga": "rumah tangga", "kk": "kepala keluarga", "desa-kelurahan": "d"}
    result = choice(text, words)
    assert isinstance(result, Understood)
    assert result.value == value


def test_a_percent_sign_is_the_word_where_that_is_listed() -> None:
    """Whoever writes % as the unit means persen; where no list has the word, nothing is guessed."""
    assert choice("%", ["persen", "kasus"]) == Understood("persen", "“%” dibaca persen")
    assert isinstance(choice("%", ["kasus"]), NotUnderstood)


def test_a_word_that_is_merely_alike_is_not_understood() -> None:
    """“propinsi” is for whoever wrote it."""
    assert isinstance(choice("propinsi", ["provinsi"]), NotUnderstood)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "--", "…", "n/a", "N.A.", "NA", "belum ada data", "Belum ada data.",
             "tidak tersedia", "#N/A", "kosong", "?"],
)  # fmt: skip
def test_words_for_nothing_are_blank(text: str) -> None:
    """However people say that they have nothing to say."""
    assert blank(text)


@pytest.mark.parametrize(
    "text", ["0", "tidak ada", "nihil", "tidak", "x", "belum", "Tidak ada ODF"]
)
def test_what_may_be_an_answer_is_not_blank(text: str) -> None:
    """None is a number, and “tidak ada” an answer."""
    assert not blank(text)


def test_a_word_that_the_column_knows_is_an_answer() -> None:
    """What is blank elsewhere is not where it is one of the choices."""
    assert blank("belum ada")
    assert not blank("Belum ada", answers=["ada", "belum ada"])


def test_some_words_for_nothing_say_why() -> None:
    """The reason becomes `keadaan`; a stroke alone gives none."""
    assert reason("Belum ada data") == "belum-ada"
    assert reason("tidak berlaku") == "tidak-berlaku"
    assert reason("-") == ""
