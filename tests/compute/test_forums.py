"""Forums with evidence: counted from rows, and never guessed for those that no row names."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.forums import Forums, Level, count_forums
from kksportal.compute.resolve import source_map
from kksportal.compute.rules import judge
from kksportal.model.result import Verdict
from tests.builders import district, rows
from tests.compute.judging import evidence

KECAMATAN, VILLAGE = "63.11.01", "63.11.01.2001"


def entry(place: str, component: str = "", **cells: str) -> dict[str, str]:
    """A row of kelembagaan of the forum at a place."""
    by_length = {5: "forum-kabupaten-kota", 8: "forum-komunikasi-kecamatan"}
    part = component or by_length.get(len(place), "pokja-desa-kelurahan")
    return {"siklus": "2025", "komponen": part, "butir": "sk", "wilayah": place} | cells


def counted(*told: dict[str, str], kecamatan: int = 8, **tables: Any) -> Forums | None:
    """The forums of a district with these rows."""
    package = district(kelembagaan=told, **tables)
    return count_forums(package, "2025", kecamatan, source_map(package))


def test_a_forum_has_evidence_when_one_of_its_rows_names_a_document() -> None:
    """Two items of one forum are one forum."""
    made = counted(
        entry(KECAMATAN, bukti="sk-01"),
        entry(KECAMATAN, butir="anggaran"),
        entry("63.11.02"),
    )
    assert made is not None
    assert (made.named, made.evidenced) == (2, 1)


def test_a_document_that_names_its_forum_is_evidence_too() -> None:
    """The list of documents says of which component and place one is."""
    made = counted(
        entry(KECAMATAN),
        bukti=[
            {"siklus": "2025", "komponen": "forum-komunikasi-kecamatan", "wilayah": KECAMATAN},
            {"siklus": "2023", "komponen": "forum-komunikasi-kecamatan", "wilayah": "63.11.02"},
            {"siklus": "2025", "komponen": "", "wilayah": "63.11.03"},
        ],
    )
    assert made is not None
    assert (made.named, made.evidenced) == (1, 1)


def test_the_team_of_the_district_and_other_cycles_are_no_forum() -> None:
    """Only the three components that are forums count, in the cycle asked."""
    assert counted(entry("63.11", "tim-pembina", bukti="sk")) is None
    assert counted(entry(KECAMATAN, bukti="sk", siklus="2023")) is None


def test_what_is_not_there_has_no_evidence() -> None:
    """A document beside an item that a row says is lacking shows no forum at work."""
    made = counted(entry(KECAMATAN, bukti="ba-01", ada="tidak"), entry("63.11.02", bukti="sk-02"))
    assert made is not None
    assert (made.named, made.evidenced) == (2, 1)


def test_the_pokja_of_a_whole_kecamatan_are_no_forum() -> None:
    """Such a row names none of the villages, so none can be counted from it."""
    summary = entry(KECAMATAN, "pokja-desa-kelurahan", bukti="a")
    assert counted(summary) is None
    made = counted(summary, entry(VILLAGE, bukti="b"))
    assert made is not None
    assert (made.named, made.evidenced, made.villages) == (1, 1, True)


def test_each_level_is_counted_by_itself() -> None:
    """One of the district, those of kecamatan, those of villages; what is unknown is 0 of 0."""
    rows_ = (entry("63.11", bukti="a"), entry(KECAMATAN, bukti="b"), entry("63.11.02"))
    made = counted(*rows_, kecamatan=8)
    assert made is not None
    told = [(one.named, one.evidenced, one.total) for one in made.levels]
    assert told == [(1, 1, 1), (2, 1, 8), (0, 0, 0)]
    assert made.villages_by is None


def test_no_level_has_fewer_forums_than_rows_name() -> None:
    """A list of kecamatan that is shorter than what rows speak of is not the whole."""
    made = counted(entry(KECAMATAN), entry("63.11.02"), kecamatan=1)
    assert made is not None
    assert made.levels[1] == Level(
        component="forum-komunikasi-kecamatan", named=2, evidenced=0, total=2
    )


def test_all_forums_are_known_once_the_villages_are_counted() -> None:
    """District, kecamatan, and the villages of the newest count over all of them."""
    facts = [
        {"subjek": "63.11", "ukuran": "odf-desa", "nilai": "9", "dari": many, "per_tanggal": day}
        for many, day in (("150", "2023"), ("156", "2025"))
    ]
    made = counted(entry(VILLAGE, bukti="sk"), kecamatan=8, fakta=facts)
    assert made is not None
    assert (made.total, made.villages) == (1 + 8 + 156, True)
    assert made.levels[2].total == 156
    assert made.villages_by is not None
    assert made.villages_by.id == "a"
    unknown = counted(entry(KECAMATAN))
    assert unknown is not None
    assert (unknown.total, unknown.villages) == (0, False)


@pytest.mark.parametrize(
    ("named", "evidenced", "total", "villages", "verdict"),
    [
        (10, 8, 10, True, Verdict.MET),
        (10, 7, 10, True, Verdict.NOT_MET),
        (9, 8, 10, True, Verdict.MET),  # 80 % whatever the last one has
        (9, 7, 10, True, Verdict.UNDECIDED),  # 70 or 80 %
        (9, 6, 10, True, Verdict.NOT_MET),  # 60 or 70 %
        (9, 9, 100, False, Verdict.UNDECIDED),  # no village was entered
        (9, 9, 0, True, Verdict.UNDECIDED),  # nobody says how many villages there are
    ],
)
def test_the_share_is_judged_between_its_bounds(
    named: int, evidenced: int, total: int, villages: bool, verdict: Verdict
) -> None:
    """Forums that no row names may or may not have evidence."""
    forums = Forums(named=named, evidenced=evidenced, total=total, villages=villages, sources=())
    rule = {"butir": "forum", "ukuran": "forum-berbukti", "uji": "paling-sedikit", "nilai": "80"}
    (asked,) = rows("kerangka", "syarat", [rule | {"satuan": "persen"}])
    judged = judge(asked, evidence(forums=forums))
    assert judged.verdict is verdict
    assert judged.evidence_text.startswith(f"{evidenced} dari {named} forum yang dimuat")
