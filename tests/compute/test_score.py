"""An indicator's figures: its steps, its values by year, its scores as told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.compute.score import (
    indicator_results,
    steps_of,
)
from kksportal.model.claim import Agreed, Claim, Disputed, Figure, Missing, Reason, to_figure
from kksportal.model.result import IndicatorResult
from tests.builders import claim, district, framework, source


def score(value: str, by: str = "a", as_of: str = "") -> Claim:
    """A score that a source gives."""
    return claim(value, unit="nilai", by=by, as_of=as_of)


def told(value: str, by: str = "a") -> Figure:
    """A score that one source gives, as a figure."""
    return to_figure((score(value, by),))


def result_of(**cells: str) -> IndicatorResult:
    """What is computed of T1.01 from one row of scores."""
    row = {"siklus": "2025", "indikator": "T1.01", "penilai": "pusat", "tahap": "v"} | cells
    return indicator_results(district(penilaian=[row]), {})["2025", "T1.01"]


def test_steps_stand_highest_first_by_cycle_and_indicator() -> None:
    """Each indicator of each cycle has its own steps, the highest first, as numbers."""
    made = steps_of(
        {
            "2023": framework("2023", skala=[{"indikator": "T1.01", "skor": "100"}]),
            "2025": framework(
                skala=[
                    {"indikator": "T1.01", "skor": "50"},
                    {"indikator": "T1.02", "skor": "0"},
                    {"indikator": "T1.01", "skor": "100"},
                    {"indikator": "T1.01", "skor": "7.5"},
                ]
            ),
        }
    )
    assert made == {
        ("2023", "T1.01"): (Decimal(100),),
        ("2025", "T1.01"): (Decimal(100), Decimal(50), Decimal("7.5")),
        ("2025", "T1.02"): (Decimal(0),),
    }


def test_without_a_scale_there_are_no_steps() -> None:
    """A framework without a scale says nothing of steps."""
    assert steps_of({}) == {}
    assert steps_of({"2025": framework(indikator=[{"kode": "T1.01"}])}) == {}


def test_a_value_is_a_claim_of_its_row() -> None:
    """A measured value has its unit, date, source, place in the source and note from its row."""
    row = {
        "siklus": "2025",
        "indikator": "T1.01",
        "tahun": "2024",
        "nilai": "85.5",
        "satuan": "persen",
        "per_tanggal": "2024-12",
        "sumber": "dinkes",
        "letak": "halaman 3",
        "catatan": "sementara",
    }
    made = indicator_results(district(capaian=[row]), {})
    expected = Claim(
        value=Decimal("85.5"),
        unit="persen",
        source=source("dinkes"),
        as_of="2024-12",
        locus="halaman 3",
        note="sementara",
    )
    assert made == {
        ("2025", "T1.01"): IndicatorResult(
            code="T1.01", values={"2024": Agreed(claims=(expected,))}, top=Decimal(100)
        )
    }


def test_values_stand_by_year_and_two_sources_of_a_year_stand_together() -> None:
    """Years stay apart; within a year two sources that differ are a dispute, equal ones agree."""
    base = {"siklus": "2025", "indikator": "T1.01", "satuan": "persen"}
    made = indicator_results(
        district(
            capaian=[
                base | {"tahun": "2023", "nilai": "80", "sumber": "a"},
                base | {"tahun": "2024", "nilai": "85", "sumber": "a"},
                base | {"tahun": "2024", "nilai": "87", "sumber": "b"},
                base | {"tahun": "2025", "nilai": "90", "sumber": "b"},
                base | {"tahun": "2025", "nilai": "90", "sumber": "a"},
            ]
        ),
        {},
    )
    values = made["2025", "T1.01"].values
    assert values == {
        "2023": Agreed(claims=(claim("80"),)),
        "2024": Disputed(claims=(claim("85"), claim("87", by="b"))),
        "2025": Agreed(claims=(claim("90"), claim("90", by="b"))),
    }


def test_cycles_and_indicators_stay_apart() -> None:
    """The same code in another cycle, and another code, are other indicators."""
    cells = [("2023", "T1.01", "1"), ("2025", "T1.01", "2"), ("2025", "T1.02", "3")]
    made = indicator_results(
        district(
            capaian=[
                {"siklus": c, "indikator": i, "tahun": "2024", "nilai": v} for c, i, v in cells
            ]
        ),
        {},
    )
    assert {key: one.values["2024"] for key, one in made.items()} == {
        (c, i): to_figure((claim(v, unit=""),)) for c, i, v in cells
    }
    assert [one.code for one in made.values()] == ["T1.01", "T1.01", "T1.02"]


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ({}, Missing(reason=Reason.NO_DATA, source=source())),
        ({"keadaan": "ditahan"}, Missing(reason=Reason.WITHHELD, source=source())),
        (
            {"keadaan": "tidak-berlaku", "catatan": "tidak ada pasar"},
            Missing(reason=Reason.NOT_APPLICABLE, note="tidak ada pasar", source=source()),
        ),
    ],
    ids=["no-reason", "reason", "reason-and-note"],
)
def test_an_empty_value_or_score_is_missing_with_its_reason(
    cells: dict[str, str], missing: Missing
) -> None:
    """The reason is its row's, else that there is none yet; who says so is kept."""
    value = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024"} | cells
    made = indicator_results(district(capaian=[value]), {})["2025", "T1.01"]
    assert made.values == {"2024": missing}
    assert result_of(**cells).scores == {("pusat", "v"): missing}


