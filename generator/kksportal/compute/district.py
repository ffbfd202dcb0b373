"""Everything computed of one district, ready for its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kksportal.compute.award_records import Without, own_without
from kksportal.compute.awards import AwardFound
from kksportal.compute.deadlines import deadline
from kksportal.compute.evidence import Evidence
from kksportal.compute.forums import Forums, count_forums
from kksportal.compute.institution import Coverage, coverage
from kksportal.compute.readiness import evaluate
from kksportal.compute.repairs import RepairRound, newest_request, repair_rounds
from kksportal.compute.resolve import StatedScore, Topic, source_map, stated_scores, topics
from kksportal.compute.score import (
    Last,
    Scores,
    indicator_results,
    last_scores,
    scores,
    stage_order,
)
from kksportal.compute.shared import SharedResults
from kksportal.compute.trend import changes, summary, trends
from kksportal.model.claim import Claim, Figure, Missing, to_figure
from kksportal.model.package import DistrictPackage, FrameworkPackage, PortalInput
from kksportal.model.result import Change, IndicatorResult, Trace, Trend
from kksportal.model.rows import Perbaikan, Sumber, Tahapan


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardClaim:
    """The district's own claim of awards without a year."""

    predikat: str
    siklus_teks: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictResult:
    """What was computed of one district."""

    package: DistrictPackage
    simulated: bool
    cycle: str
    rules_cycle: str  # whose requirements readiness is judged by
    sources: Mapping[str, Sumber]
    topics: tuple[Topic, ...]
    stated_scores: tuple[StatedScore, ...]  # of tatanan, as sources state them
    indicators: Mapping[tuple[str, str], IndicatorResult]
    last_scores: Mapping[tuple[str, str], Last]  # of indicators, by cycle and code
    scores: Scores
    readiness: Mapping[tuple[str, str], Trace]
    next_category: str
    awards: Mapping[str, AwardFound]
    without: Mapping[str, Without]  # by cycle: as sources say, no award or no assessment
    award_claims: tuple[AwardClaim, ...]
    changes: tuple[Change, ...]
    change_note: str
    change_notes: Mapping[str, str]  # by tatanan: the same of its own indicators
    trends: Mapping[str, Trend]  # by tatanan
    coverage: tuple[Coverage, ...]
    forums: Forums | None  # of the cycle of the requirements; None where no row names any
    repair: Figure | None
    repairs: tuple[RepairRound, ...]  # of all cycles, the newest first
    deadline: str
    last_stage: Tahapan | None
    criterion_sources: Mapping[tuple[str, str, str], tuple[Sumber, ...]]
    _changes: Mapping[str, Change]  # by the indicator's code in the main cycle

    @property
    def award_known(self) -> bool:
        """Whether a source states an award in the main cycle, of whatever category."""
        return self.won_in(self.cycle)

    def won_in(self, cycle: str) -> bool:
        """Whether a source that is not doubted states an award in a cycle."""
        award = self.awards.get(cycle)
        return award is not None and award.won

    @property
    def has_changes(self) -> bool:
        """Whether any indicator could be compared with the last cycle."""
        return any(change.before is not None for change in self.changes)

    @property
    def change_sources(self) -> tuple[Sumber, ...]:
        """Who tells the scores that are compared, of both cycles, by id."""
        by_id = {s.id: s for c in self.changes for s in (*c.before_sources, *c.after_sources)}
        return tuple(by_id[key] for key in sorted(by_id))

    def change_of(self, code: str) -> Change | None:
        """How an indicator of the main cycle moved, or why that cannot be said."""
        return self._changes.get(code)

    @property
    def score_figure(self) -> tuple[str, Figure] | None:
        """The centre's computed score over all tatanan: a label and a figure; None without one."""
        score = self.scores.get((self.cycle, "semua", "pusat"))
        if score is None or score.mean is None:
            return None
        mean = score.mean.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        claims = tuple(
            Claim(
                value=mean,
                unit="nilai",
                source=s,
                as_of=score.as_of,
                note=f"dihitung portal dari {score.filled} dari {score.total} indikator",
            )
            for s in score.sources
        )
        return f"Nilai pusat {self.cycle}", to_figure(claims)

    def deadline_of(self, row: Perbaikan) -> str:
        """When one repair is due."""
        return deadline(row)


