"""The page of a province: what is known of its districts, and the rest in one quiet line."""

from __future__ import annotations

from kksportal.pages.nation.provinces import ProvincePage, province_pages
from tests.contexts import nation_of
from tests.pages.test_compare_province import real


def page(slug: str) -> ProvincePage:
    """The page of a province of the real portal."""
    address = f"provinsi/{slug}/"
    (made,) = province_pages(nation_of(real(), wants=lambda one: one == address))
    assert isinstance(made.view, ProvincePage)
    return made.view


def test_each_district_stands_once_known_or_not() -> None:
    """Those of which nothing is known are links in one line, without a tile that says so."""
    view = page("sulawesi-selatan")
    assert len(view.tiles) + len(view.unknown) == 24
    assert [link.label for link in view.unknown] == ["Kabupaten Kepulauan Selayar"]
    assert all(tile.has_data and tile.note for tile in view.tiles)


def test_a_cycle_without_any_recipient_here_is_a_word_and_no_column() -> None:
    """What a dash means is said once."""
    view = page("sulawesi-selatan")
    assert view.awards is not None
    assert "2005" not in view.awards.heads
    assert view.awards_note == (
        "Tanda – berarti belum ditemukan, bukan tidak menerima. Begitu pula seluruh siklus 2005."
    )
    words = {cell.text for row in view.awards.rows for cell in row}
    assert "–" in words
    assert "belum ditemukan" not in words
