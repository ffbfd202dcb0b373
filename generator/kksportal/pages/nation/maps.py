"""Tile maps: one tile a district, in our own layout by province and island.

Small cities stay visible and no border is drawn. A tile says its figure or category in letters,
its pattern says the step again, and its name is read out and shown on focus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kksportal import addresses
from kksportal.compute.award_records import NOT_ASSESSED, NOT_WON, Without
from kksportal.model.claim import Agreed
from kksportal.model.package import BoundaryPackage
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.gathered import Gathered
from kksportal.pages.nation.borders import border_levels, frame_of
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.tiles import (
    DOUBTED,
    WITHOUT,
    Sign,
    archipelago,
    short_marks,
    tile,
    tiles_by_island,
)
from kksportal.pages.share import MapScore
from kksportal.pages.site import Page
from kksportal.text import date_text, number
from kksportal.words.award_details import STATES, without_text
from kksportal.words.cards import one_decimal
from kksportal.words.context import DistrictContext
from kksportal.words.drawings import MapCell, MapIsland, MapTile
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import Names
from kksportal.words.spans import Span
from kksportal.words.tables import table, text
from kksportal.words.views import Link, Table

ALL = "semua"
# Steps of a score by their lower ends, with the words that the page prints for them.
_STEPS = ((Decimal(90), 4), (Decimal(80), 3), (Decimal(70), 2), (Decimal(0), 1))
_MARKS = {NOT_WON: "tm", NOT_ASSESSED: "td"}
# Of the legend: highest first, the unknown last.
_ORDER = (4, 3, 2, 1, 5, 6, DOUBTED, *WITHOUT.values(), 0)
_STEP_WORDS = {4: "90 ke atas", 3: "80 sampai 89,9", 2: "70 sampai 79,9", 1: "di bawah 70"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What a map shows: of each district, and what its signs mean."""

    address: str
    title: str
    lead: str
    more: Link
    sign_of: Callable[[DaerahRow], Sign | None]
    meaning: Mapping[int, tuple[str, str]]  # level → mark and words
    unknown: str
    known: str  # after "19 dari 24"
    changed: str
    figures: str = ""  # from when they are


def map_scores(context: DistrictContext) -> tuple[MapScore, ...]:
    """A district's scores by the centre in the newest cycle, by tatanan and over all.

    Computed from indicators where they are known, else as agreeing sources state them.
    """
    district = context.district
    cycle = context.names.frameworks_newest[0] if context.names.frameworks_newest else ""
    by_tatanan: dict[str, MapScore] = {}
    for stated in district.stated_scores:
        figure = stated.figure
        if stated.cycle_text == cycle and stated.assessor == "pusat" and isinstance(figure, Agreed):
            first = figure.claims[0]
            ids = " ".join(dict.fromkeys(claim.source.id for claim in figure.claims))
            by_tatanan[stated.tatanan] = MapScore(
                stated.tatanan,
                str(first.value),
                number(first.value),
                _as_of(first.as_of),
                ids,
                first.as_of,
            )
    for (at, tatanan, assessor), score in district.scores.items():
        if at == cycle and assessor == "pusat" and score.mean is not None:
            value = one_decimal(score.mean)
            ids = " ".join(source.id for source in score.sources)
            by_tatanan[tatanan] = MapScore(
                tatanan, format(value, "f"), number(value), _as_of(score.as_of), ids, score.as_of
            )
    return tuple(by_tatanan.values())


def _as_of(day: str) -> str:
    return f"per {date_text(day)}" if day else "tanggal tidak disebut"


def newest_map(context: NationContext) -> Iterator[Page]:
    """The map of the newest award cycle, at the address of all maps."""
    for cycle in _award_cycles(context)[:1]:
        if context.wants(addresses.MAP_NEWEST()):
            yield _page(_awards(cycle, addresses.MAP_NEWEST(), context), context)


def award_maps(context: NationContext) -> Iterator[Page]:
    """A map of every earlier award cycle."""
    for cycle in _award_cycles(context)[1:]:
        if context.wants(addresses.AWARD_MAP(cycle)):
            yield _page(_awards(cycle, addresses.AWARD_MAP(cycle), context), context)


