"""Repairs: how many indicators were sent back, as told or counted."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import permutations

import pytest

from kksportal.compute.repairs import newest_request, repair_rounds
from kksportal.model.claim import Agreed, Claim, Disputed, Figure, Missing, Precision, Reason
from tests.builders import district, source

SUMMED = "dijumlahkan dari tatanan yang disebut"
LISTED = "dihitung dari daftarnya"
Cells = dict[str, str]


def asked(*cells: Cells, order: Mapping[str, int] | None = None) -> Figure | None:
    """How many were sent back in 2025 by rows of one stage, unless their cells say otherwise."""
    plain = {"siklus": "2025", "tahap": "pusat", "status": "diminta"}
    package = district(perbaikan=[plain | row for row in cells])
    return newest_request(repair_rounds(package, {"2025": order or {}}), "2025")


def one(*cells: Cells, order: Mapping[str, int] | None = None) -> Claim:
    """The one claim these rows make."""
    figure = asked(*cells, order=order)
    assert isinstance(figure, Agreed)
    (claim,) = figure.claims
    return claim


def many(*cells: Cells, order: Mapping[str, int] | None = None) -> tuple[int, Precision]:
    """How many the one claim says, and how precisely."""
    claim = one(*cells, order=order)
    return int(claim.value), claim.precision


def test_a_number_that_is_told_is_a_claim_of_its_row() -> None:
    """A told number has what it is out of, how precise it is, when it was asked, and by whom."""
    row = {
        "jumlah": "20",
        "dari": "136",
        "ketepatan": "sekitar",
        "diminta": "2025-08-21T10:00+07:00",
        "sumber": "n062",
        "letak": "paragraf 5",
        "penutur": "Sekretaris Daerah",
        "catatan": "Waktu mulai tidak disebut",
    }
    assert one(row) == Claim(
        value=Decimal(20),
        unit="indikator",
        source=source("n062"),
        out_of=Decimal(136),
        precision=Precision.ABOUT,
        as_of="2025-08-21",
        locus="paragraf 5",
        speaker="Sekretaris Daerah",
        note="Waktu mulai tidak disebut",
    )
    assert one({"jumlah": "20"}).out_of is None


def test_sources_that_differ_on_the_number_stand_side_by_side() -> None:
    """Two told numbers are a dispute unless they are the same, or one is about the other."""
    made = asked({"jumlah": "33"}, {"jumlah": "30", "sumber": "b"})
    assert isinstance(made, Disputed)
    assert [int(c.value) for c in made.claims] == [33, 30]
    same = asked({"jumlah": "33"}, {"jumlah": "33", "ketepatan": "sekitar", "sumber": "b"})
    assert isinstance(same, Agreed)
    assert len(same.claims) == 2


def test_a_total_that_is_told_stands_before_what_could_be_counted() -> None:
    """Where any source tells the whole, neither sums over tatanan nor lists are counted."""
    assert many(
        {"jumlah": "22"},
        {"jumlah": "5", "tatanan": "pasar", "sumber": "b"},
        {"indikator": "T1.01", "tatanan": "pasar", "sumber": "c"},
    ) == (22, Precision.EXACT)


def test_numbers_of_tatanan_are_summed() -> None:
    """Numbers by tatanan of one source make their sum, as of when they were asked."""
    rows_ = [
        {"tatanan": "pasar", "jumlah": "8", "diminta": "2025-08-21T10:00+07:00"},
        {"tatanan": "pariwisata", "jumlah": "6", "diminta": "2025-08-21T10:00+07:00"},
    ]
    assert one(*rows_) == Claim(
        value=Decimal(14),
        unit="indikator",
        source=source("a"),
        precision=Precision.EXACT,
        as_of="2025-08-21",
        note=SUMMED,
    )


def test_a_list_of_indicators_is_counted_each_once() -> None:
    """Indicators in a list count once each, though a row repeats one of them."""
    rows_ = [{"indikator": code, "tatanan": "t"} for code in ("T1.01", "T1.02", "T1.01", "T2.01")]
    assert one(*rows_) == Claim(
        value=Decimal(3),
        unit="indikator",
        source=source("a"),
        precision=Precision.EXACT,
        note=LISTED,
    )
    assert many({"indikator": "T1.01"}) == (1, Precision.EXACT)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([{"tatanan": "a", "jumlah": "8"}, {"tatanan": "b"}], (8, Precision.AT_LEAST)),
        ([{"tatanan": "a", "jumlah": "8"}, {}], (8, Precision.AT_LEAST)),
        ([{"indikator": "T1.01"}, {"tatanan": "b"}], (1, Precision.AT_LEAST)),
        (
            [{"tatanan": "a", "jumlah": "8"}, {"tatanan": "b", "indikator": "T2.01"}],
            (8, Precision.AT_LEAST),
        ),
        ([{"tatanan": "a", "jumlah": "8"}, {"tatanan": "b", "jumlah": "0"}], (8, Precision.EXACT)),
    ],
    ids=["tatanan-without", "row-without", "list-and-tatanan", "sum-and-list", "zero"],
)
def test_a_sum_with_a_part_untold_is_a_lower_bound(
    cells: list[Cells], expected: tuple[int, Precision]
) -> None:
    """Where some row gives no number to the sum, the sum is at least what is told; else exact."""
    assert many(*cells) == expected
    assert many(*cells[::-1]) == expected


@pytest.mark.parametrize(
    "cells",
    [[{}], [{"tatanan": "pasar"}], [{"tatanan": "pasar"}, {"tatanan": "pariwisata"}]],
)
def test_a_request_without_any_number_is_missing_and_not_zero(cells: list[Cells]) -> None:
    """A request that gives no number says not how many, with its source and note."""
    told = [row | {"sumber": "n011", "catatan": "Jumlah tidak disebut"} for row in cells]
    assert asked(*told) == Missing(
        reason=Reason.NOT_STATED, note="Jumlah tidak disebut", source=source("n011")
    )


def test_the_note_of_a_missing_number_is_of_the_source_that_stands_beside_it() -> None:
    """Of two requests without a number, note and source are those of one row."""
    cells = [{"sumber": name, "catatan": f"catatan {name}"} for name in "ab"]
    made = asked(*cells)
    assert isinstance(made, Missing)
    assert made.source is not None
    assert made.note == f"catatan {made.source.id}"


def test_each_source_counts_by_itself() -> None:
    """Parts told by two sources are two counts that may differ, never one sum."""
    made = asked(
        {"tatanan": "pasar", "jumlah": "8"},
        {"tatanan": "pasar", "jumlah": "3", "sumber": "b"},
        {"tatanan": "pariwisata", "jumlah": "6"},
    )
    assert isinstance(made, Disputed)
    assert [(c.source.id, int(c.value)) for c in made.claims] == [("a", 14), ("b", 3)]


def test_a_source_without_a_number_makes_no_claim_beside_one_with_it() -> None:
    """One source's silence neither disputes nor lowers what another counts."""
    for order in permutations([{"tatanan": "t", "sumber": "b"}, {"tatanan": "t", "jumlah": "8"}]):
        assert many(*order) == (8, Precision.EXACT)


