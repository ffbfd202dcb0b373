"""To follow and to be found: feeds, heads of pages, the catalogue, the site map.

Read on the real portal as it is, and on a small one that has an address of its own.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from kksportal.authoring.simulate_nation import simulate_nation
from kksportal.build import Options, build_portal
from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.plan.portal import PortalInfo
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.xdist_group("situs"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
URL = "https://kks.example/"
INFO = PortalInfo(
    name='Portal <uji> & "KKS"',
    tagline="Portal uji yang punya alamat sendiri, dengan sumber di setiap angka.",
    url=URL,
    office="Dinas Kesehatan Uji",
)
FEW = ("63.11-", "63.03-", "S01.01-")
BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of three districts under an address, with figures of Balangan that changed."""
    home = tmp_path_factory.mktemp("ikuti")

    def few(place: str, names: list[str]) -> list[str]:
        return [n for n in names if not n.startswith(FEW)] if place.endswith("/daerah") else []

    for state in ("lama", "baru"):
        shutil.copytree(ROOT / "datapackages", home / state / "datapackages", ignore=few)
        shutil.copytree(ROOT / "content", home / state / "content")
    head = home / "baru" / BALANGAN / "datapackage.json"
    told = json.loads(head.read_text("utf-8"))
    head.write_text(json.dumps(told | {"created": "2025-12-01T08:00:00Z"}), "utf-8")
    facts = home / "baru" / BALANGAN / "fakta.csv"
    facts.write_text(facts.read_text("utf-8").replace("capaian,85,", "capaian,90,"), "utf-8")
    states = str(home / "lama"), str(home / "baru")
    assert main(["diff", *states, "--record", "--tanggal", "2026-12-24"]) == 0
    options = Options(jobs=2, search=False)
    report = build_portal(Folders(root=home / "baru"), INFO, home / "situs", options)
    assert report.built, report.findings
    return home / "situs"


@pytest.fixture(params=["nyata", "beralamat"])
def either(request: pytest.FixtureRequest, site: Path, addressed: Path) -> Path:
    """The real portal, without an address, and the small one that has one."""
    return site if request.param == "nyata" else addressed


@cache
def pages(site: Path) -> tuple[tuple[str, html.HtmlElement], ...]:
    """Every page with its file, parsed once."""
    return tuple(
        (path.relative_to(site).as_posix(), html.fromstring(path.read_bytes()))
        for path in sorted(site.rglob("*.html"))
    )


def linked(page: html.HtmlElement) -> list[dict[str, object]]:
    """What a page tells machines about itself."""
    told = page.xpath('//head/script[@type="application/ld+json"]/text()')
    assert len(told) <= 1
    return json.loads(told[0])["@graph"] if told else []


# Feeds


def test_every_feed_reads_without_complaint(either: Path) -> None:
    """A feed reader takes each feed as well-formed Atom with its entries."""
    feeds = sorted(either.rglob("feed.xml"))
    packages = ROOT / "datapackages" / "daerah" if (either / "tentang").exists() else None
    assert len(feeds) == 1 + (len(list(packages.iterdir())) if packages else len(FEW))
    for path in feeds:
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo, (path, read.bozo_exception)
        assert read.version == "atom10"
        assert all(entry.title and entry.link and entry.summary for entry in read.entries)


def test_feeds_hold_what_atom_asks_for(either: Path) -> None:
    """Ids, titles, moments and authors; no id twice in a feed; no moment of the clock."""
    feed_ids = []
    for path in sorted(either.rglob("feed.xml")):
        feed = etree.fromstring(path.read_bytes())
        assert feed.tag == f"{ATOM}feed"
        for wanted in ("id", "title", "updated", "author", "link"):
            assert feed.find(ATOM + wanted) is not None, (path, wanted)
        entries = feed.findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        moments = [e.text or "" for e in feed.iter(f"{ATOM}updated")]
        assert all(datetime.fromisoformat(moment).tzinfo for moment in moments)
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+07:00", m) for m in moments)
        assert moments[0] == max(moments)
        assert moments[1:] == sorted(moments[1:], reverse=True)
        feed_ids.append(feed.findtext(f"{ATOM}id"))
    assert len(set(feed_ids)) == len(feed_ids)


def test_links_of_feeds_lead_to_pages(either: Path) -> None:
    """Each entry leads to a page of the site: by its address, or relative to the feed."""
    for path in sorted(either.rglob("feed.xml")):
        for link in etree.fromstring(path.read_bytes()).iter(f"{ATOM}link"):
            href = link.get("href")
            own = href.removeprefix(URL) if href.startswith(URL) else ""
            target = either / own if href.startswith(URL) else path.parent / href
            assert (target if target.is_file() else target / "index.html").is_file(), href
            assert href.startswith(URL) == (not (either / "tentang").exists())


