"""The list of tatanan, and the page of one nationwide."""

from __future__ import annotations

from dataclasses import dataclass

from kksportal.compute.shared import SharedResults
from kksportal.model.package import FrameworkPackage, PortalInput
from kksportal.pages.nation.indicator import DIRECTIONS
from kksportal.pages.share import Gathered
from kksportal.pages.site import Page
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import Names
from kksportal.words.stories import newest_first, shown_stories, story_card
from kksportal.words.tables import cited, table, text
from kksportal.words.views import (
    Link,
    SourceView,
    StoryCard,
    Table,
)


def _count(data: PortalInput, tatanan: str, cycle: str) -> int:
    return sum(1 for row in data.frameworks[cycle].indikator if row.tatanan == tatanan)


def tatanan_pages(
    data: PortalInput, results: SharedResults, names: Names, gathered: Gathered
) -> list[Page]:
    """One page a tatanan nationwide."""
    return [_tatanan_page(t.id, data, results, names, gathered) for t in names.tatanan_now]


def _tatanan_page(
    slug: str, data: PortalInput, results: SharedResults, names: Names, gathered: Gathered
) -> Page:
    book = SourceBook()
    label = names.tatanan.get(slug, slug)
    cycles = [
        c for c in names.frameworks_newest if any(t.id == slug for t in data.frameworks[c].tatanan)
    ]
    indicators = tuple(
        (c, made) for c in cycles if (made := _indicator_list(data.frameworks[c], slug, book))
    )
    updated = max((data.frameworks[c].head.updated for c in cycles), default="")
    lead = [
        f"{label} adalah satu dari {len(names.tatanan_now)} tatanan Kabupaten/Kota Sehat; "
        f"pada {c} dinilai dengan {_count(data, slug, c)} indikator."
        for c in cycles[:1]
    ]
    view = TatananPage(
        name=label,
        icon=slug,
        lead=tuple(lead),
        names=tuple(
            Link(label=t.nama, href=f"kerangka/{c}/", note=f"siklus {c}")
            for c in cycles
            for t in data.frameworks[c].tatanan
            if t.id == slug
        ),
        indicators=indicators,
        scores=tuple(gathered.of(f"tatanan/{slug}/")),
        stories=tuple(
            story_card(s, names)
            for s in newest_first(s for s in shown_stories(data, results) if slug in s.tatanan)[:12]
        ),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            f"tatanan/{slug}/",
            f"Tatanan {label}",
            f"Indikator, nilai daerah, dan inovasi tatanan {label} Kabupaten/Kota Sehat.",
            updated,
            section="tatanan",
            crumbs=(Crumb("Tatanan", "tatanan/"),),
        ),
        template="tatanan.html",
        view=view,
    )


def _indicator_list(package: FrameworkPackage, slug: str, book: SourceBook) -> Table | None:
    cycle = package.head.cycle
    sources = {s.id: s for s in package.sumber}
    return table(
        f"Indikator {cycle}",
        ("Indikator", "Kode", "Jenis", "Arah", "Sumber"),
        (
            (
                text(row.nama, href=f"indikator/{cycle}/{row.kode}/"),
                text(row.kode),
                text(row.jenis),
                text(DIRECTIONS[row.arah] or "menurut kriteria"),
                cited("", (book.cite(sources[row.sumber]),)),
            )
            for row in package.indikator
            if row.tatanan == slug
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TatananPage:
    """`tatanan.html`: one tatanan nationwide."""

    name: str
    icon: str
    lead: tuple[str, ...]
    names: tuple[Link, ...]  # its name in each cycle
    indicators: tuple[tuple[str, Table], ...]  # by cycle, newest first
    scores: tuple[str, ...]  # rows of districts with a told score, printed
    stories: tuple[StoryCard, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TatananListPage:
    """`daftar-tatanan.html`."""

    lead: str
    tatanan: tuple[Link, ...]
    frameworks: tuple[Link, ...]
