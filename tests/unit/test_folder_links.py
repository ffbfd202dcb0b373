"""Links of a site in a folder: each leads to a file, by a way that needs no server."""

from __future__ import annotations

import pytest

from kksportal.render.folder_links import folder_link, site_root

DISTRICT = "daerah/kota-batu"


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("./", "index.html"),
        (".", "index.html"),
        ("pasar/", "pasar/index.html"),
        ("../../", "../../index.html"),
        ("../..", "../../index.html"),
        ("../", "../index.html"),
        ("../../daerah/kota-batu/", "index.html"),
        ("../../tatanan/pasar/", "../../tatanan/pasar/index.html"),
        ("../../tatanan/pasar", "../../tatanan/pasar/index.html"),
        ("../../aset/gaya.css", "../../aset/gaya.css"),
        ("../../unduh/daerah/35.79/data.xlsx", "../../unduh/daerah/35.79/data.xlsx"),
        ("feed.xml", "feed.xml"),
    ],
)
def test_a_folder_is_its_index_and_a_file_itself(link: str, file: str) -> None:
    """Seen from the page of a district."""
    assert folder_link(link, DISTRICT) == file


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("pasar/#skor", "pasar/index.html#skor"),
        ("../../cari/?q=kota%20batu&t=a", "../../cari/index.html?q=kota%20batu&t=a"),
        ("../../banding/?t=pasar#hasil", "../../banding/index.html?t=pasar#hasil"),
        ("pasar/#:~:text=Skor%20pusat", "pasar/index.html#:~:text=Skor%20pusat"),
    ],
)  # fmt: skip
def test_what_stands_behind_the_path_stays(link: str, file: str) -> None:
    """Anchors, questions and parts of texts."""
    assert folder_link(link, DISTRICT) == file


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#isi",
        "?q=batu",
        "mailto:kks@dinas.go.id?subject=Laporan",
        "tel:119",
        "https://dinas.example/daerah/",
        "//dinas.example/daerah/",
        "http://[rusak/",
        "data:text/plain,a/",
    ],
)
def test_what_leads_within_the_page_or_away_is_left_alone(link: str) -> None:
    """To the byte, broken ones too."""
    assert folder_link(link, DISTRICT, "https://kks.example/") == link


@pytest.mark.parametrize(
    ("link", "page", "url", "file"),
    [
        ("/", "", "", "index.html"),
        ("/aset/gaya.css", "", "https://kks.example/", "aset/gaya.css"),
        ("/kks/aset/gaya.css", "", "https://dinas.example/kks/", "aset/gaya.css"),
        ("/kks/daerah/", DISTRICT, "https://dinas.example/kks/", "../index.html"),
        ("/berita/", DISTRICT, "https://dinas.example/kks/", "https://dinas.example/berita/"),
    ],
)
def test_a_path_from_the_root_begins_at_the_portal(
    link: str, page: str, url: str, file: str
) -> None:
    """As on the page 404; a neighbour at the same host is another site."""
    assert folder_link(link, page, url) == file


def test_no_link_leaves_the_folder() -> None:
    """A server stops at its root; a disk would not."""
    assert folder_link("../../../../etc/passwd.txt", DISTRICT) == "../../etc/passwd.txt"


def test_a_name_with_a_colon_is_no_scheme() -> None:
    """The way begins with a dot then."""
    assert folder_link("./a:b.html", "") == "./a:b.html"


@pytest.mark.parametrize(
    ("url", "root"),
    [("", "/"), ("https://kks.example/", "/"), ("https://dinas.example/kks/", "/kks/")],
)
def test_the_root_of_a_site_is_the_path_of_its_address(url: str, root: str) -> None:
    """A portal without an address stands at the root."""
    assert site_root(url) == root
