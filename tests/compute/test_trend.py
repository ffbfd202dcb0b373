"""Change since the last cycle: only unchanged indicators are compared, the rest say why not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kksportal.compute.score import Last
from kksportal.compute.trend import centre_score, changes, summary, trends
from kksportal.model.claim import Figure, Missing, to_figure
from kksportal.model.result import Change, Trend
from tests.builders import claim, framework, source

RequirementState = dict[tuple[str, str], Last]


def told(*values: str) -> Figure:
    """A score as sources give it, one value each."""
    said = [claim(v, unit="nilai", by=s) for v, s in zip(values, "abc", strict=False)]
    return to_figure(tuple(said))


def centre(*values: str) -> Last:
    """Only the centre scored, at one stage."""
    return {"pusat": ("v", told(*values))}


def change_of(standing: RequirementState, **cells: str) -> Change:
    """What is said of one row of the crosswalk of 2025."""
    row = {"siklus_lama": "2023", "kode_lama": "T1.01", "kode_baru": "T2.02", "hubungan": "sama"}
    (made,) = changes(framework(padanan=[row | cells]), standing)
    return made


def both(before: Last, after: Last) -> RequirementState:
    """The score of T1.01 in 2023 and of T2.02 in 2025."""
    return {("2023", "T1.01"): before, ("2025", "T2.02"): after}


@pytest.mark.parametrize(
    ("before", "after", "word", "better"),
    [
        ("70", "100", "naik", True),
        ("70", "70.5", "naik", True),
        ("70", "70", "tetap", None),
        ("70", "70.0", "tetap", None),
        ("0", "0", "tetap", None),
        ("70", "69.5", "turun", False),
        ("70", "0", "turun", False),
    ],
)
def test_an_unchanged_indicator_rises_falls_or_stays(
    before: str, after: str, word: str, better: bool | None
) -> None:
    """An indicator that is the same in both cycles rose, fell or stayed, by the centre's score."""
    assert change_of(both(centre(before), centre(after))) == Change(
        code="T2.02",
        old_code="T1.01",
        relation="sama",
        before=Decimal(before),
        after=Decimal(after),
        old_cycle="2023",
        before_sources=(source("a"),),
        after_sources=(source("a"),),
        better=better,
        word=word,
        why="",
    )


@pytest.mark.parametrize(
    ("relation", "why"),
    [
        ("berubah", "Definisi atau rumusnya berubah"),
        ("digabung", "Indikatornya digabung"),
        ("dihapus", "Indikatornya tidak dipakai lagi"),
        ("baru", "Indikator baru"),
    ],
)
def test_an_indicator_that_changed_is_never_compared(relation: str, why: str) -> None:
    """However well both scores are known, a changed indicator has no before, after or better."""
    known = both(centre("70"), centre("100"))
    plain = {"code": "T2.02", "old_code": "T1.01", "relation": relation}
    plain["word"] = "tidak dapat dibandingkan"
    assert change_of(known, hubungan=relation) == Change(**plain, why=why)
    noted = change_of(known, hubungan=relation, catatan="Rumusnya lain")
    assert noted == Change(**plain, why="Rumusnya lain")


@pytest.mark.parametrize(
    "standing",
    [
        {},
        {("2023", "T1.01"): centre("70")},
        {("2025", "T2.02"): centre("70")},
        both(centre("70", "80"), centre("70")),
        both(centre("70"), centre("70", "80")),
        both({"pusat": ("v", Missing())}, centre("70")),
        both(centre("70"), {"provinsi": ("v", told("70")), "mandiri": ("v", told("70"))}),
        both({}, centre("70")),
        {("2023", "T2.02"): centre("70"), ("2025", "T1.01"): centre("70")},
        {("2021", "T1.01"): centre("70"), ("2025", "T2.02"): centre("70")},
    ],
    ids=[
        "none",
        "only-before",
        "only-after",
        "disputed-before",
        "disputed-after",
        "empty-before",
        "other-assessors",
        "no-assessor",
        "codes-crossed",
        "another-cycle",
    ],
)
def test_without_both_scores_of_the_centre_nothing_is_compared(standing: RequirementState) -> None:
    """Unless the centre's score of both cycles is known and undisputed, no change is told."""
    assert change_of(standing) == Change(
        code="T2.02",
        old_code="T1.01",
        relation="sama",
        word="tidak dapat dibandingkan",
        why="Salah satu skor belum ada",
    )


