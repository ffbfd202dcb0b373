"""The ladder of a cycle: which categories it had, and whether its rules are known."""

from __future__ import annotations

from kksportal.compute.ladders import ladders_of
from kksportal.model.package import AwardPackage, FrameworkPackage
from tests.builders import award_package, framework

LADDER = ("padapa", "wiwerda", "wistara", "wistara-paripurna")
THREE, FOUR = LADDER[:3], LADDER


def rules(cycle: str, *categories: str) -> FrameworkPackage:
    """A framework whose requirements name these categories."""
    return framework(cycle, syarat=[{"predikat": c, "butir": "odf"} for c in categories])


def winners(cycle: str, *categories: str) -> AwardPackage:
    """Awards of these categories."""
    return award_package(cycle, penerima=[{"predikat": c} for c in categories])


def made(*parts: FrameworkPackage | AwardPackage) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Categories, and whether they are ruled, by cycle."""
    frames = [part for part in parts if isinstance(part, FrameworkPackage)]
    awards = [part for part in parts if isinstance(part, AwardPackage)]
    found = ladders_of(frames, awards, LADDER)
    return {cycle: (one.categories, one.ruled) for cycle, one in found.items()}


def test_a_category_begins_with_the_cycle_that_first_names_it() -> None:
    """The fourth rung stands in 2025 and not before."""
    ladders = made(rules("2023", *THREE), rules("2025", *FOUR))
    assert ladders == {"2023": (THREE, True), "2025": (FOUR, True)}


def test_an_award_begins_a_category_too_and_those_below_it() -> None:
    """A Wistara of 2013 shows that Padapa and Wiwerda were there; the rules are not known."""
    assert made(winners("2013", "wistara")) == {"2013": (THREE, False)}


def test_a_category_stays_once_it_began() -> None:
    """A cycle whose awards name only the lowest still has those of the cycle before."""
    assert made(winners("2013", "wistara"), winners("2015", "padapa"))["2015"] == (THREE, False)


def test_what_is_no_category_makes_no_rung() -> None:
    """Rules for every category, and awards without one, name none."""
    assert made(rules("2025", "setiap"), winners("2021", "")) == {"2021": ((), False)}
