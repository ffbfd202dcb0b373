"""The English pages: what they say, what stays Indonesian, and how to be without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lxml import html

from kksportal.authoring.messages import collect_messages, untranslated, updated
from kksportal.effects import Folders
from kksportal.read.catalogue import catalogue_file, read_catalogue
from kksportal.settings import read_settings
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo
from kksportal.words.translator import Translator, Word
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("situs")

ENGLISH = Translator("en", read_catalogue("en"))
MOST = 40_000  # bytes of an English district page


def english_pages(site: Path) -> list[Path]:
    """Every English page."""
    return [site / "en/index.html", *sorted((site / "en").glob("*/**/index.html"))]


def own_words(root: html.HtmlElement) -> Iterator[str]:
    """The texts of an English page that it does not mark as Indonesian."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "title"):
            continue
        around = [element, *element.iterancestors()]
        languages = [e.get("lang") for e in around if e.get("lang")]
        if element.text and languages[0] == "en":
            yield element.text.strip()
        outside = languages[1:] if element.get("lang") else languages
        if element.tail and outside and outside[0] == "en":
            yield element.tail.strip()


def counterpart(page: Path, site: Path, language: str) -> Path | None:
    """The page that another one names as itself in a language, in its frame."""
    root = html.fromstring(page.read_text("utf-8"))
    shown = root.xpath("//a[@class='bahasa']")
    hrefs = {e.get("href") for e in shown if e.get("hreflang") == language}
    if not shown:
        return None
    assert len(hrefs) == 1, page
    assert [e.get("hreflang") for e in shown] == [e.get("lang") for e in shown]
    named = (page.parent / hrefs.pop() / "index.html").resolve()
    assert named.is_relative_to(site.resolve())
    return named


@pytest.mark.parametrize(
    ("value", "printed"),
    [("84.6", "84.6"), ("75.0", "75.0"), ("1234567", "1,234,567"), ("-0.25", "-0.25")],
)
def test_numbers_are_english_and_as_precise_as_told(value: str, printed: str) -> None:
    """A decimal point, commas for thousands, and no digit more or less than the source gave."""
    assert ENGLISH.number(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("iso", "printed"),
    [("2025-08-21", "21 August 2025"), ("2025-08", "August 2025"), ("2025", "2025"), ("", "")],
)
def test_dates_are_english_and_as_precise_as_told(iso: str, printed: str) -> None:
    """A month stays a month and a year a year."""
    assert ENGLISH.day(iso) == printed


def test_a_name_without_a_translation_stays_indonesian_and_says_so() -> None:
    """Units have one and many; a word nobody translated is marked, never guessed."""
    assert ENGLISH.name("kecamatan", 1) == Word("subdistrict")
    assert ENGLISH.name("kecamatan", Decimal(6)) == Word("subdistricts")
    assert ENGLISH.name("gerobak") == Word("gerobak", "id")


def test_the_catalogue_is_whole() -> None:
    """Every message is there and translated, none is fuzzy, none is unused."""
    text = catalogue_file("en").read_bytes()
    kept = {message.id for message in read_po(BytesIO(text)) if message.id}
    asked = {message.id for message in collect_messages(ROOT) if message.id}
    assert kept == asked
    assert untranslated(text, "en") == []
    assert updated(ROOT, "en").encode() == text, "make messages"


def test_a_catalogue_that_is_not_whole_is_found_out() -> None:
    """A translation that is missing, half there, or only guessed."""
    text = """
msgid "satu"
msgstr ""

#, fuzzy
msgid "dua"
msgstr "two"

msgid "hari"
msgid_plural "hari"
msgstr[0] "day"
msgstr[1] ""

msgid "tiga"
msgstr "three"
"""
    assert sorted(untranslated(text.encode(), "en")) == ["dua", "hari", "satu"]


def test_translations_keep_their_places() -> None:
    """A translation has the same {parts} as its message."""
    parts = re.compile(r"\{(\w+)\}").findall
    for message, forms in ENGLISH.words.items():
        for form in forms:
            assert sorted(parts(form)) == sorted(parts(message)), message


def test_every_pair_names_each_other(site: Path) -> None:
    """All districts, home, awards, list and method: each page leads to the same one and back."""
    english = english_pages(site)
    assert len(english) > 150
    for page in english:
        indonesian = counterpart(page, site, "id")
        assert indonesian is not None, page
        assert counterpart(indonesian, site, "en") == page.resolve()
    paired = [p for p in (site / "daerah").glob("*/index.html") if counterpart(p, site, "en")]
    assert len(paired) == len(english) - 4


def test_english_pages_say_nothing_indonesian_without_a_mark(site: Path) -> None:
    """No message is left untranslated, and no Indonesian text stands without `lang`."""
    known = {m for m, forms in ENGLISH.words.items() if m not in forms and len(m) > 8}
    marks = re.compile(r"\b(dan|yang|belum|menurut|dengan|tidak|dari|daerah|untuk)\b", re.I)
    places = ("kabupaten-contoh", "kota-banjar", "kabupaten-balangan", "kabupaten-maros")
    pages = [site / "en/districts" / name / "index.html" for name in places]
    for page in [*english_pages(site)[:1], site / "en/method/index.html", *pages]:
        root = html.fromstring(page.read_text("utf-8"))
        assert root.get("lang") == "en"
        for text in own_words(root):
            assert text not in known, (page, text)
            assert text.endswith("Regency") or not marks.search(text), (page, text)


