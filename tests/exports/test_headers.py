"""What a host sends beside each page."""

from __future__ import annotations

import pytest

from kksportal.exports.headers import header_files
from kksportal.policy import CHECK, FILMS, PLAIN, PLAYING, SEARCH, UNFRAMED
from kksportal.render.files import to_bytes

PAGES = ["", "404.html", "daerah/", "daerah/kota-x/", "sematan/kota-x/", "cari/", "en/awards/",
         "periksa/"]  # fmt: skip


def made(url: str = "") -> dict[str, str]:
    """The files by their names."""
    return {one.address: to_bytes(one.content).decode() for one in header_files(PAGES, url)}


def rules() -> dict[str, list[str]]:
    """The headers of each place in `_headers`."""
    found: dict[str, list[str]] = {}
    place = ""
    for line in made()["_headers"].splitlines():
        if line.startswith("  "):
            found[place].append(line.strip())
        else:
            place = line
            assert found.setdefault(place, []) == []  # each once: hosts differ in what twice means
    return found


def test_every_folder_of_pages_has_its_policy_and_only_embeds_may_be_framed() -> None:
    """Each folder by name: a host that joins two rules would make one of two policies."""
    found = rules()
    assert list(found) == ["/*", "/", "/cari/*", "/daerah/*", "/en/*", "/periksa/*", "/sematan/*"]
    name = "Content-Security-Policy: "
    assert found["/en/*"] == found["/"] == [f"{name}{PLAIN}; {UNFRAMED}"]
    assert found["/daerah/*"] == [f"{name}{PLAIN}; {FILMS}; {UNFRAMED}"]
    assert found["/cari/*"] == [f"{name}{SEARCH}; {UNFRAMED}"]
    assert found["/periksa/*"] == [f"{name}{CHECK}; {UNFRAMED}"]
    assert found["/sematan/*"] == [f"{name}{PLAIN}"]
    assert not [line for line in found["/*"] if line.startswith(name)]
    assert "X-Content-Type-Options: nosniff" in found["/*"]


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("", "/404.html"),
        ("https://x.go.id/", "/404.html"),
        ("https://x.go.id/kks/", "/kks/404.html"),
    ],
)
def test_apache_knows_the_page_of_what_is_not_there(url: str, page: str) -> None:
    """From the root of the host, also below a folder."""
    assert made(url)[".htaccess"].startswith(f"ErrorDocument 404 {page}\n")


def test_apache_frames_no_more_than_others() -> None:
    """The policy of most pages first; the search's and the embeds' after it."""
    text = made()[".htaccess"]
    first, search, check, *playing, embeds = text.split("<If ")
    assert [f"/{name}/" in one for name, one in zip(PLAYING, playing, strict=True)] == [True] * 2
    assert all(f'"{PLAIN}; {FILMS}; {UNFRAMED}"' in one for one in playing)
    assert "/periksa/" in check
    assert f'"{CHECK}; {UNFRAMED}"' in check
    assert f'"{PLAIN}; {UNFRAMED}"' in first
    assert "/cari/" in search
    assert f'"{SEARCH}; {UNFRAMED}"' in search
    assert "/sematan/" in embeds
    assert f'"{PLAIN}"' in embeds
