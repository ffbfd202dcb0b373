"""One view a page type of a district, named as its template in `site_templates/halaman/`."""

from __future__ import annotations

from dataclasses import dataclass

from kksportal.plan.views import (
    AwardEntry,
    Chart,
    EventView,
    FigureView,
    Link,
    PictureView,
    ReadinessView,
    SourceView,
    StageView,
    StatementView,
    StoryCard,
    Table,
    TatananCard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPage:
    """`daerah.html`: a district with a package."""

    name: str
    code: str
    facts: str  # "Kode 63.11 · 8 kecamatan · Kalimantan Selatan · siklus 2025"
    lead: tuple[str, ...]  # plain sentences: where in the cycle, what is known, since when
    key_figures: tuple[FigureView, ...]  # at most four
    cycle: str
    stages: tuple[StageView, ...]
    repair: FigureView | None
    deadline: str
    tatanan: tuple[TatananCard, ...]  # with data
    untold: tuple[TatananCard, ...]  # without any
    thresholds: tuple[Link, ...]  # the score limits that strips show
    overall: TatananCard | None
    readiness: tuple[ReadinessView, ...]
    figures: tuple[FigureView, ...]  # all other headline figures, newest first
    statements: tuple[StatementView, ...]
    awards: tuple[AwardEntry, ...]  # cycles that sources speak of
    unfound: tuple[Link, ...]  # cycles in which no award was found
    changes: Table | None  # since the last cycle
    change_note: str
    trend: Chart | None
    filled: Chart | None
    history: Chart | None  # of awards
    offices: Table | None
    events: tuple[EventView, ...]
    stories: tuple[StoryCard, ...]
    participation: tuple[StatementView, ...]
    framework_notes: tuple[FigureView, ...]  # what its sources say of the programme: 7 or 9 tatanan
    subpages: tuple[Link, ...]
    sources: tuple[SourceView, ...]
    region_sources: tuple[SourceView, ...]
    portal_updates: Table | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage:
    """`sematan.html`: parts of a district for other sites, chosen by the fragment."""

    district: Link
    figures: tuple[FigureView, ...]
    charts: tuple[Chart, ...]
    tatanan: tuple[TatananCard, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictTatananPage:
    """`daerah-tatanan.html`: one tatanan of a district, both cycles."""

    district: Link
    name: str
    icon: str
    lead: tuple[str, ...]
    card: TatananCard
    told: tuple[FigureView, ...]
    cycles: tuple[tuple[str, Table], ...]  # the indicators of each cycle that has any data
    unfilled: tuple[Link, ...]  # the indicators of the main cycle, where it has none
    repairs: Table | None
    change_note: str
    offices: Table | None
    statements: tuple[StatementView, ...]
    figures: tuple[FigureView, ...]
    narrative: str  # cleaned HTML
    narrative_by: str
    photos: tuple[PictureView, ...]
    stories: tuple[StoryCard, ...]
    previous: Link | None
    following: Link | None
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionPage:
    """`daerah-kelembagaan.html`."""

    district: Link
    lead: tuple[str, ...]
    figures: tuple[FigureView, ...]
    coverage: tuple[FigureView, ...]  # a component: 6 dari 8 kecamatan
    tables: tuple[Table, ...]  # a component: its items by place
    evidence: Table | None
    offices: Table | None
    statements: tuple[StatementView, ...]
    requirements: tuple[str, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictAwardsPage:
    """`daerah-penghargaan.html`: the timeline across cycles, and readiness in full."""

    district: Link
    lead: tuple[str, ...]
    awards: tuple[AwardEntry, ...]
    claims: tuple[FigureView, ...]  # awards without a year
    doubts: tuple[StatementView, ...]
    readiness: tuple[ReadinessView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictSourcesPage:
    """`daerah-sumber.html`: every source, and every row taken from it."""

    district: Link
    sources: tuple[SourceView, ...]
    uses: tuple[Table, ...]  # one a source, in the same order
    package: str  # the package folder
    licence: Link
    parts: tuple[Link, ...]  # of the embed page
    downloads: tuple[Link, ...]  # what can be taken; none where the portal makes no downloads
