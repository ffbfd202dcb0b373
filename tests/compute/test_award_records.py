"""What each source says of an award is kept apart; no award and no assessment are no silence."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from kksportal.compute.award_records import award_records, own_without, without_award
from tests.builders import award_package, district, head

HERE = {
    "siklus": "2025",
    "tingkat": "nasional",
    "wilayah": "S01.01",
    "penghargaan": "swasti-saba",
}
NONE = {"siklus": "2025", "tingkat": "nasional", "wilayah": "S01.01", "status": "tidak-meraih"}
DECISIONS = [
    {"id": one, "siklus": "2025", "nomor_keputusan": f"SK {one} (data simulasi)", "sumber": "s9"}
    for one in ("a", "b")
]


def found(*records: dict[str, str], **tables: Any) -> Any:
    """The records of the fictional district's award."""
    rows = [HERE | one for one in records]
    made = award_records([award_package(penerima=rows, keputusan=DECISIONS, **tables)])
    return made.get("S01.01", {}).get("2025")


def test_each_record_keeps_its_words_its_decision_and_its_source() -> None:
    """In the order of their sources, whatever that of the file."""
    told = (
        {"predikat": "padapa", "sumber": "s1", "keputusan": "a", "sebutan": "Padapa"},
        {"predikat": "wiwerda", "sumber": "s2", "keputusan": "b", "peringkat": "terbaik"},
        {"sumber": "s3"},
    )
    for order in permutations(told):
        made = found(*order)
        assert [
            (one.category, one.wording, one.rank, one.decision and one.decision.number,
             one.source.id)
            for one in made.records
        ] == [
            ("padapa", "Padapa", "", "SK a (data simulasi)", "s1"),
            ("wiwerda", "", "terbaik", "SK b (data simulasi)", "s2"),
            ("", "", "", None, "s3"),
        ]  # fmt: skip
        assert made.differ == ("predikat", "keputusan")
        assert [one.number for one in made.decisions] == [
            "SK a (data simulasi)",
            "SK b (data simulasi)",
        ]


def test_a_decision_that_several_records_name_stands_once() -> None:
    """With the source that names it."""
    made = found({"sumber": "s1", "keputusan": "a"}, {"sumber": "s2", "keputusan": "a"})
    assert [(one.number, one.source.id) for one in made.decisions] == [
        ("SK a (data simulasi)", "s9")
    ]


def test_an_award_of_a_province_is_no_record_of_the_nation() -> None:
    """Nor is another award."""
    assert found({"tingkat": "provinsi"}) is None
    assert found({"penghargaan": "tim-pembina-provinsi-terbaik"}) is None


def test_who_was_without_an_award_is_told_with_its_sources() -> None:
    """Rival statements stand side by side, in one order; another level says nothing."""
    told = (
        NONE | {"sumber": "s1", "catatan": "berita"},
        NONE | {"sumber": "s2", "status": "tidak-dinilai"},
        NONE | {"sumber": "s3", "tingkat": "provinsi"},
    )
    for order in permutations(told):
        made = without_award([award_package(tanpa_penghargaan=list(order))])["S01.01"]["2025"]
        assert made.statuses == ("tidak-meraih", "tidak-dinilai")
        assert made.state == "tidak-meraih"
        assert [one.id for one in made.sources] == ["s1", "s2"]
        assert made.note == "berita"
    assert without_award([award_package()]) == {}


def test_who_was_never_assessed_was_not_in_the_cycles_of_the_years_before() -> None:
    """Of the year itself nothing follows, nor for another district, nor without a day."""
    row = {
        "subjek": "S01.01",
        "status": "belum-pernah",
        "per_tanggal": "2023-11-13",
        "sumber": "s1",
    }

    def own(**cells: str) -> dict[str, str]:
        package = district(about=head(code="S01.01"), keikutsertaan=[row | cells])
        made = own_without(package, ("2021", "2023", "2025"), {})
        return {cycle: one.state for cycle, one in made.items()}

    assert own() == {"2021": "tidak-dinilai"}
    assert own(subjek="S01.02") == own(status="dinilai") == own(per_tanggal="") == {}


def test_what_award_packages_tell_comes_before_the_packages_own() -> None:
    """Both are of sources; the one that names the cycle is the more precise."""
    row = {"subjek": "S01.01", "status": "belum-pernah", "per_tanggal": "2025", "sumber": "s1"}
    package = district(about=head(code="S01.01"), keikutsertaan=[row])
    told = without_award([award_package("2023", tanpa_penghargaan=[NONE | {"siklus": "2023"}])])
    made = own_without(package, ("2021", "2023"), told["S01.01"])
    assert {cycle: one.state for cycle, one in made.items()} == {
        "2021": "tidak-dinilai",
        "2023": "tidak-meraih",
    }
    assert made["2021"].note == "belum pernah dinilai, menurut keadaan 2025"
