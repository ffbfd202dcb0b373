"""The small writers behind feeds, catalogue, site map and heads: hostile texts, limits, seams."""

from __future__ import annotations

import feedparser
import pytest
from lxml import etree, html
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from tests.conftest import ROOT

from kksportal.exports.feeds import Feed, corrections, happening, newest, print_feed
from kksportal.exports.rdf import Iri, Node, Text, as_jsonld, as_turtle
from kksportal.exports.sitemap import MOST, site_maps
from kksportal.pages.gathered import PageEntry
from kksportal.pages.nation.text import TextPage
from kksportal.pages.site import Page
from kksportal.render.frame import full_title
from kksportal.render.html import Renderer, Templates
from kksportal.words.frames import frame, shortened
from kksportal.words.linked import linked_data
from kksportal.words.portal import PortalInfo
from kksportal.words.views import Frame

HOSTILE = '</script><b a="1">\\ "\'\n\t & ]]> \u2028 {{ 7*7 }} \x00\x0b'
PLAIN = PortalInfo(name="Portal")
URL = "https://kks.example/"
ADDRESSED = PortalInfo(name="Portal", url=URL)
NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


# Feeds


def test_a_hostile_text_is_a_text_in_a_feed() -> None:
    """Whatever data hold, the feed is well-formed and the text comes out as it went in."""
    entry = happening(HOSTILE, HOSTILE, HOSTILE, "2026-01-02", f"daerah/{HOSTILE}/")
    feed = Feed("feed.xml", "", HOSTILE, "2026-01-01", (entry,))
    content = print_feed(feed, PortalInfo(name=HOSTILE, office=HOSTILE)).content
    read = feedparser.parse(content)
    assert not read.bozo
    summary = etree.fromstring(content).findtext("{*}entry/{*}summary")
    assert summary == HOSTILE.replace("\x00", "").replace("\x0b", "")


def test_a_day_that_is_not_known_is_no_news() -> None:
    """A date without a day stands in no feed; nothing is made up for it."""
    days = ("2026", "2026-01", "", "2026-01-02")
    entries = [happening("X", day, "", day, "daerah/x/") for day in days]
    assert [entry.day for entry in newest(entries)] == ["2026-01-02"]


def test_a_feed_ends_somewhere_and_says_each_thing_once() -> None:
    """Fifty entries at most, the newest; the same stage stated by two sources is one entry."""
    entries = [happening("X", f"Tahap {n}", "", "2026-01-02", "daerah/x/") for n in range(80)]
    kept = newest([*entries, *entries])
    assert len(kept) == len({entry.key for entry in kept}) == 50
    many = corrections("X", [f"Kalimat {n}." for n in range(25)], "2026-01-02", "daerah/x/")
    assert many.title == "X: 25 angka berubah, 2 Januari 2026"
    assert many.summary.splitlines()[-1] == "dan 5 lagi."


def test_ids_outlive_a_new_title_of_the_day_and_differ_between_portals() -> None:
    """An id depends on what changed and where, not on how many figures or on the clock."""
    one = corrections("X", ["a"], "2026-01-02", "daerah/x/")
    two = corrections("X", ["a", "b"], "2026-01-02", "daerah/x/")
    assert one.key == two.key

    def first_id(info: PortalInfo) -> str:
        feed = Feed("feed.xml", "", "F", "2026-01-01", (one,))
        return str(feedparser.parse(print_feed(feed, info).content).entries[0].id)

    assert first_id(PLAIN) == first_id(PortalInfo(name="Portal", office="lain"))
    assert first_id(PLAIN) != first_id(ADDRESSED)


# Catalogue


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_both_writers_keep_a_hostile_text() -> None:
    """Quotes, backslashes and line ends arrive in both forms as they are."""
    text = HOSTILE.replace("\x00", "").replace("\x0b", "")
    node = Node(
        "https://x.example/a b<>",
        "dcat:Dataset",
        [
            ("dct:title", Text(text, language="id")),
            ("dct:title", Text(text)),
            ("dct:modified", Text("2026-01-02", kind="xsd:date")),
            ("dct:license", Iri("https://x.example/\"'>")),
        ],
    )
    turtle = Graph().parse(data=as_turtle([node]), format="turtle")
    jsonld = Graph().parse(data=as_jsonld([node]), format="json-ld")
    assert isomorphic(turtle, jsonld)
    assert len(turtle) == 5
    subject = URIRef("https://x.example/a%20b%3C%3E")
    assert {o.value for o in turtle.objects(subject) if isinstance(o, Literal) if o.language} == {
        text
    }
    other = as_jsonld([node._replace(kind="dcat:Catalog")])
    assert not isomorphic(turtle, Graph().parse(data=other, format="json-ld"))


