"""Districts side by side in one tatanan: one alone is compared with none; figures say when."""

from __future__ import annotations

from kksportal.pages.nation.compare import ComparePage, alone_text, compare_pages
from kksportal.pages.site import Page
from tests.contexts import nation_of
from tests.pages.test_compare_province import real

PAIR = "banding/jawa-timur/pasar/"
ROW = '<tr data-daerah="{}" data-hari="2026-01-02"></tr>'
MINE, HERS = ROW.format("kota-kediri"), ROW.format("kota-malang")


def made(*rows: str) -> Page:
    """The page, with these rows as districts give them."""
    (page,) = compare_pages(nation_of(real(), compared=(PAIR,), rows=lambda _: rows))
    assert isinstance(page.view, ComparePage)
    return page


def test_the_span_of_the_figures_is_told_and_not_printed_in_the_rows() -> None:
    """Days come before a row; "-" is a figure without one."""
    page = made(f"2025-03-31 2024\n{MINE}", f"2025-08 -\n{HERS}")
    assert isinstance(page.view, ComparePage)
    assert page.figures == "dari 2024 sampai Agustus 2025, sebagian tanpa tanggal"
    assert page.view.rows == (MINE, HERS)
    assert page.view.alone == ""
    assert page.frame.changed == "2026-01-02"


def test_one_district_alone_is_said_to_be_alone() -> None:
    """One whose figures are of another instrument is none to compare with."""
    page = made(f"2025\n{MINE}", f"\n{HERS}")
    assert isinstance(page.view, ComparePage)
    assert page.view.alone == alone_text(1, "Jawa Timur", "2025")
    assert alone_text(1, "Jawa Timur", "2025").startswith("Baru satu daerah di Jawa Timur ")
    assert alone_text(0, "Jawa Timur", "2025").startswith("Belum ada daerah ")