def test_a_changed_figure_is_news(addressed: Path) -> None:
    """The change stands in the district's feed, the portal's feed, and the page of changes."""
    sentence = "berubah dari 85% menjadi 90%"
    for name in ("feed.xml", "daerah/kabupaten-balangan/feed.xml"):
        entry = feedparser.parse((addressed / name).read_bytes()).entries[0]
        assert entry.title == "Kabupaten Balangan: 1 angka berubah, 24 Desember 2026"
        assert sentence in entry.summary
        assert "(sumber: TABIRkota, per 21 Agustus 2025)" in entry.summary
        assert entry.updated == "2026-12-24T00:00:00+07:00"
        assert entry.link == f"{URL}daerah/kabupaten-balangan/"
    for name in ("pembaruan/index.html", "daerah/kabupaten-balangan/index.html"):
        text = html.fromstring((addressed / name).read_bytes()).text_content()
        assert sentence in text
        assert "24 Desember 2026" in text
        assert "TABIRkota" in text


def test_the_same_entry_has_the_same_id_in_both_feeds(addressed: Path) -> None:
    """Who follows both the portal and a district reads nothing twice."""
    portal, own = (
        {e.id: e.title for e in feedparser.parse((addressed / name).read_bytes()).entries}
        for name in ("feed.xml", "daerah/kabupaten-balangan/feed.xml")
    )
    shared = portal.keys() & own.keys()
    assert len(shared) >= 2
    assert all(portal[i] == own[i] for i in shared)


def test_fictional_districts_follow_only_themselves(either: Path) -> None:
    """Nothing simulated enters the portal's feed or page; their own feed says what it is."""
    for name in ("feed.xml", "pembaruan/index.html"):
        text = (either / name).read_text("utf-8")
        assert "Contoh" not in text
        assert "simulasi" not in text
    own = feedparser.parse((either / "daerah/kabupaten-contoh/feed.xml").read_bytes())
    assert "Data simulasi" in own.feed.subtitle
    assert any("angka berubah" in entry.title for entry in own.entries)
    assert all(entry.title.endswith("(data simulasi)") for entry in own.entries)
    assert all(entry.tags[0].term == "data-simulasi" for entry in own.entries)


def test_pages_name_their_feed(either: Path) -> None:
    """The home page, and every page of a district with a package."""
    for name, page in pages(either):
        feed = page.xpath('//head/link[@rel="alternate"][@type="application/atom+xml"]/@href')
        parts = name.split("/")
        district = parts[0] == "daerah" and (either / "daerah" / parts[1] / "feed.xml").exists()
        if name in ("index.html", "pembaruan/index.html") or district:
            assert len(feed) == 1, name
            target = ((either / name).parent / feed[0]).resolve()
            assert (
                target
                == ((either / "daerah" / parts[1] if district else either) / "feed.xml").resolve()
            )
        else:
            assert not feed, name


def test_no_recorded_change_is_said(site: Path) -> None:
    """A portal in which no figure changed says so instead of showing an empty list."""
    text = html.fromstring((site / "pembaruan/index.html").read_bytes()).text_content()
    assert "Belum ada angka yang tercatat berubah" in text


# Heads


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
    assert len(long) <= 10, long


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
        for told in lists:
            seen += 1
            steps = told["itemListElement"]
            assert [s["position"] for s in steps] == list(range(1, len(crumbs) + 2))
            assert [s["name"] for s in steps[:-1]] == crumbs
            assert all(s["item"].startswith((URL, "../", "/", "./")) for s in steps[:-1])
            assert steps[-1]["name"] == page.xpath('//meta[@property="og:title"]/@content')[0]
    assert seen > 100


REQUIRED = {
    "Dataset": {
        "name", "description", "url", "license", "creator", "dateModified", "distribution",
        "spatialCoverage", "about", "identifier",
    },
    "Article": {"headline", "description", "url", "author", "datePublished", "publisher"},
    "WebSite": {"name", "url", "description", "publisher"},
    "BreadcrumbList": {"itemListElement"},
}  # fmt: skip


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


# Catalogue


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
        for said in (
            DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.publisher,
            DCTERMS.modified, DCTERMS.language, DCAT.keyword, DCAT.distribution,
        ):  # fmt: skip
            assert graph.value(one, said, any=True) is not None, (one, said)
        publisher = graph.value(one, DCTERMS.publisher)
        assert graph.value(publisher, FOAF.name) is not None
        for file in graph.objects(one, DCAT.distribution):
            assert (file, RDF.type, DCAT.Distribution) in graph
            for said in (DCAT.downloadURL, DCAT.accessURL, DCAT.mediaType, DCTERMS.license):
                assert graph.value(file, said) is not None, (file, said)


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


# Site map


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


def test_a_portal_of_fictional_districts_says_so_everywhere(tmp_path: Path) -> None:
    """Its feed, its page of changes and its catalogue are marked; its site map lists nothing."""
    simulate_nation(tmp_path / "rekaan", 2, seed=1)
    site = tmp_path / "situs"
    options = Options(jobs=2, search=False)
    assert build_portal(Folders(root=tmp_path / "rekaan"), INFO, site, options).built
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert feed.feed.title.endswith("(data simulasi)")
    assert all(entry.title.endswith("(data simulasi)") for entry in feed.entries)
    assert "data simulasi" in (site / "pembaruan/index.html").read_text("utf-8")
    graph = Graph().parse(site / "data/katalog.ttl", format="turtle")
    for kind in (DCAT.Catalog, DCAT.Dataset):
        for one in graph.subjects(RDF.type, kind):
            assert str(graph.value(one, DCTERMS.title)).endswith("(data simulasi)"), one
    assert len(etree.fromstring((site / "sitemap.xml").read_bytes())) == 0
