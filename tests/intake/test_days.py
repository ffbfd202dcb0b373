"""Dates as people and spreadsheets write them."""

from __future__ import annotations

import pytest

from kksportal.intake.values import Doubt, NotUnderstood, Understood, day, order_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-08-21", "2025-08-21"),
        ("2025-08", "2025-08"),
        ("2025", "2025"),
        ("21/08/2025", "2025-08-21"),
        ("21/8/25", "2025-08-21"),
        ("21-08-2025", "2025-08-21"),
        ("21.8.2025", "2025-08-21"),
        ("21 / 8 / 2025", "2025-08-21"),
        ("08/21/2025", "2025-08-21"),
        ("5/5/2025", "2025-05-05"),
        ("21 Agustus 2025", "2025-08-21"),
        ("21 Ags 2025", "2025-08-21"),
        ("21 agt. 2025", "2025-08-21"),
        ("21-Agu-25", "2025-08-21"),
        ("21 Aug 2025", "2025-08-21"),
        ("1 Nopember 2025", "2025-11-01"),
        ("Kamis, 21 Agustus 2025", "2025-08-21"),
        ("per 21 Agustus 2025", "2025-08-21"),
        ("tgl. 21-8-2025", "2025-08-21"),
        ("Agustus 2025", "2025-08"),
        ("08/2025", "2025-08"),
        ("2025/8/1", "2025-08-01"),
        ("20250821", "2025-08-21"),
        ("45890", "2025-08-21"),
        ("45890,5", "2025-08-21"),
        ("2025-08-21 00:00:00", "2025-08-21"),
        ("2025-08-21 10:30", "2025-08-21"),
        ("29/02/2024", "2024-02-29"),
        ("31/12/99", "1999-12-31"),
        ("-", ""),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_told(text: str, value: str) -> None:
    """Figures, months by name, and the day numbers of spreadsheets."""
    result = day(text)
    assert isinstance(result, Understood)
    assert result.value == value
    assert bool(result.note) == (text != value)


@pytest.mark.parametrize(
    ("text", "readings"),
    [("05/08/2025", ("2025-08-05", "2025-05-08")), ("Agu-25", ("2025-08",))],
)
def test_a_date_that_may_be_two_is_asked(text: str, readings: tuple[str, ...]) -> None:
    """The Indonesian order comes first, and is not taken."""
    result = day(text)
    assert isinstance(result, Doubt)
    assert result.readings == readings


def test_the_column_tells_the_order() -> None:
    """A day above 12 in one cell settles the others; two orders in one column settle nothing."""
    assert order_of(["05/08/2025", "21/08/2025", ""]) == "dmy"
    assert order_of(["08/21/2025"]) == "mdy"
    assert order_of(["21/08/2025", "08/21/2025"]) == ""
    assert order_of(["05/08/2025"]) == ""
    assert day("05/08/2025", order="dmy") == Understood(
        "2025-08-05", "“05/08/2025” dibaca 2025-08-05"
    )
    assert day("05/08/2025", order="mdy") == Understood(
        "2025-05-08", "“05/08/2025” dibaca 2025-05-08"
    )


@pytest.mark.parametrize(
    "text",
    ["31/02/2025", "2025-02-31", "2025-13", "29/02/2025", "21 Agustus", "kemarin", "1/1/1850",
     "99999", "Triwulan III 2025", "1/2"],
)  # fmt: skip
def test_what_is_no_day_is_not_made_one(text: str) -> None:
    """Neither the calendar nor the year is bent."""
    assert isinstance(day(text), NotUnderstood)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-08-21T10:00+07:00", "2025-08-21T10:00+07:00"),
        ("21/08/2025 10.00 WIB", "2025-08-21T10:00+07:00"),
        ("21 Agustus 2025 pukul 08.30 WITA", "2025-08-21T08:30+08:00"),
        ("21 Agustus 2025, 8:05 WIT", "2025-08-21T08:05+09:00"),
        ("2025-08-21 00:00:00", "2025-08-21"),
        ("21/08/2025", "2025-08-21"),
    ],
)
def test_a_time_is_kept_with_its_zone(text: str, value: str) -> None:
    """Where a column takes a time; midnight alone is how spreadsheets write a day."""
    result = day(text, clock=True)
    assert isinstance(result, Understood)
    assert result.value == value


@pytest.mark.parametrize("text", ["21/08/2025 10:00", "2025-08-21 25:00 WIB"])
def test_a_time_without_its_zone_is_asked_for(text: str) -> None:
    """Which of three zones is meant nobody can tell."""
    assert isinstance(day(text, clock=True), NotUnderstood)
