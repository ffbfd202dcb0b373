"""The page of a province."""

from __future__ import annotations

from dataclasses import dataclass

from kksportal.compute.shared import SharedResults
from kksportal.model.shared_rows import DaerahRow
from kksportal.pages.share import Gathered
from kksportal.pages.site import Page
from kksportal.words.awards import award_cell
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import Names
from kksportal.words.regions import region_tile
from kksportal.words.stories import story_card
from kksportal.words.tables import table, text
from kksportal.words.views import (
    Link,
    RegionTile,
    SourceView,
    StatementView,
    StoryCard,
    Table,
)


def province_pages(results: SharedResults, names: Names, gathered: Gathered) -> list[Page]:
    """One page a province."""
    rows: dict[str, list[DaerahRow]] = {}
    for row in names.current:
        rows.setdefault(row.provinsi, []).append(row)
    return [_province_page(p, rows[p], results, names, gathered) for p in rows]


def _province_page(
    slug: str, rows: list[DaerahRow], results: SharedResults, names: Names, gathered: Gathered
) -> Page:
    book = SourceBook()
    province = names.provinces[slug]
    simulated = names.simulated(province.kode)
    address = f"provinsi/{slug}/"
    book.note(gathered.province_sources.get(address, ()))
    cycles = results.cycles_with_awards
    known = [row for row in rows if results.history(row.kode)]
    awarded = [
        row
        for row in known
        if any(found.state != "diragukan" for found in results.history(row.kode).values())
    ]
    awards = table(
        f"Penghargaan di {province.nama} menurut sumber yang ditemukan",
        ("Daerah", *cycles),
        (
            [
                text(row.nama, href=f"daerah/{row.id}/"),
                *(award_cell(results.history(row.kode).get(c), names, book) for c in cycles),
            ]
            for row in known
        ),
        compare=True,
    )
    provincial = results.history(province.kode)
    extra = tuple(
        StatementView(
            topic=f"Penghargaan provinsi {c}",
            text=f.text,
            when=c,
            speaker="",
            locus="",
            sources=book.cite_all(f.sources),
        )
        for c, f in sorted(provincial.items(), reverse=True)
    )
    stories = [s for row in rows for s in names.stories_of(row.kode)]
    view = ProvincePage(
        name=province.nama,
        slug=slug,
        on_map=simulated == results.simulated,
        lead=(
            f"{len(rows)} kabupaten dan kota; {len(awarded)} di antaranya tercatat pernah menerima "
            "penghargaan menurut sumber yang kami temukan.",
        ),
        tiles=tuple(region_tile(row, results, names) for row in rows),
        compared=tuple(
            Link(label=t.nama, href=href)
            for t in names.tatanan_now
            if (href := f"banding/{slug}/{t.id}/") in gathered.compared
        ),
        awards=awards,
        figures=tuple(gathered.of(f"{address}#angka")),
        statements=extra,
        told=tuple(gathered.of(f"{address}#kata")),
        stories=tuple(story_card(s, names) for s in stories),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            address,
            province.nama,
            f"Kabupaten dan kota sehat di {province.nama}: penghargaan, angka, dan inovasi.",
            max(
                (
                    *(gathered.days.get(row.kode, "") for row in rows),
                    *(a.head.updated for a in results.data.awards if a.head.simulated == simulated),
                    *(s.date for s in stories),
                ),
                default="",
            ),
            section="daerah",
            crumbs=(Crumb("Daerah", "daerah/"),),
            simulated=simulated,
        ),
        template="provinsi.html",
        view=view,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvincePage:
    """`provinsi.html`."""

    name: str
    slug: str
    on_map: bool
    lead: tuple[str, ...]
    tiles: tuple[RegionTile, ...]
    compared: tuple[Link, ...]  # the province's comparisons, one a tatanan
    awards: Table | None
    figures: tuple[str, ...]  # boxes that its districts' sources fill, printed
    statements: tuple[StatementView, ...]
    told: tuple[str, ...]  # statements of its districts' sources, printed
    stories: tuple[StoryCard, ...]
    sources: tuple[SourceView, ...]