def compute_district(package: DistrictPackage, shared: SharedResults) -> DistrictResult:
    """All answers of one district; its cost does not depend on how many others there are."""
    data = shared.data
    awards = shared.history(package.head.code)
    sources = source_map(package)
    own_topics = topics(package)
    stated = stated_scores(package)
    indicators = indicator_results(package, shared.steps)
    last = last_scores(indicators, data.frameworks)
    own_scores = scores(last, data.frameworks, shared.steps)
    cycle = main_cycle(package, data)
    framework = data.frameworks[cycle]
    rules = data.frameworks[rules_cycle(cycle, data)]
    forums = count_forums(
        package, rules.head.cycle, shared.kecamatan.get(package.head.code, 0), sources
    )
    evidence = Evidence(
        code=package.head.code,
        cycle=rules.head.cycle,
        tatanan=tuple(t.id for t in rules.tatanan),
        topics=own_topics,
        stated_scores=stated,
        scores=own_scores,
        history={c: a.categories for c, a in awards.items() if a.categories},
        names=shared.measures,
        units=shared.units,
        forums=forums,
    )
    asked = {row.predikat for row in rules.syarat}
    readiness = {
        (rules.head.cycle, category): evaluate(rules, category, evidence)
        for category in shared.ladder
        if category in asked
    }
    following = next_category(awards, shared.ladder)
    change = changes(framework, last)
    ordered = sorted(change, key=_weight) if indicators else ()
    by_code = {one.code: one for one in ordered if one.code}
    mine = sorted(row for row in package.perbaikan if row.siklus == cycle)
    rounds = repair_rounds(package, {c: stage_order(f) for c, f in data.frameworks.items()})
    return DistrictResult(
        package=package,
        simulated=package.head.simulated,
        cycle=cycle,
        rules_cycle=rules.head.cycle,
        sources=sources,
        topics=own_topics,
        stated_scores=stated,
        indicators=indicators,
        last_scores=last,
        scores=own_scores,
        readiness=readiness,
        next_category=following,
        awards=awards,
        without=own_without(
            package,
            set(shared.cycles_with_awards) & data.frameworks.keys() - awards.keys(),
            shared.without.get(package.head.code, {}),
        ),
        award_claims=_award_claims(package, sources),
        changes=change if indicators else (),
        change_note=summary(change)
        if change and indicators
        else "Perubahan sejak siklus lalu belum dapat dihitung: skor indikatornya belum diketahui.",
        change_notes=_change_notes(framework, by_code),
        trends={
            trend.tatanan: trend
            for trend in trends(change, {i.kode: i.tatanan for i in framework.indikator})
        },
        coverage=coverage(package, framework, shared.kecamatan.get(package.head.code, 0)),
        forums=forums,
        repair=newest_request(rounds, cycle),
        repairs=rounds,
        deadline="; ".join(dict.fromkeys(deadline(row) for row in mine)),
        last_stage=last_stage(package, data),
        criterion_sources=_criterion_sources(package, sources),
        _changes=by_code,
    )


def main_cycle(package: DistrictPackage, data: PortalInput) -> str:
    """The newest cycle with an instrument that the district's rows name, else the newest of all."""
    known = [c for c, f in data.frameworks.items() if f.tatanan]
    named = {
        r.siklus for rows in (package.tahapan, package.penilaian, package.perbaikan) for r in rows
    }
    return max([c for c in known if c in named] or known or list(data.frameworks))


def rules_cycle(cycle: str, data: PortalInput) -> str:
    """The newest cycle whose requirements are known, from the district's own on.

    A cycle that has passed is not judged again: what counts is what comes next.
    """
    return max([c for c, f in data.frameworks.items() if f.syarat and c >= cycle] or [cycle])


def next_category(awards: Mapping[str, AwardFound], ladder: Sequence[str]) -> str:
    """The category above the one last found; the first where none was found."""
    known = [a for _, a in sorted(awards.items()) if a.state == "ada" and a.categories]
    if not known or known[-1].categories[-1] not in ladder:
        return ladder[0] if ladder else ""
    return ladder[min(ladder.index(known[-1].categories[-1]) + 1, len(ladder) - 1)]


def last_stage(package: DistrictPackage, data: PortalInput) -> Tahapan | None:
    """The furthest stage of the newest cycle that took place, else the nearest plan.

    Of several rows on one stage the one as of the latest day, then the one further on.
    """
    orders = {cycle: stage_order(f) for cycle, f in data.frameworks.items()}
    common = {stage: place for order in orders.values() for stage, place in order.items()}

    def place(row: Tahapan) -> int:
        return orders.get(row.siklus, common).get(row.tahap, common.get(row.tahap, 0))

    done = [row for row in package.tahapan if row.status != "rencana"]
    if done:
        return max(done, key=lambda r: (r.siklus, place(r), r.mulai, r.per_tanggal, r.status, r))
    newest = max((row.siklus for row in package.tahapan), default="")
    plans = [row for row in package.tahapan if row.siklus == newest]
    return min(plans, key=lambda r: (place(r), r.mulai or "9", r), default=None)


def _change_notes(framework: FrameworkPackage, by_code: Mapping[str, Change]) -> dict[str, str]:
    """By tatanan what its own indicators came to; a tatanan without a counterpart has no word."""
    own: dict[str, list[Change]] = {}
    for row in framework.indikator:
        if row.kode in by_code:
            own.setdefault(row.tatanan, []).append(by_code[row.kode])
    return {tatanan: summary(tuple(made)) for tatanan, made in own.items()}


def _weight(change: Change) -> tuple[bool, str]:
    """Of several lines of the crosswalk on one indicator, the one that compares stands."""
    return change.relation == "sama", change.old_code


def _award_claims(
    package: DistrictPackage, sources: Mapping[str, Sumber]
) -> tuple[AwardClaim, ...]:
    return tuple(
        AwardClaim(
            predikat=row.predikat,
            siklus_teks=row.siklus_teks,
            figure=to_figure(
                (
                    Claim(
                        value=Decimal(row.jumlah),
                        unit="siklus",
                        source=sources[row.sumber],
                        as_of=row.per_tanggal,
                        locus=row.letak,
                        speaker=row.penutur,
                        note=row.catatan,
                    ),
                )
            )
            if row.jumlah
            else Missing(note=row.catatan, source=sources[row.sumber]),
        )
        for row in package.penghargaan
    )


def _criterion_sources(
    package: DistrictPackage, sources: Mapping[str, Sumber]
) -> dict[tuple[str, str, str], tuple[Sumber, ...]]:
    by_criterion: dict[tuple[str, str, str], tuple[Sumber, ...]] = {}
    for row in sorted(package.capaian, key=lambda row: row.sumber):
        if row.kriteria:
            key = (row.siklus, row.indikator, row.tahun)
            by_criterion[key] = (*by_criterion.get(key, ()), sources[row.sumber])
    return by_criterion
