"""Districts side by side: one instrument, three assessors apart, and a word where it misleads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import Fiction

pytestmark = pytest.mark.xdist_group("rekaan")

PAGE = "banding/provinsi-simulasi-01/pasar/index.html"


def page(site: Path, address: str) -> html.HtmlElement:
    """A page of the site."""
    return html.document_fromstring((site / address).read_bytes())


def rows_of(whole: html.HtmlElement) -> dict[str, dict[str, str]]:
    """A comparison's rows by district and head of column."""
    heads = [th.text_content() for th in whole.cssselect("[data-banding] thead th")]
    return {
        tr.get("data-daerah"): dict(zip(heads, (c.text_content() for c in tr), strict=True))
        for tr in whole.cssselect("[data-banding] tbody tr")
    }


def test_a_row_says_what_the_district_page_says(fiction: Fiction) -> None:
    """The three assessors' scores are those of the district's own page, each with its day."""
    row = rows_of(page(fiction.site, PAGE))["kabupaten-simulasi-001"]
    own = page(fiction.site, "daerah/kabupaten-simulasi-001/pasar/index.html")
    for who, head in (("mandiri", "Penilaian mandiri"), ("provinsi", "Provinsi"),
                      ("pusat", "Pusat")):  # fmt: skip
        score = own.cssselect(f".lembar .nilai li.{who} data")[0].text_content()
        assert row[head].startswith(f"{score} per "), who


def test_only_one_instrument_is_compared(fiction: Fiction) -> None:
    """Every indicator of the table is of the cycle that the page names; no other cycle is."""
    for file in fiction.site.glob("banding/*/*/index.html"):
        links = page(fiction.site, str(file)).cssselect("thead th a")
        assert links
        assert all("/indikator/2025/" in a.get("href") for a in links)


def test_a_district_of_another_instrument_is_told_and_not_compared(fiction: Fiction) -> None:
    """It stands in the table with a plain reason and without a single figure."""
    whole = page(fiction.site, PAGE.replace("-01", "-02"))
    row = rows_of(whole)["kabupaten-simulasi-002"]
    assert row["Catatan perbandingan"].startswith("Tidak dapat dibandingkan: ")
    assert "siklus 2023" in row["Catatan perbandingan"]
    assert not whole.cssselect("tr[data-daerah=kabupaten-simulasi-002] data")


def test_an_incomplete_score_warns(fiction: Fiction) -> None:
    """A score over fewer indicators than the tatanan has is not silently set beside a full one."""
    warned = 0
    for file in fiction.site.glob("banding/*/*/index.html"):
        for slug, row in rows_of(page(fiction.site, str(file))).items():
            counts = row["Indikator terisi"].split(" dari ")
            if len(counts) == 2 and counts[0] != counts[1]:
                assert f"{counts[0]} dari {counts[1]} indikator" in row["Catatan perbandingan"], (
                    slug
                )
                warned += 1
    assert warned


def test_every_comparison_is_reached_without_javascript(fiction: Fiction) -> None:
    """The index links each table, and so does its province."""
    made = {p.parent for p in fiction.site.glob("banding/*/*/index.html")}
    linked = {
        (fiction.site / "banding" / a.get("href")).resolve()
        for a in page(fiction.site, "banding/index.html").cssselect("main ul.baris a")
    }
    whole = {p.parent for p in fiction.site.glob("banding/*/index.html")}
    assert linked == made
    listed = {
        (fiction.site / "banding" / a.get("href")).resolve()
        for a in page(fiction.site, "banding/index.html").cssselect("main .nama-nama > li > a")
    }
    assert listed == whole
    province = page(fiction.site, "provinsi/provinsi-simulasi-01/index.html")
    hrefs = [a.get("href") for a in province.cssselect("main a")]
    assert sum("/banding/provinsi-simulasi-01/" in href for href in hrefs) == 9


def test_the_free_choice_finds_each_row_by_the_name_list(fiction: Fiction) -> None:
    """The script needs a district's name, province and address: all are in one small file."""
    rows = json.loads((fiction.site / "aset/daerah.json").read_bytes())
    for name, _, href, province, _ in rows:
        slug = href.split("/")[1]
        table = page(fiction.site, f"banding/{province}/pasar/index.html")
        assert slug in rows_of(table), name


def test_every_district_leads_to_its_row_in_the_comparison(fiction: Fiction) -> None:
    """Without JavaScript too: the link ends at the row of this very district."""
    pages = list(fiction.site.glob("daerah/*/index.html"))
    found = 0
    for file in pages:
        if file.parent.name == "daerah":
            continue
        links = page(fiction.site, str(file)).cssselect("main a[href*='banding/'][href*='#']")
        assert links, file
        address, _, row = links[0].get("href").partition("#")
        target = (file.parent / address / "index.html").resolve()
        assert html.document_fromstring(target.read_bytes()).get_element_by_id(row) is not None
        assert row == file.parent.name
        found += 1
    assert found
