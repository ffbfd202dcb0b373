"""One page for each kecamatan of which the district's package says anything.

Made where the owner asks for it (`halaman_kecamatan`): a nation has seven thousand of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.compute.kecamatan import OfKecamatan
from kksportal.pages.district.frames import below_frame
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext
from kksportal.words.figures import statement_view
from kksportal.words.kecamatan import (
    kecamatan_figures,
    kecamatan_innovations,
    kecamatan_lead,
    kecamatan_silence,
    kecamatan_tables,
    other_evidence,
)
from kksportal.words.views import FigureView, Link, SourceView, StatementView, Table


def kecamatan_pages(context: DistrictContext) -> Iterator[Page]:
    """A page for each kecamatan that has something to say, in the order of their codes."""
    return (_page(context.opened(), one) for one in context.kecamatan.values())


def _page(context: DistrictContext, one: OfKecamatan) -> Page:
    names, book = context.names, context.book
    label = names.places[one.row.kode]
    lead = kecamatan_lead(one, label)
    back = context.href(addresses.DISTRICT_INSTITUTION(context.slug))
    named = [context.sources[row.sumber] for row in one.innovations]
    view = KecamatanPage(
        name=label,
        code=one.row.kode,
        links=(
            context.link,
            *((Link(label="Kelembagaan", href=back),) if back else ()),
        ),
        lead=(lead,) if lead else (),
        figures=kecamatan_figures(context, one),
        statements=tuple(
            statement_view(row, context.sources[row.sumber], names, book) for row in one.statements
        ),
        tables=kecamatan_tables(context, one),
        evidence=other_evidence(context, one),
        innovations=kecamatan_innovations(context, one),
        origin=book.cite_all(named),
        silence=kecamatan_silence(one),
        sources=book.views(),
    )
    return Page(
        frame=below_frame(
            context,
            context.kecamatan_href(one.row.kode),
            f"{label}, {context.label}",
            f"Yang disebut sumber tentang {label}, {context.label}, dalam program "
            "Kabupaten/Kota Sehat.",
        ),
        view=view,
        figures=book.span.text,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KecamatanPage:
    """`daerah-kecamatan.html`."""

    name: str  # "Kecamatan Juai"
    code: str
    links: tuple[Link, ...]  # its district, and Kelembagaan of that
    lead: tuple[str, ...]
    figures: tuple[FigureView, ...]
    statements: tuple[StatementView, ...]
    tables: tuple[Table, ...]  # a component: its items, then those of the villages
    evidence: Table | None  # that no item names
    innovations: tuple[Link, ...]  # note: their tatanan
    origin: tuple[Link, ...]  # who tells of the innovations
    silence: str  # of what nothing is known, said once
    sources: tuple[SourceView, ...]
