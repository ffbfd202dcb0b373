"""Links of which the data alone says that they lead nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.model.package import InnerLink, PageText
from kksportal.validate.links import Places, check_links, target_of
from tests.builders import source
from tests.validate.world import portal, story

ABOUT = PageText("content/tentang.md", "tentang/", frozenset(("isi", "privasi")), ())
DATA = portal(stories=(story(sources=(source("s1"),)),))
PLACES = Places(DATA, [ABOUT], ["lama/halaman/"])


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("tentang/", "../daerah/", ("daerah/", "")),
        ("tentang/", "#privasi", ("tentang/", "privasi")),
        ("tentang/", "../", ("", "")),
        ("inovasi/x/", "../../tentang/#a", ("tentang/", "a")),
        ("inovasi/x/", "../../../x", ("../x", "")),
        ("inovasi/x/", "lain.md", ("inovasi/x/lain.md", "")),
        ("inovasi/x/", "/tentang/", ("tentang/", "")),
        ("inovasi/x/", "../y/?a=1", ("inovasi/y/", "")),
        ("", "tentang/index.html", ("tentang/", "")),
    ],
)
def test_a_link_is_meant_from_its_page(page: str, target: str, address: tuple[str, str]) -> None:
    """As a browser resolves it, from the address of the page."""
    assert target_of(page, target) == address


@pytest.mark.parametrize(
    ("address", "stands"),
    [
        ("", True),
        ("tentang/", True),
        ("tentang", True),
        ("daerah/", True),
        ("inovasi/bank-sampah/", True),
        ("lama/halaman/", True),
        ("daerah/kabupaten-balangan/", None),
        ("daerah/kabupaten-balangan/pasar/", None),
        ("indikator/2025/T1.01/", None),
        ("Tentang/", False),
        ("tiada/", False),
        ("daerah/kabupaten-tiada/", False),
        ("inovasi/tiada/", False),
    ],
)
def test_what_the_data_says_of_an_address(address: str, stands: bool | None) -> None:
    """It stands, it does not, or only the build knows; case is told apart."""
    assert PLACES.stands(address) is stands


def dead(target: str, page: bool = False, **told: Any) -> bool:
    """Whether one link of a story, or of an editorial page, is told."""
    link = InnerLink(12, target)
    pages = (ABOUT._replace(links=(link,)) if page else ABOUT,)
    links = {} if page else {"content/inovasi/bank-sampah.md": (link,)}
    found = list(check_links(DATA, pages, links, **told))
    assert all((f.kind.code, f.row) == ("KKS-N022", 12) for f in found)
    return bool(found)


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("#tidak-ada", True),
        ("#sumber-s1", False),
        ("#isi", False),
        ("lain.md", True),
        ("../../tentang/", False),
        ("../../tentang/#privasi", False),
        ("../../tentang/#tiada", True),
        ("../../Tentang/", True),
        ("../../../luar/", True),
        ("../../daerah/kabupaten-balangan/", False),
    ],
)
def test_links_of_stories(target: str, wrong: bool) -> None:
    """From the page of the story: parts, pages, other case, outside."""
    assert dead(target) is wrong


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("tentang.md", False),
        ("tentang.md#privasi", False),
        ("tentang.md#tiada", True),
        ("Tentang.md", True),
        ("tiada.md", True),
        ("inovasi/bank-sampah.md", False),
        ("../inovasi/bank-sampah/", False),
        ("#fn:1", False),
        ("#privasi", False),
        ("#tiada", True),
    ],
)
def test_links_of_editorial_pages(target: str, wrong: bool) -> None:
    """A Markdown file is named from the file; anything else from the page."""
    assert dead(target, page=True) is wrong


@pytest.mark.parametrize(
    ("target", "way"),
    [
        ("index.md", "../"),
        ("daerah/index.md", "../daerah/"),
        ("daerah.md", "../daerah/"),
        ("daerah/kabupaten-balangan.md", "../daerah/kabupaten-balangan/"),  # the build knows it
        ("daerah/kabupaten-balangan/pasar.md#isi", "../daerah/kabupaten-balangan/pasar/"),
        ("indikator/2025/T1.01.md", "../indikator/2025/T1.01/"),
    ],
)
def test_a_page_that_is_made_is_named_by_its_address(target: str, way: str) -> None:
    """MkDocs leads to a Markdown file that there is; what it says of others, no reader can open."""
    pages = (ABOUT._replace(links=(InnerLink(12, target),)),)
    (found,) = check_links(DATA, pages, {})
    assert found.what.endswith(f" tidak ada; tulis {way}.")
    assert not dead(way, page=True)


@pytest.mark.parametrize("target", ["daerah/kabupaten-tiada.md", "tiada.md", "../x.md"])
def test_no_address_is_told_where_no_page_can_stand(target: str) -> None:
    """Whoever follows the advice would only be told again."""
    (found,) = check_links(DATA, (ABOUT._replace(links=(InnerLink(12, target),)),), {})
    assert "tulis" not in found.what


def test_the_other_case_is_named() -> None:
    """Whoever wrote Tentang learns that there is tentang."""
    link = {"content/inovasi/bank-sampah.md": (InnerLink(1, "../../Tentang/"),)}
    (found,) = check_links(DATA, (ABOUT,), link)
    assert found.what.endswith("tidak ada; yang ada: tentang/.")
