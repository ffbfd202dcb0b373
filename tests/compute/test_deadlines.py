"""Until when a repair is due: told, reckoned from a window that is data, or why it is not known."""

from __future__ import annotations

import pytest

from kksportal.compute.deadlines import deadline, due_at
from tests.builders import rows

Cells = dict[str, str]
ASKED = {"diminta": "2025-08-25"}


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"tenggat": "2025-08-27T15:00+08:00"}, "27 Agustus 2025 pukul 15.00 WITA"),
        ({"tenggat": "2025-08-27"}, "27 Agustus 2025"),
        (
            {"tenggat": "2025-08-27", "diminta": "2025-08-21T10:00+07:00", "batas_jam": "48"},
            "27 Agustus 2025",
        ),
        (
            {"diminta": "2025-08-21T10:00+07:00", "batas_jam": "48"},
            "23 Agustus 2025 pukul 10.00 WIB",
        ),
        (
            {"diminta": "2025-12-31T23:30+09:00", "batas_jam": "1"},
            "1 Januari 2026 pukul 00.30 WIT",
        ),
        ({"diminta": "2025-08-21T10:00+07:00"}, "tenggat tidak disebut"),
        ({"diminta": "2025-08-21", "batas_jam": "48"}, "2 × 24 jam, waktu mulai tidak disebut"),
        ({"batas_jam": "24"}, "1 × 24 jam, waktu mulai tidak disebut"),
        ({"batas_jam": "23"}, "23 jam, waktu mulai tidak disebut"),
        ({"batas_jam": "36"}, "36 jam, waktu mulai tidak disebut"),
        ({"batas_jam": "600"}, "25 × 24 jam, waktu mulai tidak disebut"),
        ({"batas_jam": "168"}, "7 × 24 jam, waktu mulai tidak disebut"),
        ({}, "tenggat tidak disebut"),
    ],
)
def test_a_deadline_is_absolute_or_says_why_not(cells: Cells, text: str) -> None:
    """A deadline is a local time as told or reckoned, else the hours given from an untold start."""
    (row,) = rows("daerah", "perbaikan", [cells])
    assert deadline(row) == text


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (ASKED | {"batas_hari": "7"}, "1 September 2025 (7 hari sejak 25 Agustus 2025)"),
        (ASKED | {"batas_hari": "1"}, "26 Agustus 2025 (1 hari sejak 25 Agustus 2025)"),
        (
            {"diminta": "2025-08-25T15:00+08:00", "batas_hari": "3", "hari_kerja": "tidak"},
            "28 Agustus 2025 (3 hari sejak 25 Agustus 2025)",
        ),
        (ASKED | {"batas_hari": "7", "tenggat": "2025-08-31"}, "31 Agustus 2025"),
        ({"batas_hari": "7"}, "7 hari, waktu mulai tidak disebut"),
        ({"diminta": "2025-08", "batas_hari": "7"}, "7 hari, waktu mulai tidak disebut"),
    ],
)
def test_a_window_of_days_ends_with_its_last_day(cells: Cells, text: str) -> None:
    """The day of the request is not counted, whatever its hour; a told last day stands before."""
    (row,) = rows("daerah", "perbaikan", [cells])
    assert deadline(row) == text


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (ASKED | {"batas_hari": "3", "hari_kerja": "ya"}, "3 hari kerja sejak 25 Agustus 2025"),
        ({"batas_hari": "3", "hari_kerja": "ya"}, "3 hari kerja, waktu mulai tidak disebut"),
    ],
)
def test_working_days_are_not_reckoned(cells: Cells, text: str) -> None:
    """Which days are holidays no package tells, so the last day is not guessed."""
    (row,) = rows("daerah", "perbaikan", [cells])
    assert (deadline(row), due_at(row)) == (text, "")


@pytest.mark.parametrize(
    ("cells", "moment"),
    [
        ({"tenggat": "2025-08-27T15:00+08:00"}, "2025-08-27T15:00+08:00"),
        ({"diminta": "2025-08-25T10:00+08:00", "batas_jam": "48"}, "2025-08-27T10:00+08:00"),
        (ASKED | {"batas_hari": "7"}, "2025-09-01"),
        (ASKED | {"batas_jam": "48"}, ""),
        ({"batas_hari": "7"}, ""),
        ({}, ""),
    ],
)
def test_a_machine_is_told_the_moment_or_nothing(cells: Cells, moment: str) -> None:
    """In the local time of the source, with its offset; a day where only the day is known."""
    (row,) = rows("daerah", "perbaikan", [cells])
    assert due_at(row) == moment
