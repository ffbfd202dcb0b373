"""Awards as sources state them: agreed, rival, without a category, doubted, or not found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest

from kksportal.compute.awards import AwardFound, award_map
from kksportal.model.package import AwardPackage
from tests.builders import head, package, source

NAMES = {"padapa": "Padapa", "wiwerda": "Wiwerda", "wistara": "Wistara"}
RANKS = {"padapa": 1, "wiwerda": 2, "wistara": 3}
HERE = "63.11"
Rows = Sequence[dict[str, str]]


def awards(recipients: Rows = (), doubted: Rows = (), cycle: str = "2025") -> AwardPackage:
    """The awards of a cycle from the cells of its rows, of Balangan unless they say otherwise."""
    plain = {"wilayah": HERE, "penghargaan": "swasti-saba"}
    made = package(
        "penghargaan",
        about=head("penghargaan", cycle=cycle),
        penerima=[plain | row for row in recipients],
        diragukan=[plain | row for row in doubted],
    )
    assert isinstance(made, AwardPackage)
    return made


def found(recipients: Rows = (), doubted: Rows = ()) -> AwardFound:
    """What is found of Balangan in 2025."""
    return award_map([awards(recipients, doubted)], NAMES, RANKS)[HERE]["2025"]


def test_an_award_of_one_source_is_there() -> None:
    """A category that a source states is found, with its name, its step, its source and note."""
    row = {"predikat": "wiwerda", "peringkat": "terbaik 2", "catatan": "piagam", "sumber": "s1"}
    assert found([row]) == AwardFound(
        state="ada",
        text="Wiwerda",
        categories=("wiwerda",),
        rank=2,
        sources=(source("s1"),),
        note="terbaik 2; piagam",
    )


def test_sources_that_name_the_same_category_agree() -> None:
    """Several sources of one category are one award; each source and note stands once."""
    made = found(
        [
            {"predikat": "padapa", "sumber": "s2", "catatan": "daftar"},
            {"predikat": "padapa", "sumber": "s1", "catatan": "foto"},
            {"predikat": "padapa", "sumber": "s2", "catatan": "daftar"},
            {"predikat": "padapa", "sumber": "s3"},
        ]
    )
    assert made == AwardFound(
        state="ada",
        text="Padapa",
        categories=("padapa",),
        rank=1,
        sources=(source("s1"), source("s2"), source("s3")),
        note="foto; daftar",
    )


@pytest.mark.parametrize("order", list(permutations(["wistara", "padapa", "wiwerda"])))
def test_rival_categories_are_never_shown_as_agreed(order: tuple[str, ...]) -> None:
    """Where sources name different categories all stand, the lowest step first, as `berbeda`."""
    made = found([{"predikat": word, "sumber": f"s-{word}"} for word in order])
    assert made == AwardFound(
        state="berbeda",
        text="Padapa / Wiwerda / Wistara",
        categories=("padapa", "wiwerda", "wistara"),
        rank=3,
        sources=tuple(source(f"s-{word}") for word in sorted(order)),
        note="",
    )


def test_two_rival_categories_are_enough_to_differ() -> None:
    """One source for each of two categories is a dispute, however many support one of them."""
    rows = [{"predikat": "wiwerda", "sumber": s} for s in ("s1", "s2", "s3")]
    assert found(rows).state == "ada"
    made = found([*rows, {"predikat": "padapa", "sumber": "s4"}])
    assert (made.state, made.text, made.rank) == ("berbeda", "Padapa / Wiwerda", 2)


def test_an_award_without_a_category_is_there() -> None:
    """A source that names no category still tells of an award."""
    assert found([{"sumber": "s1", "keadaan": "tidak-disebut"}]) == AwardFound(
        state="ada",
        text="Swasti Saba (predikat tidak disebut)",
        categories=(),
        rank=0,
        sources=(source("s1"),),
        note="",
    )


def test_a_source_without_a_category_does_not_contradict_one_with_it() -> None:
    """A named category stands beside a source that names none, and both are sources."""
    made = found([{"sumber": "s1"}, {"predikat": "padapa", "sumber": "s2"}])
    assert (made.state, made.text, made.categories) == ("ada", "Padapa", ("padapa",))
    assert made.sources == (source("s1"), source("s2"))


def test_a_note_is_made_of_what_is_told() -> None:
    """The rank in words stands before the note, either alone without a mark between."""
    assert found([{"predikat": "padapa", "peringkat": "terbaik 1"}]).note == "terbaik 1"
    assert found([{"predikat": "padapa", "catatan": "piagam"}]).note == "piagam"


def test_an_award_that_is_no_swasti_saba_goes_by_its_own_name() -> None:
    """A province's award without a category is told by the award's name, and has no step."""
    made = found([{"penghargaan": "tim-pembina-provinsi-terbaik"}])
    assert (made.state, made.text) == ("ada", "Tim pembina provinsi terbaik")
    assert (made.categories, made.rank) == (("tim-pembina-provinsi-terbaik",), 0)


@pytest.mark.parametrize("code", [f"tingkat-{letter}" for letter in "abcdefgh"])
def test_a_category_outside_the_vocabulary_is_told_in_its_own_words(code: str) -> None:
    """An unknown category stands below every step of the ladder, under its code as words."""
    made = found([{"predikat": "padapa"}, {"predikat": code, "sumber": "b"}])
    assert (made.text, made.rank) == (f"Tingkat {code[-1]} / Padapa", 1)


def test_categories_without_a_step_have_one_order() -> None:
    """Categories that are no step of the ladder stand in one order, by their codes."""
    words = [f"tingkat-{letter}" for letter in "hgfedcba"]
    made = found([{"predikat": word, "sumber": f"s-{word}"} for word in words])
    assert made.categories == tuple(sorted(words))


@pytest.mark.parametrize(
    ("category", "text"),
    [("wistara", "Wistara, diragukan"), ("", "Predikat tidak disebut, diragukan")],
)
def test_a_doubted_award_is_not_counted(category: str, text: str) -> None:
    """A doubted statement has no category and no step; its reason is its note."""
    row = {"predikat": category, "alasan": "Piagam provinsi", "sumber": "s1"}
    assert found(doubted=[row]) == AwardFound(
        state="diragukan",
        text=text,
        categories=(),
        rank=0,
        sources=(source("s1"),),
        note="Piagam provinsi",
    )


def test_a_doubt_never_takes_the_place_of_an_award_that_is_found() -> None:
    """Beside a recipient's row the doubted statement is not the award."""
    doubt = {"predikat": "wistara", "alasan": "ragu", "sumber": "s2"}
    made = found([{"predikat": "padapa", "sumber": "s1"}], [doubt])
    assert (made.state, made.text, made.sources) == ("ada", "Padapa", (source("s1"),))


