"""ODF among the districts of a province: one base, this one marked, lines of what is asked for."""

from __future__ import annotations

import pytest

from kksportal.compute.odf import OdfFact
from kksportal.words.drawings import Chart
from kksportal.words.names import Names
from kksportal.words.odf import odf_limits, odf_row
from tests.contexts import shared

NAMES = Names(shared())
BARRU, GOWA, WAJO = "73.11", "73.06", "73.13"


def fact(code: str, percent: str = "90", base: str = "odf-desa", year: str = "2025",
         precision: str = "") -> OdfFact:  # fmt: skip
    """A share."""
    return OdfFact(code, base, percent, year, precision)


def row(*facts: OdfFact) -> Chart | None:
    """The line on the page of Barru."""
    return odf_row(NAMES.districts[BARRU], facts, NAMES)


def test_this_district_is_named_among_the_others() -> None:
    """With its year; how many of how many are set beside it is said."""
    chart = row(fact(GOWA), fact(BARRU, "80.5"), fact(WAJO, "70", year="2021"))
    assert chart is not None
    assert [s.text for s in chart.shapes if s.look == "tebal tengah"] == ["Barru 80,5% (2025)"]
    assert [(s.look, s.w) for s in chart.shapes if s.kind == "bulat"] == [
        ("isi", 6), ("lama", 4), ("lain", 4),
    ]  # fmt: skip
    assert chart.note.startswith("3 dari 24 daerah, yang ukuran dan dasarnya sama.")
    assert "Lingkaran kosong: bukan angka 2025." in chart.note
    assert chart.description.startswith(
        "Barru 80,5% (2025); Wajo 70% (2021); Gowa 90% (2025). Garis syarat: 80% "
    )


@pytest.mark.parametrize(
    "facts",
    [
        (),
        (fact(BARRU),),
        (fact(GOWA), fact(WAJO)),
        (fact(BARRU), fact(GOWA, base="odf-kecamatan")),
        (fact(BARRU), fact("73.99")),
    ],
    ids=["none", "alone", "without-this", "other-base", "unknown-code"],
)
def test_nothing_is_drawn_without_a_comparison(facts: tuple[OdfFact, ...]) -> None:
    """This district and another over the same base are needed."""
    assert row(*facts) is None


def test_of_several_bases_that_of_most_districts_is_drawn() -> None:
    """But only a base of which this district has a share."""
    village, kecamatan = "odf-desa", "odf-kecamatan"
    own = [fact(BARRU, "1", village), fact(BARRU, "2", kecamatan)]
    chart = row(*own, fact(GOWA, base=kecamatan), fact(WAJO, base=kecamatan), fact(GOWA))
    assert chart is not None
    assert chart.description.startswith("Barru 2% ")
    assert "1 dari" not in chart.note


def test_a_bound_is_told_in_the_words_of_the_source() -> None:
    """ "Lebih dari" is not "paling sedikit"."""
    chart = row(fact(GOWA), fact(BARRU, precision="lebih-dari"))
    assert chart is not None
    assert "Barru lebih dari 90% (2025)" in chart.description
    assert "hanya menyebut batasnya" in chart.note


@pytest.mark.parametrize(("year", "cycle"), [("2021", "2021"), ("2024", "2025"), ("2026", "")])
def test_lines_are_those_of_the_rules_that_judge_such_a_year(year: str, cycle: str) -> None:
    """Figures of 2021 are not held against the rules of 2025, and none against older rules."""
    found, limits = odf_limits("odf-desa", year, NAMES)
    assert found == cycle
    assert bool(limits) is bool(cycle)
    if cycle == "2021":
        assert [one.label for one in limits] == ["60% Padapa", "80% Wiwerda", "100% Wistara"]
