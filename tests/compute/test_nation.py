"""Scores in the nation: each district is once in a distribution, or under why it is not."""

from __future__ import annotations

from decimal import Decimal

from kksportal.compute.nation import (
    Absence,
    Assessed,
    DistrictScore,
    DistrictTrend,
    ToldScore,
    assessed,
    moved,
    told_scores,
)
from tests.compute.districts import found

PLAIN = DistrictScore("2025", "pasar", "pusat", "80.0", 10, 0, 10, "2025-08-28")


def one_of(given: dict[str, list[DistrictScore]], codes: str = "11.01 11.02 11.03") -> Assessed:
    """The only distribution of the markets."""
    (one,) = assessed("pasar", codes.split(), given)
    return one


def why(score: DistrictScore | None, newer: str = "2025") -> list[Absence]:
    """Why a district is missing beside one that is scored in a cycle."""
    other = PLAIN._replace(cycle=newer)
    one = one_of({"11.01": [other], "11.02": [score] if score else []}, "11.01 11.02")
    return list(one.absent)


def test_districts_with_and_without_a_score_make_all() -> None:
    """514 are 514, whatever is known of them."""
    codes = " ".join(f"11.{n:03}" for n in range(514))
    one = one_of({"11.001": [PLAIN], "11.002": []}, codes)
    assert (len(one.scores), one.districts) == (1, 514)
    assert one.absent == {Absence.NO_DATA: 512, Absence.NO_SCORE: 1}


def test_why_a_district_is_missing() -> None:
    """What is partly scored, disputed or old is no figure to compare, and is counted by name."""
    assert why(PLAIN) == []
    assert why(None) == [Absence.NO_SCORE]
    assert why(PLAIN._replace(filled=9)) == [Absence.PARTIAL]
    assert why(PLAIN._replace(filled=9, disputed=1)) == [Absence.DISPUTED]
    assert why(PLAIN._replace(filled=8, disputed=1)) == [Absence.PARTIAL]
    assert why(PLAIN._replace(filled=0, disputed=10, mean="")) == [Absence.DISPUTED]
    assert why(PLAIN, newer="2027") == [Absence.OLDER]


def test_assessors_are_never_merged() -> None:
    """Each has a distribution of his own, in the order in which they assess."""
    own = [PLAIN, PLAIN._replace(assessor="mandiri", mean="95.0")]
    made = assessed("pasar", ["11.01"], {"11.01": own})
    assert [(one.assessor, one.scores) for one in made] == [
        ("mandiri", {"11.01": Decimal("95.0")}),
        ("pusat", {"11.01": Decimal("80.0")}),
    ]


def test_simulated_districts_are_in_no_real_distribution() -> None:
    """Who is no district of the nation is not looked at, even where he gave a score."""
    one = one_of({"11.01": [PLAIN], "S01.01": [PLAIN]})
    assert list(one.scores) == ["11.01"]
    assert one.districts == 3


def test_days_of_the_scores_that_count() -> None:
    """The oldest and newest day; what does not count has none."""
    early = PLAIN._replace(as_of="2025-07-11")
    partly = PLAIN._replace(as_of="2024-01-01", filled=1)
    one = one_of({"11.01": [PLAIN], "11.02": [early], "11.03": [partly]})
    assert one.dated == ("2025-07-11", "2025-08-28")
    assert one.days == {"11.01": "2025-08-28", "11.02": "2025-07-11"}


def test_scores_of_earlier_years_are_known_apart() -> None:
    """They may stand in one distribution only with a mark; so may those without a day."""
    early = PLAIN._replace(as_of="2024-12-31", mean="70.0")
    undated = PLAIN._replace(as_of="", mean="60.0")
    given = {"11.01": [PLAIN], "11.02": [early], "11.03": [undated]}
    assert one_of(given).older == (Decimal("70.0"), Decimal("60.0"))
    assert one_of({"11.01": [PLAIN], "11.02": [PLAIN]}).older == ()


def test_no_score_no_distribution() -> None:
    """Another tatanan's score is none of this one."""
    assert assessed("pasar", ["11.01"], {"11.01": [PLAIN._replace(tatanan="pariwisata")]}) == ()


def test_only_moves_into_the_newest_cycle_count() -> None:
    """A move from 2021 to 2023 is another than one from 2023 to 2025."""
    new, old = (DistrictTrend(cycle, "pasar", 9, "70", "80") for cycle in ("2025", "2023"))
    other = new._replace(tatanan="pariwisata")
    given = {"11.01": [new, other], "11.02": [old], "S01.01": [new]}
    assert moved("pasar", ["11.01", "11.02"], given) == (new,)


STATED = {"siklus": "2025", "tatanan": "pasar", "penilai": "pusat", "nilai": "85",
          "satuan": "nilai", "per_tanggal": "2025-08", "sumber": "a"}  # fmt: skip


def stated(*cells: dict[str, str]) -> tuple[ToldScore, ...]:
    """The stated scores of a district."""
    return told_scores(found(nilai_tatanan=[STATED | row for row in cells]))


def told(value: str = "", *, rival: bool = False, **other: str) -> ToldScore:
    """A stated score of the market by the centre."""
    plain = ToldScore("2025", "pasar", "pusat", "nilai", value, rival, "2025-08")
    return plain._replace(**other)


def test_a_stated_score_is_told_as_it_stands() -> None:
    """Each cycle and assessor by itself; one of all tatanan is none of this one."""
    assert stated({}, {"penilai": "mandiri", "nilai": "95.5"}, {"tatanan": "semua"}) == (
        told("85"),
        told("95.5", assessor="mandiri"),
    )


def test_stated_scores_that_differ_give_no_number() -> None:
    """Neither of two values of one day is chosen; the same value twice is one."""
    assert stated({}, {"nilai": "86", "sumber": "b"}) == (told(rival=True),)
    assert stated({}, {"sumber": "b"}) == (told("85"),)


def test_the_newest_stated_score_stands() -> None:
    """An earlier value is no rival of a later one, whatever the order."""
    early = {"nilai": "70", "per_tanggal": "2025-06"}
    assert stated({}, early) == stated(early, {}) == (told("85"),)


def test_bounds_and_points_are_no_places_on_the_scale() -> None:
    """ "More than 85" is not 85, and points are not of a hundred."""
    assert stated({"ketepatan": "lebih-dari"}) == (told(),)
    assert stated({"satuan": "poin"}) == (told(unit="poin"),)
    assert stated({"satuan": "persen"}) == (told("85", unit="persen"),)