def score_maps(context: NationContext) -> Iterator[Page]:
    """A map of the centre's score of each tatanan, and of all, where any is known."""
    for slug, name in _scored(context):
        if context.wants(addresses.SCORE_MAP(slug)):
            yield _page(_scores(slug, name, context.names, context.gathered), context)


def _award_cycles(context: NationContext) -> tuple[str, ...]:
    """The award cycles that have a map, newest first; else the newest instrument's."""
    cycles = tuple(reversed(context.results.cycles_with_awards))
    return cycles or context.names.frameworks_newest[:1]


def _scored(context: NationContext) -> list[tuple[str, str]]:
    tatanan = [(ALL, "Semua indikator"), *((t.id, t.nama) for t in context.names.tatanan_now)]
    return [(slug, name) for slug, name in tatanan if slug in context.mapped]


def _chooser(context: NationContext, here: str) -> tuple[Link, ...]:
    """All maps; the one at `here` is marked."""
    links = (
        *(
            Link(
                f"Penghargaan {cycle}", addresses.AWARD_MAP(cycle) if n else addresses.MAP_NEWEST()
            )
            for n, cycle in enumerate(_award_cycles(context))
        ),
        *(Link(f"Skor {name}", addresses.SCORE_MAP(slug)) for slug, name in _scored(context)),
    )
    return tuple(link._replace(current=link.href == here) for link in links)


def _without(told: Without | None) -> Sign | None:
    """The sign of a district that had no award, or was not assessed, as sources say."""
    return Sign(_MARKS[told.state], WITHOUT[told.state], without_text(told)) if told else None


def _awards(cycle: str, address: str, context: NationContext) -> _Subject:
    results, names = context.results, context.names
    marks = short_marks([names.categories[c] for c in results.ladder])

    def sign_of(row: DaerahRow) -> Sign | None:
        award = results.history(row.kode).get(cycle)
        if award is None:
            return _without(results.without_of(row.kode, cycle))
        if award.state == "diragukan":
            return Sign("?", DOUBTED, award.text)
        if award.state == "berbeda":
            return Sign("≠", 5, f"{award.text} (sumber berbeda)")
        if award.text not in marks:
            return Sign("ada", 6, award.text)
        return Sign(marks[award.text], award.rank, award.text)

    meaning = {rank: (mark, name) for rank, (name, mark) in enumerate(marks.items(), start=1)}
    meaning[5] = ("≠", "Sumber menyebut kategori berbeda")
    meaning[6] = ("ada", "Menerima, kategorinya tidak disebut")
    meaning[DOUBTED] = ("?", "Diragukan, tidak dihitung")
    meaning |= {level: (_MARKS[one], STATES[one]) for one, level in WITHOUT.items()}
    return _Subject(
        address=address,
        title=f"Peta penghargaan {cycle}",
        lead=f"Kategori Swasti Saba {cycle} tiap kabupaten dan kota, menurut sumber yang "
        "ditemukan. Belum ditemukan bukan berarti tidak menerima.",
        more=Link(label=f"Sumber dan daftar penerima {cycle}", href=addresses.AWARD_CYCLE(cycle))
        if cycle in results.cycles_with_awards
        else Link(label="Semua penghargaan", href=addresses.AWARDS()),
        sign_of=sign_of,
        meaning=meaning,
        unknown="Belum ditemukan",
        known="daerah diketahui menerima",
        changed=max(
            (a.head.updated for a in results.data.awards if a.head.cycle == cycle), default=""
        ),
    )


def _scores(slug: str, name: str, names: Names, gathered: Gathered) -> _Subject:
    cycle = names.frameworks_newest[0]

    def sign_of(row: DaerahRow) -> Sign | None:
        score = gathered.scores.get(row.kode, {}).get(slug)
        if score is None:
            return None
        level = next(step for least, step in _STEPS if Decimal(score.value) >= least)
        return Sign(score.text, level, f"skor pusat {score.as_of}", score.value, score.ids)

    span = Span()
    span.add_all(own[slug].day for own in gathered.scores.values() if slug in own)
    return _Subject(
        address=addresses.SCORE_MAP(slug),
        title=f"Peta skor {name}, {cycle}",
        lead=f"Skor pusat siklus {cycle}, 0 sampai 100. Sumber tiap angka ada di halaman "
        "daerahnya.",
        more=Link(label="Semua tatanan", href=addresses.TATANAN_LIST())
        if slug == ALL
        else Link(label=f"Tatanan {name}", href=addresses.TATANAN(slug)),
        sign_of=sign_of,
        meaning={level: ("", words) for level, words in _STEP_WORDS.items()},
        unknown="Belum ada data",
        known="daerah diketahui skornya",
        changed=max((gathered.days.get(code, "") for code in gathered.scores), default=""),
        figures=span.text,
    )


