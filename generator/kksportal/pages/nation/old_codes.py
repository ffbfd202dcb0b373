"""A code that a district had before is an address too: it leads to the district."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.figures import source_view
from kksportal.words.frames import frame
from kksportal.words.names import Names
from kksportal.words.views import Link, SourceView


def old_code_pages(context: NationContext) -> Iterator[Page]:
    """A page for each code of earlier days that no district has now."""
    names = context.names
    now = {row.kode: row for row in names.current}
    by_id = {row.id: row for row in names.current}
    for row in names.former:
        if row.kode in now or row.id not in by_id:
            continue
        if context.wants(addresses.OLD_CODE(row.kode)):
            yield _page(row, by_id[row.id], names, context)


def _page(row: DaerahRow, current: DaerahRow, names: Names, context: NationContext) -> Page:
    then, now = names.history.then(row.id, row.berlaku_sampai), names.history.now(row.id)
    assert then is not None
    assert now is not None
    sources = {s.id: s for region in context.data.regions for s in region.sumber}
    view = OldCodePage(
        code=row.kode,
        text=f"Sampai {date_text(row.berlaku_sampai)} kode {row.kode} ialah kode {then.name}, "
        f"Provinsi {then.province}. Sekarang kodenya {now.code}, {now.name}, "
        f"Provinsi {now.province}.",
        district=Link(label=now.name, href=addresses.DISTRICT(current.id)),
        sources=(source_view(sources[row.sumber]),) if row.sumber in sources else (),
    )
    made = frame(
        addresses.OLD_CODE(row.kode),
        f"Kode lama {row.kode}",
        f"Kode daerah {row.kode} berlaku sampai {date_text(row.berlaku_sampai)}; sekarang "
        f"{now.code}, {now.name}.",
        "",
        section="daerah",
        simulated=names.simulated(row.kode),
    )
    return Page(frame=made._replace(noindex=True), view=view)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCodePage:
    """`kode-lama.html`."""

    code: str
    text: str
    district: Link
    sources: tuple[SourceView, ...]
