"""The page of a province."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kksportal import addresses
from kksportal.compute.shared import SharedResults
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.text import join_words
from kksportal.words.award_cells import without_cell
from kksportal.words.awards import award_cell
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import Names
from kksportal.words.regions import region_tile
from kksportal.words.stories import story_card
from kksportal.words.tables import table, text
from kksportal.words.views import (
    Cell,
    Link,
    RegionTile,
    SourceView,
    StatementView,
    StoryCard,
    Table,
)


def province_pages(context: NationContext) -> Iterator[Page]:
    """One page a province."""
    names = context.names
    rows: dict[str, list[DaerahRow]] = {}
    for row in names.current:
        rows.setdefault(row.provinsi, []).append(row)
    for slug, own in rows.items():
        if context.wants(addresses.PROVINCE(slug)):
            yield _province_page(slug, own, context)


def _province_page(slug: str, rows: list[DaerahRow], context: NationContext) -> Page:
    results, names, gathered = context.results, context.names, context.gathered
    book = SourceBook()
    province = names.provinces[slug]
    simulated = names.simulated(province.kode)
    address = addresses.PROVINCE(slug)
    book.note(gathered.province_sources.get(address, ()))
    book.span.add_all(gathered.province_days.get(address, ()))
    told_of = {row.kode: {*results.history(row.kode), *results.without.get(row.kode, ())}
               for row in rows}  # fmt: skip
    known = [row for row in rows if told_of[row.kode]]
    awarded = [
        row for row in known if any(award.won for award in results.history(row.kode).values())
    ]
    told = {cycle for row in known for cycle in told_of[row.kode]}
    cycles = sorted(told)
    silent = [cycle for cycle in results.cycles_with_awards if cycle not in told]
    tiles = [(row, region_tile(row, results, names)) for row in rows]
    awards = table(
        f"Penghargaan di {province.nama} menurut sumber yang ditemukan",
        ("Daerah", *cycles),
        (
            [
                text(row.nama, href=addresses.DISTRICT(row.id)),
                *(_award(row.kode, c, results, names, book) for c in cycles),
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
            known_text(sum(row.kode in results.packaged for row in rows), len(rows)),
        ),
        tiles=tuple(tile for _, tile in tiles if tile.has_data),
        unknown=tuple(
            Link(label=row.nama, href=tile.href) for row, tile in tiles if not tile.has_data
        ),
        compared=tuple(
            Link(label=t.nama, href=href)
            for t in names.tatanan_now
            if (href := addresses.COMPARE(slug, t.id)) in context.compared
        ),
        awards=awards,
        awards_note=_unfound(silent) if known else "",
        figures=tuple(gathered.of(f"{address}#angka")),
        statements=extra,
        printed_statements=tuple(gathered.of(f"{address}#kata")),
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
            crumbs=(Crumb("Daerah", addresses.DISTRICTS()),),
            simulated=simulated,
        ),
        view=view,
        figures=book.span.text,
    )


def _award(code: str, cycle: str, results: SharedResults, names: Names, book: SourceBook) -> Cell:
    """An award in the table of a province, or none; the line above says what a dash means."""
    award = results.history(code).get(cycle)
    return (
        award_cell(award, names, book) if award else without_cell(results.without_of(code, cycle))
    )


def _unfound(cycles: Sequence[str]) -> str:
    """What a dash means; cycles of which no recipient here was found have no column."""
    whole = "Tanda – berarti belum ditemukan, bukan tidak menerima."
    if not cycles:
        return whole
    return f"{whole} Begitu pula seluruh siklus {join_words(list(cycles))}."


def known_text(known: int, whole: int) -> str:
    """Of how many districts of a province the portal has data."""
    if not known:
        return f"Data {whole} daerahnya belum ada di portal ini."
    if known == whole:
        return f"Portal ini memuat data {whole} daerahnya."
    return f"Portal ini memuat data {known} dari {whole} daerahnya; {whole - known} belum ada."


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvincePage:
    """`provinsi.html`."""

    name: str
    slug: str
    on_map: bool
    lead: tuple[str, ...]
    tiles: tuple[RegionTile, ...]  # districts of which anything is known
    unknown: tuple[Link, ...]  # the others
    compared: tuple[Link, ...]  # the province's comparisons, one a tatanan
    awards: Table | None
    awards_note: str  # what a dash means, and of which cycles nothing was found
    figures: tuple[str, ...]  # boxes that its districts' sources fill, printed
    statements: tuple[StatementView, ...]
    printed_statements: tuple[str, ...]  # statements of its districts' sources, printed
    stories: tuple[StoryCard, ...]
    sources: tuple[SourceView, ...]
