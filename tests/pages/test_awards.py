"""The award pages as they are printed: rules of the time, places then, decisions, three states."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import html

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.pages.district.awards import awards_page
from kksportal.pages.district.main import district_page
from kksportal.pages.english.district import english_district
from kksportal.pages.nation.awards import award_cycles, award_matrix
from kksportal.pages.nation.maps import MapPage, award_maps, newest_map
from kksportal.pages.nation.provinces import ProvincePage, province_pages
from kksportal.pages.site import Page
from kksportal.read.catalogue import read_catalogue
from kksportal.render.html import Renderer, Templates
from kksportal.words.context import SharedContext
from kksportal.words.translator import Translator
from tests.builders import district, head
from tests.conftest import ROOT
from tests.contexts import CONTOH, INFO, context_of, nation_of
from tests.words.histories import CODE, OTHER, data, region

ENGLISH = Translator("en", read_catalogue("en"))
TEMPLATES = Templates(ROOT / "site_templates", translator=ENGLISH)
PRINTED = {
    "AwardCyclePage": "penghargaan-siklus.html",
    "AwardListPage": "daftar-penghargaan.html",
    "DistrictAwardsPage": "daerah-penghargaan.html",
    "DistrictPage": "daerah.html",
    "EnglishDistrictPage": "en-daerah.html",
}
TOLD = tuple({"siklus": cycle, "predikat": "padapa"} for cycle in ("2019", "2023"))
NONE = {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE, "status": "tidak-meraih"}


def context(*told: dict[str, str], **tables: Any) -> SharedContext:
    """The fictional nation with these records."""
    return SharedContext.of(compute_shared(data(*told, **tables), [CODE]), INFO)


def printed(page: Page) -> Any:
    """The page as a reader has it."""
    page = replace(page, template=PRINTED[type(page.view).__name__])
    return html.fromstring(Renderer(TEMPLATES, INFO).page(page)).find(".//main")


def cycle_page(cycle: str, *told: dict[str, str], **tables: Any) -> Any:
    """The printed page of a cycle's awards."""
    pages = award_cycles(nation_of(context(*told, **tables)))
    return printed(next(page for page in pages if page.frame.address == f"penghargaan/{cycle}/"))


def own_page(*told: dict[str, str], **tables: Any) -> Any:
    """The printed award page of the fictional district."""
    shared = context(*told, **tables)
    package = district(about=head("daerah", code=CODE, simulated=True))
    (page,) = awards_page(shared.for_district(compute_district(package, shared.results)))
    return printed(page)


def readiness_page() -> Any:
    """The award page of the example district, which has both an award and readiness."""
    (page,) = awards_page(context_of(CONTOH))
    return printed(page)


def english_and_main() -> list[Any]:
    """Its main page and its English page."""
    own = context_of(CONTOH)
    english = replace(own, translator=ENGLISH)
    (main,), (spoken,) = district_page(own), english_district(english)
    return [printed(main), printed(spoken)]


def hrefs(element: Any) -> set[str]:
    """Where the links of an element lead, from the root of the site."""
    return {link.get("href").lstrip("./") for link in element.iter("a")}


def words(element: Any) -> str:
    """The text of an element, its spaces as one."""
    return " ".join(element.text_content().split())


def test_each_entry_of_a_history_leads_to_the_rules_of_its_time() -> None:
    """In one click, and to those of no other cycle."""
    entries = {words(li)[:4]: li for li in own_page(*TOLD).iter("li") if li.find_class("siklus")}
    for cycle in ("2019", "2023"):
        led = {href for href in hrefs(entries[cycle]) if href.startswith("kerangka/")}
        assert led == {f"kerangka/{cycle}/"}
    assert "Aturan 2019: 7 tatanan." in words(entries["2019"])
    assert "Aturan 2023: 9 tatanan dan 147 indikator." in words(entries["2023"])


def test_the_page_of_a_cycle_and_the_list_of_cycles_lead_there_too() -> None:
    """Rules that are not known are said not to be."""
    assert "kerangka/2019/" in hrefs(cycle_page("2019", *TOLD))
    unknown = cycle_page("2017", *TOLD)
    assert not {href for href in hrefs(unknown) if href.startswith("kerangka/")}
    assert "Aturan 2017 belum ditemukan." in words(unknown)
    (matrix,) = award_matrix(nation_of(context(*TOLD)))
    assert {"kerangka/2019/", "kerangka/2023/", "kerangka/2025/"} <= hrefs(printed(matrix))


def test_a_cycle_lists_a_district_under_the_name_it_had() -> None:
    """Beside it what it is called now; of a district that did not change nothing is said."""
    rows = {words(tr.find("th")): words(tr) for tr in cycle_page("2019", *TOLD).iter("tr")}
    (then,) = (name for name in rows if name.startswith("Kabupaten Purwa"))
    assert "sekarang Kabupaten Contoh (S01.01), Provinsi Simulasi Baru" in then
    assert "Kabupaten Misal" in rows
    told = words(own_page(*TOLD))
    assert "Waktu itu Kabupaten Purwa (S02.01), Provinsi Simulasi Lama." in told


