"""A district's share of national pages, printed: rows by page and slot."""

from __future__ import annotations

from kksportal.plan.share import Share
from kksportal.render.html import Renderer, root_of

INDICATOR_ROOT = root_of("indikator/2025/T1.01/")
TATANAN_ROOT = root_of("tatanan/pasar/")


def print_share(renderer: Renderer, share: Share) -> dict[str, str]:
    """HTML rows by the address of their page, with a slot where a page has several lists."""
    head = renderer.printed(share.name, INDICATOR_ROOT)
    rows = renderer.rows("baris_indikator", head, share.indicators, INDICATOR_ROOT)
    made = {one.page: row for one, row in zip(share.indicators, rows, strict=True)}
    told = renderer.rows("baris_nilai", share.told, TATANAN_ROOT)
    for one, row in zip(share.told, told, strict=True):
        made[one.page] = made.get(one.page, "") + row
    root = root_of(share.province)
    for slot, macro, views in (
        ("angka", "kotak_angka", share.figures),
        ("kata", "butir_kata", share.statements),
    ):
        if views:
            made[f"{share.province}#{slot}"] = "".join(renderer.rows(macro, views, root))
    return made
