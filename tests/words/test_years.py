"""Years in words: the figures' own; of undated ones the cycle."""

from __future__ import annotations

from decimal import Decimal

from kksportal.model.result import Change
from kksportal.words.years import change_years, column_years, usual, years_text


def change(before: tuple[str, ...], after: tuple[str, ...]) -> Change:
    """An indicator scored in two cycles."""
    return Change(
        code="T1.01", old_code="T1.01", relation="sama", old_cycle="2023",
        before=Decimal(70), after=Decimal(80), before_years=before, after_years=after,
    )  # fmt: skip


def test_years_are_those_of_the_figures() -> None:
    """One year, a span, or the cycle where no day is told."""
    assert years_text(("2022",), "2023") == "2022"
    assert years_text(("2023", "2022"), "2023") == "2022–2023"
    assert years_text((), "2023") == "siklus 2023"


def test_a_column_is_headed_by_the_years_of_most() -> None:
    """Of equals the newest; nothing compared heads nothing."""
    assert usual(["2022", "2023", "2023"]) == "2023"
    assert usual(["2022", "2023"]) == "2023"
    assert usual([]) == ""
    many = [change(("2022",), ("2024",)), *[change(("2023",), ("2025",))] * 2]
    assert column_years(many, "2025") == ("2023", "2025")
    assert change_years(change((), ()), "2025") == ("siklus 2023", "siklus 2025")
    assert column_years([Change(code="a", old_code="", relation="baru")], "2025") == ("", "")
