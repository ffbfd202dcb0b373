"""Everything computed of one district at once, each answer from the rows it should rest on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kksportal.compute.district import AwardClaim, compute_district
from kksportal.compute.shared import compute_shared
from kksportal.compute.trend import summary
from kksportal.model.claim import Agreed, Claim, Missing
from kksportal.model.package import DistrictPackage
from kksportal.model.result import Verdict
from tests.builders import (
    CODE,
    award_package,
    district,
    framework,
    head,
    package,
    portal,
    source,
)
from tests.compute.districts import UNKNOWN, found, score, world


def test_a_district_that_tells_nothing_has_no_answer_but_an_empty_one() -> None:
    """Without rows nothing is counted, nothing is 0, and readiness cannot be judged."""
    made = found()
    assert (made.cycle, made.simulated, made.next_category) == ("2025", False, "padapa")
    assert made.package == district()
    assert made.sources == {"a": source("a")}
    empty = (made.topics, made.stated_scores, made.award_claims, made.coverage, made.change_sources)
    assert empty == ((), (), (), (), ())
    assert (made.indicators, made.last_scores, made.scores, made.trends) == ({}, {}, {}, {})
    assert (made.awards, made.criterion_sources) == ({}, {})
    assert (made.repair, made.deadline, made.last_stage) == (None, "", None)
    assert (made.changes, made.change_note, made.has_changes) == ((), UNKNOWN, False)
    assert made.change_of("T1.01") is None
    assert made.score_figure is None
    assert {key: trace.verdict for key, trace in made.readiness.items()} == {
        ("2025", "padapa"): Verdict.UNDECIDED,
        ("2025", "wistara"): Verdict.UNDECIDED,
    }


@pytest.mark.parametrize("simulated", [True, False])
def test_a_district_is_simulated_when_its_package_says_so(simulated: bool) -> None:
    """Whether a district is simulated stands in the head of its package."""
    mine = package("daerah", about=head(simulated=simulated))
    assert isinstance(mine, DistrictPackage)
    data = world(mine)
    assert compute_district(mine, compute_shared(data, data.districts)).simulated is simulated


def test_each_table_answers_its_own_question() -> None:
    """Facts make topics, told scores make told ones, answers make coverage, stages the stage."""
    fact = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
    told = {"siklus": "2025", "tatanan": "pasar", "penilai": "pusat", "nilai": "70"}
    answer = {"siklus": "2025", "komponen": "forum", "butir": "sk", "wilayah": f"{CODE}.01"}
    stage = {"siklus": "2025", "tahap": "v1", "status": "selesai"}
    made = found(
        fakta=[fact | {"nilai": "90", "per_tanggal": "2025"}],
        nilai_tatanan=[told],
        kelembagaan=[answer | {"ada": "ya"}],
        tahapan=[stage, stage | {"tahap": "v2"}],
    )
    assert [one.ukuran for one in made.topics] == ["odf-desa"]
    assert [one.tatanan for one in made.stated_scores] == ["pasar"]
    assert made.last_stage is not None
    assert made.last_stage.tahap == "v2"
    (coverage,) = made.coverage
    assert isinstance(coverage.figure, Agreed)
    assert [(str(c.value), str(c.out_of)) for c in coverage.figure.claims] == [("1", "8")]


def test_a_district_outside_the_regions_is_covered_of_what_it_answers() -> None:
    """Where no region lists a district, its kecamatan are those that its rows answer for."""
    plain = {"siklus": "2025", "komponen": "forum", "butir": "sk"}
    answers = [{"wilayah": f"{CODE}.0{i}", "ada": "ya"} for i in (1, 2)]
    mine = district(kelembagaan=[plain | row for row in answers])
    data = portal(frameworks=[framework()], districts=[mine])
    (made,) = compute_district(mine, compute_shared(data, data.districts)).coverage
    assert isinstance(made.figure, Agreed)
    assert [(str(c.value), str(c.out_of)) for c in made.figure.claims] == [("2", "2")]


@pytest.mark.parametrize(
    ("value", "padapa"),
    [("80", Verdict.MET), ("79.9", Verdict.NOT_MET)],
)
def test_readiness_is_judged_for_each_category_with_requirements(
    value: str, padapa: Verdict
) -> None:
    """Each category of the ladder that has requirements of its own is judged, lowest first."""
    fact = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
    made = found(fakta=[fact | {"nilai": value, "per_tanggal": "2025"}]).readiness
    assert [(key, one.verdict) for key, one in made.items()] == [
        (("2025", "padapa"), padapa),
        (("2025", "wistara"), Verdict.NOT_MET),
    ]
    assert [one.category for one in made.values()] == ["padapa", "wistara"]


def test_a_fact_of_another_region_is_no_evidence_for_the_district() -> None:
    """A province's own figure does not decide a district's readiness."""
    fact = {"subjek": "63", "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
    made = found(fakta=[fact | {"nilai": "95", "per_tanggal": "2025"}])
    assert made.readiness["2025", "padapa"].verdict is Verdict.UNDECIDED


def record(cycle: str, category: str, doubted: bool = False) -> Any:
    """A cycle's awards in which Balangan has this category, or a doubt of it."""
    row = {"wilayah": CODE, "penghargaan": "swasti-saba", "predikat": category, "alasan": "ragu"}
    if doubted:
        return award_package(cycle, diragukan=[row])
    del row["alasan"]
    return award_package(cycle, penerima=[row])


