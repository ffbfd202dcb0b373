"""The answer: one dated sentence of the awards, with what each meant when it was won."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.words.answer import award_sentence
from tests.builders import CODE
from tests.words.places import shared


def said(**awards: Any) -> str:
    """The sentence of awards given as y2025="padapa"."""
    results = shared({cycle[1:]: told for cycle, told in awards.items()})
    return award_sentence(CODE, "Kabupaten Barru", results)


def test_the_newest_award_stands_first_with_its_place_on_the_ladder() -> None:
    """Barru: the fourth rung stands since 2025, so Wistara was the highest before."""
    assert said(y2019="wistara", y2021="wistara", y2025="padapa") == (
        "Pada 2025 Kabupaten Barru meraih Padapa, tingkat pertama dari empat; "
        "pada 2019 dan 2021 Wistara, waktu itu tingkat tertinggi."
    )


@pytest.mark.parametrize(
    ("category", "meaning"),
    [
        ("padapa", "meraih Padapa, tingkat pertama dari empat"),
        ("wiwerda", "meraih Wiwerda, tingkat kedua dari empat"),
        ("wistara", "meraih Wistara, tingkat ketiga dari empat"),
        ("wistara-paripurna", "meraih Wistara Paripurna, tingkat tertinggi"),
    ],
)
def test_a_place_is_told_in_words(category: str, meaning: str) -> None:
    """The place among the categories of that cycle."""
    assert said(y2025=category) == f"Pada 2025 Kabupaten Barru {meaning}."


def test_an_old_award_says_only_that_it_was_the_highest() -> None:
    """A place of an earlier ladder would be taken for one of today's."""
    assert said(y2021="wiwerda") == "Pada 2021 Kabupaten Barru meraih Wiwerda."
    assert said(y2021="wistara") == (
        "Pada 2021 Kabupaten Barru meraih Wistara, waktu itu tingkat tertinggi."
    )


def test_where_the_rules_of_a_cycle_are_unknown_nothing_is_said_of_its_place() -> None:
    """No requirement of 2013 is known, so whether Wistara was the highest is not."""
    assert said(y2013="wistara") == "Pada 2013 Kabupaten Barru meraih Wistara."


def test_the_same_category_again_is_said_so() -> None:
    """Read aloud: "pada 2023 juga Padapa"."""
    assert said(y2023="padapa", y2025="padapa").endswith("; pada 2023 juga Padapa.")


def test_rival_categories_are_both_told() -> None:
    """Neither is chosen, as newest award or before."""
    assert said(y2025=("padapa", "wistara")) == (
        "Pada 2025 Kabupaten Barru menerima Swasti Saba; predikatnya disebut berbeda, "
        "Padapa atau Wistara."
    )
    assert said(y2023=("padapa", "wistara"), y2025="padapa").endswith(
        "; pada 2023 Padapa atau Wistara (sumbernya berbeda)."
    )


def test_an_award_without_a_category_is_told_without() -> None:
    """Nothing is filled in."""
    assert said(y2025="") == (
        "Pada 2025 Kabupaten Barru menerima Swasti Saba; predikatnya tidak disebut sumber."
    )
    assert said(y2023="", y2025="padapa").endswith(
        "; pada 2023 Swasti Saba tanpa sebutan predikat."
    )


def test_two_earlier_groups_are_told_and_the_rest_dated() -> None:
    """The ladder and the list tell them all; a sentence stays one that can be read aloud."""
    sentence = said(
        y2013="padapa", y2015="wiwerda", y2017="wistara", y2021="wistara", y2025="padapa"
    )
    assert sentence == (
        "Pada 2025 Kabupaten Barru meraih Padapa, tingkat pertama dari empat; pada 2021 Wistara, "
        "waktu itu tingkat tertinggi; pada 2017 Wistara; sebelumnya tercatat juga pada 2013 "
        "dan 2015."
    )


def test_no_award_makes_no_sentence() -> None:
    """What is not known is told once, elsewhere."""
    assert said() == ""
