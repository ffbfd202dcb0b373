"""A figure is what its sources say: they agree, they differ, or nobody says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kksportal.model.claim import Claim, Disputed, Missing, Precision, agree, to_figure
from kksportal.model.contract import blank
from kksportal.model.rows import Sumber


def source(name: str) -> Sumber:
    """A source with this id."""
    made: Sumber = blank(Sumber, id=name, judul=name, jenis="berita")
    return made


def claim(
    value: str, out_of: str = "", unit: str = "persen", by: str = "a", as_of: str = ""
) -> Claim:
    """A claim of one source."""
    return Claim(
        value=Decimal(value),
        out_of=Decimal(out_of) if out_of else None,
        unit=unit,
        source=source(by),
        as_of=as_of,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (claim("160", "202", "desa-kelurahan"), claim("79.21"), True),
        (claim("160", "202", "desa-kelurahan"), claim("79"), True),
        (claim("160", "202", "desa-kelurahan"), claim("80"), False),
        (claim("79"), claim("80"), False),
        (claim("177", unit="kabupaten-kota"), claim("174", unit="kabupaten-kota"), False),
        (claim("6", "8", "kecamatan"), claim("6", "8", "kecamatan"), True),
    ],
)
def test_claims_agree_as_far_as_the_coarser_is_precise(
    one: Claim, other: Claim, same: bool
) -> None:
    """160 of 202 is 79.21 %, and is not 80 %."""
    assert agree(one, other) is same
    assert agree(other, one) is same


def test_about_the_same_value_is_no_dispute() -> None:
    """ "About 33" and 33 are one statement; "more than 33" is another."""
    exact = claim("33", unit="indikator")
    about = Claim(
        value=Decimal(33), unit="indikator", source=source("b"), precision=Precision.ABOUT
    )
    more = Claim(
        value=Decimal(33), unit="indikator", source=source("b"), precision=Precision.MORE_THAN
    )
    assert agree(exact, about)
    assert not agree(exact, more)


def test_no_claim_is_missing_not_zero() -> None:
    """A figure without a claim is missing and has a reason."""
    assert isinstance(to_figure(()), Missing)


@given(st.permutations([claim("79", by="a"), claim("80", by="b"), claim("79", by="c")]))
def test_the_order_of_claims_never_matters(claims: list[Claim]) -> None:
    """Any order of the same claims gives the same figure."""
    expected = to_figure((claim("79", by="a"), claim("80", by="b"), claim("79", by="c")))
    assert to_figure(tuple(claims)) == expected
    assert isinstance(expected, Disputed)
