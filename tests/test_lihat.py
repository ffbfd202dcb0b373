"""What one sees: charts say their table's figures, the tile map holds every district once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from lxml import etree, html

RICH = "daerah/kabupaten-contoh/index.html"


def page(site: Path, address: str) -> html.HtmlElement:
    """A page of the site."""
    return html.document_fromstring((site / address).read_bytes())


def numbers(text: str) -> list[str]:
    """The figures in a text, in order."""
    return re.findall(r"\d+(?:,\d+)?", text)


def test_every_drawing_is_told_in_words(site: Path) -> None:
    """A drawing that carries data has a title and a description; the others are decoration."""
    for address in (RICH, "daerah/kabupaten-contoh/pasar/index.html", "index.html"):
        for svg in page(site, address).iter("svg"):
            if svg.get("aria-hidden") == "true":
                continue
            assert svg.get("role") == "img", address
            assert svg.findtext("title"), address
            if svg.get("class") != "pita":
                assert svg.findtext("desc"), address


def test_a_chart_and_its_table_say_the_same(site: Path) -> None:
    """The figures beside the marks are those of the table below, row by row."""
    chart = page(site, RICH).get_element_by_id("grafik-isian")
    drawn = [numbers(t.text_content()) for t in chart.cssselect("svg text.tebal")]
    rows = [list(tr) for tr in chart.cssselect("tbody tr")]
    told = [[cells[c].text_content().strip() for c in (1, 3)] for cells in rows]
    assert len(rows) == 9
    assert [pair[:2] for pair in drawn] == told


def test_slopes_and_their_table_say_the_same(site: Path) -> None:
    """At the left the figures before, each once; at the right those after, with their names."""
    chart = page(site, RICH).get_element_by_id("grafik-perubahan")
    rows = [[c.text_content().strip() for c in tr] for tr in chart.cssselect("tbody tr")]
    assert len(rows) == 9
    left = [t.text for t in chart.cssselect("svg text.kanan")]
    assert sorted(left) == sorted({row[2] for row in rows})
    right = " ".join(t.text for t in chart.cssselect("svg text.nama"))
    assert all(f"{row[3]} {row[0]}" in right for row in rows)
    assert [t.text for t in chart.cssselect("svg text.tebal")] == ["2023", "2025"]


def test_award_steps_are_as_high_as_the_category(site: Path) -> None:
    """A mark of the ladder stands on the line of its category."""
    chart = page(site, RICH).get_element_by_id("grafik-penghargaan")
    lines = {t.text: int(t.get("y")) - 4 for t in chart.cssselect("text.nama")}
    marks = {int(r.get("cy")) for r in chart.cssselect("circle")}
    told = page(site, RICH).cssselect(".riwayat li.ada strong")
    assert marks == {lines[one.text] for one in told}


def test_the_national_map_holds_every_district_once(site: Path) -> None:
    """514 tiles under 38 provinces, none of them simulated, and each leads to a page."""
    tiles = page(site, "peta/index.html").cssselect(".peta li a")
    assert len(tiles) == 514
    hrefs = {tile.get("href") for tile in tiles}
    assert len(hrefs) == 514
    assert all((site / "peta" / href / "index.html").is_file() for href in hrefs)
    assert not any("contoh" in href for href in hrefs)
    assert len(page(site, "peta/index.html").cssselect(".peta h3")) == 38


def test_a_tile_says_its_category_in_letters_and_words(site: Path) -> None:
    """Colour is never the only sign, and the counts below are those of the tiles."""
    whole = page(site, "peta/index.html")
    drawn: Counter[str] = Counter()
    for tile in whole.cssselect(".peta li"):
        mark, said = tile.cssselect("b")[0].text, tile.cssselect("span")[0].text
        assert mark
        assert ": " in said
        drawn[tile.get("class")] += 1
    signs = [li.get("class") for li in whole.cssselect(".arti li")]
    counts = [int(td.text) for td in whole.cssselect("#hitungan tbody td")]
    assert dict(zip(signs, counts, strict=True)) == drawn


def test_a_score_map_gives_each_figure_its_source(site: Path) -> None:
    """The tile of a figure carries value and source, as in any table."""
    figures = page(site, "peta/pasar/index.html").cssselect(".peta data")
    assert figures
    assert all(f.get("value") and f.get("data-sumber") for f in figures)


def test_every_map_is_reached_from_every_map(site: Path) -> None:
    """The chooser of each map links all maps there are and marks the one at hand."""
    made = {path.parent.relative_to(site).as_posix() for path in site.glob("peta/**/index.html")}
    for address in made:
        links = page(site, f"{address}/index.html").cssselect("nav[aria-label='Peta lain'] a")
        reached = {(site / address / a.get("href")).resolve().relative_to(site).as_posix()
                   for a in links}  # fmt: skip
        assert reached == made
        assert [a.get("aria-current") for a in links].count("page") == 1


def test_charts_are_wellformed(site: Path) -> None:
    """Each drawing parses as XML by itself: it may be copied out and used elsewhere."""
    text = (site / RICH).read_text("utf-8")
    for svg in re.findall(r"<svg viewBox.*?</svg>", text, re.S):
        etree.fromstring(svg)
