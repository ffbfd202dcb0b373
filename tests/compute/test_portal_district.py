"""Everything computed of one district at once, each answer from the rows it should rest on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kksportal.compute.portal import AwardClaim, DistrictResult, compute_district, compute_portal
from kksportal.compute.shared import compute_shared
from kksportal.model.claim import Agreed, Claim, Missing
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.model.result import Trend, Verdict
from tests.builders import (
    CODE,
    award_package,
    district,
    framework,
    head,
    package,
    portal,
    rows,
    source,
)

UNKNOWN = "Perubahan sejak siklus lalu belum dapat dihitung: skor indikatornya belum diketahui."
PREDIKAT = [
    {"id": name, "nama": name.capitalize(), "urutan": str(i)}
    for i, name in enumerate(("padapa", "wiwerda", "wistara"), start=1)
]
RULE = {"siklus": "2025", "uji": "paling-sedikit"}
ODF = RULE | {"butir": "odf", "ukuran": "odf-desa", "nilai": "80", "satuan": "persen"}
IN_A_ROW = RULE | {
    "butir": "riwayat",
    "ukuran": "predikat-berturut",
    "uji": "berturut",
    "nilai": "2",
    "acuan": "wistara",
}


def world(*districts: DistrictPackage, **tables: Any) -> PortalInput:
    """A portal of a cycle 2023 and an instrument of 2025 with two tatanan."""
    new = framework(
        tatanan=[{"id": "pasar"}, {"id": "pariwisata"}],
        indikator=[
            {"kode": "T1.01", "tatanan": "pasar"},
            {"kode": "T1.02", "tatanan": "pasar"},
            {"kode": "T2.01", "tatanan": "pariwisata"},
        ],
        tahap=[{"id": "v1", "urutan": "1"}, {"id": "v2", "urutan": "2"}],
        skala=[{"indikator": "T1.01", "skor": step} for step in ("80", "0")],
        padanan=[
            {"siklus_lama": "2023", "kode_lama": old, "kode_baru": code, "hubungan": relation}
            for old, code, relation in (
                ("T1.09", "T1.01", "sama"),
                ("T1.02", "T1.02", "berubah"),
                ("T1.03", "", "dihapus"),
            )
        ],
        syarat=[
            ODF | {"predikat": "padapa"},
            ODF | {"predikat": "wistara", "nilai": "100"},
            IN_A_ROW | {"predikat": "wistara"},
        ],
    )
    old = framework("2023", indikator=[{"kode": "T1.09", "tatanan": "pasar"}])
    return portal(
        vocabulary={"predikat": PREDIKAT, "ukuran": [{"id": "odf-desa", "nama": "ODF desa"}]},
        regions=[
            {
                "daerah": [{"id": "balangan", "kode": CODE}],
                "kecamatan": [{"id": str(i), "daerah": "balangan"} for i in range(8)],
            }
        ],
        frameworks=[old, new],
        districts=districts or (district(**tables),),
        awards=tables.get("awards", ()),
    )


def found(*, awards: Any = (), **tables: Any) -> DistrictResult:
    """What is computed of Balangan from its tables and these awards."""
    mine = district(**tables)
    data = world(mine, awards=awards)
    return compute_district(mine, compute_shared(data, data.districts))


def score(code: str, value: str, cycle: str = "2025", **cells: str) -> dict[str, str]:
    """A row of a score by the centre at stage v1 unless its cells say otherwise."""
    row = {"siklus": cycle, "indikator": code, "penilai": "pusat", "tahap": "v1", "skor": value}
    return row | cells


def test_a_district_that_tells_nothing_has_no_answer_but_an_empty_one() -> None:
    """Without rows nothing is counted, nothing is 0, and readiness cannot be judged."""
    made = found()
    assert (made.cycle, made.simulated, made.next_category) == ("2025", False, "padapa")
    assert made.package == district()
    assert made.sources == {"a": source("a")}
    empty = (made.topics, made.told, made.award_claims, made.coverage, made.change_sources)
    assert empty == ((), (), (), (), ())
    assert (made.indicators, made.standing, made.scores, made.trends) == ({}, {}, {}, {})
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
    assert [one.tatanan for one in made.told] == ["pasar"]
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
    assert made.standing["2025", "T2.01"].keys() == {"provinsi"}


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
        "pasar": Trend(tatanan="pasar", count=1, before=Decimal(40), after=Decimal(80))
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
    made = compute_portal(data)
    assert list(made.districts) == [CODE, "63.10"]
    means = [one.scores["2025", "semua", "pusat"].mean for one in made.districts.values()]
    assert means == [Decimal(80), Decimal(40)]
    assert made.packaged == frozenset({CODE, "63.10"})
    alone = compute_district(mine[1], compute_shared(data, data.districts))
    assert made.districts["63.10"] == alone
