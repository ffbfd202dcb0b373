"""The years that belong to an award cycle (siklus)."""

from __future__ import annotations

_YEARS_ASKED = 2  # an instrument asks for data of the two years before the year of the award


def data_years(cycle: str) -> tuple[str, ...]:
    """The years of which a cycle's instrument asks for data: of 2025, those of 2023 and 2024."""
    return tuple(str(int(cycle) - back) for back in range(_YEARS_ASKED, 0, -1))
