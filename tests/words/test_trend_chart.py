"""Years under each other: the oldest first, medians joined where both years have one."""

from __future__ import annotations

from decimal import Decimal

from kksportal.compute.spread import spreads
from kksportal.words.distribution import WIDTH, Line
from kksportal.words.drawings import Chart
from kksportal.words.trend_chart import trend_chart


def chart(**years: int) -> Chart:
    """A trend of so many districts each year, with figures from 70 on."""
    lines = []
    for name, many in years.items():
        values = [Decimal(70 + n) for n in range(many)]
        lines.append(Line(name[1:], spreads((name, v) for v in values)[name], values))
    return trend_chart(lines, anchor="tren", title="Judul")


def joints(made: Chart) -> int:
    """How many lines run from one year to the next."""
    return sum(s.kind == "garis" and s.y != s.h for s in made.shapes)


def test_each_year_says_how_many_districts_it_is_of() -> None:
    """They may be others each year."""
    made = chart(_2023=21, _2024=5)
    assert [s.text for s in made.shapes if s.look == "tebal"] == [
        "2023: 21 daerah",
        "2024: 5 daerah",
    ]
    assert made.description == (
        "2023: 21 daerah, median 80; separuh di antara 75 dan 85. "
        "2024: 5 daerah, median 72; dari 70 sampai 74."
    )


def test_medians_are_joined_where_both_years_have_one() -> None:
    """A year of few districts has no median, and no line crosses it."""
    assert [joints(chart(_2022=9, _2023=many, _2024=9)) for many in (5, 4)] == [2, 0]


def test_only_enough_districts_have_a_middle_half() -> None:
    """And the least numbers are said."""
    few, enough = chart(_2023=5, _2024=5), chart(_2023=20, _2024=20)
    assert [any(s.look == "arah" for s in one.shapes) for one in (few, enough)] == [False, True]
    assert ["kuartil mulai 20" in one.note for one in (few, enough)] == [True, False]


def test_everything_lies_in_the_drawing() -> None:
    """Words and axes too."""
    made = chart(_2023=20, _2024=31)
    for shape in made.shapes:
        assert 0 <= shape.x <= WIDTH
        assert 0 <= shape.y <= made.height
