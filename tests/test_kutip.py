"""Quoting: a figure has an address that stays and a sentence; a part of a page fits elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import Fiction

pytestmark = pytest.mark.xdist_group("rekaan")

DISTRICT = "daerah/kabupaten-simulasi-001/index.html"
EMBED = "sematan/kabupaten-simulasi-001/index.html"


def page(site: Path, address: str) -> html.HtmlElement:
    """A page of the site."""
    return html.document_fromstring((site / address).read_bytes())


def test_a_figure_says_all_that_a_quote_needs(fiction: Fiction) -> None:
    """What, value, as of, source, portal, address; the day of access is left to who reads."""
    box = page(fiction.site, DISTRICT).cssselect("#angka-odf-desa-2025-06-30")[0]
    quote = " ".join(box.cssselect(".kutip p:not(.asal)")[0].text_content().split())
    assert quote == (
        "Desa/kelurahan bebas buang air besar sembarangan (ODF), Kabupaten Simulasi 001: "
        "140 dari 170 desa/kelurahan (82,4%), per 30 Juni 2025 (Dinas daerah (simulasi)). "
        "Dikutip dari Portal Kabupaten Sehat, "
        "/daerah/kabupaten-simulasi-001/#angka-odf-desa-2025-06-30, diakses [tanggal]."
    )


def test_every_moment_of_a_figure_has_its_own_address(site: Path, fiction: Fiction) -> None:
    """An older figure keeps its address when a newer one comes; no id stands twice on a page."""
    ids = [e.get("id") for e in page(fiction.site, DISTRICT).cssselect("[id^=angka-odf-desa-]")]
    assert ids == ["angka-odf-desa-2025-06-30", "angka-odf-desa-2023-06-30"]
    for root in (site, fiction.site):
        for file in root.rglob("index.html"):
            anchors = re.findall(r' id="([^"]+)"', file.read_text("utf-8"))
            assert len(anchors) == len(set(anchors)), file


def test_a_figure_of_the_answer_stands_there_alone(fiction: Fiction) -> None:
    """The figures at the top have their permanent address there and are not told again below."""
    whole = page(fiction.site, DISTRICT)
    boxes = whole.cssselect("main > .deret .kotak[id]")
    assert boxes
    labels = [box.cssselect(".label")[0].text_content() for box in whole.cssselect(".kotak[id]")]
    dated = [
        (label, box.cssselect(".asal")[0].text_content())
        for label, box in zip(labels, whole.cssselect(".kotak[id]"), strict=True)
    ]
    assert len(dated) == len(set(dated))


def test_rival_claims_are_quoted_together(site: Path) -> None:
    """Nobody can quote one side without the other."""
    quotes = [
        "".join(p.itertext())
        for file in site.glob("daerah/*/index.html")
        for p in page(site, str(file)).cssselect(".beda .kutip p:not(.asal)")
    ]
    assert quotes
    told = ("menurut sumber lain: ", "dalam sumber yang sama: ")
    assert all(any(words in quote for words in told) for quote in quotes)


def test_scores_and_indicator_rows_have_addresses(fiction: Fiction) -> None:
    """The three assessors stand apart; each row of an indicator table is named by its code."""
    whole = page(fiction.site, "daerah/kabupaten-simulasi-001/pasar/index.html")
    ids = {e.get("id") for e in whole.cssselect(".nilai li")}
    assert ids == {"skor-2025-mandiri", "skor-2025-provinsi", "skor-2025-pusat"}
    assert len(whole.cssselect(".lembar .kutip p")) == 3
    assert whole.cssselect("tr#2025-T4\\.01, tr[id='2025-T4.01']")
    # Without a script too a reader is told how such an address is made.
    assert "2025-T4.01" in [a.get("href", "")[1:] for a in whole.cssselect("p.asal a")]


@pytest.mark.parametrize(
    "address", [DISTRICT, "index.html", "tentang/index.html", "peta/index.html"]
)
def test_every_page_can_be_cited_and_answers_for_itself(fiction: Fiction, address: str) -> None:
    """A citation, the office, how to report a mistake and by when, licence and attribution."""
    whole = page(fiction.site, address)
    foot = " ".join(whole.cssselect("footer")[0].text_content().split())
    title = whole.cssselect("footer .kutip p")[0].text_content()
    assert whole.findtext(".//title").rpartition(" · ")[0] in title
    assert "Diakses [tanggal]" in title
    for phrase in ("Dikelola oleh", "Laporkan kesalahan", "hari kerja", "CC BY 4.0", "ODbL"):
        assert phrase in foot


def test_an_embed_holds_parts_with_sources_and_a_way_back(fiction: Fiction) -> None:
    """No menu, links open outside the frame, every source link leads to the district's list."""
    whole = page(fiction.site, EMBED)
    assert not whole.cssselect("header, footer, nav")
    assert whole.cssselect("base[target=_blank]")
    assert whole.cssselect("meta[name=robots][content=noindex]")
    # A chart's table stands on the district's page: nothing opens here onto emptiness.
    assert not whole.cssselect("figure details")
    district = page(fiction.site, DISTRICT)
    listed = {li.get("id") for li in district.cssselect(".sumber li")}
    for part in whole.cssselect("main > .bagian-sematan"):
        hrefs = [a.get("href") for a in part.cssselect("a")]
        back = [h for h in hrefs if h.startswith("../../daerah/kabupaten-simulasi-001/")]
        cited = [h.split("#")[1] for h in back if "#sumber-" in h]
        assert cited, part.text_content()[:60]
        assert set(cited) <= listed
        assert [h for h in back if "#sumber-" not in h]


def test_every_part_is_offered_on_the_sources_page(fiction: Fiction) -> None:
    """Each link of the list opens a part that is there."""
    whole = page(fiction.site, EMBED)
    offered = page(fiction.site, "daerah/kabupaten-simulasi-001/sumber/index.html").cssselect(
        "a[href*='sematan/']"
    )
    ids = [a.get("href").split("#")[1] for a in offered]
    assert len(ids) == len(whole.cssselect("main > .bagian-sematan"))
    assert all(whole.cssselect(f"[id='{one}']") for one in ids)


def test_an_embed_of_a_fiction_says_so(fiction: Fiction) -> None:
    """The banner goes along into the frame of another site."""
    assert "Data simulasi" in page(fiction.site, EMBED).cssselect(".spanduk")[0].text_content()
