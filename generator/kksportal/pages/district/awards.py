"""The award history of a district, and readiness in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.pages.district.frames import archived_links, subpage_frame
from kksportal.pages.site import Page
from kksportal.words.awards import award_entries
from kksportal.words.context import DistrictContext
from kksportal.words.figures import figure_view
from kksportal.words.names import Names
from kksportal.words.readiness import readiness_part
from kksportal.words.views import (
    AwardEntry,
    FigureView,
    Link,
    ReadinessPart,
    SourceView,
    StatementView,
)


def awards_page(context: DistrictContext) -> Iterator[Page]:
    """The award history across cycles, and readiness in full."""
    context = context.opened()
    district, names, book = context.district, context.names, context.book
    view = DistrictAwardsPage(
        district=context.link,
        lead=(
            "Penghargaan Swasti Saba menurut sumber yang ditemukan. "
            "“Belum ditemukan” bukan berarti tidak menerima.",
        ),
        awards=award_entries(context.code, context.results, names, book, district.without),
        claims=tuple(
            figure_view(
                f"{names.categories.get(c.predikat, c.predikat)}, {c.siklus_teks}",
                c.figure,
                names,
                book,
            )
            for c in district.award_claims
        ),
        doubts=tuple(
            StatementView(
                topic=f"{d.siklus}: {_named(d.predikat, names)}, diragukan",
                text=d.alasan,
                when="",
                speaker="",
                locus="",
                sources=(book.cite(source),),
            )
            for d, source in context.results.doubts
            if d.wilayah == context.code
        ),
        archived=archived_links(names, context.slug),
        readiness=readiness_part(context, whole=True),
        sources=book.views(),
    )
    yield Page(
        frame=subpage_frame(
            context, addresses.DISTRICT_AWARDS, "Penghargaan", "Riwayat penghargaan dan kesiapan"
        ),
        view=view,
        figures=book.span.text,
    )


def _named(category: str, names: Names) -> str:
    """A category by its name; a source may name none."""
    return names.categories.get(category, category) or "predikat tidak disebut"


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictAwardsPage:
    """`daerah-penghargaan.html`: the timeline across cycles, and readiness in full."""

    district: Link
    lead: tuple[str, ...]
    awards: tuple[AwardEntry, ...]
    claims: tuple[FigureView, ...]  # awards without a year
    doubts: tuple[StatementView, ...]
    archived: tuple[Link, ...]  # the page of this district in closed cycles, the newest first
    readiness: ReadinessPart | None
    sources: tuple[SourceView, ...]
