"""The years that belong to a cycle."""

from __future__ import annotations

from kksportal.model.cycles import data_years


def test_an_instrument_asks_for_the_two_years_before_its_award() -> None:
    """From the earlier to the later."""
    assert data_years("2025") == ("2023", "2024")
