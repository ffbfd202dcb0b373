"""The views of the English pages; a text that stays Indonesian is a `Word` with its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kksportal.words.drawings import Chart
from kksportal.words.translator import Word
from kksportal.words.views import Link, SourceView, StatementView, Table


class SpokenClaim(NamedTuple):
    """One source's figure in English; place, speaker and note are its own Indonesian words."""

    value: str
    text: str  # "more than 4,000"
    beside: str  # "of 8", or ""
    unit: Word
    share: str
    as_of: str  # "21 August 2025", or "date not stated"
    sources: tuple[Link, ...]
    source_ids: str
    locus: str
    speaker: str
    note: str


class SpokenFigure(NamedTuple):
    """A labelled figure; with several claims that disagree it is `disputed`."""

    label: tuple[Word, ...]
    kind: str
    disputed: bool
    claims: tuple[SpokenClaim, ...]
    reason: str = ""  # why there is none
    note: str = ""  # in Indonesian
    mark: str = ""  # who differs


class SpokenScore(NamedTuple):
    """What one assessor gave a tatanan; without a value nothing is known of it."""

    assessor: str  # mandiri, provinsi, pusat
    label: str
    value: str
    text: str
    filled: str
    as_of: str
    sources: tuple[Link, ...]
    source_ids: str


class SpokenTatanan(NamedTuple):
    """One tatanan of a district: the assessors side by side, and scores as sources state them."""

    anchor: str
    name: Word
    original: Link  # its Indonesian name, and the full page
    scores: tuple[SpokenScore, ...]  # of the assessors of whom one is known
    stated: tuple[SpokenFigure, ...]
    known: bool


class SpokenStage(NamedTuple):
    """A stage of the cycle of which something is known."""

    name: Word
    text: str  # "took part (21 August 2025)"
    sources: tuple[Link, ...]


class SpokenRequirement(NamedTuple):
    """A requirement of which something is known in a district."""

    name: Word
    verdict: str  # memenuhi, belum-memenuhi, belum-dapat-dinilai
    verdict_text: str
    evidence: str
    sources: tuple[Link, ...]


class SpokenReadiness(NamedTuple):
    """Readiness for the next category, under the rules it is judged by."""

    head: str
    rules: str  # that it is computed here and no award, and by which rules
    category: str
    verdict: str
    verdict_text: str
    rows: tuple[SpokenRequirement, ...]


class SpokenAward(NamedTuple):
    """A cycle in an award history."""

    cycle: str
    state: str  # ada, berbeda, diragukan, tidak-meraih, tidak-dinilai, belum-ditemukan
    text: str
    rank: int
    sources: tuple[Link, ...]
    note: str  # in Indonesian
    href: str
    rules: str = ""  # the page of the rules of its time; "" where they are not known


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishDistrictPage:
    """`en-daerah.html`: a district, with a package or without."""

    name: str
    own_name: str  # "Kabupaten Banjar"
    code: str
    province: Link
    full: str  # the page in Indonesian
    lead: tuple[str, ...]
    ladder: Chart | None
    key_figures: tuple[SpokenFigure, ...]  # at most three
    unknown: str  # one line, or ""
    contribute: str
    cycle: str
    stages: tuple[SpokenStage, ...]
    readiness: SpokenReadiness | None
    awards: tuple[SpokenAward, ...]
    tatanan: tuple[SpokenTatanan, ...]
    figures: tuple[SpokenFigure, ...]
    statements: tuple[StatementView, ...]  # in Indonesian
    stories: tuple[Link, ...]  # in Indonesian
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishHomePage:
    """`en-beranda.html`."""

    tatanan_title: str  # with the cycle of the instrument: earlier ones had others
    tatanan: tuple[tuple[Word, Link], ...]  # our name, the Indonesian name with its page
    awards: str  # the newest cycle: how many recipients as stated, how many by name; or ""
    total: str
    with_data: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishMethodPage:
    """`en-metode.html`: its texts are in the template."""

    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishListPage:
    """`en-daftar-daerah.html`: all districts by province."""

    lead: str
    provinces: tuple[tuple[Link, tuple[Link, ...]], ...]
    simulated: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishAwardsPage:
    """`en-penghargaan.html`: totals by cycle as stated, and districts by cycles."""

    lead: tuple[str, ...]
    totals: Table | None
    matrix: Table | None
    sources: tuple[SourceView, ...]
