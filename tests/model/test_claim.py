"""A figure is what its sources say: they agree, they differ, or nobody says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.model.claim import (
    Agreed,
    Claim,
    Disputed,
    Missing,
    Place,
    Precision,
    Reason,
    agree,
    to_figure,
)
from tests.builders import claim, source

DESA, KECAMATAN, KABUPATEN = "desa-kelurahan", "kecamatan", "kabupaten-kota"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(claim("79"), claim("79"), True, id="the same number"),
        pytest.param(claim("79"), claim("79.0"), True, id="75 and 75.0 are one number"),
        pytest.param(claim("79"), claim("80"), False, id="another number"),
        pytest.param(claim("79.21"), claim("79"), True, id="rounded to whole percent"),
        pytest.param(claim("79.5"), claim("79"), False, id="half is rounded up"),
        pytest.param(claim("79.5"), claim("80"), True, id="half is rounded up, control"),
        pytest.param(claim("78.5"), claim("79"), True, id="half up from an even number too"),
        pytest.param(claim("79.2"), claim("79.21"), True, id="as far as the coarser is precise"),
        pytest.param(claim("79.2"), claim("79.26"), False, id="differs in what both state"),
        pytest.param(claim("160", "202", DESA), claim("79.21"), True, id="count and its share"),
        pytest.param(claim("160", "202", DESA), claim("79"), True, id="count and rounded share"),
        pytest.param(claim("160", "202", DESA), claim("80"), False, id="count and another share"),
        pytest.param(claim("160", "202", DESA), claim("79.22"), False, id="one hundredth off"),
        pytest.param(claim("160", "202", DESA), claim("160", "202", DESA), True, id="same count"),
        pytest.param(claim("160", "202", DESA), claim("160", "203", DESA), False, id="other whole"),
        pytest.param(claim("160", "202", DESA), claim("161", "202", DESA), False, id="other part"),
        pytest.param(claim("80", "101", DESA), claim("160", "202", DESA), False, id="same share"),
        pytest.param(
            claim("6", "8", KECAMATAN), claim("6", unit=KECAMATAN), True, id="whole stated"
        ),
        pytest.param(
            claim("6", "8", KECAMATAN), claim("7", unit=KECAMATAN), False, id="7 is not 6"
        ),
        pytest.param(
            claim("6", "8", KECAMATAN), claim("6", "8", DESA), False, id="of other things"
        ),
        pytest.param(claim("6", unit=KECAMATAN), claim("6", unit=DESA), False, id="other unit"),
        pytest.param(claim("6", unit=KECAMATAN), claim("6"), False, id="6 kecamatan are not 6 %"),
        pytest.param(claim("91", unit="nilai"), claim("91.2", unit="nilai"), False, id="no share"),
        pytest.param(
            claim("177", unit=KABUPATEN), claim("174", unit=KABUPATEN), False, id="counts"
        ),
        pytest.param(claim("100"), claim("99.6"), False, id="all is no rounding"),
        pytest.param(claim("201", "202", DESA), claim("100"), False, id="201 of 202 is not all"),
        pytest.param(claim("202", "202", DESA), claim("100"), True, id="202 of 202 is all"),
        pytest.param(claim("0"), claim("0.4"), False, id="none is no rounding"),
        pytest.param(claim("0"), claim("0.0"), True, id="none is none"),
        pytest.param(claim("99"), claim("98.6"), True, id="nearly all may be rounded, control"),
    ],
)
def test_claims_agree_as_far_as_the_coarser_is_precise(
    one: Claim, other: Claim, same: bool
) -> None:
    """Shares in percent agree as far as the coarser is precise; all other numbers exactly."""
    assert agree(one, other) is same
    assert agree(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("", "", True),
        ("", "sekitar", True),
        ("sekitar", "sekitar", True),
        ("sekitar", "lebih-dari", True),
        ("", "lebih-dari", False),
        ("", "paling-sedikit", False),
        ("lebih-dari", "paling-sedikit", False),
        ("kurang-dari", "paling-banyak", False),
        ("lebih-dari", "lebih-dari", True),
        ("kurang-dari", "kurang-dari", True),
    ],
)
def test_about_33_and_33_are_one_statement_more_than_33_is_another(
    one: str, other: str, same: bool
) -> None:
    """ "About" qualifies the same number; a bound says something else than the number."""
    left, right = (claim("33", unit="indikator", precision=p) for p in (one, other))
    assert agree(left, right) is same
    assert agree(right, left) is same


@pytest.mark.parametrize("precision", ["sekitar", "lebih-dari"])
def test_a_qualified_number_is_not_rounded_towards_another(precision: str) -> None:
    """ "About 79" beside 79.21 differs, as each is stated; two bounds agree like two numbers."""
    assert not agree(claim("79", precision=precision), claim("79.21"))
    both = agree(claim("79", precision=precision), claim("79.21", precision=precision))
    assert both is (precision != "sekitar")


def test_about_the_same_count_of_another_whole_differs() -> None:
    """About 6 of 8 is not 6 of 9."""
    about = claim("6", "8", KECAMATAN, precision="sekitar")
    assert agree(about, claim("6", "8", KECAMATAN))
    assert not agree(about, claim("6", "9", KECAMATAN))


@pytest.mark.parametrize(
    ("one", "share"),
    [
        (claim("160", "200", DESA), Decimal(80)),
        (claim("79.5"), Decimal("79.5")),
        (claim("79", unit="nilai"), None),
        (claim("3", "4", "persen"), Decimal(75)),
        (claim("6", unit=KECAMATAN), None),
    ],
)
def test_a_share_is_of_a_count_or_a_percentage(one: Claim, share: Decimal | None) -> None:
    """A count of a whole has a share in percent, a percentage is one; no other number has."""
    assert one.share == share


def test_no_claim_is_missing_not_zero() -> None:
    """A figure without a claim is missing and has a reason: the one given, else "belum ada"."""
    assert to_figure(()) == Missing(reason=Reason.NO_DATA)
    missing = Missing(reason=Reason.WITHHELD, note="menunggu izin", source=source("b"))
    assert to_figure((), missing) is missing
    assert to_figure((claim("79"),), missing) == Agreed(claims=(claim("79"),))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        pytest.param([("79", ""), ("79", "")], Agreed, id="alike"),
        pytest.param([("160", "202"), ("79.21", ""), ("79", "")], Agreed, id="count and shares"),
        pytest.param([("79", ""), ("78.9", ""), ("79.4", "")], Disputed, id="both near the third"),
        pytest.param([("79", ""), ("79", ""), ("80", "")], Disputed, id="one against two"),
        pytest.param([("160", "202"), ("79", ""), ("161", "202")], Disputed, id="two counts"),
    ],
)
def test_who_says_it_never_decides_whether_sources_agree(
    values: list[tuple[str, str]], kind: type[Agreed] | type[Disputed]
) -> None:
    """Whichever source says which number, and in whatever order: the figure is of one kind."""
    for ids in permutations("abc"[: len(values)]):
        claims = tuple(
            claim(value, whole, DESA if whole else "persen", by=name)
            for (value, whole), name in zip(values, ids, strict=True)
        )
        for order in permutations(claims):
            assert type(to_figure(order)) is kind


CLAIMS = st.builds(
    claim,
    st.sampled_from(["78.9", "79", "79.21", "79.4", "80", "160"]),
    st.sampled_from(["", "", "202"]),
    st.sampled_from(["persen", "persen", DESA]),
    by=st.sampled_from("abc"),
    as_of=st.sampled_from(["", "2025", "2025-10"]),
    precision=st.sampled_from(["", "", "sekitar", "lebih-dari"]),
    locus=st.sampled_from(["", "paragraf 2"]),
)


@settings(derandomize=True)
@given(claims=st.lists(CLAIMS, min_size=1, max_size=4), shuffle=st.randoms())
def test_the_order_of_claims_never_matters(claims: list[Claim], shuffle: object) -> None:
    """Any order of the same claims gives the very same figure, which holds each of them."""
    expected = to_figure(tuple(claims))
    again = list(claims)
    shuffle.shuffle(again)
    assert to_figure(tuple(again)) == expected
    assert isinstance(expected, Agreed | Disputed)
    assert sorted(map(repr, expected.claims)) == sorted(map(repr, claims))
    whole = all(agree(one, other) for one in claims for other in claims)
    assert isinstance(expected, Agreed) is whole


PLAIN = claim("79", by="m", as_of="2025", locus="p1")
SECOND = {
    "value": Decimal("79.0"),
    "unit": "zzz",
    "source": source("z"),
    "out_of": Decimal(100),
    "as_of": "2026",
    "locus": "p2",
    "precision": Precision.ABOUT,
    "speaker": "Bupati",
    "note": "catatan",
    "place": Place(path="fakta.csv", line=3),
}


@pytest.mark.parametrize("field", SECOND)
def test_claims_stand_in_one_order_by_all_they_tell(field: str) -> None:
    """Two claims that differ in anything stand in the same order, whichever came first."""
    other = replace(PLAIN, **{field: SECOND[field]})
    one = to_figure((PLAIN, other))
    two = to_figure((other, PLAIN))
    assert isinstance(one, Agreed | Disputed)
    assert one == two
    assert one.claims == (PLAIN, other)


def test_sources_stand_in_the_order_of_their_ids() -> None:
    """Within a figure claims are listed by source, then by date."""
    claims = (
        claim("1", by="b"),
        claim("3", by="a", as_of="2025"),
        claim("2", by="a", as_of="2024"),
    )
    figure = to_figure(claims)
    assert isinstance(figure, Disputed)
    assert [c.value for c in figure.claims] == [2, 3, 1]


def test_words_of_qualification_and_reasons_are_the_contract_s() -> None:
    """ketepatan and keadaan are closed vocabularies; the words stand in the data."""
    assert {p.value for p in Precision} == {
        "", "lebih-dari", "paling-sedikit", "kurang-dari", "paling-banyak", "sekitar",
    }  # fmt: skip
    assert {r.value for r in Reason} == {
        "belum-ada", "belum-ditemukan", "tidak-disebut", "tidak-berlaku", "ditahan",
    }  # fmt: skip
    assert Precision("lebih-dari") is Precision.MORE_THAN
    assert Precision("kurang-dari") is Precision.LESS_THAN
    assert Precision("paling-sedikit") is Precision.AT_LEAST
    assert Precision("paling-banyak") is Precision.AT_MOST
    assert Precision("sekitar") is Precision.ABOUT
    assert Reason("ditahan") is Reason.WITHHELD
    assert Reason("tidak-disebut") is Reason.NOT_STATED