def test_every_row_of_the_crosswalk_is_told_in_its_order() -> None:
    """Each pair of the crosswalk makes one change, in its order, compared or not."""
    rows: list[dict[str, str]] = [
        {"kode_lama": "T1.01", "kode_baru": "", "hubungan": "dihapus"},
        {"kode_lama": "T1.02", "kode_baru": "T1.02", "hubungan": "sama"},
        {"kode_lama": "T1.03", "kode_baru": "T1.03", "hubungan": "sama"},
        {"kode_lama": "", "kode_baru": "T1.09", "hubungan": "baru"},
    ]
    made = changes(
        framework(padanan=[row | {"siklus_lama": "2023"} for row in rows]),
        {("2023", "T1.03"): centre("100"), ("2025", "T1.03"): centre("50")},
    )
    assert [(c.old_code, c.code, c.relation, c.word) for c in made] == [
        ("T1.01", "", "dihapus", "tidak dapat dibandingkan"),
        ("T1.02", "T1.02", "sama", "tidak dapat dibandingkan"),
        ("T1.03", "T1.03", "sama", "turun"),
        ("", "T1.09", "baru", "tidak dapat dibandingkan"),
    ]


def test_without_a_crosswalk_there_are_no_changes() -> None:
    """A cycle without a crosswalk tells of no change."""
    assert changes(framework(), both(centre("1"), centre("2"))) == ()


def test_the_score_of_the_centre_is_its_own_and_undisputed() -> None:
    """The centre's score is known where sources agree; nobody else's takes its place."""
    assert centre_score(centre("70.5")) == Decimal("70.5")
    assert centre_score(centre("70", "70")) == Decimal(70)
    assert centre_score(centre("0")) == Decimal(0)
    assert centre_score(centre("70", "80")) is None
    assert centre_score({"pusat": ("v", Missing())}) is None
    assert centre_score({"provinsi": ("v", told("70"))}) is None
    assert centre_score({}) is None
    assert centre_score(None) is None


def change(code: str, before: str = "", after: str = "", word: str = "") -> Change:
    """A change of an indicator, compared where both scores are given."""
    return Change(
        code=code,
        old_code=code,
        relation="sama",
        before=Decimal(before) if before else None,
        after=Decimal(after) if after else None,
        word=word or "tidak dapat dibandingkan",
    )


def test_a_comparison_keeps_the_years_of_its_scores() -> None:
    """Those in which the centre gave them, not the cycles; an undated score has none."""

    def given(*days: str) -> Last:
        claims = tuple(
            claim("70", unit="nilai", as_of=day, by=s) for day, s in zip(days, "ab", strict=False)
        )
        return {"pusat": ("v", to_figure(claims))}

    one = change_of(both(given("2022-12-30", "2023-01-05"), given("2025-08-28")))
    assert (one.old_cycle, one.before_years, one.after_years) == (
        "2023", ("2022", "2023"), ("2025",),
    )  # fmt: skip
    other = change_of(both(given(""), given("2024-08-28")))
    assert (other.before_years, other.after_years) == ((), ("2024",))
    (trend,) = trends([one, other], {"T2.02": "pasar"})
    assert (trend.old_cycle, trend.before_years, trend.after_years) == (
        "2023", ("2022", "2023"), ("2024", "2025"),
    )  # fmt: skip


TATANAN = {"T1.01": "pasar", "T1.02": "pasar", "T1.03": "pasar", "T2.01": "pariwisata"}


def test_the_trend_of_a_tatanan_is_the_mean_of_what_was_compared() -> None:
    """A tatanan's means before and after are over the same, compared indicators alone."""
    made = trends(
        [
            change("T2.01", "50", "0"),
            change("T1.01", "100", "40"),
            change("T1.03"),
            change("T1.02", "50", "70"),
        ],
        TATANAN,
    )
    assert made == (
        Trend(tatanan="pariwisata", count=1, before=Decimal(50), after=Decimal(0)),
        Trend(tatanan="pasar", count=2, before=Decimal(75), after=Decimal(55)),
    )


