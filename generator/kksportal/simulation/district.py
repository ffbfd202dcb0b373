"""The tables of one simulated district, drawn over the cycles that its plan names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from kksportal.model.kinds import RESOURCES
from kksportal.model.rows import Fakta
from kksportal.simulation.district_plan import CyclePlan, DistrictPlan
from kksportal.simulation.institutions import (
    OFFICES,
    institution_rows,
    office_rows,
    repair_evidence,
    stage_rows,
)
from kksportal.simulation.instrument import Instrument
from kksportal.simulation.packages import Row, Tables
from kksportal.simulation.scores import (
    History,
    Mark,
    mark_indicators,
    repair_rows,
    rival_rows,
    score_rows,
    value_rows,
)
from kksportal.simulation.sources import make_sources


def simulate_district(
    plan: DistrictPlan, instruments: Mapping[str, Instrument], rng: Random
) -> Tables:
    """The tables of one district over its planned cycles, drawn from `rng` and nothing else."""
    tables: Tables = {res.name: [] for res in RESOURCES["daerah"]}
    history = History()
    for cycle in plan.cycles:
        instrument = instruments[cycle.cycle]
        marks = mark_indicators(instrument, cycle, history, rng)
        values = list(value_rows(instrument, marks, history, rng))
        tables["sumber"] += make_sources(cycle.cycle)
        tables["capaian"] += sorted([*values, *rival_rows(values, cycle.disputed, rng)])
        tables["penilaian"] += score_rows(instrument, marks)
        tables["perbaikan"] += repair_rows(instrument, marks, plan.offset, OFFICES)
        tables["bukti"] += repair_evidence(plan, cycle.cycle, marks)
        tables["tahapan"] += stage_rows(plan, instrument, awarded=cycle.awarded)
        tables["pengampu"] += office_rows(plan, instrument)
        tables["fakta"] += _headline_rows(plan, cycle, marks)
        if instrument.items:
            items, evidence = institution_rows(plan, instrument, rng)
            tables["kelembagaan"] += items
            tables["bukti"] += evidence
            tables["fakta"].append(_institution_fact(plan, cycle.cycle))
    return tables


class Count(NamedTuple):
    """So many out of so many, as of a day, by a source."""

    measure: str
    value: int
    out_of: int
    unit: str
    as_of: str
    source: str


def _headline_rows(plan: DistrictPlan, cycle: CyclePlan, marks: Sequence[Mark]) -> Iterator[Row]:
    """The figures beside the indicators: ODF as each source counts it, and what was filled."""
    for source, villages, out_of, as_of in cycle.odf:
        count = Count("odf-desa", villages, out_of, "desa-kelurahan", as_of, source)
        yield _fact(plan.code, cycle.cycle, count)
    filled, as_of = sum(mark.reason != "belum-ada" for mark in marks), f"{cycle.cycle}-03-31"
    count = Count("indikator-terisi", filled, len(marks), "indikator", as_of, plan.source)
    yield _fact(plan.code, cycle.cycle, count)


def _institution_fact(plan: DistrictPlan, cycle: str) -> Row:
    places, as_of = len(plan.kecamatan), f"{cycle}-07-31"
    measure, unit = "kecamatan-berkelembagaan", "kecamatan"
    return _fact(plan.code, cycle, Count(measure, plan.complete, places, unit, as_of, plan.source))


def _fact(code: str, cycle: str, count: Count) -> Row:
    return Fakta(
        code,
        count.measure,
        "capaian",
        str(count.value),
        str(count.out_of),
        count.unit,
        "",
        count.as_of,
        "",
        cycle,
        "",
        "",
        "",
        "",
        count.source,
        "",
        "",
        "",
    )
