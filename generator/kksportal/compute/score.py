"""Scores: per tatanan and in all, for each assessor by himself, never merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from kksportal.compute.resolve import decimal, source_map
from kksportal.model.claim import Agreed, Claim, Disputed, Figure, Missing, Reason, to_figure
from kksportal.model.package import DistrictPackage, FrameworkPackage
from kksportal.model.result import IndicatorResult, Score
from kksportal.model.rows import Sumber

Steps = Mapping[tuple[str, str], tuple[Decimal, ...]]  # (cycle, indicator) → steps, highest first
Scores = dict[tuple[str, str, str], Score]  # (cycle, tatanan or "semua", assessor)
Last = Mapping[str, tuple[str, Figure]]  # assessor → the stage and figure that stand
Cells = tuple[str, ...]

ASSESSORS = ("mandiri", "provinsi", "pusat")
_TOP = (Decimal(100),)
_BY_SOURCE = attrgetter("sumber")  # one order whatever order the rows stand in
_NO_STEPS = (Decimal(100), Decimal(0))


def steps_of(
    frameworks: Mapping[str, FrameworkPackage],
) -> dict[tuple[str, str], tuple[Decimal, ...]]:
    """Every indicator's score steps, highest first."""
    by_indicator: dict[tuple[str, str], list[Decimal]] = {}
    for cycle, framework in frameworks.items():
        for row in framework.skala:
            by_indicator.setdefault((cycle, row.indikator), []).append(decimal(row.skor))
    return {key: tuple(sorted(values, reverse=True)) for key, values in by_indicator.items()}


def indicator_results(
    package: DistrictPackage, steps: Steps
) -> dict[tuple[str, str], IndicatorResult]:
    """Each indicator of the district: values by year, criteria in words, scores by assessor.

    Where sources tell different criteria, all stand: "Ada / Belum ada", by source.

    Rows that say the same of different indicators share one figure, so a district makes some
    hundreds of figures for its two thousand rows. Such a claim carries no line of its own: the
    key of the table (siklus, indikator, tahun or tahap, sumber) names its row.
    """
    values: dict[tuple[str, str], dict[str, tuple[Cells, ...]]] = {}
    words: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for row in sorted(package.capaian, key=_BY_SOURCE):
        key = row[:2]
        at = values.get(key)
        if at is None:
            at = values[key] = {}
        at[row.tahun] = (*at.get(row.tahun, ()), row[3:])
        if row.kriteria:
            words.setdefault(key, {}).setdefault(row.tahun, {})[row.kriteria] = None
    scored: dict[tuple[str, str], dict[tuple[str, str], tuple[Cells, ...]]] = {}
    for cells in sorted(package.penilaian, key=_BY_SOURCE):
        key = cells[:2]
        stages = scored.get(key)
        if stages is None:
            stages = scored[key] = {}
        stage = cells[2:4]
        stages[stage] = (*stages.get(stage, ()), cells[4:])
    sources = source_map(package)
    value = _shared_figures(_value_claim, sources, 5)
    score = _shared_figures(_score_claim, sources, 3)
    return {
        key: IndicatorResult(
            code=key[1],
            values={year: value(rows) for year, rows in values.get(key, {}).items()},
            criteria={y: " / ".join(texts) for y, texts in words.get(key, {}).items()},
            scores={at: score(rows) for at, rows in scored.get(key, {}).items()},
            top=steps.get(key, _TOP)[0],
        )
        for key in {**values, **scored}
    }


# Saves 0.9 ms of the 64 that the pages of a full district take: many figures are equal.
_MADE: dict[tuple[object, ...], Figure] = {}  # over all districts of this process
_MOST_MADE = 6_000


def _shared_figures(
    make: Callable[[Cells, Mapping[str, Sumber]], Claim | Missing],
    sources: Mapping[str, Sumber],
    source: int,
) -> Callable[[tuple[Cells, ...]], Figure]:
    """A maker of figures that gives the same figure for the same cells of the same sources.

    `source` is the place of the source's id among the cells.
    """
    # Saves 7 ms of the 64 that the pages of a full district take: sources score alike.
    here: dict[tuple[Cells, ...], Figure] = {}

    def figure(rows: tuple[Cells, ...]) -> Figure:
        known = here.get(rows)
        if known is None:
            key = (make, rows, *(sources[cells[source]] for cells in rows))
            known = _MADE.get(key)
            if known is None:
                items = [make(cells, sources) for cells in rows]
                claims = tuple(one for one in items if isinstance(one, Claim))
                empty = next((one for one in items if isinstance(one, Missing)), None)
                if len(_MADE) >= _MOST_MADE:
                    _MADE.clear()
                known = _MADE[key] = to_figure(claims, empty)
            here[rows] = known
        return known

    return figure


def _empty(reason: str, note: str, source: Sumber) -> Missing:
    """An empty cell keeps who says why it is empty."""
    return Missing(reason=Reason(reason) if reason else Reason.NO_DATA, note=note, source=source)


def _value_claim(cells: Cells, sources: Mapping[str, Sumber]) -> Claim | Missing:
    value, _, unit, as_of, reason, source, locus, note = cells
    if not value:
        return _empty(reason, note, sources[source])
    return Claim(
        value=decimal(value),
        unit=unit,
        source=sources[source],
        as_of=as_of,
        locus=locus,
        note=note,
    )