def test_a_number_stands_beside_an_empty_row_and_zero_is_a_number() -> None:
    """An empty row of one source does not take away what another says; 0 is not empty."""
    base = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024", "satuan": "persen"}
    made = indicator_results(
        district(
            capaian=[base | {"keadaan": "belum-ada"}, base | {"nilai": "0", "sumber": "b"}],
        ),
        {},
    )
    assert made["2025", "T1.01"].values["2024"] == Agreed(claims=(claim("0", by="b"),))
    assert result_of(skor="0").scores == {("pusat", "v"): told("0")}


def test_of_two_empty_rows_the_first_source_s_reason_stands() -> None:
    """Where nobody says a number, the reason of the first source by id is the figure's."""
    base = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024"}
    made = indicator_results(
        district(
            capaian=[
                base | {"keadaan": "ditahan", "sumber": "b"},
                base | {"keadaan": "tidak-berlaku"},
            ]
        ),
        {},
    )
    assert made["2025", "T1.01"].values["2024"] == Missing(
        reason=Reason.NOT_APPLICABLE, source=source()
    )


def test_criteria_stand_by_year_and_only_where_told() -> None:
    """A criterion in words stands under its year; a row without one says none."""
    base = {"siklus": "2025", "indikator": "T1.01"}
    made = indicator_results(
        district(
            capaian=[
                base | {"tahun": "2023", "kriteria": "Ada SK"},
                base | {"tahun": "2024", "nilai": "3"},
                base | {"tahun": "2025", "kriteria": "Ada SK dan anggaran"},
                base | {"tahun": "2025", "indikator": "T1.02", "nilai": "1"},
            ]
        ),
        {},
    )
    first = made["2025", "T1.01"]
    assert first.criteria == {"2023": "Ada SK", "2025": "Ada SK dan anggaran"}
    assert list(first.values) == ["2023", "2024", "2025"]
    assert made["2025", "T1.02"].criteria == {}


def test_the_order_of_rows_never_decides_a_criterion() -> None:
    """Two sources' criteria of one year make the same words in whichever order they stand."""
    base = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024"}
    told = [
        base | {"kriteria": "Ada SK", "sumber": "a"},
        base | {"kriteria": "Belum ada SK", "sumber": "b"},
    ]
    one, other = (
        indicator_results(district(capaian=order), {})["2025", "T1.01"].criteria
        for order in (told, told[::-1])
    )
    assert one == other


