"""An address whose page is gone leads to what a closed cycle kept of it."""

from __future__ import annotations

from kksportal.pages.nation.gone import GoneContext, GonePage, GoneSince, gone_pages
from tests.closed_cycles import names_of

KEPT = "arsip/2025/daerah/kota-lama/"


def links(address: str, *standing: str) -> list[tuple[str, str]]:
    """The links at an address; only the home page and these stand."""
    names = names_of(pages=frozenset({"kota-lama"}))
    days = {address: GoneSince("2026-01-01", "2026-02-03")}
    context = GoneContext(addresses=days, stands=standing.__contains__, names=names)
    (page,) = gone_pages(context)
    assert isinstance(page.view, GonePage)
    return [(link.label, link.href) for link in page.view.links]


def test_a_district_that_is_gone_leads_to_its_archived_page() -> None:
    told = ("kota-lama, saat siklus 2025 ditutup", KEPT)
    for address in ("daerah/kota-lama/", "daerah/kota-lama/pasar/"):
        assert links(address, KEPT) == [told, ("Beranda", "")]


def test_where_that_does_not_stand_or_is_of_another_nothing_is_said_of_it() -> None:
    assert links("daerah/kota-lama/") == [("Beranda", "")]
    for address in ("daerah/kota-lain/", "inovasi/kota-lama/", "daerah.html"):
        assert links(address, KEPT) == [("Beranda", "")]


def test_an_archived_address_that_is_gone_leads_to_its_archive() -> None:
    assert links(KEPT, "arsip/2025/") == [("Arsip siklus 2025", "arsip/2025/"), ("Beranda", "")]
