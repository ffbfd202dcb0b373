"""A figure is what its sources say: they agree, they differ, or nobody says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kksportal.compute.resolve import deadline, moments, repairs
from kksportal.model.claim import Agreed, Claim, Disputed, Missing, Precision, agree, to_figure
from kksportal.model.contract import blank
from kksportal.model.package import DistrictPackage, Head
from kksportal.model.rows import Perbaikan, Sumber


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


def test_another_date_is_another_moment_not_a_dispute() -> None:
    """Growth over time is a series, newest first; overlapping dates are one moment."""
    series = moments(
        [
            claim("71", as_of="2025-09"),
            claim("79", as_of="2025-10", by="a"),
            claim("79", as_of="2025-10-22", by="b"),
        ]
    )
    assert [len(f.claims) for f in series if isinstance(f, Agreed)] == [2, 1]


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (
            {"diminta": "2025-08-21T10:00+07:00", "batas_jam": "48"},
            "23 Agustus 2025 pukul 10.00 WIB",
        ),
        ({"tenggat": "2025-08-27T15:00+08:00"}, "27 Agustus 2025 pukul 15.00 WITA"),
        ({"batas_jam": "48"}, "2 × 24 jam, waktu mulai tidak disebut"),
        ({}, "tenggat tidak disebut"),
    ],
)
def test_a_deadline_is_absolute_or_says_why_not(cells: dict[str, str], text: str) -> None:
    """A deadline is a local time, or the hours given with the start not told."""
    assert deadline(blank(Perbaikan, **cells)) == text


def test_a_repair_without_a_number_is_not_one_indicator() -> None:
    """A request that gives no number is missing; beside numbers it makes the sum a lower bound."""
    head = Head(folder="x", kind="daerah", title="x", updated="", code="63.03")
    bare = blank(Perbaikan, siklus="2025", sumber="a")
    eight = blank(Perbaikan, siklus="2025", tatanan="pasar", jumlah="8", sumber="a")
    alone = DistrictPackage(head=head, sumber=(source("a"),), perbaikan=(bare,))
    mixed = DistrictPackage(head=head, sumber=(source("a"),), perbaikan=(bare, eight))
    assert isinstance(repairs(alone, "2025"), Missing)
    figure = repairs(mixed, "2025")
    assert isinstance(figure, Agreed)
    assert figure.claims[0].precision is Precision.AT_LEAST