def test_a_score_is_a_claim_of_its_row() -> None:
    """A score is in points, as of its day, of its source, at its place, with its note."""
    made = result_of(
        skor="70", tanggal="2025-08-21", sumber="prov", letak="lampiran", catatan="daring"
    )
    expected = Claim(
        value=Decimal(70),
        unit="nilai",
        source=source("prov"),
        as_of="2025-08-21",
        locus="lampiran",
        note="daring",
    )
    assert made == IndicatorResult(
        code="T1.01", scores={("pusat", "v"): Agreed(claims=(expected,))}, top=Decimal(100)
    )


def test_assessors_and_stages_are_never_merged() -> None:
    """Scores of another assessor or another stage stand apart; only the same pair may differ."""
    base = {"siklus": "2025", "indikator": "T1.01"}
    made = indicator_results(
        district(
            penilaian=[
                base | {"penilai": "pusat", "tahap": "v1", "skor": "50"},
                base | {"penilai": "pusat", "tahap": "v2", "skor": "70"},
                base | {"penilai": "provinsi", "tahap": "v1", "skor": "100"},
                base | {"penilai": "pusat", "tahap": "v1", "skor": "60", "sumber": "b"},
            ]
        ),
        {},
    )
    assert made["2025", "T1.01"].scores == {
        ("pusat", "v1"): Disputed(claims=(score("50"), score("60", "b"))),
        ("pusat", "v2"): told("70"),
        ("provinsi", "v1"): told("100"),
    }


def test_an_indicator_with_a_value_and_one_with_a_score_are_both_there() -> None:
    """Every indicator that any row tells of has a result, with what the other table lacks empty."""
    made = indicator_results(
        district(
            capaian=[{"siklus": "2025", "indikator": "T1.02", "tahun": "2024", "nilai": "3"}],
            penilaian=[
                {"siklus": "2025", "indikator": "T1.01", "penilai": "pusat", "tahap": "v"},
            ],
        ),
        {("2025", "T1.01"): (Decimal(80), Decimal(20))},
    )
    assert made.keys() == {("2025", "T1.01"), ("2025", "T1.02")}
    assert (made["2025", "T1.01"].values, made["2025", "T1.02"].scores) == ({}, {})
    assert (made["2025", "T1.01"].top, made["2025", "T1.02"].top) == (Decimal(80), Decimal(100))


def test_no_rows_make_no_indicator() -> None:
    """A district that tells of no indicator has none."""
    assert indicator_results(district(), {}) == {}


def test_two_districts_with_one_source_id_keep_their_own_sources() -> None:
    """Equal rows of two packages share no source: each claim names its own package's."""
    row = {"siklus": "2025", "indikator": "T1.01", "penilai": "pusat", "tahap": "v", "skor": "70"}
    value = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024", "nilai": "3"}
    for title in ("Dinas satu", "Dinas dua"):
        made = indicator_results(
            district(penilaian=[row], capaian=[value], sumber=[source("a", judul=title)._asdict()]),
            {},
        )["2025", "T1.01"]
        for figure in (made.scores["pusat", "v"], made.values["2024"]):
            assert isinstance(figure, Agreed)
            assert [one.source.judul for one in figure.claims] == [title]


def test_a_value_and_a_score_of_the_same_cells_are_not_one_figure() -> None:
    """Equal cells mean other things in another table: a value has its unit, a score is points."""
    made = indicator_results(
        district(
            capaian=[
                {
                    "siklus": "2025",
                    "indikator": "T1.01",
                    "tahun": "2024",
                    "nilai": "70",
                    "satuan": "persen",
                }
            ],
            penilaian=[
                {
                    "siklus": "2025",
                    "indikator": "T1.01",
                    "penilai": "pusat",
                    "tahap": "v",
                    "skor": "70",
                }
            ],
        ),
        {},
    )["2025", "T1.01"]
    assert made.values["2024"] == Agreed(claims=(claim("70"),))
    assert made.scores["pusat", "v"] == told("70")
