"""Simulated districts: believable figures under names that nobody bears, the same for a seed.

    python -m kksportal.simulation.example contoh datapackages

writes the fictional Kabupaten Contoh (S01.01), its region and its award into a portal's packages.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from kksportal import SCHEMA_VERSION
from kksportal.authoring.descriptor import write_descriptor
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES
from kksportal.model.rows import Fakta
from kksportal.simulation import contoh, statements
from kksportal.simulation.institutions import (
    institution_rows,
    office_rows,
    repair_evidence,
    stage_rows,
)
from kksportal.simulation.instrument import Instrument, read_instrument
from kksportal.simulation.plan import CyclePlan, DistrictPlan, Row, Tables, make_sources
from kksportal.simulation.scores import (
    History,
    Mark,
    mark_indicators,
    repair_rows,
    rival_rows,
    score_rows,
    value_rows,
)

UPDATED = "2026-11-24"  # the simulation does not know today


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
        tables["perbaikan"] += repair_rows(instrument, marks, plan.offset)
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


def read_instruments(kerangka: Path) -> dict[str, Instrument]:
    """The instruments of all cycles that list their indicators, by cycle."""
    folders = sorted(path.parent for path in kerangka.glob("*/indikator.csv"))
    return {folder.name: read_instrument(folder) for folder in folders}


def write_package(folder: Path, kind: str, tables: Tables, head: Mapping[str, Any]) -> None:
    """Write one package: a CSV for each table with rows, and the descriptor over them.

    `head` holds `name`, `title`, and what `kks` says beside the kind, the schema and `simulasi`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for res in RESOURCES[kind]:
        path = folder / f"{res.name}.csv"
        rows = tables.get(res.name, [])
        if rows or res.required:
            write_table(path, res, rows)
        else:
            path.unlink(missing_ok=True)
    about = {"jenis": kind, "skema": SCHEMA_VERSION, **head["kks"], "simulasi": True}
    write_descriptor(folder, kind, {"diperbarui": UPDATED, **head, "kks": about})


def write_table(path: Path, res: Resource, rows: Sequence[Row]) -> None:
    """Write rows in the order of the contract; optional columns without any value are left out."""
    used = [
        (i, name)
        for i, (name, column) in enumerate(res.columns.items())
        if column.required or name in res.key or any(row[i] for row in rows)
    ]
    pick = itemgetter(*(i for i, _ in used))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([name for _, name in used])
        writer.writerows(map(pick, rows))


def write_contoh(packages: Path) -> None:
    """Write Kabupaten Contoh into a portal: its region, its district package, its one award."""
    instruments = read_instruments(packages / "kerangka")
    plan = contoh.PLAN
    tables = simulate_district(plan, instruments, Random(contoh.SEED))
    statements.add_told_rows(tables)
    write_package(
        packages / "wilayah-simulasi",
        "wilayah",
        contoh.region_tables(),
        {"name": "kks-wilayah-simulasi", "title": "Wilayah simulasi", "kks": {}},
    )
    write_package(
        packages / "daerah" / "S01.01-kabupaten-contoh",
        "daerah",
        tables,
        {
            "name": "kks-daerah-s01-01-kabupaten-contoh",
            "title": plan.name,
            "description": "Data simulasi daerah rekaan, untuk memperlihatkan portal secara utuh.",
            "kks": {"kode": plan.code},
        },
    )
    write_package(
        packages / "penghargaan-simulasi" / "2023",
        "penghargaan",
        contoh.award_tables(),
        {
            "name": "kks-penghargaan-simulasi-2023",
            "title": "Penghargaan simulasi 2023",
            "kks": {"siklus": "2023"},
        },
    )


def main() -> int:
    """Write the fictional district from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("apa", choices=("contoh",))
    parser.add_argument("packages", type=Path, help="folder datapackages sebuah portal")
    write_contoh(parser.parse_args().packages)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
