"""Counts: whole numbers of whole things, and never so few persons that they are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kksportal.validate.counts import COUNTED
from kksportal.validate.portal import check_package
from tests.builders import package
from tests.validate.world import DISTRICT, KNOWN, SOUND, judged, only, places, simulated


def figure(value: str, unit: str, **cells: str) -> list[str]:
    """The codes of the findings about one headline figure."""
    return [f.kind.code for f in judged("fakta", {"nilai": value, "satuan": unit, **cells})]


@pytest.mark.parametrize(
    ("value", "unit", "wrong"),
    [
        ("5.270", "orang", True),
        ("5270", "orang", False),
        ("12.5", "desa", True),
        ("12.0", "desa", False),
        ("1.234", "ton", True),
        ("1.2", "ton", False),
        ("12.345", "persen", False),
    ],
)
def test_what_is_counted_has_no_fraction(value: str, unit: str, wrong: bool) -> None:
    """A point is a decimal point: 5.270 persons are five and a bit."""
    assert ("KKS-W002" in figure(value, unit)) is wrong


def test_the_number_that_was_meant_is_told() -> None:
    """5.270 is asked back as 5270, with its line and column."""
    finding = only(judged("fakta", {"nilai": "5.270", "satuan": "orang"}))
    assert places((finding,)) == [("KKS-W002", "fakta.csv", 2, "nilai")]
    assert finding.what == "“5.270” orang: titik ialah tanda desimal. Maksudnya 5270?"
    assert finding.mend == "Tulis tanpa pemisah ribuan: 5270"


@pytest.mark.parametrize(
    ("score", "wrong"),
    [("0", False), ("100", False), ("62.5", False), ("100.01", True), ("-0.01", True)],
)
def test_a_step_of_a_framework_scores_from_0_to_100(score: str, *, wrong: bool) -> None:
    """In the scale that scores are read by, as in the scores themselves."""
    found = judged("skala", {"skor": score}, kind="kerangka")
    assert places(found) == [("KKS-W009", "skala.csv", 2, "skor")] * wrong
    assert [f.what for f in found] == [f"“{score}” di luar 0 sampai 100."] * wrong


@pytest.mark.parametrize(
    ("value", "unit", "wrong"),
    [("-1", "desa", True), ("0", "desa", False), ("-0", "desa", False), ("-1", "poin", False)],
)
def test_what_is_counted_is_never_below_zero(value: str, unit: str, *, wrong: bool) -> None:
    """A change in points may be; villages are none or more."""
    assert ("KKS-W009" in figure(value, unit)) is wrong


@pytest.mark.parametrize(
    ("column", "value", "wrong"),
    [("batas_hari", "366", False), ("batas_hari", "367", True), ("batas_hari", "0", True),
     ("batas_jam", "8784", False), ("batas_jam", "8785", True)],
)  # fmt: skip
def test_a_window_is_at_most_a_year(column: str, value: str, *, wrong: bool) -> None:
    """In hours or in days, and never nothing."""
    found = [finding.kind.code for finding in judged("perbaikan", {column: value})]
    assert found == (["KKS-W009"] if wrong else [])


def test_a_whole_that_is_counted_has_no_fraction_either() -> None:
    """6 of 8.5 villages are none."""
    assert figure("6", "desa", dari="8.5") == ["KKS-W002"]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [("0.85", True), ("0.01", True), ("0", False), ("1", False), ("85", False), ("0.0", False)],
)
def test_a_percentage_is_not_a_share_of_one(value: str, wrong: bool) -> None:
    """0.85 is asked back as 85; nothing, and one percent, are what they are."""
    assert (figure(value, "persen") == ["KKS-W003"]) is wrong


def test_a_share_of_a_whole_is_no_percentage_of_one() -> None:
    """The control: with its whole, a value is no share."""
    assert figure("0.5", "persen", dari="8") == []


@pytest.mark.parametrize(
    ("value", "precision", "few"),
    [("4", "", True), ("1", "", True), ("5", "", False), ("0", "", False),
     ("5", "kurang-dari", False), ("4", "kurang-dari", False)],
)  # fmt: skip
def test_few_persons_are_told_as_fewer_than(value: str, precision: str, few: bool) -> None:
    """One to four may be known by their neighbours; none is nobody."""
    assert (figure(value, "orang", ketepatan=precision) == ["KKS-R002"]) is few


def test_an_owner_sets_how_few_are_too_few() -> None:
    """The setting `jumlah_terkecil`: with 10, nine are too few; with 1, nobody is."""
    row = SOUND["daerah"]["fakta"] | {"nilai": "9", "satuan": "orang"}
    made = package("daerah", about=DISTRICT, fakta=[row])
    assert [f.kind.code for f in check_package(made, replace(KNOWN, smallest=10))] == ["KKS-R002"]
    assert check_package(made, replace(KNOWN, smallest=1)) == ()


def test_nobody_is_known_by_a_simulation() -> None:
    """The control: figures about people who are not."""
    about = simulated(DISTRICT)
    codes = {f.kind.code for f in judged("fakta", {"nilai": "3", "satuan": "orang"}, about=about)}
    assert "KKS-R002" not in codes


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("Ada 2 penderita TBC.", True),
        ("Tiga orang positif HIV.", True),
        ("seorang pasien kusta", True),
        ("Ada 12 penderita TBC.", False),
        ("Dua orang petugas datang.", False),
        ("1,2 penderita per seribu", False),
        ("tahun 2023 penderita turun", False),
    ],
)
def test_few_ill_persons_in_a_text(text: str, few: bool) -> None:
    """Counts in words and figures; officers are not ill."""
    assert ([f.kind.code for f in judged("pernyataan", {"isi": text})] == ["KKS-R002"]) is few


def test_shares_and_money_are_not_counted() -> None:
    """Units that have fractions are none of those that count."""
    assert COUNTED.isdisjoint({"persen", "nilai", "ton", "rupiah", "hektare", "tahun", "hari"})
