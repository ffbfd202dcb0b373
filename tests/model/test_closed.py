"""What a portal knows of its closed cycles."""

from __future__ import annotations

from kksportal.model.closed import ArchivedCycle, ClosedCycle, Print


def test_a_cycle_tells_of_what_it_froze_a_table() -> None:
    """Its subjects are those of its tables, each once."""
    one = ClosedCycle(
        cycle="2025",
        version=1,
        tables={
            ("daerah/a", "fakta"): Print(1, "x"),
            ("daerah/a", "sumber"): Print(1, "y"),
            ("kerangka/2025", "syarat"): Print(2, "z"),
        },
    )
    assert one.subjects() == {"daerah/a", "kerangka/2025"}


def test_a_damaged_archive_is_an_archive_without_versions() -> None:
    """Its cycle is closed all the same."""
    assert ArchivedCycle(cycle="2025").versions == ()
