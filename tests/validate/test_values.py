"""Values of one row that must fit each other: reasons, parts, percents, order, steps."""

from __future__ import annotations

import pytest

from kksportal.model.kinds import RESOURCES
from kksportal.validate.known import Known
from kksportal.validate.values import value_rules
from tests.validate.world import (
    KNOWN,
    SOUND,
    framework,
    judged,
    only,
    places,
    portal,
)

# The tables in which a value or a reason stands, never both; with the columns of the value.
REASONED = {
    "fakta": ("daerah", {"nilai": "85"}, "nilai"),
    "capaian": ("daerah", {"nilai": "85"}, "nilai atau kriteria"),
    "penilaian": ("daerah", {"skor": "50"}, "skor"),
    "kelembagaan": ("daerah", {"ada": "ya"}, "ada"),
    "syarat": ("kerangka", {"nilai": "80"}, "nilai"),
}


@pytest.mark.parametrize("table", REASONED)
def test_a_value_or_a_reason_stands_never_both(table: str) -> None:
    """A row with a value has no reason, one without has: else its column is reported."""
    kind, value, spoken = REASONED[table]
    (column, text), reason = next(iter(value.items())), {"keadaan": "belum-ada"}
    none = {column: ""}
    assert judged(table, value, kind=kind) == ()
    assert judged(table, none | reason, kind=kind) == ()
    both = only(judged(table, value | reason, kind=kind))
    assert places((both,)) == [("KKS-D014", f"{table}.csv", 2, column)]
    assert both.what == f"Ada nilai “{text}” dan juga keadaan “belum-ada”."
    assert both.advice == "Kosongkan keadaan, atau kosongkan nilainya"
    neither = only(judged(table, none, kind=kind))
    assert places((neither,)) == [("KKS-D014", f"{table}.csv", 2, column)]
    assert neither.what == f"Kolom {spoken} kosong tanpa alasan."
    assert neither.advice == "Isi keadaan, misalnya belum-ada atau tidak-disebut"


def test_a_criterion_is_a_value_too() -> None:
    """An achievement may be a figure or a criterion; each of them excludes a reason."""
    plain = {"nilai": "", "satuan": "", "kriteria": "Sebagian"}
    assert judged("capaian", plain) == ()
    finding = only(judged("capaian", plain | {"keadaan": "ditahan"}))
    assert finding.what == "Ada nilai “Sebagian” dan juga keadaan “ditahan”."
    assert judged("capaian", {"kriteria": "Penuh"}) == ()
    finding = only(judged("capaian", {"kriteria": "Penuh", "keadaan": "ditahan"}))
    assert finding.what == "Ada nilai “85” dan juga keadaan “ditahan”."


def test_an_award_recipient_without_a_category_needs_no_reason() -> None:
    """The control: a table with a column keadaan, but without the rule."""
    assert judged("penerima", {"predikat": ""}, kind="penghargaan") == ()


# The tables in which a number is a part of another, with the columns of both.
WHOLES = [
    ("fakta", "daerah", "nilai", "dari", {"satuan": "desa"}),
    ("perbaikan", "daerah", "jumlah", "dari", {}),
    ("syarat", "kerangka", "nilai", "dari", {"satuan": "desa"}),
    ("syarat", "kerangka", "nilai", "sampai", {"satuan": "desa"}),
]


@pytest.mark.parametrize(("table", "kind", "part", "whole", "more"), WHOLES)
def test_a_part_is_at_most_its_whole(
    table: str, kind: str, part: str, whole: str, more: dict[str, str]
) -> None:
    """Eight of eight are all, nine of eight are too many; a part may stand without a whole."""
    for value, limit in (("8", "8"), ("7", "8"), ("9", ""), ("9", "10")):
        assert judged(table, more | {part: value, whole: limit}, kind=kind) == ()
    finding = only(judged(table, more | {part: "9", whole: "8"}, kind=kind))
    assert places((finding,)) == [("KKS-D015", f"{table}.csv", 2, part)]
    assert (finding.what, finding.advice) == (f"9 di kolom {part} melebihi 8 di kolom {whole}.", "")
    assert finding.mend == "Periksa kedua angka"


@pytest.mark.parametrize(("value", "right"), [("8", True), ("8.0", True), ("8.01", False)])
def test_parts_are_compared_as_numbers(value: str, right: bool) -> None:
    """Eight and a hundredth of eight are too many; ten is more than nine, whatever its first digit.

    Texts are not compared: "10" comes before "9" only in an alphabet.
    """
    cells = {"satuan": "desa", "nilai": value, "dari": "8"}
    assert (judged("fakta", cells) == ()) is right
    assert judged("fakta", {"satuan": "desa", "nilai": "9", "dari": "10"}) == ()


