"""The one page of a district without a package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.addresses import CARD
from kksportal.pages.site import Page
from kksportal.text import join_words
from kksportal.words.awards import award_entries, split_history
from kksportal.words.context import PlaceContext
from kksportal.words.figures import SourceBook, missing_view
from kksportal.words.frames import Crumb, frame
from kksportal.words.stories import story_card
from kksportal.words.views import AwardEntry, FigureView, Link, SourceView, StoryCard


def short_page(context: PlaceContext) -> Iterator[Page]:
    """A district without a package: what award records and stories say, or that nothing does."""
    row, names, results = context.row, context.names, context.results
    book = SourceBook()
    province = names.provinces[row.provinsi]
    entries = award_entries(row.kode, results, names, book)
    known = [e for e in entries if e.state in ("ada", "berbeda")]
    found, unfound = split_history(entries) if known else ((), ())
    stories = names.stories_of(row.kode)
    for story in stories:
        book.cite_all(story.sources)
    left_out = context.data.quarantined.get(row.kode, "")
    if known:
        named = join_words([f"{e.text} {e.cycle}" for e in known[:3]])
        lead = (f"Penghargaan {row.nama} yang ditemukan sumbernya: {named}.",)
    else:
        lead = (f"Belum ada data tentang {row.nama} di portal ini.",)
    figures: tuple[FigureView, ...] = (
        ()
        if known
        else (
            missing_view(
                "Capaian dan penghargaan",
                "belum-ada",
                explain="Punya sumbernya? Kirimkan kepada kami.",
                href=addresses.CONTRIBUTE(),
            ),
        )
    )
    kecamatan = len(names.kecamatan.get(row.id, ()))
    view = ShortDistrictPage(
        name=row.nama,
        code=row.kode,
        facts=f"Kode {row.kode} · {kecamatan} kecamatan · {province.nama}",
        lead=lead,
        awards=found,
        unfound=unfound if known else (),
        stories=tuple(story_card(s, names) for s in stories),
        figures=figures,
        quarantined="Paket data daerah ini sedang diperbaiki, jadi belum ditampilkan."
        if left_out
        else "",
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
    awards: tuple[AwardEntry, ...]  # cycles that sources speak of
    unfound: tuple[Link, ...]  # cycles in which no award was found
    stories: tuple[StoryCard, ...]
    figures: tuple[FigureView, ...]
    quarantined: str
    sources: tuple[SourceView, ...]
