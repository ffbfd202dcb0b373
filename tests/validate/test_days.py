"""What has happened is not dated after the day of its package."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kksportal.validate.days import is_after
from tests.validate.world import DISTRICT, judged, places

TODAY = replace(DISTRICT, updated="2026-11-30")


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("2026-11-30", False),
        ("2026-12-01", True),
        ("2026-11", False),
        ("2026-12", True),
        ("2026", False),
        ("2027", True),
        ("2052-08-21", True),
        ("2026-11-30T23:59+07:00", False),
        ("", False),
    ],
)
def test_a_date_is_compared_as_precisely_as_it_is(value: str, after: bool) -> None:
    """The month of the package's day is not after it, the next one is."""
    assert is_after(value, "2026-11-30") is after


def test_a_figure_of_the_future_is_told() -> None:
    """With its line and column; the day itself is fine, and so is a package without a day."""
    late = judged("fakta", {"per_tanggal": "2052-08-21"}, about=TODAY)
    assert places(late) == [("KKS-W001", "fakta.csv", 2, "per_tanggal")]
    assert judged("fakta", {"per_tanggal": "2026-11-30"}, about=TODAY) == ()
    assert judged("fakta", {"per_tanggal": "2052-08-21"}) == ()


@pytest.mark.parametrize(
    ("table", "cells", "told"),
    [
        ("fakta", {"target_tanggal": "2029-12-31"}, False),
        ("kegiatan", {"tanggal": "2027-01-01", "status": "rencana"}, False),
        ("kegiatan", {"tanggal": "2027-01-01", "status": "terlaksana"}, True),
        ("tahapan", {"mulai": "2027-01-01", "status": "rencana"}, False),
        ("tahapan", {"mulai": "2027-01-01", "status": "selesai"}, True),
        ("perbaikan", {"diminta": "2027-01-01"}, True),
        ("perbaikan", {"tenggat": "2027-01-01"}, False),
        ("capaian", {"tahun": "2027"}, True),
        ("bukti", {"tahun": "2027"}, False),
    ],
)
def test_what_is_planned_may_lie_ahead(table: str, cells: dict[str, str], told: bool) -> None:
    """Targets, deadlines, plans and next year's budget are no mistake."""
    codes = [f.kind.code for f in judged(table, cells, about=TODAY)]
    assert codes == (["KKS-W001"] if told else [])
