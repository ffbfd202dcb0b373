"""The catalogue for harvesters, and the site map."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from tests.beralamat import URL, pages
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.xdist_group("situs"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def graphs(either: Path) -> tuple[Graph, Graph]:
    """The catalogue in both forms, read as from where it stands."""
    base = f"{URL}data/katalog"
    return (
        Graph().parse(either / "data/katalog.ttl", format="turtle", publicID=base),
        Graph().parse(
            data=(either / "data/katalog.jsonld").read_text("utf-8"),
            format="json-ld",
            base=base,
        ),
    )


def test_both_forms_are_one_graph(graphs: tuple[Graph, Graph]) -> None:
    """Turtle and JSON-LD say exactly the same."""
    turtle, jsonld = graphs
    assert len(turtle) > 100
    assert isomorphic(turtle, jsonld)


def test_every_data_set_is_described(graphs: tuple[Graph, Graph]) -> None:
    """Title, words, licence, publisher, day, language and files; each listed by the catalogue."""
    graph = graphs[0]
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    sets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert sets == set(graph.objects(catalog, DCAT.dataset))
    for one in sets:
        for term in (
            DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.publisher,
            DCTERMS.modified, DCTERMS.language, DCAT.keyword, DCAT.distribution,
        ):  # fmt: skip
            assert graph.value(one, term, any=True) is not None, (one, term)
        publisher = graph.value(one, DCTERMS.publisher)
        assert graph.value(publisher, FOAF.name) is not None
        for file in graph.objects(one, DCAT.distribution):
            assert (file, RDF.type, DCAT.Distribution) in graph
            for term in (DCAT.downloadURL, DCAT.accessURL, DCAT.mediaType, DCTERMS.license):
                assert graph.value(file, term) is not None, (file, term)


def test_a_district_in_the_catalogue(addressed: Path) -> None:
    """Its files by their permanent addresses, its place, its span, its first day if told."""
    graph = Graph().parse(addressed / "data/katalog.ttl", format="turtle")
    one = URIRef(f"{URL}daerah/kabupaten-balangan/#data")
    files = {
        str(graph.value(file, DCAT.downloadURL)) for file in graph.objects(one, DCAT.distribution)
    }
    assert files == {
        f"{URL}unduh/daerah/63.11/datapackage.zip",
        f"{URL}unduh/daerah/63.11/data.xlsx",
        f"{URL}api/v1/daerah/63.11.json",
    }
    assert str(graph.value(one, DCTERMS.modified)) == "2026-12-24"
    assert str(graph.value(one, DCTERMS.issued)) == "2025-12-01"
    place, span = graph.value(one, DCTERMS.spatial), graph.value(one, DCTERMS.temporal)
    assert str(graph.value(place, DCTERMS.identifier)) == "63.11"
    assert str(graph.value(span, DCAT.endDate)) == "2025"
    other = URIRef(f"{URL}daerah/kabupaten-banjar/#data")
    assert graph.value(other, DCTERMS.issued) is None, "a first day that nobody told"


def test_nothing_simulated_is_catalogued(graphs: tuple[Graph, Graph]) -> None:
    """A harvester of the real portal meets no fictional district."""
    for triple in graphs[0]:
        for part in triple:
            assert "S01.01" not in str(part)
            assert "kabupaten-contoh" not in str(part)


def test_the_site_map_lists_every_page_to_be_found(either: Path) -> None:
    """All pages but those that ask not to be listed, each with the day of its own data."""
    root = URL if not (either / "tentang").exists() else "/"
    listed = {}
    for url in etree.fromstring((either / "sitemap.xml").read_bytes()):
        listed[url.findtext(f"{MAP}loc")] = url.findtext(f"{MAP}lastmod")
    own = {}
    for name, page in pages(either):
        if not page.xpath('//meta[@name="robots"][@content="noindex"]') and name != "404.html":
            day = page.xpath(
                '//footer//p[contains(., "Data terakhir") or contains(., "Data last changed")]'
                "/time/@datetime"
            )
            own[root + name.removesuffix("index.html")] = day[0] if day else None
    texts = {f"{root}{p.stem}/" for p in (ROOT / "content").glob("*.md")}
    assert {a: d for a, d in listed.items() if a not in texts} == {
        a: d for a, d in own.items() if a not in texts
    }
    assert texts <= listed.keys()
    assert listed[f"{root}provinsi/papua/"] != "2026-12-24", "no district of it changed that day"


def test_robots_are_told_where_the_map_is(site: Path, addressed: Path) -> None:
    """With its address; a portal without one does not claim to have any."""
    assert f"Sitemap: {URL}sitemap.xml" in (addressed / "robots.txt").read_text("utf-8")
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")
