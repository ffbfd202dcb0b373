"""Moments, and whether they have come."""

from __future__ import annotations

import pytest

from kksportal.model.moments import is_moment, waits


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("2026-12-10", True),
        ("2026-12-10T09:00+07:00", True),
        ("2026-12-10T09:00:30Z", True),
        ("2026-12-10T09:00", False),
        ("2026-12", False),
        ("2026-02-30", False),
        ("2026-02-30T09:00+07:00", False),
        ("2026-12-10T25:00+07:00", False),
        ("2026-12-10 09:00+07:00", False),
        ("besok", False),
        ("", False),
    ],
)
def test_a_moment_is_a_day_or_a_time_with_its_offset(text: str, *, good: bool) -> None:
    """What lacks its offset is another moment in each zone."""
    assert is_moment(text) is good


@pytest.mark.parametrize(
    ("starts", "at", "waiting"),
    [
        ("", "", False),
        ("2026-12-10", "", True),
        ("2026-12-10T09:00+07:00", "2026-12-10T08:59+07:00", True),
        ("2026-12-10T09:00+07:00", "2026-12-10T09:00+07:00", False),
        ("2026-12-10T09:00+07:00", "2026-12-10T10:00+09:00", True),
        ("2026-12-10T09:00+07:00", "2026-12-10T02:00Z", False),
        ("2026-12-10", "2026-12-10T00:00+09:00", True),
        ("2026-12-10", "2026-12-10T00:00+07:00", False),
        ("lusa", "9999-01-01T00:00Z", True),
    ],
)
def test_it_waits_until_its_moment(starts: str, at: str, *, waiting: bool) -> None:
    """A day begins when it has begun in the west of Indonesia; a wrong moment never comes."""
    assert waits(starts, at) is waiting
