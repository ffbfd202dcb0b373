"""A tatanan's score: the mean of what is filled, and bounds for what is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.score import Last, Scores, scores
from kksportal.model.claim import Figure, Missing, to_figure
from kksportal.model.package import FrameworkPackage
from kksportal.model.result import Score
from tests.builders import claim, framework, source

QUICK = settings(max_examples=25, derandomize=True, deadline=None)
LADDER = (Decimal(100), Decimal(50), Decimal(20))
TWO = {"pasar": ("T1.01", "T1.02"), "pariwisata": ("T2.01",)}


def instrument(tatanan: Mapping[str, Sequence[str]], cycle: str = "2025") -> FrameworkPackage:
    """A framework with these indicators by tatanan, and stages v1 before v2."""
    return framework(
        cycle,
        tahap=[{"id": "v1", "urutan": "1"}, {"id": "v2", "urutan": "2"}],
        indikator=[{"kode": c, "tatanan": t} for t, codes in tatanan.items() for c in codes],
    )


def told(*values: str, by: str = "abc", as_of: str = "") -> Figure:
    """A score as sources a, b and c give it, one value each."""
    said = [claim(v, unit="nilai", by=s, as_of=as_of) for v, s in zip(values, by, strict=False)]
    return to_figure(tuple(said))


def computed(
    given_: Mapping[str, Mapping[str, tuple[str, Figure]]],
    tatanan: Mapping[str, Sequence[str]] = TWO,
    steps: Mapping[str, tuple[Decimal, ...]] | None = None,
) -> Scores:
    """The scores of cycle 2025 from those that stand, by indicator and assessor."""
    standing: dict[tuple[str, str], Last] = {("2025", c): last for c, last in given_.items()}
    ladders = {("2025", code): ladder for code, ladder in (steps or {}).items()}
    return scores(standing, {"2025": instrument(tatanan)}, ladders)


def test_the_score_of_a_tatanan_is_the_mean_of_its_filled_indicators() -> None:
    """What is not scored is no zero: the mean is over what is filled, the bounds over all."""
    made = computed(
        {
            "T1.01": {"pusat": ("v1", told("50", as_of="2025-08-20"))},
            "T2.01": {"pusat": ("v2", told("100", by="b", as_of="2025-08-21"))},
        },
        steps={"T1.01": LADDER, "T1.02": LADDER},
    )
    assert made == {
        ("2025", "pasar", "pusat"): Score(
            assessor="pusat",
            stage="v1",
            mean=Decimal(50),
            filled=1,
            total=2,
            below_top=1,
            low=Decimal(35),
            high=Decimal(75),
            points=Decimal(50),
            disputed=0,
            sources=(source("a"),),
            as_of="2025-08-20",
        ),
        ("2025", "pariwisata", "pusat"): Score(
            assessor="pusat",
            stage="v2",
            mean=Decimal(100),
            filled=1,
            total=1,
            below_top=0,
            low=Decimal(100),
            high=Decimal(100),
            points=Decimal(100),
            disputed=0,
            sources=(source("b"),),
            as_of="2025-08-21",
        ),
        ("2025", "semua", "pusat"): Score(
            assessor="pusat",
            stage="v2",
            mean=Decimal(75),
            filled=2,
            total=3,
            below_top=1,
            low=Decimal(170) / 3,
            high=Decimal(250) / 3,
            points=Decimal(150),
            disputed=0,
            sources=(source("a"), source("b")),
            as_of="2025-08-21",
        ),
    }


def test_a_disputed_score_is_not_chosen() -> None:
    """A score on which sources differ counts as unfilled, and bounds the score by its extremes."""
    made = computed(
        {
            "T1.01": {"pusat": ("v2", told("20", "70", "50", as_of="2025-09"))},
            "T1.02": {"pusat": ("v1", told("80", by="b", as_of="2025-08"))},
        },
        {"pasar": ("T1.01", "T1.02")},
        {"T1.01": LADDER, "T1.02": LADDER},
    )["2025", "pasar", "pusat"]
    assert (made.mean, made.filled, made.total, made.disputed) == (Decimal(80), 1, 2, 1)
    assert (made.low, made.high) == (Decimal(50), Decimal(75))
    assert (made.points, made.below_top) == (Decimal(80), 1)
    assert (made.stage, made.as_of, made.sources) == ("v1", "2025-08", (source("b"),))


def test_sources_that_agree_count_once_and_are_all_named() -> None:
    """Two sources of the same score are one filled indicator; both are sources, by id."""
    made = computed(
        {
            "T1.01": {"pusat": ("v1", told("50", "50", by="ca"))},
            "T1.02": {"pusat": ("v1", told("70", by="b"))},
        }
    )["2025", "pasar", "pusat"]
    assert (made.mean, made.filled, made.disputed) == (Decimal(60), 2, 0)
    assert made.sources == (source("a"), source("b"), source("c"))


def test_an_indicator_without_steps_can_be_anything_from_0_to_100() -> None:
    """Without known steps an unfilled indicator may still score 0 or 100, and 100 is its top."""
    made = computed(
        {"T1.01": {"pusat": ("v1", told("99.9"))}},
        {"pasar": ("T1.01", "T1.02")},
    )["2025", "pasar", "pusat"]
    assert (made.low, made.high) == (Decimal("49.95"), Decimal("99.95"))
    assert made.below_top == 1


@pytest.mark.parametrize(("value", "below"), [("69.9", 1), ("70", 0), ("70.0", 0), ("70.1", 0)])
def test_an_indicator_at_its_own_highest_step_is_not_below_it(value: str, below: int) -> None:
    """An indicator is below its top only when its score is less than its own highest step."""
    made = computed(
        {"T2.01": {"pusat": ("v1", told(value))}}, steps={"T2.01": (Decimal(70), Decimal(0))}
    )
    assert made["2025", "pariwisata", "pusat"].below_top == below
    assert made["2025", "semua", "pusat"].below_top == below


def test_each_assessor_has_his_own_scores_and_an_absent_one_has_none() -> None:
    """Mandiri, provinsi and pusat are never merged; who scored nothing has no score at all."""
    made = computed(
        {
            "T1.01": {"mandiri": ("v1", told("100")), "pusat": ("v1", told("50"))},
            "T1.02": {"mandiri": ("v1", told("80"))},
        }
    )
    means = {key[1:]: score.mean for key, score in made.items()}
    assert means == {
        ("semua", "mandiri"): Decimal(90),
        ("pasar", "mandiri"): Decimal(90),
        ("pariwisata", "mandiri"): None,
        ("semua", "pusat"): Decimal(50),
        ("pasar", "pusat"): Decimal(50),
        ("pariwisata", "pusat"): None,
    }
    assert [made[key].assessor for key in made] == [key[2] for key in made]
    provincial = computed({"T2.01": {"provinsi": ("v1", told("70"))}})
    assert {key[2] for key in provincial} == {"provinsi"}


def test_a_tatanan_without_a_score_has_no_mean_but_bounds() -> None:
    """Where an assessor scored elsewhere only, a tatanan has no mean, stage, date or source."""
    made = computed({"T2.01": {"pusat": ("v1", told("70"))}})["2025", "pasar", "pusat"]
    assert made == Score(
        assessor="pusat",
        stage="",
        mean=None,
        filled=0,
        total=2,
        below_top=0,
        low=Decimal(0),
        high=Decimal(100),
    )


def test_an_assessor_whose_scores_are_all_empty_is_there_without_a_mean() -> None:
    """Rows that give only a reason make a score without a mean, not a mean of 0."""
    made = computed({"T2.01": {"pusat": ("v1", Missing())}})["2025", "semua", "pusat"]
    assert (made.mean, made.filled, made.total, made.points) == (None, 0, 3, Decimal(0))
    assert (made.low, made.high, made.stage, made.sources) == (Decimal(0), Decimal(100), "", ())


def test_every_indicator_counts_the_same_in_the_whole() -> None:
    """The whole is the mean of all indicators, not the mean of the means of the tatanan."""
    made = computed(
        {
            "T1.01": {"pusat": ("v1", told("0"))},
            "T1.02": {"pusat": ("v1", told("0"))},
            "T2.01": {"pusat": ("v1", told("90"))},
        }
    )
    assert made["2025", "semua", "pusat"].mean == Decimal(30)
    assert made["2025", "pasar", "pusat"].mean == Decimal(0)


def test_disputed_indicators_of_all_tatanan_are_counted_together() -> None:
    """The whole counts the disputed indicators of each tatanan."""
    made = computed(
        {code: {"pusat": ("v1", told("20", "70"))} for code in ("T1.01", "T1.02", "T2.01")}
    )
    counts = {tatanan: score.disputed for (_, tatanan, _), score in made.items()}
    assert counts == {"semua": 3, "pasar": 2, "pariwisata": 1}


def test_the_stage_of_a_score_is_the_latest_one_that_counts() -> None:
    """Of the stages of the filled indicators the latest names the score, in any order of rows."""
    first, last = ("v1", told("50", as_of="2025-09-02")), ("v2", told("70", as_of="2025-09-01"))
    for one, other in ((first, last), (last, first)):
        made = computed({"T1.01": {"pusat": one}, "T1.02": {"pusat": other}})
        for of in ("pasar", "semua"):
            score = made["2025", of, "pusat"]
            assert (score.stage, score.as_of) == ("v2", "2025-09-02")
        apart = computed({"T1.01": {"pusat": one}, "T2.01": {"pusat": other}})
        assert apart["2025", "semua", "pusat"].stage == "v2"
        assert apart["2025", "semua", "pusat"].as_of == "2025-09-02"


def test_stages_without_an_order_are_told_by_name() -> None:
    """Of stages the framework does not know the last by name stands, and any known one before."""
    unknown = computed({"T1.01": {"pusat": ("b", told("1"))}, "T1.02": {"pusat": ("a", told("1"))}})
    assert unknown["2025", "pasar", "pusat"].stage == "b"
    known = computed({"T1.01": {"pusat": ("z", told("1"))}, "T1.02": {"pusat": ("v1", told("1"))}})
    assert known["2025", "pasar", "pusat"].stage == "v1"


def test_cycles_are_computed_apart() -> None:
    """Each cycle has scores from its own rows over its own indicators and steps."""
    standing: dict[tuple[str, str], Last] = {
        ("2023", "T1.01"): {"pusat": ("v1", told("20"))},
        ("2025", "T1.01"): {"pusat": ("v1", told("80"))},
        ("2021", "T1.01"): {"pusat": ("v1", told("99"))},
    }
    frameworks = {
        "2023": instrument({"pasar": ("T1.01", "T1.02")}, "2023"),
        "2025": instrument({"pasar": ("T1.01", "T1.02")}),
    }
    made = scores(standing, frameworks, {("2023", "T1.02"): LADDER})
    assert {key: (one.mean, one.low) for key, one in made.items() if key[1] == "semua"} == {
        ("2023", "semua", "pusat"): (Decimal(20), Decimal(20)),
        ("2025", "semua", "pusat"): (Decimal(80), Decimal(40)),
    }


def test_an_indicator_the_instrument_does_not_know_counts_nowhere() -> None:
    """A score for a code outside the instrument is in no mean; an instrument without indicators
    has a whole of nothing."""
    made = computed({"T9.99": {"pusat": ("v1", told("10"))}})["2025", "semua", "pusat"]
    assert (made.mean, made.filled, made.total) == (None, 0, 3)
    empty = computed({"T9.99": {"pusat": ("v1", told("10"))}}, {})
    assert empty == {
        ("2025", "semua", "pusat"): Score(
            assessor="pusat",
            stage="",
            mean=None,
            filled=0,
            total=0,
            below_top=0,
            low=Decimal(0),
            high=Decimal(0),
        )
    }


def test_no_scores_make_no_result() -> None:
    """A district without scores, and a portal without frameworks, have no computed score."""
    assert computed({}) == {}
    assert scores({("2025", "T1.01"): {"pusat": ("v1", told("1"))}}, {}, {}) == {}


CODES = tuple(f"T1.{i:02}" for i in range(1, 6))
FILLS = st.lists(st.sampled_from([None, *LADDER]), min_size=5, max_size=5)


def bounds(fills: Sequence[Decimal | None]) -> Score:
    """The score of five indicators of one ladder, of which some are filled."""
    given_ = {
        code: {"pusat": ("v1", told(str(value)) if value is not None else Missing())}
        for code, value in zip(CODES, fills, strict=True)
    }
    made = computed(given_, {"pasar": CODES}, dict.fromkeys(CODES, LADDER))
    return made["2025", "pasar", "pusat"]


@QUICK
@given(FILLS, FILLS)
def test_the_bounds_hold_whatever_is_filled_later(
    now: list[Decimal | None], later: list[Decimal | None]
) -> None:
    """Filling an indicator only narrows the bounds; once all are filled both are the mean."""
    then = [new if old is None else old for old, new in zip(now, later, strict=True)]
    end = [LADDER[1] if value is None else value for value in then]
    first, second, last = bounds(now), bounds(then), bounds(end)
    assert first.low <= second.low <= last.low == last.mean == last.high
    assert last.high <= second.high <= first.high
    if first.mean is not None:
        assert first.low <= first.mean <= first.high


@pytest.mark.parametrize("codes", [CODES, CODES[::-1], CODES[2:] + CODES[:2]])
def test_the_order_of_indicators_never_matters(codes: tuple[str, ...]) -> None:
    """The same scores make the same result in whichever order the district tells them."""
    given_ = {code: {"pusat": ("v1", told(f"{int(code[-1])}0"))} for code in codes}
    made = computed(given_, {"pasar": CODES})["2025", "pasar", "pusat"]
    assert (made.mean, made.points, made.filled) == (Decimal(30), Decimal(150), 5)


def test_a_score_is_as_of_the_newest_claim_whatever_the_ids() -> None:
    """Where two sources of one score name different days, the newer day is the score's."""
    days = []
    for first, second in ("ab", "ba"):
        older = claim("50", unit="nilai", by=first, as_of="2025-08-01")
        newer = claim("50", unit="nilai", by=second, as_of="2025-09-01")
        made = computed({"T2.01": {"pusat": ("v1", to_figure((older, newer)))}})
        days.append(made["2025", "semua", "pusat"].as_of)
    assert days == ["2025-09-01", "2025-09-01"]