@pytest.mark.parametrize(("limit", "right"), [("0", False), ("-1", False), ("0.5", True)])
def test_a_whole_is_more_than_nothing(limit: str, right: bool) -> None:
    """Of none or of fewer than none there is no part, even without a value."""
    cells = {"satuan": "ton", "nilai": "0", "dari": limit}
    findings = judged("fakta", cells)
    assert (findings == ()) is right
    if not right:
        assert only(findings).what == f"dari bernilai “{limit}”, harus lebih dari 0."
        empty = judged("fakta", cells | {"nilai": "", "keadaan": "belum-ada"})
        assert only(empty).what == f"dari bernilai “{limit}”, harus lebih dari 0."


def test_an_upper_limit_may_be_nothing() -> None:
    """A range from 0 to 0 is a range: only what is counted over must be more than nothing."""
    cells = {"satuan": "desa", "nilai": "0", "sampai": "0"}
    assert judged("syarat", cells, kind="kerangka") == ()


def test_a_whole_without_a_part_is_let_pass() -> None:
    """Where the number of the part is not given, nothing exceeds its whole."""
    cells = {"nilai": "", "keadaan": "tidak-disebut", "dari": "8", "satuan": "desa"}
    assert judged("fakta", cells) == ()


PERCENT = [
    ("fakta", "daerah"),
    ("capaian", "daerah"),
    ("nilai_tatanan", "daerah"),
    ("syarat", "kerangka"),
]


@pytest.mark.parametrize(("table", "kind"), PERCENT)
@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("0", True),
        ("100", True),
        ("-0", True),
        ("100.0", True),
        ("-0.1", False),
        ("100.1", False),
        ("850", False),
    ],
)
def test_a_percentage_lies_between_nothing_and_all(
    table: str, kind: str, value: str, right: bool
) -> None:
    """0 and 100 are percentages, a tenth beyond either is none; other units have no such limit."""
    findings = judged(table, {"nilai": value}, kind=kind)
    assert (findings == ()) is right
    assert judged(table, {"nilai": value, "satuan": "ton"}, kind=kind) == ()
    if not right:
        assert places(findings) == [("KKS-D016", f"{table}.csv", 2, "nilai")]
        assert only(findings).what == f"“{value}” persen di luar 0 sampai 100."


# The tables whose rows begin and end.
ORDERED = [
    ("tahapan", "daerah", "mulai", "selesai"),
    ("tahap", "kerangka", "mulai", "selesai"),
    ("inovasi", "daerah", "tahun_mulai", "tahun_selesai"),
    ("perbaikan", "daerah", "diminta", "tenggat"),
    ("renstra", "daerah", "tahun_mulai", "tahun_selesai"),
    ("provinsi", "wilayah", "berlaku_dari", "berlaku_sampai"),
    ("daerah", "wilayah", "berlaku_dari", "berlaku_sampai"),
]


@pytest.mark.parametrize(("table", "kind", "start", "end"), ORDERED)
def test_the_end_does_not_come_before_the_start(
    table: str, kind: str, start: str, end: str
) -> None:
    """The same year passes, a later start is reported; one of the two alone says nothing."""
    for first, last in (("2024", "2025"), ("2025", "2025"), ("2025", ""), ("", "2025")):
        assert judged(table, {start: first, end: last}, kind=kind) == ()
    finding = only(judged(table, {start: "2025", end: "2024"}, kind=kind))
    assert places((finding,)) == [("KKS-D019", f"{table}.csv", 2, start)]
    assert (finding.what, finding.advice) == ("“2025” sesudah “2024”.", "")


