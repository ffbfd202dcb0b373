"""The answer in English: the same awards as in Indonesian, stages never passed unasked."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from kksportal.pages.english.answer import answer_sentence, listed, unknown_line
from kksportal.pages.english.district import english_district
from kksportal.pages.english.progress import spoken_readiness, spoken_stages
from kksportal.pages.english.views import EnglishDistrictPage
from kksportal.read.catalogue import read_catalogue
from kksportal.words.translator import Translator
from tests.builders import CODE
from tests.contexts import context_of
from tests.words.places import place, shared

ENGLISH = Translator("en", read_catalogue("en"))
STAGE = {"siklus": "2025", "tahap": "verifikasi-lanjutan", "status": "selesai"}


def said(**awards: Any) -> str:
    """The sentence of awards given as y2025="padapa"."""
    results = shared({cycle[1:]: told for cycle, told in awards.items()})
    return answer_sentence(CODE, "Barru Regency", results, ENGLISH)


@pytest.mark.parametrize(
    ("awards", "sentence"),
    [
        (
            {"y2019": "wistara", "y2021": "wistara", "y2025": "padapa"},
            "In 2025 Barru Regency won Padapa, the first of four levels of the Swasti Saba award; "
            "in 2019 and 2021 Wistara, then the highest level.",
        ),
        (
            {"y2023": "padapa", "y2025": "wistara-paripurna"},
            "In 2025 Barru Regency won Wistara Paripurna, the highest level of the Swasti Saba "
            "award; in 2023 Padapa.",
        ),
        (
            {"y2021": "wistara"},
            "In 2021 Barru Regency won Wistara, then the highest level of the Swasti Saba award.",
        ),
        ({"y2013": "wistara"}, "In 2013 Barru Regency won the Swasti Saba award, level Wistara."),
        (
            {"y2025": ("padapa", "wistara")},
            "In 2025 Barru Regency received the Swasti Saba award; sources disagree on its level, "
            "Padapa or Wistara.",
        ),
        (
            {"y2023": "", "y2025": ""},
            "In 2025 Barru Regency received the Swasti Saba award; its level is not stated; "
            "in 2023 Swasti Saba, its level not stated.",
        ),
        (
            {"y2023": "padapa", "y2025": "padapa"},
            "In 2025 Barru Regency won Padapa, the first of four levels of the Swasti Saba award; "
            "in 2023 also Padapa.",
        ),
        ({}, ""),
    ],
)
def test_the_award_and_what_it_meant(awards: dict[str, Any], sentence: str) -> None:
    """The newest first, with its place where that is known."""
    assert said(**awards) == sentence


def test_earlier_awards_than_those_told_are_dated() -> None:
    """As in Indonesian."""
    told = said(y2013="padapa", y2015="wiwerda", y2017="wistara", y2021="wistara", y2025="padapa")
    assert told.endswith("; in 2017 Wistara; before that, awards are recorded in 2013 and 2015.")


def test_what_is_not_known_is_one_line() -> None:
    """Never a list of nine."""
    assert unknown_line("2025", 6, 9, ["2023"], ENGLISH) == (
        "Not known: 6 stages of the 2025 assessment, scores of 9 settings and any award of 2023."
    )
    assert unknown_line("2025", 0, 0, [], ENGLISH) == ""
    assert listed(["a"], ENGLISH) == "a"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"selesai": "2025-08-21"}, "took part (21 August 2025)"),
        ({"hasil": "lolos", "per_tanggal": "2025-08"}, "took part, passed (August 2025)"),
        ({"status": "rencana"}, "planned (date not stated)"),
    ],
)
def test_a_stage_is_passed_only_where_a_source_says_so(cells: dict[str, str], words: str) -> None:
    """Known stages only."""
    context = place(tahapan=[STAGE | cells])
    assert [view.text for view in spoken_stages(context, ENGLISH)] == [words]


def test_an_award_implies_its_ceremony() -> None:
    """Both last stages, by the sources of the award."""
    views = spoken_stages(place(shared({"2025": "padapa"})), ENGLISH)
    assert [view.text for view in views] == ["completed, as the award shows"] * 2
    assert all(view.sources for view in views)


def test_readiness_names_the_rules_it_is_judged_by() -> None:
    """After the award: those of the next cycle have not been found."""
    fact = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
    facts = [fact | {"nilai": "85", "siklus": "2025", "per_tanggal": "2025-06"}]
    made = spoken_readiness(place(shared({"2025": "padapa"}), fakta=facts), ENGLISH)
    assert made is not None
    assert made.rules == (
        "Computed by this portal; not an award. "
        "By the rules of 2025; the rules of 2027 have not been found yet."
    )
    assert [(row.evidence, row.verdict_text) for row in made.rows] == [("85% (June 2025)", "Met")]
    assert spoken_readiness(place(), ENGLISH) is None


def kediri() -> EnglishDistrictPage:
    """The page of a city of which sources state four scores by the centre."""
    context = context_of("35.71")
    (page,) = english_district(dataclasses.replace(context, translator=ENGLISH))
    assert isinstance(page.view, EnglishDistrictPage)
    return page.view


def test_a_tatanan_names_no_assessor_of_whom_nothing_is_known() -> None:
    """Not "No data yet" three times for each of five."""
    assert [section.scores for section in kediri().tatanan] == [()] * 5
    assert all(section.stated for section in kediri().tatanan)


def test_several_scores_are_one_phrase_and_a_count_says_of_what() -> None:
    """Four bare numbers and "2 of 9" would say nothing."""
    readiness = kediri().readiness
    assert readiness is not None
    assert readiness.rows[0].evidence == (
        "scores of 4 settings, 88.64 to 100 (2025); 2 of 9 tatanan (6 August 2025)"
    )


def test_an_award_without_a_year_says_so_in_english() -> None:
    """The words of the source stand beside it, as its own."""
    context = context_of("73.11")
    (page,) = english_district(dataclasses.replace(context, translator=ENGLISH))
    assert isinstance(page.view, EnglishDistrictPage)
    labels = [[word.text for word in figure.label] for figure in page.view.figures]
    assert ["Wistara", "year not stated", "“tiga periode terakhir”"] in labels


def test_a_doubted_award_is_told_beside_the_ladder() -> None:
    """It is not one of which no source was found."""
    context = context_of("73.71")
    (page,) = english_district(dataclasses.replace(context, translator=ENGLISH))
    assert isinstance(page.view, EnglishDistrictPage)
    assert page.view.ladder is not None
    assert page.view.ladder.description.endswith("Not found: 2021. Sources on 2023 are doubtful.")