def _tiles(
    subject: _Subject, context: NationContext
) -> tuple[tuple[MapIsland, ...], dict[str, int]]:
    """The tiles of a map, and the level of each district by its code."""
    names, levels = context.names, {}
    islands: dict[str, dict[str, list[MapTile]]] = {}
    for row in names.current:
        if names.simulated(row.kode) != context.results.simulated:
            continue  # nothing simulated enters a real map
        sign = subject.sign_of(row)
        levels[row.kode] = sign.level if sign else 0
        islands.setdefault(row.kode[0], {}).setdefault(row.provinsi, []).append(
            tile(row, sign, subject.unknown)
        )
    return tiles_by_island(islands, names), levels


class Overview(NamedTuple):
    """The newest map in small: the provinces alone, and what it says of those without colour."""

    title: str
    cells: tuple[MapCell, ...]
    unknown: str


def overview(context: NationContext) -> Overview | None:
    """The provinces of the newest map, in its words; None where there is no map."""
    for cycle in _award_cycles(context)[:1]:
        subject = _awards(cycle, addresses.MAP_NEWEST(), context)
        blocks, _ = _tiles(subject, context)
        return Overview(subject.title, archipelago(blocks, subject.known), subject.unknown)
    return None


def _page(subject: _Subject, context: NationContext) -> Page:
    blocks, levels = _tiles(subject, context)
    counts = Counter(levels.values())
    drawn = context.results.data.boundaries
    words = {**subject.meaning, 0: ("–", subject.unknown)}
    order = [level for level in _ORDER if counts[level] or not level]
    title = subject.title
    view = MapPage(
        title=title,
        lead=subject.lead,
        chooser=_chooser(context, subject.address),
        signs=tuple((level, *words[level]) for level in order),
        overview=archipelago(blocks, subject.known),
        known=subject.known,
        islands=blocks,
        borders=border_levels(drawn, levels) if drawn else (),
        frame=frame_of(drawn) if drawn else "",
        borders_source=_cited(drawn) if drawn else None,
        counts=table(
            "Arti tanda, dan berapa daerah",
            ("Arti", "Daerah"),
            ((text(words[level][1]), text(str(counts[level]))) for level in order),
        ),
        more=subject.more,
    )
    return Page(
        frame=frame(
            subject.address,
            title,
            f"{title}: satu petak satu kabupaten atau kota, menurut provinsi.",
            subject.changed,
            section="daerah",
            crumbs=(Crumb("Daerah", addresses.DISTRICTS()),),
        ),
        view=view,
        figures=subject.figures,
    )


def _cited(drawn: BoundaryPackage) -> Link:
    source = drawn.sumber[0]
    day = f", {date_text(source.tanggal_terbit)}" if source.tanggal_terbit else ""
    return Link(label=f"{source.judul}, {source.penerbit}{day}", href=source.tautan)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """`peta.html`: one tile a district, coloured by a category or a figure."""

    title: str
    lead: str
    chooser: tuple[Link, ...]  # the other maps; the current one is marked
    signs: tuple[tuple[int, str, str], ...]  # level, mark, meaning
    overview: tuple[MapCell, ...]  # one tile a province, laid out as the archipelago; or none
    known: str  # after a province's "19 dari 24"
    islands: tuple[MapIsland, ...]
    borders: tuple[tuple[int, tuple[str, ...]], ...]  # level → ids in `aset/batas.svg`; or none
    frame: str  # viewBox of the borders
    borders_source: Link | None
    counts: Table | None  # how many districts have which sign
    more: Link
