"""A district's scores, their change since the last cycle, and what was sent back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.model.claim import Agreed, Claim
from kksportal.model.result import Trend
from tests.builders import (
    district,
    framework,
    portal,
    rows,
    source,
)
from tests.compute.districts import UNKNOWN, found, score

SCORED = [
    score("T1.01", "80", sumber="b"),
    score("T1.09", "40", "2023", sumber="c"),
    score("T1.02", "50"),
    score("T1.02", "100", "2023"),
    score("T2.01", "70", penilai="provinsi", sumber="d"),
]


def test_scores_rest_on_the_steps_of_their_framework() -> None:
    """Scores stand by cycle, tatanan and assessor; the top of an indicator is its own."""
    made = found(penilaian=SCORED)
    one = made.scores["2025", "pasar", "pusat"]
    assert (one.mean, one.filled, one.total, one.below_top) == (Decimal(65), 2, 2, 1)
    assert made.scores["2025", "semua", "pusat"].total == 3
    assert made.scores["2023", "semua", "pusat"].mean == Decimal(40)
    assert made.indicators["2025", "T1.01"].top == Decimal(80)
    assert made.last_scores["2025", "T2.01"].keys() == {"provinsi"}


def test_changes_are_those_of_the_main_cycle_and_known_by_code() -> None:
    """Each indicator of the new cycle knows how it moved; an abolished one is in the list alone."""
    made = found(penilaian=SCORED)
    assert [(c.old_code, c.code, c.word) for c in made.changes] == [
        ("T1.09", "T1.01", "naik"),
        ("T1.02", "T1.02", "tidak dapat dibandingkan"),
        ("T1.03", "", "tidak dapat dibandingkan"),
    ]
    assert made.has_changes
    assert made.change_of("T1.01") == made.changes[0]
    assert made.change_of("T1.02") == made.changes[1]
    assert made.change_of("") is None
    assert made.change_note == (
        "Dari 1 indikator yang sama pada dua siklus, 1 naik, 0 turun, dan 0 tetap; "
        "2 lainnya tidak dibandingkan."
    )
    assert made.trends == {
        "pasar": Trend(
            tatanan="pasar", count=1, before=Decimal(40), after=Decimal(80), old_cycle="2023"
        )
    }


def test_the_sources_of_changes_are_those_of_the_centres_scores() -> None:
    """Each source of a score that is compared stands once, by id; others do not."""
    made = found(penilaian=[*SCORED, score("T2.01", "70", sumber="b")])
    assert [one.id for one in made.change_sources] == ["b", "c"]
    assert [one.id for one in made.changes[0].before_sources] == ["c"]
    assert [one.id for one in made.changes[0].after_sources] == ["b"]


def test_without_two_scores_no_change_is_told() -> None:
    """Where nothing can be compared the crosswalk is still told, with the reason in the note."""
    made = found(penilaian=[score("T1.01", "80")])
    assert (len(made.changes), made.has_changes, made.trends) == (3, False, {})
    assert made.change_note == (
        "Perubahan sejak siklus lalu belum dapat dihitung: skornya belum diketahui."
    )


def test_without_a_crosswalk_no_change_is_told() -> None:
    """In a cycle without a crosswalk the note says that scores of the indicators are unknown."""
    mine = district(penilaian=[score("T1.09", "40", "2023")], tahapan=[{"siklus": "2023"}])
    bare = framework("2023", tatanan=[{"id": "pasar"}])
    data = portal(frameworks=[bare], districts=[mine])
    made = compute_district(mine, compute_shared(data, data.districts))
    assert (made.cycle, made.changes, made.change_note) == ("2023", (), UNKNOWN)


def test_repairs_and_deadlines_are_those_of_the_main_cycle() -> None:
    """The shown cycle's repairs are counted; equal deadlines are told once, others side by side."""
    plain = {"siklus": "2025", "tahap": "v1", "batas_jam": "48"}
    made = found(
        perbaikan=[
            plain | {"tatanan": "pasar", "jumlah": "3"},
            plain | {"tatanan": "pariwisata", "jumlah": "2"},
            plain | {"tatanan": "lain", "jumlah": "1", "batas_jam": "", "tenggat": "2025-08-27"},
            {"siklus": "2023", "jumlah": "9", "tenggat": "2023-08-27"},
        ]
    )
    assert isinstance(made.repair, Agreed)
    assert [int(c.value) for c in made.repair.claims] == [6]
    assert made.deadline == "27 Agustus 2025; 2 × 24 jam, waktu mulai tidak disebut"
    (row,) = rows("daerah", "perbaikan", [{"tenggat": "2025-08-27"}])
    assert made.deadline_of(row) == "27 Agustus 2025"


def test_the_score_of_the_district_is_the_centres_mean_of_the_main_cycle() -> None:
    """The mean is rounded to one decimal, half up, and says of how many indicators it is."""
    made = found(
        penilaian=[
            score("T1.01", "80", tanggal="2025-08-20", sumber="b"),
            score("T1.02", "70.5", tanggal="2025-08-21"),
            score("T2.01", "100", penilai="provinsi"),
            score("T1.09", "10", "2023"),
        ]
    ).score_figure
    claims = tuple(
        Claim(
            value=Decimal("75.3"),
            unit="nilai",
            source=source(by),
            as_of="2025-08-21",
            note="dihitung portal dari 2 dari 3 indikator",
        )
        for by in "ab"
    )
    assert made == ("Nilai pusat 2025", Agreed(claims=claims))


@pytest.mark.parametrize(
    "cells",
    [
        {"penilai": "provinsi"},
        {"skor": "", "keadaan": "ditahan"},
        {"indikator": "T1.09", "siklus": "2023"},
    ],
    ids=["province", "empty", "another-cycle"],
)
def test_without_a_score_of_the_centre_the_district_has_none(cells: dict[str, str]) -> None:
    """Neither another assessor's score, nor a reason, nor another cycle's is the district's."""
    row = score("T1.01", "80") | cells
    assert found(penilaian=[row], tahapan=[{"siklus": "2025"}]).score_figure is None
