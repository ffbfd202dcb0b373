"""What every kept page of the portals must have, read as a resident would read it.

An expected page may be wrong; these rules are about all of them at once.
"""

from __future__ import annotations

from functools import cache

from lxml import html

from tests.portal_cases import PORTALS
from tests.pretty import main_of


@cache
def pages() -> dict[str, html.HtmlElement]:
    """Every kept page by its file."""
    kept = sorted(PORTALS.glob("*/harapan/**/*.html"))
    assert len(kept) > 50
    return {path.relative_to(PORTALS).as_posix(): main_of(path.read_bytes()) for path in kept}


def ids(page: html.HtmlElement) -> set[str]:
    """What can be linked to within a page."""
    return set(page.xpath(".//@id")) | {page.get("id", "")}


def test_links_within_a_page_lead_somewhere() -> None:
    """A link to a place of the same page, as to a source, finds that place."""
    lost = {}
    for name, page in pages().items():
        targets = {href[1:] for href in page.xpath(".//a/@href") if href.startswith("#")}
        if targets - ids(page):
            lost[name] = targets - ids(page)
    assert lost == {}


def test_figures_of_a_district_come_from_sources_on_their_page() -> None:
    """The sources that figures name stand in the list of the same page of the district."""
    own = {name: page for name, page in pages().items() if "/harapan/daerah/" in name}
    assert own
    lost = {}
    for name, page in own.items():
        named = {f"sumber-{one}" for told in page.xpath(".//@data-sumber") for one in told.split()}
        if named - ids(page):
            lost[name] = named - ids(page)
    assert lost == {}


def test_no_cell_of_a_table_is_empty() -> None:
    """What is not known is said: no cell is left blank."""
    blank = [
        name
        for name, page in pages().items()
        if any(not "".join(cell.itertext()).strip() for cell in page.xpath(".//td"))
    ]
    assert blank == []


def test_no_heading_stands_over_nothing() -> None:
    """A section says something below its heading."""
    bare = {
        f"{name}: {section[0].text_content()}"
        for name, page in pages().items()
        for section in page.xpath(".//section[count(*) = 1][h2 or h3]")
    }
    assert bare == set()


def test_rival_claims_stand_side_by_side() -> None:
    """Where sources differ, at least two figures stand, from different sources."""
    boxes = [
        box
        for page in pages().values()
        for box in page.xpath(".//*[@data-status='berbeda']")
        if box.xpath(".//data")
    ]
    assert len(boxes) > 5
    for box in boxes:
        assert len({figure.get("data-sumber") for figure in box.xpath(".//data")}) > 1


def test_a_figure_reads_as_its_value() -> None:
    """The number that people read is the one that machines read, in the page's language."""
    shown = [
        (name.split("/harapan/")[1].startswith("en"), figure)
        for name, page in pages().items()
        for figure in page.xpath(".//data")
    ]
    assert len(shown) > 100
    for english, figure in shown:
        value = figure.get("value")
        text = " ".join(figure.text_content().split())
        assert (value if english else value.replace(".", ",")) in text
        assert figure.get("data-sumber")


def figures(page: html.HtmlElement) -> set[tuple[str, str]]:
    """The figures of a page, each with its sources."""
    return {(one.get("value"), one.get("data-sumber")) for one in page.xpath(".//data")}


def test_an_english_page_tells_the_figures_of_its_pair() -> None:
    """A district's English page has figures, and each stands on the Indonesian one as well."""
    pairs = [
        (page, pages()[name.replace("/en/districts/", "/daerah/")])
        for name, page in pages().items()
        if "/en/districts/" in name and name.replace("/en/districts/", "/daerah/") in pages()
    ]
    assert any(figures(english) for english, _ in pairs)
    for english, indonesian in pairs:
        assert figures(english) <= figures(indonesian)
        rivals = ".//*[@data-status='berbeda']//data/@value"
        assert set(english.xpath(rivals)) == set(indonesian.xpath(rivals))
