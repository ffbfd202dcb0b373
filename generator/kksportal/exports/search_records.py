"""Records for the search: one for each page that answers a question, none for tables.

A record holds sentences, not rows: with tables in it, every word would match every district.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from kksportal import addresses
from kksportal.compute.shared import SharedResults
from kksportal.model.package import PortalInput, Story
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.district.kecamatan import KecamatanPage
from kksportal.pages.district.main import DistrictPage
from kksportal.pages.district.short import ShortDistrictPage
from kksportal.pages.district.story import StoryPage
from kksportal.pages.district.tatanan import DistrictTatananPage
from kksportal.pages.site import Page
from kksportal.words.names import Names
from kksportal.words.views import AwardEntry, FigureView, Link, StatementView, StoryCard

KINDS = ("daerah", "inovasi", "indikator", "tatanan", "penghargaan", "halaman")
SIMULATED = "(data simulasi)"
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


class Record(NamedTuple):
    """A page in the search index: plain texts, so that it can be kept between builds."""

    address: str
    title: str
    about: str  # one line under the title: the province, the district, the tatanan
    kind: str
    text: str
    filters: tuple[tuple[str, str], ...] = ()  # by name of the filter; a name may come twice


def record(
    address: str,
    title: str,
    kind: str,
    *,
    about: str = "",
    parts: Iterable[str] = (),
    filters: Iterable[tuple[str, str]] = (),
    simulated: bool = False,
) -> Record:
    """A record; one of simulated data says so in its title."""
    marked = f"{title} {SIMULATED}" if simulated and SIMULATED not in title else title
    distinct = dict.fromkeys(part for part in parts if part)
    return Record(
        address=address,
        title=marked,
        about=about,
        kind=kind,
        text=_SPACE.sub(" ", " · ".join(distinct)).strip(),
        filters=tuple(dict.fromkeys((name, value) for name, value in filters if value)),
    )


def plain_text(html: str) -> str:
    """The words of clean HTML, its tables left out."""
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", _TABLE.sub(" ", html)))).strip()


def district_records(
    code: str, pages: Sequence[Page], names: Names, cycles: Iterable[str] = ()
) -> tuple[Record, ...]:
    """The records of a district: itself and its stories, from the pages already planned.

    `cycles` are those of which it has data.
    """
    row = names.districts[code]
    province = names.provinces[row.provinsi].nama
    place = (("provinsi", province), ("daerah", row.nama))
    stories = {addresses.STORY(s.slug): s for s in names.stories_of(code)}
    narratives = [
        plain_text(page.view.narrative)
        for page in pages
        if isinstance(page.view, DistrictTatananPage)
    ]
    records = []
    for page in pages:
        address, view = page.frame.address, page.view
        if isinstance(view, StoryPage):
            records.append(_story_record(stories[address], view, names, place, province))
        elif isinstance(view, DistrictPage | ShortDistrictPage):
            parts, slugs = _district_words(view)
            years = sorted({*cycles, *_awarded(view.awards)})
            tatanan = [("tatanan", names.tatanan.get(slug, slug)) for slug in slugs]
            records.append(
                record(
                    address,
                    row.nama,
                    "daerah",
                    about=province,
                    parts=(*parts, *narratives, *_before(row, names), *_kecamatan(pages)),
                    filters=(*place, *tatanan, *(("tahun", year) for year in years)),
                    simulated=names.simulated(code),
                )
            )
    return tuple(records)


def _kecamatan(pages: Sequence[Page]) -> Iterator[str]:
    """The names of its kecamatan that have a page: the district is found by them.

    Records of their own would be seven thousand more files in a nation.
    """
    return (page.view.name for page in pages if isinstance(page.view, KecamatanPage))


def _before(row: DaerahRow, names: Names) -> tuple[str, ...]:
    """The codes and names that a district had before: it is found by these too."""
    codes = (f"kode lama {old.kode}" for old in names.history.former(row.id))
    return (*codes, *(f"dahulu {name}" for name in names.history.former_names(row.id)))


def _district_words(view: DistrictPage | ShortDistrictPage) -> tuple[list[str], list[str]]:
    """The sentences of a district's page, and the tatanan that it has data of."""
    parts = list(view.lead)
    if isinstance(view, ShortDistrictPage):
        return [*parts, *_story_texts(view.stories)], []
    for card in view.tatanan:
        parts.append(f"{card.name}: {card.summary}")
        parts += _figure_texts(card.stated)
    parts += _figure_texts((*view.key_figures, *view.figures))
    parts += _statement_texts((*view.statements, *view.participation))
    parts += _story_texts(view.stories)
    parts += [f"{event.title} {event.detail}".strip() for event in view.events]
    return parts, [card.icon for card in view.tatanan]


