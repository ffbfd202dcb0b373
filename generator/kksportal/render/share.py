"""A district's share of national pages, printed: rows by page and slot."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.pages.share import STATED_HEADS, CompareShare, Share
from kksportal.render.html import Renderer, root_of

INDICATOR_ROOT = root_of("indikator/2025/T1.01/")
TATANAN_ROOT = root_of("tatanan/pasar/")
COMPARE_ROOT = root_of("banding/aceh/pasar/")


def print_share(renderer: Renderer, share: Share) -> dict[str, str]:
    """HTML rows by the address of their page, with a slot where a page has several lists."""
    rows = renderer.templates.cells(INDICATOR_ROOT).indicator_rows(share)
    by_slot = {one.page: one.numbers + row for one, row in zip(share.indicators, rows, strict=True)}
    cells = renderer.templates.cells(TATANAN_ROOT)
    for one in share.stated:
        by_slot[one.page] = by_slot.get(one.page, "") + cells.plain_row(one.cells, STATED_HEADS)
    root = root_of(share.province)
    for slot, macro, views in (
        ("angka", "kotak_angka", share.figures),
        ("kata", "butir_kata", share.statements),
    ):
        if views:
            by_slot[f"{share.province}#{slot}"] = "".join(renderer.rows(macro, views, root))
    return by_slot


def print_compared(renderer: Renderer, shares: Sequence[CompareShare]) -> dict[str, str]:
    """A district's rows in comparisons, by page; each says whose it is, after its days."""
    cells = renderer.templates.cells(COMPARE_ROOT)
    return {
        share.page: f"{' '.join(day or '-' for day in share.days)}\n{cells.compared_row(share)}"
        for share in shares
    }
