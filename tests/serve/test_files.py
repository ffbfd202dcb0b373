"""An address to an answer: files as they lie, nothing of outside, one page for every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.serve.files import Answer, Own, answer, kind_of, with_tag
from kksportal.serve.outcome import Fault
from kksportal.serve.screen import Shown

OWN = Own(page=lambda shown: b"<body>salah</body>", tag=lambda version: f"[{version}]".encode())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, and a secret beside it."""
    (tmp_path / "rahasia.txt").write_text("rahasia", "utf-8")
    site = tmp_path / "site"
    for name, text in {
        "index.html": "<body>beranda</body>",
        "404.html": "<body>tidak ada</body>",
        "daerah/x y/index.html": "<body>daerah</body>",
        "aset/portal.js": "1",
        "feed.xml": "<feed/>",
        ".kks-berkas": "daftar",
        ".well-known/security.txt": "Contact:",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    return site


def get(site: Path | None, target: str, *, prefix: str = "/", fault: Fault | None = None) -> Answer:
    """The answer to a request."""
    return answer(Shown(version="v1", site=site, prefix=prefix, fault=fault), target, OWN)


def test_a_page_comes_with_the_tag_and_stays_as_it_is_on_disk(site: Path) -> None:
    """What is published never has it."""
    assert get(site, "/").body == b"<body>beranda[v1]</body>"
    assert get(site, "/index.html?saring=a").body == b"<body>beranda[v1]</body>"
    assert (site / "index.html").read_bytes() == b"<body>beranda</body>"


def test_a_file_comes_as_it_lies(site: Path) -> None:
    """Byte for byte, with its own type."""
    assert get(site, "/aset/portal.js") == Answer(200, "text/javascript; charset=utf-8", b"1")
    assert get(site, "/feed.xml").kind == "application/atom+xml"
    assert get(site, "/.well-known/security.txt").status == 200


def test_a_folder_is_opened_with_its_slash(site: Path) -> None:
    """Else the links of its page would lead elsewhere; what was asked comes along."""
    assert get(site, "/daerah/x%20y?a=1").location == "/daerah/x%20y/?a=1"
    assert get(site, "/daerah/x%20y/").body == b"<body>daerah[v1]</body>"


@pytest.mark.parametrize("target", ["/tiada/", "/tiada.js", "/daerah/", "/daerah"])
def test_what_is_not_there_is_answered_by_the_portals_own_page(site: Path, target: str) -> None:
    """It waits for a change, too."""
    assert get(site, target) == Answer(
        404, "text/html; charset=utf-8", b"<body>tidak ada[v1]</body>"
    )


@pytest.mark.parametrize(
    "target",
    ["/../rahasia.txt", "/%2e%2e/rahasia.txt", "/..%2frahasia.txt", "//rahasia.txt",
     "/aset/../../rahasia.txt", "/..%5crahasia.txt", "/C:%5crahasia.txt", "/tautan.txt",
     "/.kks-berkas", "/%00", "//evil.example/daerah", "/aset//portal.js"],
)  # fmt: skip
def test_nothing_outside_the_site_is_read(site: Path, target: str) -> None:
    """Nor what is hidden in it, and no address leads away."""
    (site / "tautan.txt").symlink_to(site.parent / "rahasia.txt")
    given = get(site, target)
    assert given.status == 404
    assert b"rahasia" not in given.body
    assert not given.location


def test_a_portal_below_a_folder_is_served_there(site: Path) -> None:
    """The root leads to it; beside it there is nothing."""
    assert get(site, "/", prefix="/kks/").location == "/kks/"
    assert get(site, "/kks/", prefix="/kks/").body == b"<body>beranda[v1]</body>"
    assert get(site, "/kks/daerah/x%20y", prefix="/kks/").location == "/kks/daerah/x%20y/"
    assert get(site, "/aset/portal.js", prefix="/kks/").status == 404


def test_a_fault_stands_in_the_place_of_every_page(site: Path) -> None:
    """Also of one that is not there; files of the site are there as before."""
    fault = Fault(sentence="Salah.")
    for target in ("/", "/daerah/x%20y/", "/tiada/"):
        assert get(site, target, fault=fault) == Answer(
            503, "text/html; charset=utf-8", b"<body>salah[v1]</body>"
        )
    assert get(site, "/aset/portal.js", fault=fault).status == 200


def test_before_the_first_site_there_is_a_page_too() -> None:
    """It waits for it."""
    given = get(None, "/daerah/x/")
    assert (given.status, given.body) == (503, b"<body>salah[v1]</body>")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.js", "text/javascript; charset=utf-8"), ("a.webp", "image/webp"),
     ("A.PDF", "application/pdf"), ("katalog.jsonld", "application/ld+json"),
     ("sitemap.xml", "application/xml"),
     ("x.pf_fragment", "application/octet-stream"), ("tanpa", "application/octet-stream")],
)  # fmt: skip
def test_types_are_those_of_the_web_not_of_the_machine(name: str, kind: str) -> None:
    """A table of our own."""
    assert kind_of(name) == kind


def test_the_tag_stands_at_the_end_of_the_last_body() -> None:
    """A page that shows code has the word twice."""
    assert (
        with_tag(b"<pre></body></pre></body></html>", b"T") == b"<pre></body></pre>T</body></html>"
    )
    assert with_tag(b"x", b"T") == b"xT"