def test_what_stays_indonesian_is_marked(site: Path) -> None:
    """Titles of sources and statements are quoted as they are, and screen readers are told."""
    page = site / "en/districts/kabupaten-balangan/index.html"
    root = html.fromstring(page.read_text("utf-8"))
    cites = root.findall(".//cite")
    assert cites
    assert all(cite.get("lang") == "id" for cite in cites)
    assert "In Indonesian, as recorded." in page.read_text("utf-8")
    assert root.xpath("//ul[@class='keterangan' and @lang='id']/li")


def test_the_three_assessors_stand_side_by_side(site: Path) -> None:
    """The figures of the Indonesian page, a column each, with what is filled and missing."""
    root = html.fromstring((site / "en/districts/kabupaten-contoh/index.html").read_text("utf-8"))
    section = root.get_element_by_id("pasar")
    columns = section.findall(".//dl/div")
    assert [c.get("class") for c in columns] == ["mandiri", "provinsi", "pusat"]
    english = [d.get("value") for d in section.findall(".//dl//data")]
    own = html.fromstring((site / "daerah/kabupaten-contoh/pasar/index.html").read_text("utf-8"))
    assert english == [d.get("value") for d in own.xpath("//ul[@class='nilai']//data")]
    assert all(d.get("data-sumber") for d in section.findall(".//data"))
    assert re.search(r"\d+ of \d+ indicators filled, \d+ missing", section.text_content())
    assert re.search(r"\d{1,2} \w+ 2025;", section.text_content())


def test_rival_claims_stand_apart_in_english_too(site: Path) -> None:
    """Each value with its own source; nothing is chosen."""
    root = html.fromstring((site / "en/awards/index.html").read_text("utf-8"))
    cell = root.xpath("//tr[th='2019']//span[@data-status='berbeda']")[0]
    figures = {d.get("value"): d.get("data-sumber") for d in cell.findall("data")}
    assert {"177", "174"} <= figures.keys()
    assert len(set(figures.values())) == len(figures)


def test_a_district_of_which_nothing_is_known_has_no_english_page(site: Path) -> None:
    """Its Indonesian page says so; one without any award but with data says so in English."""
    assert not (site / "en/districts/kabupaten-aceh-selatan").exists()
    text = (site / "en/districts/kabupaten-batang/index.html").read_text("utf-8")
    assert "No source that names an award has been found yet" in text


def test_simulated_pages_say_so_in_english(site: Path) -> None:
    """The banner, the title and the mark for machines; nothing of it in a real list."""
    text = (site / "en/districts/kabupaten-contoh/index.html").read_text("utf-8")
    assert "Simulated data. This district does not exist." in text
    assert "(simulated data)" in text.split("</title>", maxsplit=1)[0]
    assert '<meta name="kks:simulasi" content="true">' in text
    assert "Contoh Regency" not in (site / "en/awards/index.html").read_text("utf-8")


def test_english_pages_are_light_and_in_the_site_map(site: Path) -> None:
    """No district page above its budget; all but the simulated one can be found."""
    districts = [p for p in english_pages(site) if p.match("districts/*/index.html")]
    assert max(page.stat().st_size for page in districts) <= MOST
    listed = (site / "sitemap.xml").read_text("utf-8")
    assert listed.count("<loc>/en/") == len(english_pages(site)) - 1


def test_a_portal_can_be_in_indonesian_alone(tmp_path: Path) -> None:
    """Then there is no English page, and no page speaks of one."""
    simulate_nation(tmp_path / "portal", 1, seed=5)
    info = PortalInfo(name="Portal uji", languages=("id",))
    site = tmp_path / "situs"
    report = build_portal(Folders(root=tmp_path / "portal"), info, site, Options(jobs=1))
    assert report.built
    assert not (site / "en").exists()
    pages = list(site.rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text("utf-8")
        assert "hreflang" not in text
        assert "/en/" not in text


@pytest.mark.parametrize(
    ("setting", "languages"),
    [("", ("id", "en")), ("bahasa: [id, en]", ("id", "en")), ("bahasa: [id]", ("id",))],
)
def test_an_owner_turns_languages_on_and_off(
    tmp_path: Path, setting: str, languages: tuple[str, ...]
) -> None:
    """In mkdocs.yml; without a word there are both."""
    text = f"site_name: Uji\nplugins:\n  - kksportal:\n      pengelola: Uji\n      {setting}\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert read_settings(tmp_path).info.languages == languages


def test_a_language_nobody_knows_is_a_finding(tmp_path: Path) -> None:
    """What is known is told, with the line."""
    text = "site_name: Uji\nplugins:\n  - kksportal:\n      bahasa: [id, xx]\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    (one,) = read_settings(tmp_path).errors
    assert (one.row, one.what) == (4, "“bahasa” berisi ['id', 'xx']; yang dikenal: id, en.")