@pytest.mark.parametrize(
    ("awards", "in_a_row", "following"),
    [
        ([record(c, "wistara") for c in ("2021", "2023", "2025")], Verdict.MET, "wistara"),
        ([record("2023", "padapa")], Verdict.NOT_MET, "wiwerda"),
        ([record("2023", "")], Verdict.UNDECIDED, "padapa"),
        ([record("2023", "padapa", doubted=True)], Verdict.UNDECIDED, "padapa"),
    ],
    ids=["three-times", "another-category", "no-category", "doubted"],
)
def test_awards_are_history_where_their_category_is_known(
    awards: list[Any], in_a_row: Verdict, following: str
) -> None:
    """A known category counts for or against awards in a row; none or a doubted one is unknown."""
    made = found(awards=awards)
    (item,) = [i for i in made.readiness["2025", "wistara"].items if i.item == "riwayat"]
    assert (item.verdict, made.next_category) == (in_a_row, following)
    assert list(made.awards) == [one.head.cycle for one in awards]


def test_claims_of_awards_without_a_year_keep_their_words() -> None:
    """A district's own claim says how many awards of a category, or that it says not how many."""
    made = found(
        penghargaan=[
            {
                "siklus_teks": "tiga periode terakhir",
                "predikat": "wistara",
                "jumlah": "3",
                "per_tanggal": "2025-08",
                "sumber": "s1",
                "letak": "paragraf 2",
                "penutur": "Bupati",
                "catatan": "sambutan",
            },
            {"siklus_teks": "sejak dulu", "predikat": "padapa", "catatan": "lisan"},
        ]
    ).award_claims
    counted = Claim(
        value=Decimal(3),
        unit="siklus",
        source=source("s1"),
        as_of="2025-08",
        locus="paragraf 2",
        speaker="Bupati",
        note="sambutan",
    )
    assert made == (
        AwardClaim(
            predikat="wistara",
            siklus_teks="tiga periode terakhir",
            figure=Agreed(claims=(counted,)),
        ),
        AwardClaim(
            predikat="padapa",
            siklus_teks="sejak dulu",
            figure=Missing(note="lisan", source=source("a")),
        ),
    )


def test_a_criterion_names_every_source_of_its_year() -> None:
    """The sources of a criterion in words are those of its own cycle, indicator and year."""
    base = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024", "kriteria": "Ada SK"}
    made = found(
        capaian=[
            base,
            base | {"sumber": "b"},
            base | {"tahun": "2023", "sumber": "c"},
            base | {"kriteria": "", "nilai": "3", "sumber": "d"},
        ]
    ).criterion_sources
    assert made == {
        ("2025", "T1.01", "2024"): (source("a"), source("b")),
        ("2025", "T1.01", "2023"): (source("c"),),
    }


def test_a_portal_is_computed_district_by_district() -> None:
    """Every district of a portal has its own answers, the same as computed alone."""
    both = [
        package("daerah", about=head(code=code), penilaian=[score("T1.01", value)])
        for code, value in ((CODE, "80"), ("63.10", "40"))
    ]
    mine = [one for one in both if isinstance(one, DistrictPackage)]
    data = world(*mine)
    shared = compute_shared(data, data.districts)
    assert shared.packaged == frozenset({CODE, "63.10"})
    made = [compute_district(one, shared) for one in mine]
    means = [one.scores["2025", "semua", "pusat"].mean for one in made]
    assert means == [Decimal(80), Decimal(40)]
    alone = compute_shared(world(mine[1]), {"63.10"})
    assert compute_district(mine[1], alone) == made[1]


def test_each_tatanan_has_the_note_of_its_own_indicators() -> None:
    """A tatanan of which no indicator stands in the crosswalk has none."""
    made = found(penilaian=[score("T1.01", "80"), score("T1.09", "0", siklus="2023")])
    assert set(made.change_notes) == {"pasar"}
    changes = [change for change in made.changes if change.code in ("T1.01", "T1.02")]
    assert len(changes) == 2
    ordered = sorted(changes, key=lambda change: change.code)
    assert made.change_notes["pasar"] == summary(tuple(ordered))
    assert made.change_notes["pasar"] != summary(tuple(ordered[1:]))
