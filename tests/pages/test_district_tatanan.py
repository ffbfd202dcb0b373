"""The page of a tatanan of one district: what is known of it, said once."""

from __future__ import annotations

from kksportal.pages.district.embed import embed_parts
from kksportal.pages.district.tatanan import DistrictTatananPage, tatanan_pages
from tests.contexts import context_of


def leads(code: str) -> dict[str, tuple[str, ...]]:
    """How the pages of a district begin, by address."""
    found = {}
    for page in tatanan_pages(context_of(code)):
        assert isinstance(page.view, DistrictTatananPage)
        found[page.frame.address.split("/")[2]] = page.view.lead
    return found


def test_what_is_not_known_is_said_once() -> None:
    """Not "belum ada data" in the lead, in a box and above the list of indicators."""
    assert leads("35.71")["satuan-pendidikan"] == (
        "Nilai tatanan Satuan Pendidikan di Kota Kediri pada siklus 2025 belum diketahui.",
    )


def test_stated_scores_have_their_own_chapter() -> None:
    """The lead does not read "nilai menurut sumber" before a chapter of that name."""
    assert leads("35.71")["pasar"] == ("Yang diketahui tentang tatanan Pasar di Kota Kediri.",)


def test_parts_to_embed_are_told_apart() -> None:
    """A result and a target of one measure lead to two places."""
    labels = [link.label for link in embed_parts(context_of("63.11"))]
    assert len(set(labels)) == len(labels)
    assert "ODF (dasar hitung tidak disebut sumber) (target), per 21 Agustus 2025" in labels
