"""Scores of tatanan as sources state them: one thing, one stage and one moment a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.compute.resolve import (
    StatedScore,
    stated_scores,
)
from kksportal.model.claim import (
    Agreed,
    Claim,
    Disputed,
    Place,
    Precision,
    to_figure,
)
from tests.builders import claim, district, source
from tests.compute.test_resolve import values

FOLDER = "datapackages/daerah/x"


SCORE = {"siklus": "2025", "tatanan": "pasar", "penilai": "pusat", "tahap": "v", "satuan": "nilai"}


def told(*cells: dict[str, str]) -> tuple[StatedScore, ...]:
    """Scores of tatanan as told, by the centre for the market unless their cells say otherwise."""
    return stated_scores(district(nilai_tatanan=[SCORE | row for row in cells]))


def test_a_told_score_has_all_its_row_says() -> None:
    """A told score names its cycle, tatanan, assessor and stage, and its claim its place."""
    (made,) = told(
        {
            "siklus_teks": "tahun ini",
            "nilai": "85.5",
            "ketepatan": "lebih-dari",
            "per_tanggal": "2025-08",
            "sumber": "s1",
            "letak": "tabel 2",
            "penutur": "Bupati",
            "catatan": "sementara",
        }
    )
    expected = Claim(
        value=Decimal("85.5"),
        unit="nilai",
        source=source("s1"),
        precision=Precision.MORE_THAN,
        as_of="2025-08",
        locus="tabel 2",
        speaker="Bupati",
        note="sementara",
        place=Place(path=f"{FOLDER}/nilai_tatanan.csv", line=2),
    )
    assert made == StatedScore(
        cycle="2025",
        cycle_text="2025",
        tatanan="pasar",
        assessor="pusat",
        figure=Agreed(claims=(expected,)),
        stage="v",
    )


def test_a_told_score_without_a_stage_has_none() -> None:
    """Where no stage is named, the told score is of none."""
    figure = to_figure((claim("80"),))
    made = StatedScore(cycle="", cycle_text="", tatanan="pasar", assessor="pusat", figure=figure)
    assert made.stage == ""
    (row,) = told({"nilai": "80", "tahap": ""})
    assert row.stage == ""


@pytest.mark.parametrize(
    ("cells", "cycle", "text"),
    [
        ({"siklus": "2025", "siklus_teks": "tahun ini"}, "2025", "2025"),
        ({"siklus": "", "siklus_teks": "tahun lalu"}, "", "tahun lalu"),
        ({"siklus": "", "siklus_teks": ""}, "", "siklus tidak disebut"),
    ],
)
def test_a_cycle_that_is_not_named_keeps_the_words_of_its_source(
    cells: dict[str, str], cycle: str, text: str
) -> None:
    """A cycle stands as named, else in the source's words, else it is said to be untold."""
    (made,) = told({"nilai": "80"} | cells)
    assert (made.cycle, made.cycle_text) == (cycle, text)


@pytest.mark.parametrize("column", ["siklus", "tatanan", "penilai", "tahap"])
def test_told_scores_of_another_thing_stand_apart(column: str) -> None:
    """Another cycle, tatanan, assessor or stage is another told score."""
    made = told({"nilai": "80"}, {"nilai": "90", column: "lain"}, {"nilai": "81", "sumber": "b"})
    assert values([one.figure for one in made]) == [["80", "81"], ["90"]]
    assert isinstance(made[0].figure, Disputed)


def test_told_scores_of_other_words_for_the_cycle_stand_apart() -> None:
    """Without a cycle, other words of the sources are other told scores."""
    made = told(
        {"nilai": "80", "siklus": "", "siklus_teks": "tahun lalu"},
        {"nilai": "90", "siklus": "", "siklus_teks": "periode lalu"},
    )
    assert [one.cycle_text for one in made] == ["tahun lalu", "periode lalu"]


def test_told_scores_of_two_moments_are_two_newest_first() -> None:
    """One tatanan's scores at two times are two told scores, not a dispute; lines are counted."""
    made = told(
        {"nilai": "80", "per_tanggal": "2025-07"}, {"nilai": "90", "per_tanggal": "2025-08"}
    )
    assert values([one.figure for one in made]) == [["90"], ["80"]]
    lines = [
        one.place.line
        for item in made
        if isinstance(item.figure, Agreed)
        for one in item.figure.claims
        if one.place
    ]
    assert lines == [3, 2]
    assert told() == ()
