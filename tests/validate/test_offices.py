"""Names of offices that are nearly the same."""

from __future__ import annotations

import pytest

from kksportal.validate.offices import check_told_offices, near_names, offices_of
from tests.builders import district
from tests.validate.world import KNOWN, judged, places, story

PLACE = "Kabupaten Balangan"


@pytest.mark.parametrize(
    ("one", "two", "near"),
    [
        ("Dinas Kesehatan", "Dinas Kesehatn", True),
        ("Dinas Kesehatan", "Dinas Kesehatam", True),
        ("Dinas Kesehatan", "Dinas Kesehattan", True),
        ("Dinas Kesehatan", "dinas kesehatan", True),
        ("Dinas Kesehatan", "Dinas Kesehatan (Dinkes)", True),
        ("Dinas Kesehatan", "Dinas Kesehatan Kabupaten Balangan", True),
        ("Dinas Kesehatan", "Dinas Kesehatan Balangan", True),
        ("Dinas Pertanian dan Pangan", "Dinas Pertanian & Pangan", True),
        ("Dinas Kesehatan", "Dinas Kehutanan", False),
        ("Dinas Pertanian", "Dinas Pertanahan", False),
        ("Puskesmas Juai 1", "Puskesmas Juai 2", False),
        ("Bagian Umum I", "Bagian Umum II", False),
        ("Kecamatan Juai", "Kecamatan Jaro", False),
        ("Bappeda", "Bapenda", False),
        ("Dinas Kesehatan", "Dinas Kesehatan", False),
    ],
)
def test_a_slip_makes_no_second_office(one: str, two: str, near: bool) -> None:
    """A letter, a sign, case, initials, the district's own name; other words are other offices."""
    found = list(near_names([(one, "a", 2), (two, "b", 3)], PLACE))
    assert [(f.kind.code, f.path, f.row) for f in found] == ([("KKS-W006", "b", 3)] if near else [])


def test_it_is_told_at_the_later_name() -> None:
    """In a package by table and line; lists are read part by part."""
    findings = judged("pengampu", {}, {"tatanan": "pasar", "perangkat_daerah": "Dinas Kesehatn"})
    assert places(findings) == [("KKS-W006", "pengampu.csv", 3, "perangkat_daerah")]
    findings = judged("renstra", {}, {"perangkat_daerah": "Dinas Kesehatn"})
    assert places(findings) == [("KKS-W006", "renstra.csv", 3, "perangkat_daerah")]


def test_a_text_is_compared_with_its_district() -> None:
    """A text that writes an office of its district otherwise is told; of another one it is not."""
    made = district(pengampu=[{"tatanan": "pasar", "perangkat_daerah": "Dinas Kesehatan"}])
    offices = {"63.11": offices_of(made)}
    assert offices == {"63.11": ("Dinas Kesehatan",)}
    for region, many in (("63.11", 1), ("63.03", 0)):
        told = [story(region=region, offices=("Dinas Kesehatn",))]
        assert len(list(check_told_offices(told, offices, KNOWN))) == many


def test_many_names_take_time_by_their_number() -> None:
    """Thousands of names are looked up, not compared with each other."""
    names = [(f"Dinas Urusan Nomor {number}", "a", number) for number in range(20_000)]
    assert list(near_names(names, PLACE)) == []