def test_of_two_doubts_both_stand() -> None:
    """Several doubted statements of a region in a cycle are all told, in whatever order."""
    rows = [{"alasan": "satu", "sumber": "s1"}, {"alasan": "dua", "sumber": "s2"}]
    for order in (rows, rows[::-1]):
        made = found(doubted=order)
        assert made.note == "dua; satu"
        assert {one.id for one in made.sources} == {"s1", "s2"}


def test_regions_and_cycles_stand_apart_and_absence_is_not_a_record() -> None:
    """Each region has its own record in each cycle; one nobody names has none at all."""
    made = award_map(
        [
            awards([{"predikat": "padapa"}], cycle="2023"),
            awards(
                [{"predikat": "wiwerda"}, {"wilayah": "63.09", "predikat": "wistara"}],
                [{"wilayah": "63.10", "alasan": "ragu"}],
            ),
        ],
        NAMES,
        RANKS,
    )
    told: dict[str, Any] = {
        code: {cycle: (one.state, one.text) for cycle, one in cycles.items()}
        for code, cycles in made.items()
    }
    assert told == {
        "63.11": {"2023": ("ada", "Padapa"), "2025": ("ada", "Wiwerda")},
        "63.09": {"2025": ("ada", "Wistara")},
        "63.10": {"2025": ("diragukan", "Predikat tidak disebut, diragukan")},
    }


def test_a_doubt_of_one_cycle_leaves_the_award_of_another() -> None:
    """An award found in one cycle and a doubt in the next both stand, each in its cycle."""
    made = award_map(
        [
            awards([{"predikat": "padapa"}], cycle="2023"),
            awards(doubted=[{"predikat": "wiwerda", "alasan": "ragu"}]),
        ],
        NAMES,
        RANKS,
    )[HERE]
    assert [(cycle, one.state) for cycle, one in made.items()] == [
        ("2023", "ada"),
        ("2025", "diragukan"),
    ]


def test_without_packages_nothing_is_found() -> None:
    """No package, or one without rows, has no record."""
    assert award_map([], NAMES, RANKS) == {}
    assert award_map([awards()], NAMES, RANKS) == {}