def _score_claim(cells: Cells, sources: Mapping[str, Sumber]) -> Claim | Missing:
    score, day, reason, source, locus, note = cells
    if not score:
        return _empty(reason, note, sources[source])
    return Claim(
        value=decimal(score),
        unit="nilai",
        source=sources[source],
        as_of=day,
        locus=locus,
        note=note,
    )


def stage_order(framework: FrameworkPackage) -> dict[str, int]:
    """The stages of a cycle by their order."""
    return {t.id: int(t.urutan) for t in framework.tahap}


def latest_scores(result: IndicatorResult, order: Mapping[str, int]) -> Last:
    """By assessor the score at the latest stage that gave one.

    An empty row takes no earlier score away.
    """
    best: dict[str, tuple[tuple[bool, int, str], Figure]] = {}
    for (who, stage), figure in result.scores.items():
        rank = (not isinstance(figure, Missing), order.get(stage, 0), stage)
        if who not in best or rank > best[who][0]:
            best[who] = rank, figure
    return {who: (rank[2], figure) for who, (rank, figure) in best.items()}


def last_scores(
    results: Mapping[tuple[str, str], IndicatorResult],
    frameworks: Mapping[str, FrameworkPackage],
) -> dict[tuple[str, str], Last]:
    """The scores that stand, by cycle and indicator."""
    orders = {cycle: stage_order(framework) for cycle, framework in frameworks.items()}
    return {
        key: latest_scores(result, orders[key[0]])
        for key, result in results.items()
        if key[0] in orders
    }


def scores(
    last_scores: Mapping[tuple[str, str], Last],
    frameworks: Mapping[str, FrameworkPackage],
    steps: Steps,
) -> Scores:
    """The unweighted mean of indicator scores by tatanan and assessor, at the latest stage.

    Where an assessor scored again at a later stage, the later score of an indicator stands and
    the others keep their earlier one. A disputed score is not chosen: it counts as unfilled.
    """
    made: Scores = {}
    for cycle, framework in frameworks.items():
        order = stage_order(framework)
        last = {key[1]: at for key, at in last_scores.items() if key[0] == cycle}
        assessors = {who for at in last.values() for who in at}
        for assessor in ASSESSORS:
            if assessor not in assessors:
                continue
            sums: dict[str, _Sum] = {}
            for row in framework.indikator:
                own = sums.get(row.tatanan)
                if own is None:
                    own = sums[row.tatanan] = _Sum()
                score = last.get(row.kode, {}).get(assessor)
                own.add(score, steps.get((cycle, row.kode), _NO_STEPS), order)
            whole = _Sum.of(list(sums.values()), order)
            for tatanan, one in {"semua": whole, **sums}.items():
                made[cycle, tatanan, assessor] = one.score(assessor)
    return made


@dataclass(slots=True)
class _Sum:
    """The running sum of one tatanan by one assessor."""

    total: int = 0
    filled: int = 0
    below: int = 0
    disputed: int = 0
    points: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    stage: str = ""
    as_of: str = ""
    used: dict[str, Sumber] = field(default_factory=dict)

    def add(
        self, score: tuple[str, Figure] | None, ladder: Sequence[Decimal], order: Mapping[str, int]
    ) -> None:
        """Count one indicator; what is not scored can still be anything on its ladder."""
        self.total += 1
        figure = score[1] if score else None
        if score and isinstance(figure, Agreed):
            first = figure.claims[0]
            self.filled += 1
            self.points += first.value
            self.low += first.value
            self.high += first.value
            self.below += first.value < ladder[0]
            if score[0] != self.stage:
                self.stage = _later(self.stage, score[0], order)
            self.as_of = max(self.as_of, *(claim.as_of for claim in figure.claims))
            for claim in figure.claims:
                self.used[claim.source.id] = claim.source
        elif isinstance(figure, Disputed):
            self.disputed += 1
            self.low += min(c.value for c in figure.claims)
            self.high += max(c.value for c in figure.claims)
        else:
            self.low += ladder[-1]
            self.high += ladder[0]

    @classmethod
    def of(cls, parts: Sequence[_Sum], order: Mapping[str, int]) -> _Sum:
        """All tatanan together: every indicator counts the same."""
        whole = cls()
        for part in parts:
            whole.total += part.total
            whole.filled += part.filled
            whole.below += part.below
            whole.disputed += part.disputed
            whole.points += part.points
            whole.low += part.low
            whole.high += part.high
            whole.stage = _later(whole.stage, part.stage, order)
            whole.as_of = max(whole.as_of, part.as_of)
            whole.used |= part.used
        return whole

    def score(self, assessor: str) -> Score:
        """The finished score; bounds are means over all indicators of the instrument."""
        return Score(
            assessor=assessor,
            stage=self.stage,
            mean=self.points / self.filled if self.filled else None,
            filled=self.filled,
            total=self.total,
            below_top=self.below,
            low=self.low / self.total if self.total else Decimal(0),
            high=self.high / self.total if self.total else Decimal(0),
            points=self.points,
            disputed=self.disputed,
            sources=tuple(self.used[key] for key in sorted(self.used)),
            as_of=self.as_of,
        )


def _later(one: str, other: str, order: Mapping[str, int]) -> str:
    return max(one, other, key=lambda stage: (order.get(stage, 0), stage))
