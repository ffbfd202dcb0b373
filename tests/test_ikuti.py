"""To follow: feeds of the real portal as it is, and of a small one that has an address."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, RDF

from kksportal.effects import Folders
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from tests.beralamat import FEW, INFO, URL, pages
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.xdist_group("situs"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

ATOM = "{http://www.w3.org/2005/Atom}"


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
