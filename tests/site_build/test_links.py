"""Links of texts against the pages that a build made."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders, Stage
from kksportal.site_build.links import check_built_links, check_texts_links
from kksportal.site_build.site_files import SiteFiles
from tests.read.files import put
from tests.validate.world import portal, story

PAGE = "inovasi/bank-sampah/index.html"


@pytest.fixture
def site(tmp_path: Path) -> SiteFiles:
    """A story's page just made, and a district's that stands as it was published."""
    made = SiteFiles(Stage(tmp_path / "panggung"))
    made.put(PAGE, b"<p id='isi'></p>")
    put(tmp_path / "situs/daerah/x/index.html", '<p id="ada"></p>')
    made.note({"daerah/x/index.html": 16, "robots.txt": 1})
    return made


def dead(root: Path, site: SiteFiles, target: str, *, downloads: bool = True) -> list[str]:
    """What is told of a story with one link."""
    data = portal(stories=(story(body=f"[a]({target})", line=5),))
    folders = Folders(root=root)
    found = check_built_links(folders, data, site, root / "situs", downloads=downloads)
    return [f"{f.kind.code} {f.row}" for f in found]


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("../../daerah/x/", False),
        ("../../daerah/x", False),
        ("../../daerah/x/#ada", False),
        ("../../daerah/x/#tiada", True),
        ("../../daerah/X/", True),
        ("../../daerah/y/", True),
        ("../../robots.txt", False),
        ("#isi", False),
        ("#tiada", True),
    ],
)
def test_a_link_leads_to_what_was_made(
    tmp_path: Path, site: SiteFiles, target: str, wrong: bool
) -> None:
    """To pages made now and pages that stand, to their parts, in the same case."""
    assert dead(tmp_path, site, target) == (["KKS-N022 5"] if wrong else [])


def test_downloads_that_are_not_made_are_not_asked(tmp_path: Path, site: SiteFiles) -> None:
    """A quick build without downloads says nothing about links to them."""
    assert dead(tmp_path, site, "../../unduh/x.zip") == ["KKS-N022 5"]
    assert dead(tmp_path, site, "../../unduh/x.zip", downloads=False) == []


def test_a_text_on_no_page_is_told_elsewhere(tmp_path: Path, site: SiteFiles) -> None:
    """Without its own page its links lead from nowhere."""
    del site.sizes[PAGE]
    assert dead(tmp_path, site, "../../daerah/y/") == []


def test_editorial_pages_are_looked_at_too(tmp_path: Path) -> None:
    """What the data alone says is told before anything is built."""
    put(tmp_path / "content/tentang.md", "[a](tiada.md)\n")
    found = check_texts_links(Folders(root=tmp_path), portal())
    assert [(f.kind.code, f.path, f.row) for f in found] == [("KKS-N022", "content/tentang.md", 1)]
