"""Results of the computation: scores, traces of rules, readiness, change. All are frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from kksportal.model.claim import Claim, Figure
from kksportal.model.rows import Sumber


class Verdict(Enum):
    """The three results of a rule; an undecided one never becomes met or not met."""

    MET = "memenuhi"
    NOT_MET = "belum-memenuhi"
    UNDECIDED = "belum-dapat-dinilai"


class RequirementState(Enum):
    """How well a requirement itself is known, from the sources that state it."""

    CONFIRMED = "terkonfirmasi"  # a regulation or official document
    AS_STATED = "menurut-sumber"
    DISPUTED = "berbeda-antar-sumber"
    NOT_FOUND = "belum-ditemukan"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTrace:
    """One source's version of a requirement, judged: the leaf of a trace."""

    verdict: Verdict
    asks: str  # "ODF desa/kelurahan paling sedikit 80%"
    evidence_text: str  # "160 dari 202 desa/kelurahan (79,2%), Oktober 2025"
    reason: str
    rule_source: Sumber
    rule_note: str = ""
    evidence: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTrace:
    """A requirement (butir): decided only if all its versions give the same verdict."""

    item: str
    name: str
    verdict: Verdict
    state: RequirementState
    reason: str
    rules: tuple[RuleTrace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Readiness for one category (predikat) in one cycle: the conjunction of its requirements."""

    cycle: str
    category: str
    verdict: Verdict
    reason: str
    items: tuple[ItemTrace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of a tatanan (or of all) by one assessor: the mean of its indicators' scores.

    `low` and `high` bound what it can be once the unfilled indicators are scored.
    """

    assessor: str
    stage: str
    mean: Decimal | None
    filled: int
    total: int
    below_top: int  # indicators that score below their own highest step
    low: Decimal
    high: Decimal
    points: Decimal = Decimal(0)
    disputed: int = 0
    sources: tuple[Sumber, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorResult:
    """An indicator in one district and cycle: values by year, a score by assessor and stage."""

    code: str
    values: dict[str, Figure] = field(default_factory=dict)  # by year
    criteria: dict[str, str] = field(default_factory=dict)  # by year, in words
    scores: dict[tuple[str, str], Figure] = field(default_factory=dict)  # by (assessor, stage)
    top: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A tatanan over two cycles: means of the centre's scores of the indicators both have."""

    tatanan: str
    count: int  # indicators that are the same and scored in both
    before: Decimal
    after: Decimal
    old_cycle: str = ""
    before_years: tuple[str, ...] = ()  # of which years the scores are; none where undated
    after_years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of an indicator since the cycle before, or why the two cannot be compared."""

    code: str
    old_code: str
    relation: str  # sama, berubah, digabung, dihapus, baru
    before: Decimal | None = None
    after: Decimal | None = None
    old_cycle: str = ""  # with `before`
    before_years: tuple[str, ...] = ()  # of which years the scores are; none where undated
    after_years: tuple[str, ...] = ()
    before_sources: tuple[Sumber, ...] = ()
    after_sources: tuple[Sumber, ...] = ()
    better: bool | None = None  # None: the same, or not comparable
    word: str = ""  # "naik", "turun", "tetap", "tidak dapat dibandingkan"
    why: str = ""
