"""The way from a page to the site's root."""

from __future__ import annotations

import pytest

from kksportal.render.html import root_of


@pytest.mark.parametrize(
    ("address", "url", "root"),
    [
        ("", "", ""),
        ("daerah/", "", "../"),
        ("daerah/kabupaten-banjar/", "", "../../"),
        ("daerah/kabupaten-banjar/", "https://dinas.example/kks/", "../../"),
        ("404.html", "", "/"),
        ("404.html", "https://kks.example/", "/"),
        ("404.html", "https://dinas.example/kks/", "/kks/"),
        ("404.html", "https://dinas.example/a/b/", "/a/b/"),
    ],
)
def test_the_root_is_reached_from_every_page(address: str, url: str, root: str) -> None:
    """Pages count their folders; the 404 page, shown at any depth, names the root on its host."""
    assert root_of(address, url) == root
