"""Words are explained where they stand, and nowhere else than in one list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from kksportal.read.glossary import read_words
from kksportal.render.explain import MOST
from kksportal.words.names import ASSESSORS
from tests.contexts import shared

pytestmark = pytest.mark.xdist_group("situs")

WORDS = {word.kata: word for word in read_words()}
LONGEST = 800  # bytes that the words of a page may take


def pages(site: Path) -> list[tuple[str, str, html.HtmlElement]]:
    """Every page of a site, as text and as a tree."""
    found = []
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        found.append((path.relative_to(site).as_posix(), text, html.document_fromstring(text)))
    return found


def test_a_page_explains_the_words_that_it_uses(site: Path) -> None:
    """Once, each in the words of the list, none that does not stand on the page, few bytes."""
    explained = 0
    for name, text, tree in pages(site):
        folds = tree.cssselect("aside.arti")
        assert len(folds) <= 1, name
        if not folds:
            continue
        explained += 1
        main = " ".join(tree.cssselect("main")[0].text_content().split()).casefold()
        told = [dt.text_content().strip() for dt in folds[0].cssselect("dt")]
        short = [dd.text_content().strip() for dd in folds[0].cssselect("dd")]
        assert 0 < len(told) == len(set(told)) <= MOST
        assert short == [WORDS[word].singkat for word in told], name
        assert [word for word in told if word.casefold() not in main] == [], name
        part = re.search(r'<aside class="arti".*?</aside>', text, re.DOTALL)
        assert part is not None
        assert len(part.group().encode()) <= LONGEST, name
        assert folds[0].cssselect("a[href$='glosarium/']")
        assert not folds[0].cssselect("[title]")
    assert explained > 500


def test_no_word_of_a_category_is_left_unexplained(site: Path) -> None:
    """Categories of the award and ODF on every district's page that names them."""
    for name, _, tree in pages(site):
        if not re.fullmatch(r"daerah/[^/]+/index\.html", name) or not tree.cssselect("h1"):
            continue
        main = tree.cssselect("main")[0].text_content()
        told = {dt.text_content().strip() for dt in tree.cssselect("aside.arti dt")}
        for word in ("Padapa", "Wiwerda", "Wistara", "ODF"):
            assert word not in main or word in told, (name, word)


def test_english_pages_parts_and_the_list_itself_have_none(site: Path) -> None:
    """They explain in their own text."""
    for name, _, tree in pages(site):
        if name.startswith(("en/", "sematan/", "glosarium/")):
            assert not tree.cssselect("aside.arti"), name


def test_the_glossary_is_the_same_list(site: Path) -> None:
    """Every word with its permanent id, its meaning at length and its source."""
    tree = html.document_fromstring((site / "glosarium/index.html").read_bytes())
    said = {
        dt.get("id"): (dt.text_content(), " ".join(dt.getnext().text_content().split()))
        for dt in tree.cssselect("dl.kata dt")
    }
    assert len(said) == len(WORDS)
    for word in WORDS.values():
        kata, meaning = said[word.jangkar]
        assert kata == word.kata
        assert meaning == word.panjang + (f" Sumber: {word.sumber}." if word.sumber else "")


def test_each_base_of_odf_says_what_is_counted(site: Path) -> None:
    """Five bases, each with its own meaning, and why they are not mixed."""
    anchors = {word.jangkar for word in WORDS.values()}
    assert {
        "odf-desa", "odf-rumah-tangga", "odf-kecamatan", "odf-dasar-tidak-disebut",
        "odf-deklarasi",
    } <= anchors  # fmt: skip
    tree = html.document_fromstring((site / "glosarium/index.html").read_bytes())
    part = tree.get_element_by_id("dasar-odf").text_content()
    assert "tidak mencampur" in part
    assert part.count("Yang dihitung: ") >= 4
    rows = tree.get_element_by_id("ukuran").cssselect("tbody tr")
    assert len(rows) == len(shared().vocabulary.ukuran)
    for row in rows:
        assert len(row.cssselect("th, td")) == 3
        assert all(cell.text_content().strip() for cell in row.cssselect("th, td"))


def test_words_are_short_enough_and_found_by_what_stands_in_them() -> None:
    """A word is looked for by a part of itself; a short meaning is one breath."""
    assert len({word.jangkar for word in WORDS.values()}) == len(WORDS) == len(read_words())
    for word in WORDS.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word.jangkar)
        assert word.dicari.strip().casefold() in word.kata.casefold()
        assert word.singkat
        assert word.panjang
        assert not word.dicari or len(word.singkat) <= 42
        assert not word.singkat.endswith(".")
        assert word.panjang.endswith(".")
    assert ASSESSORS["mandiri"] in WORDS
