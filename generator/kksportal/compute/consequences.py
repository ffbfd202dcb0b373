"""What follows for a district from changed rows: readiness, disagreements, crossed thresholds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kksportal.compute.changes import RowChange
from kksportal.compute.district import DistrictResult, compute_district
from kksportal.compute.shared import SharedResults
from kksportal.model.claim import Disputed, Figure
from kksportal.model.package import DistrictPackage
from kksportal.model.result import Trace, Verdict
from kksportal.model.rows import Sumber

# Whose rows a requirement can be judged by; a changed row of another table crosses no threshold.
_JUDGED = ("fakta", "capaian", "penilaian", "nilai_tatanan", "kelembagaan", "bukti")
MOST_TRIED = 300  # changed rows that are tried one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a disputed figure is about: a row of its table, as far as it names the figure."""

    resource: str
    row: Any  # a cell of the key is read from it by name
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessChange:
    """A category whose verdict is another than before; None where it was not judged."""

    before: Trace | None
    after: Trace | None

    @property
    def trace(self) -> Trace:
        """The trace as it stands, or as it last stood."""
        trace = self.after or self.before
        assert trace is not None
        return trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """A version of a requirement that is judged otherwise; None where it was not judged."""

    cycle: str
    category: str
    asks: str  # "ODF desa/kelurahan paling sedikit 80%"
    source: Sumber  # that asks it
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What follows for one district."""

    readiness: tuple[ReadinessChange, ...] = ()
    opened: tuple[tuple[Matter, Disputed], ...] = ()  # sources that differ now, and did not
    closed: tuple[tuple[Matter, Disputed], ...] = ()  # as they differed before
    crossed: tuple[Crossed, ...] = ()
    serious: frozenset[int] = frozenset()  # of the changed rows: those that cross a threshold


def consequences(
    old: DistrictPackage,
    new: DistrictPackage,
    changes: Sequence[RowChange],
    shared_before: SharedResults,
    shared_after: SharedResults,
) -> Consequences:
    """What follows for a district whose package changed, between two sound states of a portal.

    Where any version of a requirement of an award has another verdict, those changed rows are
    serious that alone give one another; of more than MOST_TRIED rows all are.
    """
    before = compute_district(old, shared_before)
    after = compute_district(new, shared_after)
    was, now = dict(_disputes(before)), dict(_disputes(after))
    return Consequences(
        readiness=tuple(_readiness(before.readiness, after.readiness)),
        opened=tuple(now[key] for key in now if key not in was),
        closed=tuple(was[key] for key in was if key not in now),
        crossed=tuple(_crossed(before, after)),
        serious=_serious(old, new, changes, shared_before, before, after),
    )


def _readiness(
    before: Mapping[tuple[str, str], Trace], after: Mapping[tuple[str, str], Trace]
) -> Iterator[ReadinessChange]:
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was is None or now is None or was.verdict is not now.verdict:
            yield ReadinessChange(before=was, after=now)


def _disputes(district: DistrictResult) -> Iterator[tuple[object, tuple[Matter, Disputed]]]:
    """Every figure on which sources differ, each with what it is about."""
    for topic in district.topics:
        for figure in topic.series:
            if isinstance(figure, Disputed):
                day = max(claim.as_of for claim in figure.claims)
                key = (topic.subjek, topic.ukuran, topic.sifat, topic.tatanan, topic.inovasi, day)
                yield key, (Matter(resource="fakta", row=topic, as_of=day), figure)
    package = district.package
    for resource, column in (("capaian", "values"), ("penilaian", "scores")):
        rows = {_indicator_key(resource, row): row for row in getattr(package, resource)}
        for (cycle, code), result in district.indicators.items():
            by_part: Mapping[Any, Figure] = getattr(result, column)
            for part, scored in by_part.items():
                parts = (part,) if isinstance(part, str) else part
                row = rows.get((cycle, code, *parts))
                if isinstance(scored, Disputed) and row is not None:
                    about = Matter(resource=resource, row=row, as_of="")
                    yield (resource, cycle, code, *parts), (about, scored)
    told = {_score_key(row): row for row in package.nilai_tatanan}
    for one in district.stated_scores:
        about_score = (one.cycle_text, one.tatanan, one.assessor, one.stage)
        if isinstance(one.figure, Disputed):
            day = max(claim.as_of for claim in one.figure.claims)
            row = told[about_score]
            about = Matter(resource="nilai_tatanan", row=row, as_of=day)
            yield (*about_score, day), (about, one.figure)


def _indicator_key(resource: str, row: Any) -> tuple[str, ...]:
    parts = (row.tahun,) if resource == "capaian" else (row.penilai, row.tahap)
    return (row.siklus, row.indikator, *parts)


def _score_key(row: Any) -> tuple[str, str, str, str]:
    cycle = row.siklus or row.siklus_teks or "siklus tidak disebut"
    return cycle, row.tatanan, row.penilai, row.tahap


def _verdicts(district: DistrictResult) -> dict[tuple[str, ...], Verdict]:
    """The verdict of every version of every requirement."""
    return {
        (*key, item.item, rule.asks, rule.rule_source.id): rule.verdict
        for key, trace in district.readiness.items()
        for item in trace.items
        for rule in item.rules
    }


def _crossed(before: DistrictResult, after: DistrictResult) -> Iterator[Crossed]:
    """Every version of a requirement whose verdict is another, in the order of its category."""
    was, now = _verdicts(before), _verdicts(after)
    sources = {
        rule.rule_source.id: rule.rule_source
        for district in (before, after)
        for trace in district.readiness.values()
        for item in trace.items
        for rule in item.rules
    }
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) is not now.get(key):
            cycle, category, _, asks, source = key
            yield Crossed(cycle=cycle, category=category, asks=asks, source=sources[source],
                          before=was.get(key), after=now.get(key))  # fmt: skip


def _serious(
    old: DistrictPackage,
    new: DistrictPackage,
    changes: Sequence[RowChange],
    shared: SharedResults,
    before: DistrictResult,
    after: DistrictResult,
) -> frozenset[int]:
    judged = [i for i, change in enumerate(changes) if change.resource in _JUDGED]
    was = _verdicts(before)
    if _verdicts(after) == was:  # also where one row undoes what another did, as a new date does
        return frozenset()
    if len(judged) > MOST_TRIED:
        return frozenset(judged)
    known = {source.id for source in old.sumber}
    more = (source for source in new.sumber if source.id not in known)
    cited = replace(old, sumber=(*old.sumber, *more))  # a new row may name a new source
    return frozenset(
        i for i in judged if _verdicts(compute_district(_with(cited, changes[i]), shared)) != was
    )


def _with(package: DistrictPackage, change: RowChange) -> DistrictPackage:
    """The package with this row alone changed."""
    rows = list(getattr(package, change.resource))
    at = len(rows) if change.before is None else rows.index(change.before)
    rows[at : at + 1] = [] if change.after is None else [change.after]
    tables: dict[str, Any] = {change.resource: tuple(rows)}
    return replace(package, **tables)