def test_without_award_without_assessment_and_unknown_are_three_words() -> None:
    """On the page of the cycle and in the matrix; in the matrix a dash is what was not found."""
    for status, text in (
        ("tidak-meraih", "Dinilai, tidak meraih penghargaan"),
        ("tidak-dinilai", "Tidak dinilai"),
    ):
        rows = [NONE | {"status": status}]
        assert text in words(cycle_page("2025", *TOLD, tanpa_penghargaan=rows))
        assert text in words(own_page(*TOLD, tanpa_penghargaan=rows))
        (page,) = award_matrix(nation_of(context(*TOLD, tanpa_penghargaan=rows)))
        (row,) = (tr for tr in printed(page).iter("tr") if "Kabupaten Contoh" in words(tr))
        assert [words(cell) for cell in row.iter("td")] == ["–", "Padapa", "Padapa", text]
    assert "Tanpa penghargaan" not in words(cycle_page("2025", *TOLD))
    assert "2025 Belum ditemukan" in words(own_page(*TOLD))


def test_a_record_names_its_decision_or_says_quietly_that_none_is_known() -> None:
    """On the page of the cycle a column, where any is known; else one sentence."""
    told = {"siklus": "2023", "predikat": "padapa"}
    plain = cycle_page("2023", told)
    assert "Keputusan yang mendasari penghargaan 2023 belum ditemukan." in words(plain)
    said = "Aturan siklus dan keputusan yang tidak disebut di sini belum ditemukan."
    assert words(own_page(told, {"siklus": "2019", "predikat": "padapa"})).count(said) == 1
    decision = {"id": "sk", "siklus": "2025", "nomor_keputusan": "SK 7 (data simulasi)"}
    decided = {"siklus": "2025", "predikat": "padapa", "keputusan": "sk"}
    page = cycle_page("2025", decided, keputusan=[decision])
    assert (
        "belum ditemukan." not in words(page).partition("Penerima 2025")[2].partition("Sumber")[0]
    )
    rows = {words(tr.find("th")): words(tr) for tr in page.iter("tr")}
    assert "SK 7 (data simulasi)" in rows["Kabupaten Contoh"]
    assert "belum ditemukan" in rows["Kabupaten Misal"]
    assert "Keputusan: SK 7 (data simulasi)" in words(own_page(decided, keputusan=[decision]))


def test_two_records_that_differ_both_stand() -> None:
    """On the page of the cycle and on that of the district, each with its source."""
    told = (
        {"siklus": "2023", "predikat": "padapa", "sumber": "a"},
        {"siklus": "2023", "predikat": "wistara", "sumber": "b"},
    )
    for page in (cycle_page("2023", *told), own_page(*told)):
        assert "Padapa / Wistara" in words(page)
        assert "Padapa: a" in words(page) or "Padapa a" in words(page)
        assert {"#sumber-a", "#sumber-b"} <= hrefs(page)
    assert "catatan yang berbeda" not in words(cycle_page("2023", told[0]))


def test_hostile_words_stay_words() -> None:
    """Nothing of a record, a decision or a name becomes a tag."""
    bad = "<script>x()</script><b>"
    told = [
        {"siklus": "2025", "predikat": "padapa", "sebutan": bad, "keputusan": "sk", "sumber": "a"},
        {"siklus": "2025", "predikat": "padapa", "sebutan": "lain", "sumber": "b"},
        {"siklus": "2019", "predikat": "padapa"},
    ]
    tables: dict[str, Any] = {
        "keputusan": [{"id": "sk", "siklus": "2025", "nomor_keputusan": bad}],
        "tanpa_penghargaan": [NONE | {"wilayah": OTHER, "catatan": bad}],
        "region_tables": region(
            nama_lama=[{"wilayah": "kabupaten-contoh", "nama": bad, "berlaku_sampai": "2020"}]
        ),
    }
    pages = [cycle_page(cycle, *told, **tables) for cycle in ("2019", "2025")]
    pages.append(own_page(*told, **tables))
    for page in pages:
        assert bad in words(page)
        assert not list(page.iter("script", "b"))


def test_readiness_is_told_apart_from_an_award() -> None:
    """A section of its own that says it is computed; no list or sentence holds both."""
    for page in (readiness_page(), *english_and_main()):
        section = next(
            one
            for one in page.iter("section")
            if one.find_class("hasil") and one.get("class") != "bab"
        )
        assert any(word in words(section) for word in ("bukan penghargaan", "not an award"))
        assert not section.find_class("riwayat")
        assert page.find_class("riwayat")
        for history in page.find_class("riwayat"):
            assert not history.find_class("hasil")
            assert "emenuhi" not in words(history)
            assert not history.find_class("kesiapan")


def test_a_province_and_a_map_tell_them_apart_too() -> None:
    """A word in the table, a sign of its own on the map and in its legend."""
    for status, text, mark in (
        ("tidak-meraih", "Dinilai, tidak meraih penghargaan", "tm"),
        ("tidak-dinilai", "Tidak dinilai", "td"),
    ):
        nation = nation_of(context(tanpa_penghargaan=[NONE | {"status": status}]))
        (page,) = province_pages(nation)
        assert isinstance(page.view, ProvincePage)
        assert page.view.awards is not None
        (row,) = (r for r in page.view.awards.rows if r[0].text == "Kabupaten Contoh")
        assert row[-1].text == text
        (newest,) = newest_map(nation)
        assert isinstance(newest.view, MapPage)
        assert (mark, text) in {(sign, meaning) for _, sign, meaning in newest.view.signs}
        older = next(p.view for p in award_maps(nation) if p.frame.address == "peta/2023/")
        assert isinstance(older, MapPage)
        assert mark not in {sign for _, sign, _ in older.signs}
