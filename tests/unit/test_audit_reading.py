"""What the audit reads of one page: where its links lead, what it loads, what it says of itself."""

from __future__ import annotations

import pytest

from kksportal.audit.kinds import Fault
from kksportal.audit.page import page_faults, read_page
from kksportal.audit.references import Home, style_addresses

URL = "https://dinas.example/kks/"


@pytest.mark.parametrize(
    ("url", "page", "href", "target"),
    [
        ("", "a/b/index.html", "c/", ("a/b/c/index.html", "")),
        ("", "a/b/index.html", "..", ("a/index.html", "")),
        ("", "a/b/index.html", ".", ("a/b/index.html", "")),
        ("", "a/b/index.html", "../../", ("index.html", "")),
        ("", "a/b/index.html", "../../../", ("../index.html", "")),
        ("", "a/b/index.html", "/", ("index.html", "")),
        ("", "a/b/index.html", "?q=1#x", ("a/b/index.html", "x")),
        ("", "a/b/index.html", "#x:~:text=y", ("a/b/index.html", "x")),
        ("", "index.html", "a%20b.csv#%C3%A9", ("a b.csv", "é")),
        ("", "index.html", "HTTPS://x.example/", None),
        ("", "index.html", "//x.example/", None),
        ("", "index.html", "tel:119", None),
        (URL, "a/index.html", URL, ("index.html", "")),
        (URL, "a/index.html", f"{URL}b/?x#y", ("b/index.html", "y")),
        (URL, "a/index.html", "/kks/b.csv", ("b.csv", "")),
        (URL, "a/index.html", "/b.csv", ("/b.csv", "")),
        (URL, "a/index.html", "/b/", ("/b/index.html", "")),
        (URL.removesuffix("/"), "a/index.html", "/b.csv", ("b.csv", "")),
        (URL, "a/index.html", "https://dinas.example/", None),
        ("https://[rusak/", "index.html", "/a.csv", ("a.csv", "")),
    ],
)
def test_a_link_leads_where_a_browser_goes(
    url: str, page: str, href: str, target: tuple[str, str] | None
) -> None:
    """The file and the part, below the site's own address; None is another host's or no page's."""
    assert Home(url).target(page, href) == target


def test_a_site_may_load_its_own_files_by_their_whole_address() -> None:
    """The site's own address is no other host; everything else with a host is."""
    assert not Home(URL).is_other_host(f"{URL}a.css")
    assert Home(URL).is_other_host("https://dinas.example/a.css")
    assert Home().is_other_host(f"{URL}a.css")
    assert not Home(URL).is_other_host("data:image/png;base64,")


SIGNS = {
    "mesin": '<title>x</title><meta name="kks:simulasi" content="true">',
    "noindex": '<title>x</title><meta name="robots" content="noindex">',
    "spanduk": '<title>x</title><aside class="spanduk">Data simulasi.</aside>',
    "judul": "<title>x (data simulasi) · Portal</title>",
    "judul-inggris": "<title>x (simulated data) · Portal</title>",
    "bukan-spanduk": '<title>x</title><p class="spanduk">',
}


@pytest.mark.parametrize(
    ("sign", "lacking"),
    [
        ("mesin", 2), ("spanduk", 2), ("judul", 3), ("judul-inggris", 3),
        ("noindex", 0), ("bukan-spanduk", 0),
    ],
)  # fmt: skip
def test_any_sign_of_simulation_asks_for_the_others(sign: str, lacking: int) -> None:
    """A mark, a banner or a title alone: the rest is lacking; a real page may be noindex."""
    faults = page_faults(read_page(f"{SIGNS[sign]}<main><h1>x</h1></main>"))
    assert [fault for fault, _ in faults] == [Fault.SIMULATED_UNMARKED] * lacking


def test_style_sheets_tell_what_they_load() -> None:
    """Addresses and imports, but not in comments."""
    text = "/* url(a) */ @import 'b'; p { c: url( \"d\" ); e: url(f) }"
    assert style_addresses(text) == ["b", "d", "f"]


def test_a_page_is_read_as_far_as_it_goes() -> None:
    """Broken markup is no exception; a drawing's title is not the page's."""
    facts = read_page("<svg><title>gambar</title></svg><title>x</title><![x[ y]><p id='a' <main")
    assert facts.title == "x"
    assert not read_page("<svg><title>gambar</title></svg>").title
    assert len(list(page_faults(read_page("")))) == 3
