"""Which claims count for a cycle, and which of them are the newest."""

from __future__ import annotations

import dataclasses
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.evidence import (
    MET,
    NOT_MET,
    UNDECIDED,
    Judged,
    counts_for,
    newest_claims,
)
from kksportal.model.result import Verdict
from tests.builders import claim
from tests.compute.judging import evidence, topic

COUNTS = [
    # dated, cycle it names, counts for 2025
    ("2025", "", True),
    ("2025-10", "", True),
    ("2025-10-22", "", True),
    ("2024", "", True),
    ("2024-01-01", "", True),
    ("2023-12-31", "", False),
    ("2023", "", False),
    ("2026", "", False),
    ("2026-01-01", "", False),
    ("", "", False),
    ("", "2025", True),
    ("2021", "2025", True),
    ("2026-01-01", "2025", True),
    ("2025-10", "2023", False),
    ("2025-10", "2027", False),
    ("2024", "2024", False),
]


@pytest.mark.parametrize(
    ("as_of", "named", "counts"), COUNTS, ids=[f"{a or '-'} {b or '-'}" for a, b, _ in COUNTS]
)
def test_what_counts_for_a_cycle(as_of: str, named: str, counts: bool) -> None:
    """A claim counts if it names the cycle, or names none and is of its year or the year before."""
    assert counts_for(claim("95", as_of=as_of), named, "2025") is counts


def test_what_is_said_of_other_things_is_no_evidence() -> None:
    """Only what the district reached in this measure counts: no plan, no other place or measure."""
    one = claim("95", as_of="2025")
    assert newest_claims("odf-desa", evidence(topics=(topic("odf-desa", [one]),))) == (one,)
    for other in (
        topic("odf-desa", [one], subjek="63.02"),
        topic("odf-desa", [one], subjek="63"),
        topic("odf-desa", [one], subjek="63.11.01"),
        topic("odf-desa", [one], sifat="target"),
        topic("odf-desa", [one], sifat="rencana"),
        topic("odf-desa", [one], tatanan="pasar"),
        topic("odf-desa", [one], inovasi="jamban-bersama"),
        topic("odf-rumah-tangga", [one]),
        topic("odf-desa", [(one, "2023")]),
        topic("odf-desa", []),
    ):
        assert newest_claims("odf-desa", evidence(topics=(other,))) == ()
    assert newest_claims("odf-desa", evidence()) == ()


def test_the_evidence_is_of_the_cycle_that_is_judged() -> None:
    """The same claim counts when its own cycle is judged, and not when another is."""
    topics = (topic("odf-desa", [claim("95", as_of="2023-06")]),)
    assert newest_claims("odf-desa", evidence(topics=topics)) == ()
    assert newest_claims("odf-desa", evidence(topics=topics, cycle="2023")) != ()
    assert newest_claims("odf-desa", evidence(topics=topics, code="63.02")) == ()


NEWEST = [
    # the moments told, and those that stand as the newest
    (["2025-06"], ["2025-06"]),
    (["2025-06", "2025-05"], ["2025-06"]),
    (["2025-06", "2024-12"], ["2025-06"]),
    (["2025-06-01", "2025-06-02"], ["2025-06-02"]),
    (["2025-06", "2025-06"], ["2025-06", "2025-06"]),
    (["2025-06", "2025"], ["2025", "2025-06"]),
    (["2025-06-30", "2025-06", "2025"], ["2025", "2025-06", "2025-06-30"]),
    (["2025-06", "2024"], ["2025-06"]),
    (["2025", "2024-12"], ["2025"]),
    (["2025-10", "2025-1"], ["2025-1", "2025-10"]),
    ([], []),
]


@pytest.mark.parametrize(("moments", "stand"), NEWEST, ids=[" ".join(m) for m, _ in NEWEST])
def test_only_the_newest_moment_stands(moments: list[str], stand: list[str]) -> None:
    """An earlier figure gives way; one with a coarser date may be the newer and stays."""
    found = newest_claims(
        "odf-desa", evidence(topics=(topic("odf-desa", [claim("9", as_of=m) for m in moments]),))
    )
    assert [one.as_of for one in found] == stand


def test_a_figure_without_a_date_stands_with_the_newest() -> None:
    """Without a date a figure that names the cycle may be the newest, so it is not left out."""
    dated, undated = claim("95", as_of="2025-06"), claim("70", by="b")
    topics = (topic("odf-desa", [dated, (undated, "2025")]),)
    assert newest_claims("odf-desa", evidence(topics=topics)) == (dated, undated)
    alone = (topic("odf-desa", [(undated, "2025")]),)
    assert newest_claims("odf-desa", evidence(topics=alone)) == (undated,)


def test_claims_of_several_topics_stand_together() -> None:
    """Where a measure is told of twice, the newest is sought among all that is told."""
    old, new = claim("70", as_of="2025-01"), claim("90", as_of="2025-02")
    topics = (topic("odf-desa", [old]), topic("odf-desa", [new]))
    assert newest_claims("odf-desa", evidence(topics=topics)) == (new,)


RANKED = [
    claim("5", by="a", as_of="2025", locus="z"),
    claim("1", by="a", as_of="2025-06", locus="z", precision="sekitar"),
    claim("4", by="a", as_of="2025-06", locus="x", precision="sekitar"),
    claim("4", by="a", as_of="2025-06", locus="y", precision="lebih-dari"),
    claim("4", by="a", as_of="2025-06", locus="y", precision="sekitar"),
    claim("0", by="b", as_of="2025"),
]


@given(st.permutations(RANKED))
@settings(max_examples=50, derandomize=True)
def test_the_order_of_claims_never_matters(shuffled: list[Any]) -> None:
    """Claims of one moment stand by source, date, value, place and precision, however told."""
    found = newest_claims("odf-desa", evidence(topics=(topic("odf-desa", shuffled),)))
    assert list(found) == RANKED


def test_speakers_of_one_source_stand_in_a_fixed_order() -> None:
    """Of claims that are alike in all else, the speaker's name decides who stands first."""
    bupati = dataclasses.replace(claim("9", as_of="2025"), speaker="Bupati")
    camat = dataclasses.replace(claim("9", as_of="2025"), speaker="Camat")
    for told in permutations([camat, bupati]):
        found = newest_claims("odf-desa", evidence(topics=(topic("odf-desa", told),)))
        assert found == (bupati, camat)


def test_the_three_answers_are_those_of_a_verdict() -> None:
    """The short names stand for met, not met and undecided."""
    assert (
        Verdict("memenuhi"),
        Verdict("belum-memenuhi"),
        Verdict("belum-dapat-dinilai"),
    ) == (MET, NOT_MET, UNDECIDED)


def test_what_is_known_and_judged_never_changes() -> None:
    """Evidence and judgements stay as made, with every part named and none left out."""
    judged = Judged(verdict=MET, evidence_text="95%", reason="Sudah mencapai 80%.")
    assert judged.claims == ()
    for value in (evidence(), judged):
        parts = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, next(iter(parts)), "lain")
        with pytest.raises(TypeError):
            type(value)(*parts.values())
        for name in set(parts) - {"claims", "forums"}:
            with pytest.raises(TypeError):
                type(value)(**{key: part for key, part in parts.items() if key != name})
        assert not hasattr(value, "__dict__")
