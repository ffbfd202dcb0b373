"""A district's package speaks of its own places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.validate.world import DISTRICT, judged, only, places

# The tables that speak of places, and the column that names them.
SUBJECTS = [
    ("fakta", "subjek"),
    ("pernyataan", "subjek"),
    ("keikutsertaan", "subjek"),
    ("kelembagaan", "wilayah"),
    ("bukti", "wilayah"),
]
ADVICE = "Pakai 63.11, kecamatannya (63.11.NN), provinsinya (63), atau kerangka"


@pytest.mark.parametrize(("table", "column"), SUBJECTS)
def test_a_district_speaks_of_its_own_places(table: str, column: str) -> None:
    """Itself, its kecamatan and its province are its business; another province's is not."""
    for area in ("63.11", "63.11.01", "63"):
        assert judged(table, {column: area}) == ()
    for area in ("73.08", "73"):
        finding = only(judged(table, {column: area}))
        assert places((finding,)) == [("KKS-D017", f"{table}.csv", 2, column)]
        assert (finding.what, finding.advice) == (f"“{area}” bukan wilayah paket 63.11.", ADVICE)


@pytest.mark.parametrize(("table", "column"), SUBJECTS)
def test_of_its_neighbours_only_who_took_part_is_reported(table: str, column: str) -> None:
    """Sources list the districts of a province: who was assessed may name neighbours."""
    findings = judged(table, {column: "63.03"})
    assert places(findings) == (
        [] if table == "keikutsertaan" else [("KKS-D017", f"{table}.csv", 2, column)]
    )


def test_an_innovation_stands_in_places_of_its_own_district_only() -> None:
    """Each place of the list counts; the one that is not of this district is named."""
    for areas in ("", "63.11", "63.11.01;63.11.02", "63.11.01.2001"):
        assert judged("inovasi", {"wilayah": areas}) == ()
    finding = only(judged("inovasi", {"wilayah": "63.11.01;63.03"}))
    assert places((finding,)) == [("KKS-D017", "inovasi.csv", 2, "wilayah")]
    assert finding.what == "“63.03” bukan wilayah paket 63.11."


def test_a_rule_of_the_programme_and_no_place_at_all_pass() -> None:
    """A figure may be about the framework; evidence may name no place."""
    assert judged("fakta", {"subjek": "kerangka"}) == ()
    assert judged("bukti", {"wilayah": ""}) == ()


def test_awards_speak_of_every_place() -> None:
    """The control: the rule is about a district's package."""
    assert judged("penerima", {"wilayah": "73.08"}, kind="penghargaan") == ()


def test_a_district_that_nobody_knows_is_reported_as_such_alone() -> None:
    """Without its province nothing is said of the places that its rows name."""
    about = replace(DISTRICT, folder="datapackages/daerah/63.99-entah", code="63.99")
    findings = judged("fakta", {"subjek": "63.03"}, about=about)
    assert places(findings) == [("KKS-P015", "datapackage.json", 0, "kks.kode")]
