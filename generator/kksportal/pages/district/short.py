"""The one page of a district without a package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.addresses import CARD
from kksportal.pages.district.frames import archived_links
from kksportal.pages.site import Page
from kksportal.words.answer import award_sentence
from kksportal.words.award_details import without_sentence
from kksportal.words.awards import award_entries, split_history
from kksportal.words.context import PlaceContext
from kksportal.words.drawings import Chart
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.ladder import ladder_chart
from kksportal.words.neighbours import (
    Alike,
    Neighbourhood,
    alike_places,
    compare_href,
    neighbourhood,
)
from kksportal.words.regions import former_facts, former_sources
from kksportal.words.stories import story_card
from kksportal.words.views import AwardEntry, Link, SourceView, StoryCard


def short_page(context: PlaceContext) -> Iterator[Page]:
    """A district without a package: what award records and stories say, or that nothing does."""
    row, names, results = context.row, context.names, context.results
    book = SourceBook()
    province = names.provinces[row.provinsi]
    entries = award_entries(row.kode, results, names, book)
    awards, _ = split_history(entries)
    stories = names.stories_of(row.kode)
    for story in stories:
        book.cite_all(story.sources)
    before = former_sources(row, names)
    book.cite_all(s for p in context.data.regions for s in p.sumber if s.id in before)
    answer = award_sentence(row.kode, row.nama, results) or without_sentence(
        row.kode, row.nama, results
    )
    neighbours = neighbourhood(row.provinsi, results, names)
    kecamatan = len(names.kecamatan.get(row.id, ()))
    view = ShortDistrictPage(
        name=row.nama,
        code=row.kode,
        facts=f"Kode {row.kode} · {kecamatan} kecamatan · {province.nama}"
        + former_facts(row, names),
        lead=(answer or f"Belum ada sumber tentang {row.nama} di portal ini.",),
        known=bool(answer),
        ladder=ladder_chart(entries, results, names.categories, row.nama),
        awards=awards,
        stories=tuple(story_card(s, names) for s in stories),
        quarantined="Data daerah ini sedang diperbaiki, jadi belum ditampilkan."
        if row.kode in context.data.quarantined
        else "",
        slug=row.id,
        neighbours=neighbours,
        alike=alike_places(row, results, names),
        compare=compare_href(row, results, names),
        contribute=addresses.CONTRIBUTE(),
        archived=archived_links(names, row.id),
        sources=book.views(),
    )
    yield Page(
        frame=frame(
            addresses.DISTRICT(row.id),
            row.nama,
            f"Penghargaan dan data Kabupaten/Kota Sehat {row.nama}, {province.nama}.",
            max((a.head.updated for a in context.data.awards), default=""),
            section="daerah",
            crumbs=(
                Crumb("Daerah", addresses.DISTRICTS()),
                Crumb(province.nama, addresses.PROVINCE(province.id)),
            ),
            simulated=names.simulated(row.kode),
            image=CARD(row.kode),
        ),
        view=view,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortDistrictPage:
    """`daerah-singkat.html`: a district without a package."""

    name: str
    code: str
    facts: str
    lead: tuple[str, ...]
    known: bool  # whether any source states an award
    ladder: Chart | None
    awards: tuple[AwardEntry, ...]  # cycles that sources speak of
    stories: tuple[StoryCard, ...]
    quarantined: str
    slug: str
    neighbours: Neighbourhood | None
    alike: Alike | None
    compare: str
    contribute: str
    archived: tuple[Link, ...]  # this page in closed cycles, the newest first
    sources: tuple[SourceView, ...]
