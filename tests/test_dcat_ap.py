"""The catalogue is valid by the shapes of DCAT-AP, and says whom to ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, RDF

from kksportal.compute.shared import compute_shared
from kksportal.exports.catalogue import catalogue_files
from kksportal.words.context import SharedContext
from kksportal.words.portal import PortalInfo
from tests.beralamat import URL
from tests.conftest import ROOT
from tests.contexts import INFO, nation_of, shared

pytestmark = [
    pytest.mark.xdist_group("situs"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
pyshacl = pytest.importorskip("pyshacl", reason="pyshacl belum dipasang: make test memasangnya")

SHAPES = ("shapes.ttl", "range.ttl")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")


def violations(graph: Graph, shapes: str) -> list[str]:
    """What a file of shapes has against a graph; warnings are advice and pass."""
    judge = Graph().parse(ROOT / "tests/dcat_ap" / shapes)
    fine, _, text = pyshacl.validate(graph, shacl_graph=judge, inference="none")
    return [] if fine else text.splitlines()[:12]


@pytest.fixture
def graph(either: Path) -> Graph:
    """The catalogue of a portal with and of one without an address of its own."""
    return Graph().parse(either / "data/katalog.ttl", publicID=f"{URL}data/katalog")


@pytest.mark.parametrize("shapes", SHAPES)
def test_the_catalogue_is_valid(graph: Graph, shapes: str) -> None:
    """All mandatory properties, their numbers, and the kinds of what they lead to."""
    assert not violations(graph, shapes)


@pytest.mark.parametrize(
    ("shapes", "lost"),
    [
        ("shapes.ttl", (None, URIRef("http://purl.org/dc/terms/title"), None)),
        ("shapes.ttl", (None, DCAT.accessURL, None)),
        ("range.ttl", (None, RDF.type, VCARD.Kind)),
    ],
)
def test_the_shapes_find_what_is_missing(
    graph: Graph, shapes: str, lost: tuple[None, URIRef, URIRef | None]
) -> None:
    """Else the test above would prove nothing."""
    graph.remove(lost)
    assert violations(graph, shapes)


def test_every_data_set_says_whom_to_ask(graph: Graph) -> None:
    """The office that runs the portal, by name."""
    (contact,) = graph.subjects(RDF.type, VCARD.Kind)
    assert graph.value(contact, VCARD.fn) is not None
    for kind in (DCAT.Catalog, DCAT.Dataset):
        for one in graph.subjects(RDF.type, kind):
            assert graph.value(one, DCAT.contactPoint) == contact, one


@pytest.mark.parametrize(
    ("href", "way", "where"),
    [
        ("mailto:dinas@contoh.id?subject=x", VCARD.hasEmail, "mailto:dinas@contoh.id"),
        ("https://wa.me/62800", VCARD.hasURL, "https://wa.me/62800"),
        ("kontribusi/", VCARD.hasURL, "https://contoh.invalid/kontribusi/"),
    ],
)
def test_the_contact_is_where_errors_are_reported(href: str, way: URIRef, where: str) -> None:
    """By mail, at an address of its own, or on a page of the portal."""
    info = PortalInfo(name=INFO.name, url=INFO.url, office="Kantor uji", report_href=href)
    context = nation_of(SharedContext.of(compute_shared(shared(), ()), info))
    turtle, _ = catalogue_files(
        context.data, context.results, context.names, context.gathered, info
    )
    graph = Graph().parse(data=turtle.content, format="turtle", publicID=URL)
    (contact,) = graph.subjects(RDF.type, VCARD.Kind)
    assert str(graph.value(contact, way)) == where
    assert str(graph.value(contact, VCARD.fn)) == "Kantor uji"