def test_a_former_name_ends_after_it_began() -> None:
    """It always says until when; since when may not be known."""
    assert judged("nama_lama", {"berlaku_dari": "2003"}, {"berlaku_sampai": "2020"},
                  kind="wilayah") == ()  # fmt: skip
    finding = only(judged("nama_lama", {"berlaku_dari": "2019"}, kind="wilayah"))
    assert places((finding,)) == [("KKS-D019", "nama_lama.csv", 2, "berlaku_dari")]


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        ("2025-05", "2025-05", True),
        ("2025-05", "2025-04", False),
        ("2025-05-02", "2025-05", True),
        ("2025-05-02", "2025", True),
        ("2025", "2025-01-01", True),
        ("2025-06-01", "2025-05", False),
        ("2025-05-02", "2025-05-01", False),
        ("2025-05-02T10:00+07:00", "2025-05-02", True),
        ("2025-05-02T23:00+08:00", "2025-05-03T01:00+08:00", True),
        ("2025-05-03T01:00+08:00", "2025-05-02T23:00+08:00", False),
        ("2025-05-02T10:00+07:00", "2025-05-02T08:00+07:00", True),
        ("2025-05-03T01:00+08:00", "2025-05", True),
        ("2025-06-03T01:00+08:00", "2025-05", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(start: str, end: str, right: bool) -> None:
    """A day within a month may begin or end it; hours of one day are not compared."""
    findings = judged("perbaikan", {"diminta": start, "tenggat": end})
    assert (findings == ()) is right
    assert right or only(findings).what == f"“{start}” sesudah “{end}”."


@pytest.mark.parametrize("score", ["0", "50", "100", "50.0"])
def test_a_score_is_a_step_of_its_indicator(score: str) -> None:
    """The steps of the cycle's scale pass, however they are written."""
    assert judged("penilaian", {"skor": score}) == ()


@pytest.mark.parametrize("score", ["1", "49.9", "51", "1000"])
def test_another_score_is_reported_with_the_steps(score: str) -> None:
    """The steps are named in ascending order, in digits."""
    finding = only(judged("penilaian", {"skor": score}))
    assert places((finding,)) == [("KKS-D021", "penilaian.csv", 2, "skor")]
    assert finding.what == f"Skor “{score}” bukan langkah T1.01."
    assert finding.advice == "Langkahnya pada 2025: 0, 50, 100"


def test_steps_are_reported_from_the_lowest_without_idle_zeros() -> None:
    """Whatever the order and the writing of the scale, the advice counts upwards."""
    step = SOUND["kerangka"]["skala"]
    scores = enumerate(("50.0", "3.5", "100", "8"))
    scale = [step | {"langkah": str(n), "skor": score} for n, score in scores]
    known = Known.of(portal(frameworks={"2025": framework("2025", skala=scale)}))
    (rule,) = (r for r in value_rules("penilaian", known) if r.shown == "skor")
    fault = rule.judge("2025", "T1.01", "4")
    assert fault is not None
    assert fault.advice == "Langkahnya pada 2025: 3.5, 8, 50, 100"
    assert rule.judge("2025", "T1.01", "50") is None


@pytest.mark.parametrize(
    "cells",
    [
        {"indikator": "T1.02", "skor": "7"},
        {"siklus": "2023", "skor": "7"},
        {"skor": "", "keadaan": "belum-ada"},
    ],
    ids=["no scale", "another cycle", "no score"],
)
def test_without_a_scale_every_score_passes(cells: dict[str, str]) -> None:
    """Where the cycle's framework names no steps of the indicator, none is asked."""
    assert judged("penilaian", cells) == ()


def test_a_score_of_a_cycle_without_a_framework_is_reported_once() -> None:
    """That there is no framework is one finding; the score adds none."""
    assert places(judged("penilaian", {"siklus": "2019", "skor": "7"})) == [
        ("KKS-K001", "penilaian.csv", 2, "indikator")
    ]


def test_a_value_that_is_no_number_is_reported_as_that_alone() -> None:
    """A word for a score is not also “no step”."""
    assert places(judged("penilaian", {"skor": "baik"})) == [
        ("KKS-D009", "penilaian.csv", 2, "skor")
    ]


def test_other_tables_have_no_rules_between_cells() -> None:
    """Only the tables above have rules on cells that fit each other."""
    ruled = {
        *REASONED,
        *(row[0] for row in (*WHOLES, *PERCENT, *ORDERED)),
        "penilaian",
        "bukti",
        "sumber",
        "nama_lama",
    }
    for resources in RESOURCES.values():
        for res in resources:
            assert bool(list(value_rules(res.name, KNOWN))) is (res.name in ruled)


@pytest.mark.parametrize(
    ("hours", "days", "wrong"),
    [("48", "2", False), ("48", "3", True), ("48", "", False), ("", "7", False), ("49", "2", True)],
)
def test_one_repair_has_one_window(hours: str, days: str, *, wrong: bool) -> None:
    """Hours and days may both be told where they are as long; else one of them is wrong."""
    findings = judged("perbaikan", {"batas_jam": hours, "batas_hari": days})
    assert [(f.kind.code, f.column) for f in findings] == (
        [("KKS-W005", "batas_hari")] if wrong else []
    )


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2021", "2023", ""),  # its last year is the first that the cycle asks data of
        ("2021", "2022", "berakhir 2022"),
        ("2025", "2029", ""),
        ("2026", "2030", "mulai 2026"),
        ("", "", ""),
        ("2024", "", ""),
        ("", "2019", "berakhir 2019"),
    ],
)
def test_a_plan_is_of_the_years_of_its_cycle(first: str, last: str, told: str) -> None:
    """Cycle 2025 asks for data of 2023 and 2024: a plan that ended before says nothing of it."""
    findings = judged("renstra", {"tahun_mulai": first, "tahun_selesai": last})
    if not told:
        assert findings == ()
        return
    finding = only(findings)
    assert places((finding,)) == [("KKS-W010", "renstra.csv", 2, "tahun_selesai")]
    assert finding.what == f"Renstra ini {told}, sedangkan siklusnya 2025."


@pytest.mark.parametrize(
    ("public", "link", "wrong"),
    [
        ("tidak", "https://contoh.id/a", True),
        ("tidak", "", False),
        ("ya", "https://contoh.id/a", False),
        ("ya", "", False),
    ],
)
def test_closed_evidence_has_no_link(public: str, link: str, wrong: bool) -> None:
    """What is not for everybody is published nowhere, so its address may not lie in a package."""
    findings = judged("bukti", {"publik": public, "tautan": link})
    assert [(f.kind.code, f.column) for f in findings] == (
        [("KKS-D026", "tautan")] if wrong else []
    )