@pytest.mark.parametrize(
    "one",
    [change("T1.01"), change("T1.01", "70"), change("T1.01", "", "70"), change("T9.01", "1", "2")],
    ids=["neither", "only-before", "only-after", "unknown-indicator"],
)
def test_what_was_not_compared_is_in_no_trend(one: Change) -> None:
    """Without both scores, or outside every tatanan, an indicator moves no trend."""
    assert trends([one], TATANAN) == ()
    (kept,) = trends([one, change("T1.02", "10", "20")], TATANAN)
    assert kept == Trend(tatanan="pasar", count=1, before=Decimal(10), after=Decimal(20))


def test_no_changes_make_no_trend() -> None:
    """Where nothing is told there is no trend."""
    assert trends([], TATANAN) == ()


UNKNOWN = "Perubahan sejak siklus lalu belum dapat dihitung: skornya belum diketahui."


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ((), UNKNOWN),
        ((change("T1.01"), change("T1.02")), UNKNOWN),
        (
            (
                change("T1.01", "1", "2", "naik"),
                change("T1.02", "1", "2", "naik"),
                change("T1.03", "1", "2", "naik"),
                change("T1.04", "2", "1", "turun"),
                change("T1.05", "2", "1", "turun"),
                change("T1.06", "2", "2", "tetap"),
                change("T1.07"),
                change("T1.08"),
                change("T1.09"),
                change("T1.10"),
            ),
            "Dari 6 indikator yang sama pada dua siklus, 3 naik, 2 turun, dan 1 tetap; "
            "4 lainnya tidak dibandingkan.",
        ),
        (
            (change("T1.01", "0", "0", "tetap"),),
            "Dari 1 indikator yang sama pada dua siklus, 0 naik, 0 turun, dan 1 tetap.",
        ),
    ],
    ids=["none", "none-compared", "all-words", "one"],
)
def test_the_summary_counts_the_changes_it_is_given(
    made: tuple[Change, ...], sentence: str
) -> None:
    """The sentence counts what rose, fell, stayed and was not compared, of these changes alone."""
    assert summary(made) == sentence


def test_changes_of_one_tatanan_are_summed_apart_from_those_of_another() -> None:
    """Given one tatanan's changes the sentence is about them; given all, about all."""
    made: list[Any] = [change("T1.01", "1", "2", "naik"), change("T2.01", "2", "1", "turun")]
    assert "Dari 1 indikator" in summary((made[0],))
    assert "1 naik, 0 turun" in summary((made[0],))
    assert "0 naik, 1 turun" in summary((made[1],))
    assert "Dari 2 indikator" in summary(tuple(made))


def test_who_tells_each_of_the_two_scores_is_kept_apart() -> None:
    """The sources of the score before are not those of the score after, nor the other way round."""
    made = change_of(both(centre("70", "70"), {"pusat": ("v", to_figure((claim("80", by="z"),)))}))
    assert [one.id for one in made.before_sources] == ["a", "b"]
    assert [one.id for one in made.after_sources] == ["z"]
    unknown = change_of(both(centre("70"), {}))
    assert (unknown.before_sources, unknown.after_sources) == ((), ())


def test_where_no_indicator_is_the_same_nothing_is_said_of_unknown_scores() -> None:
    """New or changed indicators have no counterpart; that is another thing than a missing score."""
    new = Change(code="T1.01", old_code="", relation="baru", word="tidak dapat dibandingkan")
    same = Change(code="T1.02", old_code="T1.02", relation="sama", word="tidak dapat dibandingkan")
    none = "Tidak ada indikator yang sama pada dua siklus, jadi perubahannya tidak dihitung."
    unknown = "Perubahan sejak siklus lalu belum dapat dihitung: skornya belum diketahui."
    assert summary((new, new)) == none
    assert summary((new, same)) == unknown
    assert summary(()) == unknown
