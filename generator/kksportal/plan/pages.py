"""One view a page type, named as its template in `site_templates/halaman/`."""

from __future__ import annotations

from dataclasses import dataclass

from kksportal.plan.views import (
    Bar,
    EventView,
    FigureView,
    ItemView,
    Link,
    MapIsland,
    PictureView,
    RegionTile,
    SourceView,
    StatementView,
    StoryCard,
    Table,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """`beranda.html`."""

    lead: str
    news: tuple[EventView, ...]
    bars: tuple[Bar, ...]  # recipients a cycle
    bars_note: str
    featured: tuple[RegionTile, ...]  # districts with their own package
    tatanan: tuple[Link, ...]  # note: "29 indikator"; href tatanan/<slug>/ ends with the icon slug
    stories: tuple[StoryCard, ...]
    counts: tuple[FigureView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionListPage:
    """`daftar-daerah.html`: all districts by province."""

    provinces: tuple[tuple[Link, tuple[RegionTile, ...]], ...]
    simulated: tuple[RegionTile, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """`banding.html`: the districts of a province side by side in one tatanan."""

    title: str
    cycle: str
    indicators: tuple[Link, ...]  # label = code, note = name
    rows: tuple[str, ...]  # printed, one a district
    without: tuple[Link, ...]  # districts of which nothing is known here
    others: tuple[Link, ...]  # the province's other tatanan


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareIndexPage:
    """`banding-pilih.html`: which districts to compare."""

    cycle: str
    tatanan: tuple[Link, ...]  # href = its slug
    provinces: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """`peta.html`: one tile a district, coloured by a category or a figure."""

    title: str
    lead: str
    chooser: tuple[Link, ...]  # the other maps; the current one is marked
    signs: tuple[tuple[int, str, str], ...]  # level, mark, meaning
    islands: tuple[MapIsland, ...]
    borders: tuple[tuple[int, tuple[str, ...]], ...]  # level → ids in `aset/batas.svg`; or none
    frame: str  # viewBox of the borders
    borders_source: Link | None
    counts: Table | None  # how many districts have which sign
    more: Link


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


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """`indikator.html`."""

    code: str
    name: str
    cycle: str
    tatanan: Link
    facts: Table
    steps: tuple[str, ...]
    steps_note: str
    relations: tuple[Link, ...]  # counterparts in other cycles; note the relation in words
    districts: tuple[str, ...]  # a row a district, printed
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryShelf:
    """The stories of one tatanan."""

    tatanan: Link
    cards: tuple[StoryCard, ...]
    more: tuple[Link, ...]  # note: the district


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryListPage:
    """`daftar-inovasi.html`."""

    lead: str
    by_tatanan: tuple[StoryShelf, ...]
    simulated: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """`inovasi.html`."""

    title: str
    summary: str
    region: Link
    tatanan: tuple[Link, ...]
    tatanan_note: str  # "Tatanan ditetapkan tim portal."
    byline: str
    offices: tuple[str, ...]
    body: str  # cleaned HTML
    photos: tuple[PictureView, ...]
    figures: tuple[FigureView, ...]
    others: tuple[Link, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardListPage:
    """`daftar-penghargaan.html`: totals and one matrix of districts by cycles."""

    lead: tuple[str, ...]
    bars: tuple[Bar, ...]
    bars_note: str
    categories: tuple[Link, ...]  # label Padapa, note pemantapan
    cycles: tuple[Link, ...]
    matrix: Table
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCyclePage:
    """`penghargaan-siklus.html`."""

    cycle: str
    lead: tuple[str, ...]
    totals: tuple[FigureView, ...]
    ceremony: Table | None
    recipients: Table
    provinces: Table | None
    doubts: Table | None
    conflicts: tuple[StatementView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPage:
    """`kerangka.html`: the instrument and award rules of a cycle."""

    cycle: str
    lead: tuple[str, ...]
    tatanan: Table | None
    stages: Table | None
    institution: Table | None
    requirements: tuple[tuple[str, tuple[ItemView, ...]], ...]  # by category
    crosswalk: Table | None
    crosswalk_note: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """`data.html`: what can be taken along, and under which licence."""

    lead: tuple[str, ...]
    tables: tuple[tuple[str, Link, Table], ...]  # a cycle: its heading, its list of indicators
    columns: Table  # what the columns of national tables mean
    districts: Table
    machine: Table
    licence: Link
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """`temuan.html`: the reference of all kinds of findings, and those of this build."""

    kinds: Table
    here: Table | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage:
    """`pembaruan.html`: the figures that changed, newest first."""

    lead: tuple[str, ...]
    changes: tuple[EventView, ...]
    feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """`teks.html`: an editorial page; `body` is HTML made by the Markdown adapter."""

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`cari.html`: the search, and what serves without JavaScript."""

    letters: tuple[tuple[str, tuple[Link, ...]], ...]  # districts A–Z; note: the province
    simulated: tuple[Link, ...]
    lists: tuple[Link, ...]
    kinds: tuple[tuple[str, str], ...]  # value and label of the filter by kind
    provinces: tuple[str, ...]
    tatanan: tuple[str, ...]
    years: tuple[str, ...]