# Site map


def test_a_site_map_is_split_at_the_limit_of_the_protocol() -> None:
    """Below the limit one file; above it parts, each within the limit, and an index of them."""
    pages = [
        PageEntry(address=f"d/{n:02}/", changed=f"2026-01-{n + 1:02}", noindex=n == 6)
        for n in range(8)
    ]
    (single,) = site_maps(pages, ADDRESSED)
    assert len(etree.fromstring(single.content)) == 7
    *parts, index = site_maps(pages, ADDRESSED, most=3)
    assert index.address == "sitemap.xml"
    listed = [one.text or "" for one in etree.fromstring(index.content).iter(f"{NAMES}loc")]
    assert listed == [URL + part.address for part in parts]
    days = [one.text for one in etree.fromstring(index.content).iter(f"{NAMES}lastmod")]
    assert days == ["2026-01-03", "2026-01-06", "2026-01-08"]
    addresses = [loc.text for p in parts for loc in etree.fromstring(p.content).iter(f"{NAMES}loc")]
    assert addresses == [f"{URL}d/{n:02}/" for n in range(8) if n != 6]
    assert MOST == 50_000


# Heads


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The templates of the repository."""
    return Templates(ROOT / "site_templates")


def head(templates: Templates, own: Frame, info: PortalInfo) -> html.HtmlElement:
    """The head of a page with this frame."""
    page = Page(frame=own, template="teks.html", view=TextPage(title="T", body=""))
    return html.fromstring(Renderer(templates, info).page(page)).find("head")


def test_every_language_of_a_page_is_named(templates: Templates) -> None:
    """By its whole address, as hreflang asks; a portal without an address names none."""
    own = frame("daerah/x/", "T", "U" * 60, "2026-01-02", section="daerah")
    both = own._replace(alternates=(("id", "daerah/x/"), ("en", "en/daerah/x/")))
    links = head(templates, both, ADDRESSED).xpath("./link[@hreflang]")
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "id": f"{URL}daerah/x/",
        "en": f"{URL}en/daerah/x/",
    }
    assert not head(templates, own, ADDRESSED).xpath("./link[@hreflang]")
    assert not head(templates, both, PLAIN).xpath("./link[@hreflang]")


def test_pages_of_one_kind_keep_their_own_heads(templates: Templates) -> None:
    """The frame is rendered once for a kind of page; what differs is filled in."""
    renderer = Renderer(templates, ADDRESSED)
    heads = []
    for name in ("pertama", "kedua"):
        own = frame(
            f"daerah/{name}/",
            f"Judul {name}",
            f"Uraian {name}",
            "2026-01-02",
            kind="daerah",
            code=name,
            image=f"kartu/{name}.png",
            feed="feed.xml",
        )
        own = own._replace(alternates=(("en", f"en/{name}/"),))
        page = Page(frame=own, template="teks.html", view=TextPage(title="T", body=""))
        heads.append(renderer.page(page).decode().split("</head>")[0])
    assert heads[0].replace("pertama", "kedua") == heads[1]
    assert heads[0].count("pertama") >= 10
    assert "\x00" not in heads[0] + heads[1]


def test_a_hostile_text_ends_no_script(templates: Templates) -> None:
    """Title and description of a data set stay inside the script and come back whole."""
    own = frame("daerah/x/", HOSTILE, HOSTILE, "2026-01-02", kind="daerah", code="63.11")
    text = linked_data(own, ADDRESSED)
    assert "<" not in text
    assert "&" not in text
    page = html.fromstring(
        Renderer(templates, ADDRESSED).page(
            Page(frame=own, template="teks.html", view=TextPage(title="T", body=""))
        )
    )
    assert not page.xpath("//b")


def test_titles_and_descriptions_are_cut_where_lists_cut_them() -> None:
    """The portal's name goes first; a long description ends between words."""
    assert full_title("Kabupaten X", "Portal KKS") == "Kabupaten X · Portal KKS"
    assert full_title("X" * 60, "Portal KKS") == "X" * 60
    assert shortened("Pendek.") == "Pendek."
    long = shortened("kata " * 50)
    assert len(long) <= 160
    assert long.endswith("kata …")


def test_who_runs_a_portal_is_not_made_up() -> None:
    """A Dinas is a government body; of a team we only know that it is an organization."""
    home = frame("", "T", "U" * 60, "", kind="beranda")
    for office, what in (("Dinas Kesehatan", "GovernmentOrganization"), ("Tim", "Organization")):
        text = linked_data(home, PortalInfo(name="P", office=office))
        assert f'"publisher":{{"@type":"{what}","name":"{office}"}}' in text
