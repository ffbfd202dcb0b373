"""The planning office's working paper: what is filled, what is missing, what was sent back.

Per indicator of a cycle: its values of the years asked, the district's own score, its documents,
and the office that must bring what lacks. What does not apply is not missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kksportal.compute.deadlines import NO_DEADLINE, deadline, due_at
from kksportal.compute.forums import Forums, count_forums
from kksportal.compute.repairs import RepairRound, repair_rounds, state_of
from kksportal.compute.resolve import source_map
from kksportal.compute.score import stage_order
from kksportal.model.cycles import data_years
from kksportal.model.framework_rows import IndikatorRow
from kksportal.model.package import DistrictPackage, FrameworkPackage
from kksportal.model.rows import Perbaikan, Renstra

OWN, EVERY, NOT_APPLICABLE = "mandiri", "semua", "tidak-berlaku"
VALUE, SCORE, DOCUMENT = "nilai", "skor mandiri", "bukti dukung"
BY_REPAIR, BY_RENSTRA, BY_TATANAN = "perbaikan", "renstra", "pengampu"
FILLED, PARTLY, EMPTY = "terisi", "sebagian", "kosong"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """The newest state of what was sent back of an indicator, or of several of a tatanan."""

    statuses: tuple[str, ...]  # more than one where sources differ
    deadlines: tuple[str, ...]  # of what is still asked, as people read them
    due: str  # the first of these as a moment; "" where none can be told
    many: str = ""  # of a tatanan or a stage: how many, where that is told

    @property
    def open(self) -> bool:
        """Whether any source still asks for it."""
        return "diminta" in self.statuses


@dataclass(frozen=True, slots=True, kw_only=True)
class KitItem:
    """What is there of one indicator, and what is not."""

    code: str
    name: str
    tatanan: str
    have: tuple[str, ...]  # "nilai 2024", "skor mandiri"
    missing: tuple[str, ...]
    sent_back: SentBack | None
    offices: tuple[str, ...]
    offices_by: str  # what says so: perbaikan, renstra, pengampu; "" where nothing does
    renstra: tuple[Renstra, ...]

    @property
    def state(self) -> str:
        """Filled, partly filled, or empty."""
        if not self.missing:
            return FILLED
        return PARTLY if self.have else EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPlaces:
    """An item of a component of kelembagaan: in how many places anything is told of it."""

    component: str
    item: str
    told: int
    there: int  # of these, where it is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The paper of one district and cycle."""

    cycle: str
    years: tuple[str, ...]
    items: tuple[KitItem, ...]  # in the order of the instrument
    rounds: tuple[RepairRound, ...]  # of this cycle, the newest first
    by_tatanan: Mapping[str, tuple[SentBack, ...]]  # sent back as a number; "" of a whole stage
    holders: Mapping[str, tuple[str, ...]]  # the offices of each tatanan, and of `semua`
    institution: tuple[KitPlaces, ...]
    forums: Forums | None


def make_kit(package: DistrictPackage, framework: FrameworkPackage, kecamatan: int) -> Kit:
    """The paper of a district for the cycle of a framework."""
    cycle = framework.head.cycle
    return Kit(
        cycle=cycle,
        years=data_years(cycle),
        items=_items(package, framework),
        rounds=tuple(
            one
            for one in repair_rounds(package, {cycle: stage_order(framework)})
            if one.cycle == cycle
        ),
        by_tatanan=_numbers(package, cycle),
        holders=_holders(package, cycle),
        institution=tuple(
            _places(package, cycle, row.komponen, row.butir) for row in framework.butir_kelembagaan
        ),
        forums=count_forums(package, cycle, kecamatan, source_map(package)),
    )


