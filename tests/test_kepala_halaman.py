"""Heads of pages: titles, cards for those who share, what machines are told."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from tests.beralamat import INFO, URL, linked, pages

pytestmark = [
    pytest.mark.xdist_group("situs"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

REQUIRED = {
    "Dataset": {
        "name", "description", "url", "license", "creator", "dateModified", "distribution",
        "spatialCoverage", "about", "identifier",
    },
    "Article": {"headline", "description", "url", "author", "datePublished", "publisher"},
    "WebSite": {"name", "url", "description", "publisher"},
    "BreadcrumbList": {"itemListElement"},
}  # fmt: skip


def test_titles_and_descriptions_are_their_own(either: Path) -> None:
    """No two pages share a title or a description; a description says enough and fits."""
    titles: Counter[str] = Counter()
    descriptions: Counter[str] = Counter()
    long = []
    for name, page in pages(either):
        title = page.findtext(".//title")
        (description,) = page.xpath('//meta[@name="description"]/@content')
        assert 50 <= len(description) <= 160, (name, description)
        titles[title] += 1
        descriptions[description] += 1
        if len(title) > 70:
            long.append(title)
            assert "Portal KKS" not in title, "the portal's name goes first where it is too long"
    assert [t for t, n in titles.items() if n > 1] == []
    assert [d for d, n in descriptions.items() if n > 1] == []
    assert len(long) <= 15, long


def test_cards_for_those_who_share_an_address(addressed: Path) -> None:
    """Title, description, address and the district's picture; each address is absolute."""
    page = html.fromstring((addressed / "daerah/kabupaten-balangan/index.html").read_bytes())
    card = {m.get("property"): m.get("content") for m in page.xpath("//head/meta[@property]")}
    assert card["og:title"] == "Kabupaten Balangan"
    assert card["og:description"] == page.xpath('//meta[@name="description"]/@content')[0]
    assert card["og:url"] == f"{URL}daerah/kabupaten-balangan/"
    assert card["og:url"] == page.xpath('//link[@rel="canonical"]/@href')[0]
    assert card["og:image"] == f"{URL}kartu/63.11.png"
    assert page.xpath('//meta[@name="twitter:card"]/@content') == ["summary_large_image"]


def test_without_an_address_no_picture_is_promised(site: Path) -> None:
    """A card's picture needs an absolute address; without one nothing is said."""
    for name, page in pages(site):
        assert not page.xpath('//meta[@property="og:image"] | //meta[@property="og:url"]'), name


def test_every_page_with_a_way_home_tells_it_to_machines(either: Path) -> None:
    """The steps are those the reader sees, ended by the page itself."""
    seen = 0
    for name, page in pages(either):
        crumbs = [a.text for a in page.xpath('//nav[@class="remah"]//a')]
        lists = [t for t in linked(page) if t["@type"] == "BreadcrumbList"]
        assert len(lists) == bool(crumbs), name
        for breadcrumbs in lists:
            seen += 1
            steps = breadcrumbs["itemListElement"]
            assert [s["position"] for s in steps] == list(range(1, len(crumbs) + 2))
            assert [s["name"] for s in steps[:-1]] == crumbs
            assert all(s["item"].startswith((URL, "../", "/", "./")) for s in steps[:-1])
            assert steps[-1]["name"] == page.xpath('//meta[@property="og:title"]/@content')[0]
    assert seen > 100


def test_linked_data_is_whole(either: Path) -> None:
    """Each kind of thing has what it must have; any JSON-LD tool reads it; no script runs."""
    kinds: Counter[str] = Counter()
    for name, page in pages(either):
        for thing in linked(page):
            kind = str(thing["@type"])
            kinds[kind] += 1
            assert set(thing) >= REQUIRED[kind], (name, kind)
            assert all(thing.values()), (name, thing)
            if kind == "Dataset":
                assert 50 <= len(str(thing["description"])) <= 5000
    assert kinds["Dataset"] == len(list(either.glob("daerah/*/feed.xml"))) - 1
    assert kinds["Article"] > 15
    assert kinds["WebSite"] == 1


def test_linked_data_is_a_graph(addressed: Path) -> None:
    """Read with a context of our own, the data set is about the district's government."""
    page = html.fromstring((addressed / "daerah/kabupaten-balangan/index.html").read_bytes())
    local = {"@context": {"@vocab": "https://schema.org/"}, "@graph": linked(page)}
    graph = Graph().parse(data=json.dumps(local), format="json-ld")
    schema = "https://schema.org/"
    (dataset,) = graph.subjects(RDF.type, URIRef(f"{schema}Dataset"))
    about = graph.value(dataset, URIRef(f"{schema}about"))
    assert str(graph.value(about, URIRef(f"{schema}name"))) == "Pemerintah Kabupaten Balangan"
    assert (about, RDF.type, URIRef(f"{schema}GovernmentOrganization")) in graph
    creator = graph.value(dataset, URIRef(f"{schema}creator"))
    assert (creator, RDF.type, URIRef(f"{schema}GovernmentOrganization")) in graph, "a Dinas is"


def test_pages_of_fictional_districts_claim_nothing(either: Path) -> None:
    """They show machines the way home, and no data set, government or article."""
    for name, page in pages(either):
        if page.xpath('//meta[@name="kks:simulasi"]'):
            assert {t["@type"] for t in linked(page)} <= {"BreadcrumbList"}, name


def test_a_hostile_title_stays_inside_the_script(addressed: Path) -> None:
    """The portal's name holds a tag; in the script it is text, and nothing ends the script."""
    raw = (addressed / "index.html").read_text("utf-8")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', raw)
    assert "<" not in script
    assert json.loads(script)["@graph"][0]["name"] == INFO.name


def test_a_page_pays_little(site: Path) -> None:
    """Links, cards and linked data together stay small."""
    for name, page in pages(site):
        own = page.xpath(
            '//head/script[@type="application/ld+json"] | //head/meta[@property][not(@name)]'
            ' | //head/link[@rel="alternate"]'
        )
        size = sum(len(html.tostring(e, with_tail=False)) for e in own)
        assert size < 1350, name
