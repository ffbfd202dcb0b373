"""What is said to be written instead: from lists of codes, never from likeness of figures."""

from __future__ import annotations

import pytest

from kksportal.intake.cells import Codes
from kksportal.model.contract import Column, Shape
from kksportal.validate.hints import area_hint, cell_hint, word_hint

CODES = Codes(
    areas={"63.10": "Kabupaten Tanah Bumbu", "63.11": "Kabupaten Balangan",
           "93.01": "Kabupaten Merauke", "96.01": "Kabupaten Sorong"},
    former={"91.01": "93.01"},
    words={"kosakata.ukuran": dict.fromkeys(("odf-desa", "odf-kecamatan", "bank-sampah"), "")},
)  # fmt: skip
MEASURES = CODES.words["kosakata.ukuran"]


def test_a_former_code_leads_to_the_one_in_force() -> None:
    """91.01 was Merauke, which is 93.01; Sorong's 96.01 is merely like it."""
    hint = area_hint("91.01", CODES)
    assert hint is not None
    assert (hint.advice, hint.more) == ("Tulis: 93.01", " Itu kode lama Kabupaten Merauke.")
    assert [tuple(step) for step in hint.fix] == [("sel", "93.01", "")]


@pytest.mark.parametrize("value", ["91.02", "63.12", "96.10"])
def test_no_code_is_hinted_at_by_its_figures(value: str) -> None:
    """Nothing is said where nothing is known."""
    assert area_hint(value, CODES) is None


def test_a_cut_code_is_written_out_with_its_name() -> None:
    """63.1 is 63.10, and whose that is can be read."""
    column = Column(shape=Shape.SUBJEK, refers="wilayah")
    hint = cell_hint(column, "63.1", CODES, reasoned=True)
    assert hint is not None
    assert (hint.advice, hint.more) == ("Tulis: 63.10", " 63.10 ialah Kabupaten Tanah Bumbu.")


def test_a_family_is_listed() -> None:
    """“ODF” is none of the measures of ODF: all of them are named, and no other."""
    hint = word_hint("ODF", MEASURES)
    assert hint is not None
    assert (hint.advice, hint.fix) == ("Pilih salah satu: odf-desa, odf-kecamatan", ())


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("ODF Desa", "Tulis: odf-desa"),
        ("bank-sampa", "Mungkin maksudnya: bank-sampah"),
    ],
)
def test_a_word_is_hinted_at_by_its_letters(value: str, advice: str) -> None:
    """The word itself in other signs is written; one that is like it is asked."""
    hint = word_hint(value, MEASURES)
    assert hint is not None
    assert hint.advice == advice
    assert bool(hint.fix) == advice.startswith("Tulis")


@pytest.mark.parametrize(("value", "words"), [("s044", ["s047"]), ("abcs", ["abc4"])])
def test_a_code_with_figures_is_not_hinted_at(value: str, words: list[str]) -> None:
    """Neither what was written nor what is offered may have figures."""
    assert word_hint(value, words) is None


@pytest.mark.parametrize(
    ("text", "reasoned", "advice"),
    [
        ("-", True, "Kosongkan selnya, lalu sebut alasannya di kolom keadaan"),
        ("belum ada data", True, "Kosongkan selnya, lalu tulis belum-ada di kolom keadaan"),
        ("-", False, "Kosongkan selnya"),
    ],
)
def test_a_word_for_nothing_is_emptied(text: str, reasoned: bool, advice: str) -> None:
    """And its reason told, where the table has a place for it."""
    hint = cell_hint(Column(shape=Shape.DESIMAL), text, CODES, reasoned=reasoned)
    assert hint is not None
    assert hint.advice == advice