def _figure_texts(figures: Iterable[FigureView]) -> list[str]:
    """Figures in words; every value with its sources, rival values side by side."""
    texts = []
    for figure in figures:
        claims = [
            f"{' '.join(filter(None, (c.text, c.out_of)))} {_by_sources(c.sources)}"
            for c in figure.claims
        ]
        if claims:
            texts.append(f"{figure.label}: {' / '.join(claims)}")
    return texts


def _statement_texts(statements: Iterable[StatementView]) -> list[str]:
    return [f"{s.topic}: {s.text} {_by_sources(s.sources)}".strip() for s in statements]


def _by_sources(sources: Iterable[Link]) -> str:
    labels = ", ".join(link.label for link in sources)
    return f"({labels})" if labels else ""


def _story_texts(cards: Iterable[StoryCard]) -> list[str]:
    return [". ".join(filter(None, (card.title, card.summary))) for card in cards]


def _awarded(awards: Iterable[AwardEntry]) -> list[str]:
    return [entry.cycle for entry in awards if entry.won]


def _story_record(
    story: Story, view: StoryPage, names: Names, place: Sequence[tuple[str, str]], province: str
) -> Record:
    tatanan = [names.tatanan.get(slug, slug) for slug in story.tatanan]
    return record(
        addresses.STORY(story.slug),
        story.title,
        "inovasi",
        about=", ".join((view.region.label, province)),
        parts=(story.summary, plain_text(view.body), *story.offices),
        filters=(
            *place,
            *(("tatanan", name) for name in tatanan),
            ("tahun", story.cycle or story.date[:4]),
        ),
        simulated=story.simulated,
    )


def national_records(
    data: PortalInput, results: SharedResults, names: Names, standing: Collection[str]
) -> tuple[Record, ...]:
    """The records of provinces, tatanan, indicators, frameworks and award cycles.

    An indicator without a page (`standing` has the others' addresses) is found at its row.
    """
    records = [*_provinces(names), *_instrument(data, names, standing)]
    records += [
        record(
            addresses.AWARD_CYCLE(award.head.cycle),
            f"Penghargaan {award.head.cycle}",
            "penghargaan",
            parts=(f"Penerima Swasti Saba {award.head.cycle}, jumlah, dan penganugerahannya.",),
            filters=[("tahun", award.head.cycle)],
        )
        for award in data.awards
        if award.head.simulated == results.simulated
    ]
    records.append(
        record(
            addresses.AWARDS(),
            "Penghargaan Swasti Saba",
            "penghargaan",
            parts=(
                "Penerima Swasti Saba menurut daerah dan siklus.",
                "Predikat: " + ", ".join(names.categories.values()),
            ),
        )
    )
    if results.simulated:
        records = [one._replace(title=_marked(one.title)) for one in records]
    return tuple(records)


def _marked(title: str) -> str:
    return title if SIMULATED in title else f"{title} {SIMULATED}"


def _provinces(names: Names) -> list[Record]:
    rows: dict[str, list[DaerahRow]] = {}
    for row in names.current:
        rows.setdefault(row.provinsi, []).append(row)
    return [
        record(
            addresses.PROVINCE(slug),
            names.provinces[slug].nama,
            "daerah",
            about=f"Provinsi, {len(own)} kabupaten dan kota",
            parts=(", ".join(row.nama for row in own),),
            filters=[("provinsi", names.provinces[slug].nama)],
            simulated=names.simulated(names.provinces[slug].kode),
        )
        for slug, own in rows.items()
    ]


def _instrument(data: PortalInput, names: Names, standing: Collection[str]) -> list[Record]:
    records = [
        record(
            addresses.TATANAN(row.id),
            f"Tatanan {names.tatanan.get(row.id, row.id)}",
            "tatanan",
            parts=(f"Indikator, nilai daerah, dan inovasi {row.nama}.",),
            filters=[("tatanan", names.tatanan.get(row.id, row.id))],
        )
        for row in names.tatanan_now
    ]
    for cycle, package in data.frameworks.items():
        records.append(
            record(
                addresses.FRAMEWORK(cycle),
                f"Instrumen dan syarat {cycle}",
                "halaman",
                parts=(f"Tatanan, indikator, tahap, dan syarat penghargaan siklus {cycle}.",),
                filters=[("tahun", cycle)],
            )
        )
        for row in package.indikator:
            tatanan = names.tatanan.get(row.tatanan, row.tatanan)
            records.append(
                record(
                    names.indicator_href(cycle, row.kode, standing),
                    row.nama,
                    "indikator",
                    about=f"Indikator {row.kode}, siklus {cycle}, {tatanan}",
                    parts=(f"Indikator {row.kode} siklus {cycle}, tatanan {tatanan}.",),
                    filters=[("tatanan", tatanan), ("tahun", cycle)],
                )
            )
    return records
