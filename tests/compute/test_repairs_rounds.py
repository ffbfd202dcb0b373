"""What was sent back, stage by stage: its items, their last states, and what remains."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest

from kksportal.compute.deadlines import NO_DEADLINE
from kksportal.compute.repairs import RepairRound, repair_rounds
from kksportal.model.claim import Agreed, Disputed, Missing
from tests.builders import district

Cells = dict[str, str]
ASKED = {"siklus": "2025", "tahap": "lanjutan", "status": "diminta"}


def rounds(*cells: Cells) -> tuple[RepairRound, ...]:
    """The rounds of rows that ask in the advanced stage of 2025, unless their cells differ."""
    return repair_rounds(district(perbaikan=[ASKED | row for row in cells]))


def one(*cells: Cells) -> RepairRound:
    """The one round of these rows."""
    (found,) = rounds(*cells)
    return found


def left(*cells: Cells) -> int:
    """What remains of one round, as its one claim says."""
    figure = one(*cells).remaining
    assert isinstance(figure, Agreed)
    return int(figure.claims[0].value)


def test_nothing_was_sent_back() -> None:
    """A package without such rows has no rounds."""
    assert repair_rounds(district()) == ()


def test_a_round_is_a_stage_of_a_cycle_the_newest_first() -> None:
    """Cycles from new to old; of one cycle the stage asked last, then the later of the order."""
    cells = (
        {"siklus": "2023", "tahap": "pusat"},
        {"tahap": "pusat", "diminta": "2025-08-01"},
        {"tahap": "lanjutan", "diminta": "2025-08-21"},
        {"tahap": "provinsi"},
        {"tahap": "desk"},
    )
    package = district(perbaikan=[ASKED | row for row in cells])
    found = repair_rounds(package, {"2025": {"desk": 3, "provinsi": 1}})
    told = [(one.cycle, one.stage) for one in found]
    assert told == [
        ("2025", "lanjutan"),
        ("2025", "pusat"),
        ("2025", "desk"),
        ("2025", "provinsi"),
        ("2023", "pusat"),
    ]


LATER = {"status": "diterima", "per_tanggal": "2025-08-23"}
FIRST, SECOND = {"indikator": "T1.01"}, {"indikator": "T1.02"}


@pytest.mark.parametrize(
    ("rows", "remain"),
    [
        ([{"jumlah": "33"}], 33),
        ([{"jumlah": "33", "status": "dikirim"}], 33),
        ([{"jumlah": "33"}, LATER], 0),
        ([{"jumlah": "33"}, LATER | {"jumlah": "20"}], 13),
        ([{"jumlah": "33"}, LATER | {"jumlah": "40"}], 0),
        ([FIRST, SECOND], 2),
        ([FIRST | {"status": "diterima"}, SECOND], 1),
        ([FIRST | {"status": "dikirim"}, SECOND], 2),
        ([{"tatanan": "pasar", "jumlah": "8"}, LATER | {"tatanan": "desa", "jumlah": "2"}], 8),
    ],
)
def test_what_remains_is_what_was_asked_less_what_was_accepted(
    rows: list[Cells], remain: int
) -> None:
    """Sent is not accepted; an acceptance without a number takes all, none takes more than all."""
    for order in permutations(rows):
        assert left(*order) == remain


def test_the_last_state_of_a_thing_stands_and_the_first_number_was_asked() -> None:
    """Several rows on one indicator are its states over time; it was sent back once."""
    found = one(
        {"indikator": "T1.01", "status": "diterima", "per_tanggal": "2025-08-24"},
        {"indikator": "T1.01", "per_tanggal": "2025-08-21"},
        {"indikator": "T1.01", "status": "dikirim", "per_tanggal": "2025-08-22"},
    )
    (item,) = found.items
    assert [(row.status, row.per_tanggal) for row in item.states] == [("diterima", "2025-08-24")]
    assert isinstance(found.requested, Agreed)
    assert found.requested.claims[0].value == Decimal(1)


def test_a_state_of_one_day_is_the_further_one() -> None:
    """Asked and sent on one day is sent."""
    found = one(
        {"indikator": "T1.01", "per_tanggal": "2025-08-21", "status": "dikirim"},
        {"indikator": "T1.01", "per_tanggal": "2025-08-21", "letak": "lain"},
    )
    assert [row.status for item in found.items for row in item.states] == ["dikirim"]


def test_sent_is_further_than_asked_whatever_else_the_rows_say() -> None:
    """Also where the row that asks stands first in the table."""
    rows = ({"indikator": "T1.01"}, {"indikator": "T1.01", "status": "dikirim", "batas_jam": "48"})
    assert [row.status for item in one(*rows).items for row in item.states] == ["dikirim"]


def test_each_source_keeps_its_own_state() -> None:
    """Two sources tell of one indicator: both states stand, and each counts by itself."""
    found = one(
        {"indikator": "T1.01", "sumber": "a", "status": "diterima"},
        {"indikator": "T1.01", "sumber": "b"},
    )
    (item,) = found.items
    assert {row.sumber: row.status for row in item.states} == {"a": "diterima", "b": "diminta"}
    assert isinstance(found.remaining, Disputed)
    assert sorted(claim.value for claim in found.remaining.claims) == [0, 1]


OTHER = {"indikator": "T1.01", "sumber": "b", "per_tanggal": "2025-08-23"}
BY_DAY = {"indikator": "T1.01", "per_tanggal": "2025-08-21"}


@pytest.mark.parametrize("status", ["dikirim", "diterima"])
def test_another_source_goes_on_from_the_one_that_asked(status: str) -> None:
    """The berita acara asks, another paper tells later what was sent: the later state stands."""
    rows = (BY_DAY, BY_DAY | SECOND, OTHER | {"status": status})
    for order in permutations(rows):
        found = one(*order)
        states = {item.indicator: [row.status for row in item.states] for item in found.items}
        assert states == {"T1.01": [status], "T1.02": ["diminta"]}
        assert isinstance(found.requested, Agreed)
        assert [claim.value for claim in found.requested.claims] == [2]
        assert left(*order) == (1 if status == "diterima" else 2)


def test_a_later_state_goes_on_from_every_request_of_the_thing() -> None:
    """Two papers tell of one request; what one of them tells later is true of both."""
    rows = (
        {"jumlah": "33", "per_tanggal": "2025-08-21"},
        {"jumlah": "33", "per_tanggal": "2025-08-21", "sumber": "b"},
        {"jumlah": "33", "per_tanggal": "2025-08-23", "status": "dikirim"},
    )
    for order in permutations(rows):
        (item,) = one(*order).items
        assert [row.status for row in item.states] == ["dikirim"]
        assert isinstance(one(*order).requested, Agreed)


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "dikirim", "per_tanggal": ""},  # when, nobody knows
        {"status": "dikirim", "per_tanggal": "2025-08-20"},  # before it was asked
        {"status": "diminta"},  # it asks itself
    ],
)
def test_a_source_that_does_not_go_on_stands_beside(cells: Cells) -> None:
    """Without a later day, or where it asks too, it is a rival and both states are shown."""
    (item,) = one(BY_DAY, OTHER | cells).items
    assert len(item.states) == 2


def test_a_number_accepted_elsewhere_is_taken_from_what_was_asked() -> None:
    """20 of 33 accepted, as another source tells it: 13 remain, and nobody disputes the 33."""
    rows = (
        {"jumlah": "33", "diminta": "2025-08-21"},
        {"jumlah": "20", "status": "diterima", "per_tanggal": "2025-08-23", "sumber": "b"},
    )
    for order in permutations(rows):
        assert isinstance(one(*order).requested, Agreed)
        assert left(*order) == 13


def test_what_was_accepted_is_told_with_its_day_and_as_computed() -> None:
    """The remaining number is of the day of the last state, and says that the portal counted."""
    figure = one(
        {"jumlah": "33", "dari": "136", "diminta": "2025-08-21"},
        {"jumlah": "20", "status": "diterima", "per_tanggal": "2025-08-23"},
    ).remaining
    assert isinstance(figure, Agreed)
    claim = figure.claims[0]
    assert (claim.value, claim.out_of, claim.as_of) == (Decimal(13), Decimal(136), "2025-08-23")
    assert "dihitung portal" in claim.note
    untouched = one({"jumlah": "33", "diminta": "2025-08-21", "catatan": "kata sumber"})
    assert untouched.remaining == untouched.requested


def test_without_a_number_nothing_is_counted() -> None:
    """A request of which no source tells the number leaves the rest unknown too."""
    found = one({"batas_jam": "48"})
    assert isinstance(found.requested, Missing)
    assert found.remaining == found.requested


def test_deadlines_are_told_once_each() -> None:
    """As people read them, in the order of the rows; none is said as none."""
    found = one(
        {"indikator": "T1.01", "diminta": "2025-08-21T10:00+07:00", "batas_jam": "48"},
        {"indikator": "T1.02", "diminta": "2025-08-21T10:00+07:00", "batas_jam": "48"},
        {"indikator": "T1.03"},
    )
    assert found.deadlines == ("23 Agustus 2025 pukul 10.00 WIB", NO_DEADLINE)


def test_what_is_furthest_from_accepted_stands_first() -> None:
    """Asked before sent before accepted, then by tatanan and code."""
    found = one(
        {"indikator": "T1.01", "status": "diterima"},
        {"indikator": "T1.03", "status": "diminta"},
        {"indikator": "T1.02", "status": "diminta"},
        {"indikator": "T1.04", "status": "dikirim"},
    )
    assert [item.indicator for item in found.items] == ["T1.02", "T1.03", "T1.04", "T1.01"]
