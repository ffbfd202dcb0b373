"""An award stands under the rules and the name of its time, with its decision and every record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.words.award_cells import decision_cell, place_cell, without_cell, without_in
from kksportal.words.award_details import place_text, rules_link
from kksportal.words.awards import award_entries, brief
from kksportal.words.figures import SourceBook
from kksportal.words.views import AwardEntry, Link, ToldLine
from tests.words.histories import CODE, OTHER, data, region, results

TOLD = tuple({"siklus": cycle, "predikat": "padapa"} for cycle in ("2017", "2019", "2023", "2025"))
SK = {"id": "sk", "siklus": "2025", "nomor_keputusan": "SK 1/2025 (data simulasi)"}
NONE = {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE}


def entries(*told: dict[str, str], **tables: Any) -> dict[str, AwardEntry]:
    """The award history of the fictional district by cycle."""
    shared, names = results(*told, **tables)
    return {one.cycle: one for one in award_entries(CODE, shared, names, SourceBook())}


@pytest.mark.parametrize(
    ("cycle", "label", "href"),
    [
        ("2025", "Aturan 2025: 9 tatanan dan 136 indikator", "kerangka/2025/"),
        ("2023", "Aturan 2023: 9 tatanan dan 147 indikator", "kerangka/2023/"),
        ("2019", "Aturan 2019: 7 tatanan", "kerangka/2019/"),
    ],
)
def test_each_result_leads_to_the_rules_of_its_own_time(cycle: str, label: str, href: str) -> None:
    """One link away, never to the rules of another cycle."""
    rules = entries(*TOLD)[cycle].rules
    assert rules is not None
    assert (rules.label, rules.href) == (label, href)


def test_rules_that_are_not_known_are_no_link_and_are_told_once_for_the_list() -> None:
    """Beside an award; who was not assessed was not by any rules."""
    one = entries(*TOLD)["2017"]
    assert (one.rules, one.unstated) == (None, True)
    assert rules_link("2017", data()) == Link("Aturan 2017 belum ditemukan", "")
    none = entries(TOLD[0], tanpa_penghargaan=[NONE | {"status": "tidak-dinilai"}])["2025"]
    assert (none.state, none.rules, none.unstated) == ("tidak-dinilai", None, False)


def test_rules_of_which_the_instrument_is_not_known_name_their_year() -> None:
    """The page of the framework stands, with its requirements."""
    whole = data()
    whole.frameworks["2019"] = replace(whole.frameworks["2019"], tatanan=())
    link = rules_link("2019", whole)
    assert (link.label, link.href) == (
        "Aturan 2019",
        "kerangka/2019/",
    )


def test_a_cycle_of_which_nothing_is_known_has_no_rules_beside_it() -> None:
    """It is not found, and stays one quiet word."""
    entry = entries({"siklus": "2023", "predikat": "padapa"})["2025"]
    assert (entry.state, entry.rules, entry.place) == ("belum-ditemukan", None, "")


def test_an_award_says_how_the_district_was_called() -> None:
    """Name, code and province each as in that year; as they are now they are not repeated."""
    told = entries(*TOLD)
    assert told["2025"].place == told["2023"].place == ""
    assert told["2019"].place == "Waktu itu Kabupaten Purwa (S02.01), Provinsi Simulasi Lama"


def test_a_national_list_has_the_name_of_that_year_and_the_name_of_today_beside_it() -> None:
    """The link leads to the one page of the district."""
    shared, names = results(*TOLD)
    then, now = (place_cell(CODE, cycle, shared, names) for cycle in ("2019", "2025"))
    assert (then.text, then.note) == (
        "Kabupaten Purwa",
        "sekarang Kabupaten Contoh (S01.01), Provinsi Simulasi Baru",
    )
    assert (now.text, now.note) == ("Kabupaten Contoh", "")
    assert then.href == now.href == "daerah/kabupaten-contoh/"


def test_the_day_of_the_ceremony_decides_where_it_is_known() -> None:
    """A name that held until March is not that of an award in November of the same year."""
    old = [{"wilayah": "kabupaten-contoh", "nama": "Kabupaten Purwa",
            "berlaku_sampai": "2025-03"}]  # fmt: skip
    shared, names = results(
        *TOLD, region_tables=region(nama_lama=old), acara=[{"siklus": "2025", "tanggal": "2025-11"}]
    )
    assert place_text("kabupaten-contoh", "2025", shared, names.history) == ""
    shared, names = results(*TOLD, region_tables=region(nama_lama=old))
    assert "Kabupaten Purwa" in place_text("kabupaten-contoh", "2025", shared, names.history)


def test_an_award_names_the_decision_it_rests_on_and_who_names_it() -> None:
    """Its day too, where a source has it; of a record without one nothing is made up."""
    told = {"siklus": "2025", "predikat": "padapa", "keputusan": "sk"}
    (line,) = entries(told, keputusan=[SK | {"tanggal": "2025-11-20", "sumber": "b"}])[
        "2025"
    ].decisions
    assert line.text == "SK 1/2025 (data simulasi), 20 November 2025"
    assert [link.href for link in line.sources] == ["#sumber-b"]
    (line,) = entries(told, keputusan=[SK])["2025"].decisions
    assert line.text == "SK 1/2025 (data simulasi)"
    assert entries(*TOLD, keputusan=[SK])["2025"].decisions == ()


def test_a_national_list_says_where_no_decision_is_known() -> None:
    """Quietly, as other things that were not found."""
    shared, _ = results({"siklus": "2025", "keputusan": "sk"}, keputusan=[SK])
    cell = decision_cell(CODE, "2025", shared, SourceBook())
    assert (cell.text, cell.status) == ("SK 1/2025 (data simulasi)", "")
    shared, _ = results(*TOLD)
    cell = decision_cell(CODE, "2025", shared, SourceBook())
    assert (cell.text, cell.status) == ("belum ditemukan", "belum-ada")


def test_records_of_one_award_that_differ_both_stand_with_their_sources() -> None:
    """Each wording beside the source that has it; what they agree in stands once."""
    told = (
        {"siklus": "2025", "predikat": "wistara", "sebutan": "Wistara", "sumber": "a"},
        {"siklus": "2025", "predikat": "wistara", "sebutan": "Swasti Saba Wistara", "sumber": "b"},
    )
    entry = entries(*told)["2025"]
    assert (entry.state, entry.text) == ("ada", "Wistara")
    assert [(line.text, [one.href for one in line.sources]) for line in entry.records] == [
        ("Wistara, disebut “Wistara”", ["#sumber-a"]),
        ("Wistara, disebut “Swasti Saba Wistara”", ["#sumber-b"]),
    ]
    rival = (
        {"siklus": "2025", "predikat": "padapa", "sumber": "a"},
        {"siklus": "2025", "predikat": "wistara", "sumber": "b"},
        {"siklus": "2025", "predikat": "padapa", "sumber": "c"},
    )
    entry = entries(*rival)["2025"]
    assert (entry.state, entry.text) == ("berbeda", "Padapa / Wistara")
    assert [(line.text, len(line.sources)) for line in entry.records] == [
        ("Padapa", 2),
        ("Wistara", 1),
    ]
    assert entries(*TOLD)["2025"].records == ()


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("tidak-meraih", "Dinilai, tidak meraih penghargaan"),
        ("tidak-dinilai", "Tidak dinilai"),
    ],
)
def test_no_award_not_assessed_and_not_found_are_three_things(status: str, text: str) -> None:
    """Each has a state and words of its own, and the sources that say so."""
    told = [NONE | {"status": status, "sumber": "b"}]
    entry = entries(tanpa_penghargaan=told)["2025"]
    assert (entry.state, entry.text) == (status, text)
    assert [link.href for link in entry.sources] == ["#sumber-b"]
    assert not entry.won
    rules = entry.rules.href if entry.rules else ""  # it was assessed by them, or by none
    assert rules == ("kerangka/2025/" if status == "tidak-meraih" else "")
    nothing = entries(*TOLD[:3], tanpa_penghargaan=[])["2025"]
    assert (nothing.state, nothing.text, nothing.sources) == (
        "belum-ditemukan",
        "Belum ditemukan",
        (),
    )


def test_a_province_that_denies_says_nothing_of_the_nation() -> None:
    """Another level is another award."""
    told = [NONE | {"status": "tidak-meraih", "tingkat": "provinsi"}]
    assert entries(*TOLD[:1], tanpa_penghargaan=told)["2025"].state == "belum-ditemukan"


def test_an_award_that_another_source_denies_stands_with_the_denial_beside_it() -> None:
    """Neither is dropped."""
    told = [NONE | {"status": "tidak-dinilai", "sumber": "b"}]
    entry = entries(*TOLD, tanpa_penghargaan=told)["2025"]
    assert (entry.state, entry.text) == ("ada", "Padapa")
    assert [line.text for line in entry.records] == ["Padapa", "Tidak dinilai"]


def test_national_tables_tell_them_apart_too() -> None:
    """Sources that contradict each other stand side by side; a dash is what was not found."""
    told = [
        NONE | {"status": "tidak-meraih", "sumber": "a"},
        NONE | {"status": "tidak-dinilai", "sumber": "b"},
    ]
    shared, _ = results(*TOLD[:1], tanpa_penghargaan=told)
    cell = without_cell(shared.without_of(CODE, "2025"))
    assert cell.text == "Dinilai, tidak meraih penghargaan / Tidak dinilai"
    assert without_cell(shared.without_of(OTHER, "2025")).text == "–"
    assert [code for code, _ in without_in("2025", shared)] == [CODE]
    assert without_in("2023", shared) == []


def test_a_decision_that_two_sources_name_alike_stands_once_with_both() -> None:
    """Each source's own row of the decision is cited."""
    told = [
        {"siklus": "2025", "predikat": "padapa", "keputusan": one, "sumber": one} for one in "ab"
    ]
    rows = [SK | {"id": one, "sumber": one} for one in "ab"]
    (line,) = entries(*told, keputusan=rows)["2025"].decisions
    assert [link.href for link in line.sources] == ["#sumber-a", "#sumber-b"]


def test_a_page_that_leads_to_the_whole_history_tells_it_in_short() -> None:
    """Rules by their year, no decision; what was found of the award itself stays."""
    rules, why = Link("Aturan 2023: 9 tatanan", "kerangka/2023/"), "menurut keadaan 2024"
    plain = AwardEntry("2023", "ada", "Padapa", 2, (rules,), "Untuk pertama kali", "p/")
    told = plain._replace(rules=rules, decisions=(ToldLine("SK 7", ()),), unstated=True)
    none = plain._replace(state="tidak-dinilai", note=why)
    first, second = brief((told, none))
    assert first == plain._replace(rules=Link("Aturan 2023", "kerangka/2023/"))
    assert second == none._replace(note="")
