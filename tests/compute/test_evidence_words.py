"""A claim as an interval against a limit, and in plain words that never belie the verdict."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.evidence import (
    MET,
    NOT_MET,
    UNDECIDED,
    Judged,
    claim_words,
    compare,
    interval,
    plain,
    rounded,
)
from kksportal.model.claim import Claim
from kksportal.model.result import Verdict
from tests.builders import claim

INFINITE = Decimal("Infinity")
# How far the value 80 reaches by its precision: whether 79.99, 80 and 80.01 are reached.
ALLOWED: dict[str, tuple[Verdict, Verdict, Verdict]] = {
    "": (MET, MET, NOT_MET),
    "lebih-dari": (MET, MET, UNDECIDED),
    "paling-sedikit": (MET, MET, UNDECIDED),
    "paling-banyak": (UNDECIDED, UNDECIDED, NOT_MET),
    "kurang-dari": (UNDECIDED, NOT_MET, NOT_MET),
}
LIMITS = ("79.99", "80", "80.01")
REACHED = [
    (precision, limit, verdict)
    for precision, verdicts in ALLOWED.items()
    for limit, verdict in zip(LIMITS, verdicts, strict=True)
]


@pytest.mark.parametrize(("precision", "limit", "verdict"), REACHED)
def test_a_qualified_number_reaches_as_far_as_it_says(
    precision: str, limit: str, verdict: Verdict
) -> None:
    """ "Lebih dari 80" reaches 80 and may reach more; "kurang dari 80" never reaches 80."""
    bounds = interval(claim("80", precision=precision))
    assert bounds is not None
    assert compare(*bounds, Decimal(limit)) is verdict


def test_about_a_number_can_be_anything_near() -> None:
    """ "Sekitar 80" cannot be held to any limit."""
    assert interval(claim("80", precision="sekitar")) is None


@pytest.mark.parametrize(
    ("told", "unit", "value"),
    [
        (claim("80"), "persen", "80"),
        (claim("1", "4", "desa-kelurahan"), "persen", "25"),
        (claim("7", "9", "tatanan"), "tatanan", "7"),
        (claim("7", unit="tatanan"), "tatanan", "7"),
        (claim("7", unit="tatanan"), "persen", None),
        (claim("7", "9", "tatanan"), "desa-kelurahan", None),
        (claim("80"), "tatanan", None),
        (claim("80"), "", None),
        (claim("80", "100"), "persen", "80"),
    ],
)
def test_a_claim_is_read_in_the_unit_that_is_asked(
    told: Claim, unit: str, value: str | None
) -> None:
    """A rule in percent reads the share; any other only a value told in its own unit."""
    expected = None if value is None else (Decimal(value), Decimal(value))
    assert interval(told, unit) == expected


def test_a_rule_asks_in_percent_unless_it_says_otherwise() -> None:
    """Without a unit the share is read."""
    assert interval(claim("1", "4", "desa-kelurahan")) == (Decimal(25), Decimal(25))


def test_bounds_are_open_where_the_source_leaves_them_open() -> None:
    """At least 80 has no upper end, at most 80 no lower end."""
    assert interval(claim("80", precision="paling-sedikit")) == (Decimal(80), INFINITE)
    assert interval(claim("80", precision="lebih-dari")) == (Decimal(80), INFINITE)
    assert interval(claim("80", precision="paling-banyak")) == (-INFINITE, Decimal(80))
    below = interval(claim("80", precision="kurang-dari"))
    assert below is not None
    assert below[0] == -INFINITE
    assert Decimal("79.9999999") < below[1] < 80


COMPARED = [
    # low, high, verdict against 71
    ("71", "71", MET),
    ("70.99", "70.99", NOT_MET),
    ("71.01", "71.01", MET),
    ("71", "100", MET),
    ("70.99", "71", UNDECIDED),
    ("0", "70.99", NOT_MET),
    ("0", "100", UNDECIDED),
    ("71.01", "100", MET),
]


@pytest.mark.parametrize(("low", "high", "verdict"), COMPARED)
def test_an_interval_reaches_a_limit_with_its_lower_end(
    low: str, high: str, verdict: Verdict
) -> None:
    """All of it at or above the limit is met, all below is not, astride is undecided."""
    assert compare(Decimal(low), Decimal(high), Decimal(71)) is verdict


@given(st.tuples(*[st.integers(40, 60)] * 4))
@settings(max_examples=50, derandomize=True)
def test_knowing_more_never_turns_an_answer(ends: tuple[int, ...]) -> None:
    """A narrower interval decides what was open; it never changes what was decided."""
    low, inner, outer, high = map(Decimal, sorted(ends))
    wide = compare(low, high, Decimal(50))
    assert wide is UNDECIDED or compare(inner, outer, Decimal(50)) is wide


ROUNDED = [
    ("70.96", "71", "70,96"),
    ("70.94", "71", "70,9"),
    ("70.95", None, "71,0"),
    ("70.96", None, "71,0"),
    ("70.949", None, "70,9"),
    ("71", "71", "71,0"),
    ("71.04", "71", "71,0"),
    ("70.996", "71", "70,996"),
    ("70.9996", "71", "70,9996"),
    ("70.99996", "71", "70,99996"),
    ("70.99994", "71", "70,9999"),
    ("79.20792079207920792", "80", "79,2"),
    ("1234.56", None, "1.234,6"),
    ("0.05", None, "0,1"),
    ("100", "80", "100,0"),
]


@pytest.mark.parametrize(("value", "limit", "text"), ROUNDED)
def test_rounding_never_crosses_the_limit(value: str, limit: str | None, text: str) -> None:
    """One decimal, half up, and more where 70.96 would else print as the 71 it does not reach."""
    assert rounded(Decimal(value), Decimal(limit) if limit else None) == text


WORDS = [
    (claim("160", "202", "desa-kelurahan", as_of="2025-10"), "160 dari 202 (79,2%), Oktober 2025"),
    (claim("85.5", as_of="2025-08-21"), "85,5%, 21 Agustus 2025"),
    (claim("80", precision="lebih-dari", as_of="2025"), "lebih dari 80%, 2025"),
    (
        claim("4", "5", "desa-kelurahan", precision="paling-sedikit", as_of="2025"),
        "paling sedikit 4 dari 5 (paling sedikit 80%), 2025",
    ),
    (claim("7", unit="tatanan"), "7, tanggal tidak disebut"),
    (claim("1500", unit="desa-kelurahan", as_of="2025"), "1.500, 2025"),
    (claim("1200", "1500", "desa-kelurahan", as_of="2025"), "1.200 dari 1.500 (80%), 2025"),
    (claim("80", "0", as_of="2025"), "80%, 2025"),
]


@pytest.mark.parametrize(("told", "text"), WORDS, ids=[text for _, text in WORDS])
def test_a_claim_in_words(told: Claim, text: str) -> None:
    """A count stands with what it is of and its share; a percentage has its sign; then the day."""
    assert claim_words(told) == text


def test_a_share_in_words_stays_on_its_side_of_the_limit() -> None:
    """7096 of 10000 is not told as 71,0% beside a limit of 71, only where no limit is near."""
    told = claim("7096", "10000", "desa-kelurahan", as_of="2025")
    assert claim_words(told, Decimal(71)) == "7.096 dari 10.000 (70,96%), 2025"
    assert claim_words(told) == "7.096 dari 10.000 (71,0%), 2025"


def test_a_count_in_words_names_what_is_counted() -> None:
    """ "2 of 9" alone does not say of what."""
    told = claim("2", "9", "tatanan", as_of="2025")
    assert claim_words(told, units={"tatanan": "tatanan"}) == "2 dari 9 tatanan (22,2%), 2025"


def test_a_verdict_has_its_sentence() -> None:
    """What is found, why it is so, and the claims it rests on stand together."""
    told = (claim("95"),)
    assert plain(MET, "95%", "80%", told) == Judged(
        verdict=MET, evidence_text="95%", reason="Sudah mencapai 80%.", claims=told
    )
    assert plain(NOT_MET, "70%", "80%") == Judged(
        verdict=NOT_MET, evidence_text="70%", reason="Belum mencapai 80%.", claims=()
    )
    assert plain(UNDECIDED, "", "80%").reason == (
        "Yang diketahui belum cukup untuk dibandingkan dengan 80%."
    )


def test_a_reason_of_its_own_explains_only_a_doubt() -> None:
    """A reason that is given stands where the verdict is open, and never beside a decided one."""
    why = "Nilai semua tatanan belum diketahui."
    assert plain(UNDECIDED, "", "80", why=why).reason == why
    assert plain(MET, "", "80", why=why).reason == "Sudah mencapai 80."
    assert plain(NOT_MET, "", "80", why=why).reason == "Belum mencapai 80."