@pytest.mark.parametrize("order", [1, -1])
def test_of_several_stages_the_one_asked_last_counts(order: int) -> None:
    """Only the stage asked last is counted, in whichever order the rows stand."""
    cells = [
        {"tahap": "lanjutan", "jumlah": "5", "diminta": "2025-08-21"},
        {"tahap": "pusat", "jumlah": "33", "diminta": "2025-07-02T10:00+08:00"},
        {"tahap": "pusat", "jumlah": "7", "diminta": "2025-07-02", "tatanan": "pasar"},
    ]
    assert many(*cells[::order]) == (5, Precision.EXACT)


@pytest.mark.parametrize("order", [1, -1])
def test_a_day_later_is_later(order: int) -> None:
    """Of two stages asked on following days the later day's counts."""
    cells = [
        {"tahap": "lanjutan", "jumlah": "5", "diminta": "2025-08-22"},
        {"tahap": "pusat", "jumlah": "33", "diminta": "2025-08-21T10:00+08:00"},
    ]
    assert many(*cells[::order]) == (5, Precision.EXACT)


def test_of_stages_without_a_date_the_later_one_counts() -> None:
    """Where no row says when it was asked, the later stage counts; a dated one before it."""
    first, last = {"tahap": "pusat", "jumlah": "33"}, {"tahap": "lanjutan", "jumlah": "5"}
    for order, counts in (({"pusat": 1, "lanjutan": 2}, 5), ({"pusat": 2, "lanjutan": 1}, 33)):
        assert many(first, last, order=order)[0] == counts
        assert many(last, first, order=order)[0] == counts
    assert many(first, last)[0] == many(last, first)[0] == 33  # no order known: by name
    assert many(first | {"diminta": "2025-07"}, last, order={"pusat": 1, "lanjutan": 2})[0] == 33


def test_of_two_stages_asked_on_one_day_the_later_hour_counts() -> None:
    """Of two stages asked on the same day the one asked at the later time counts."""
    cells = [
        {"tahap": "lanjutan", "jumlah": "5", "diminta": "2025-08-21T15:00+07:00"},
        {"tahap": "pusat", "jumlah": "33", "diminta": "2025-08-21T08:00+07:00"},
    ]
    assert [many(*cells)[0], many(*cells[::-1])[0]] == [5, 5]


def test_another_cycle_is_not_counted_and_no_rows_is_no_request() -> None:
    """Only the cycle's own rows count; where there are none, nothing is known to be asked."""
    assert many({"siklus": "2023", "jumlah": "12"}, {"jumlah": "3"}) == (3, Precision.EXACT)
    assert asked({"siklus": "2023", "jumlah": "12"}) is None
    assert asked() is None


def test_a_request_without_a_number_is_told_by_its_first_source() -> None:
    """Where no source tells a number, note and source are those of the first row by its cells."""
    told = [{"catatan": "dari a", "sumber": "a"}, {"catatan": "dari b", "sumber": "b"}]
    for order in (told, told[::-1]):
        figure = asked(*order)
        assert isinstance(figure, Missing)
        assert (figure.note, figure.source) == ("dari a", source("a"))