def _items(package: DistrictPackage, framework: FrameworkPackage) -> tuple[KitItem, ...]:
    cycle = framework.head.cycle
    values: dict[str, set[str]] = defaultdict(set)
    apart: set[str] = set()  # what does not apply here
    for row in package.capaian:
        if row.siklus != cycle:
            continue
        if row.nilai or row.kriteria:
            values[row.indikator].add(row.tahun)
        elif row.keadaan == NOT_APPLICABLE:
            apart.add(row.indikator)
    scored = {
        row.indikator
        for row in package.penilaian
        if row.siklus == cycle and row.penilai == OWN
        and (row.skor or row.keadaan == NOT_APPLICABLE)
    }  # fmt: skip
    shown = {row.indikator for row in package.bukti if row.siklus == cycle}
    back = _by_indicator(package, cycle)
    plans: dict[str, list[Renstra]] = defaultdict(list)
    for plan in package.renstra:
        if plan.siklus == cycle:
            plans[plan.indikator].append(plan)
    holders = _holders(package, cycle)

    def item(row: IndikatorRow) -> KitItem:
        years = () if row.kode in apart else data_years(cycle)
        there = {f"{VALUE} {year}": year in values[row.kode] for year in years}
        there |= {SCORE: row.kode in scored, DOCUMENT: row.kode in shown}
        extra = [f"{VALUE} {year}" for year in sorted(values[row.kode] - {*years})]
        states = back.get(row.kode, ())
        offices, by = _offices(states, plans[row.kode], holders.get(row.tatanan, ()))
        return KitItem(
            code=row.kode,
            name=row.nama,
            tatanan=row.tatanan,
            have=(*extra, *(name for name, known in there.items() if known)),
            missing=tuple(name for name, known in there.items() if not known),
            sent_back=_sent_back(states) if states else None,
            offices=offices,
            offices_by=by,
            renstra=tuple(plans[row.kode]),
        )

    return tuple(item(row) for row in framework.indikator)


def _offices(
    states: Sequence[Perbaikan], plans: Sequence[Renstra], holders: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """Who brings what lacks: who was asked, else in whose plan it stands, else who holds it all."""
    asked = [office for row in states for office in row.perangkat_daerah.split(";") if office]
    planned = [plan.perangkat_daerah for plan in plans]
    for offices, by in ((asked, BY_REPAIR), (planned, BY_RENSTRA), (holders, BY_TATANAN)):
        if offices:
            return tuple(dict.fromkeys(offices)), by
    return (), ""


def _holders(package: DistrictPackage, cycle: str) -> dict[str, tuple[str, ...]]:
    """The offices of each tatanan: those of the cycle, else those told without one."""
    rows = [row for row in package.pengampu if row.siklus == cycle]
    rows = rows or [row for row in package.pengampu if not row.siklus]
    holders: dict[str, dict[str, None]] = {}
    for row in sorted(rows, key=lambda row: row.peran != "koordinator"):
        holders.setdefault(row.tatanan, {})[row.perangkat_daerah] = None
    return {tatanan: tuple(offices) for tatanan, offices in holders.items()}


def _by_indicator(package: DistrictPackage, cycle: str) -> dict[str, tuple[Perbaikan, ...]]:
    """The last states of each indicator that was sent back, in the stage that asked last."""
    found: dict[str, tuple[Perbaikan, ...]] = {}
    for one in repair_rounds(package):
        for item in one.items if one.cycle == cycle else ():
            if item.indicator:
                found.setdefault(item.indicator, item.states)
    return found


def _numbers(package: DistrictPackage, cycle: str) -> dict[str, tuple[SentBack, ...]]:
    """What was sent back without naming its indicators, by tatanan."""
    found: dict[str, list[SentBack]] = {}
    for one in repair_rounds(package):
        for item in one.items if one.cycle == cycle else ():
            if not item.indicator:
                found.setdefault(item.tatanan, []).append(_sent_back(item.states))
    return {tatanan: tuple(items) for tatanan, items in found.items()}


def _sent_back(states: Iterable[Perbaikan]) -> SentBack:
    rows = sorted(states, key=state_of)
    asked = [row for row in rows if row.status == "diminta"]
    known = [text for row in asked if (text := deadline(row)) != NO_DEADLINE]
    return SentBack(
        statuses=tuple(dict.fromkeys(row.status for row in rows)),
        deadlines=tuple(dict.fromkeys(known)),
        due=min((due for row in asked if (due := due_at(row))), default=""),
        many=" atau ".join(dict.fromkeys(row.jumlah for row in rows if row.jumlah)),
    )


def _places(package: DistrictPackage, cycle: str, component: str, item: str) -> KitPlaces:
    told: dict[str, bool] = {}
    for row in package.kelembagaan:
        if (row.siklus, row.komponen, row.butir) == (cycle, component, item) and row.ada:
            told[row.wilayah] = told.get(row.wilayah, True) and row.ada == "ya"
    return KitPlaces(component=component, item=item, told=len(told), there=sum(told.values()))
