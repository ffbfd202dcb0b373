"""A page and the file in which it stands."""

from __future__ import annotations

import pytest

from kksportal.pages.site import Page, file_of
from kksportal.words.views import Frame


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", "index.html"),
        ("daerah/", "daerah/index.html"),
        ("daerah/kota-batu/", "daerah/kota-batu/index.html"),
        ("404.html", "404.html"),
    ],
)
def test_a_page_stands_in_the_folder_of_its_address(address: str, file: str) -> None:
    """A folder has its index; what names a file already is that file."""
    assert file_of(address) == file
    page = Page(frame=Frame("J", "", address, "", "", ""), view=None)
    assert (page.file, page.template) == (file, "")
