"""Scores, values and repairs of one simulated cycle.

The centre's last score is drawn around the planned level of the tatanan; the values and the
scores of the other assessors follow from it. Nothing here is a rule of the programme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from random import Random
from typing import NamedTuple

from kksportal.model.rows import Capaian, Penilaian, Perbaikan
from kksportal.simulation.district_plan import CyclePlan
from kksportal.simulation.instrument import Indicator, Instrument
from kksportal.simulation.sources import source_of

REPAIR_STAGE = "verifikasi-lanjutan"
REPAIR_DAY = "08-21"
_REPAIR_STATES = {"diminta": REPAIR_DAY, "dikirim": "08-22", "diterima": "08-23"}
_STATUSES = ("diterima", "dikirim", "diminta")
# Stage, assessor, month and day of the score, and which of a mark's scores it is.
_SCORED = (
    ("mandiri", "mandiri", "03-31", attrgetter("own")),
    ("verifikasi-provinsi", "provinsi", "05-16", attrgetter("province")),
    ("verifikasi-pusat", "pusat", "07-11", attrgetter("centre")),
    (REPAIR_STAGE, "pusat", "08-28", attrgetter("final")),
)
_NOTE = {
    "belum-ada": "",  # the reason needs no note
    "belum-ditemukan": "Langkah skor indikator ini tidak diketahui",
}


class Mark(NamedTuple):
    """An indicator's simulated scores, as indexes of its steps, and its repair if any."""

    indicator: Indicator
    reason: str  # why there is no score, or ""
    own: int = 0
    province: int = 0
    centre: int = 0
    final: int = 0
    repair: str = ""
    weak: bool = False  # its value is poor; its score comes from getting better

    @property
    def share(self) -> float:
        """The place of the last score among its steps, from 0 (lowest) to 1 (highest)."""
        return self.final / self.indicator.top if self.indicator.top > 0 else 0.5


@dataclass(slots=True)
class History:
    """What a cycle passes to the next: an indicator of the same name continues from its values."""

    hardness: dict[str, float] = field(default_factory=dict)
    quality: dict[str, float] = field(default_factory=dict)


def mark_indicators(
    instrument: Instrument, plan: CyclePlan, history: History, rng: Random
) -> list[Mark]:
    """The scores of every indicator of a cycle, in the order of the instrument."""
    indicators = instrument.indicators
    empty = {one.code for one in rng.sample(indicators, plan.unfilled)}
    marks: list[Mark] = []
    for tatanan, group in instrument.tatanan.items():
        draws = _draw_hardness(group, plan.weak, history, rng)
        for one, draw in zip(group, draws, strict=True):
            if not one.steps:
                marks.append(Mark(one, "belum-ditemukan"))
            elif one.code in empty:
                marks.append(Mark(one, "belum-ada"))
            else:
                mark = _mark(one, pick_step(one.marks, plan.levels[tatanan], draw), rng)
                marks.append(mark._replace(weak=True) if one.code in plan.weak else mark)
    return _send_back(marks, plan.repairs, rng)


def pick_step(steps: Sequence[float], aim: float, draw: float) -> int:
    """The step at `draw` (0 easy, 1 hard), so that even draws average about `aim`."""
    lower = max((i for i in range(len(steps) - 1) if steps[i] <= aim), default=0)
    part = (aim - steps[lower]) / (steps[lower + 1] - steps[lower]) if len(steps) > 1 else 0.0
    chosen = lower + 1 if draw < part else lower
    return chosen - 1 if draw > 0.97 and chosen > 0 else chosen


def _draw_hardness(
    group: Sequence[Indicator], weak: frozenset[str], history: History, rng: Random
) -> list[float]:
    """One even draw an indicator; what was hard in the cycle before tends to stay hard."""
    kept = history.hardness
    hard = []
    for one in group:
        value = 0.6 * kept.get(one.name, rng.random()) + 0.4 * rng.random()
        kept[one.name] = value
        hard.append(value + (1.0 if one.code in weak else 0.0))
    draws = [0.0] * len(group)
    for rank, i in enumerate(sorted(range(len(group)), key=hard.__getitem__)):
        draws[i] = (rank + rng.random()) / len(group)
    return draws


def _mark(one: Indicator, final: int, rng: Random) -> Mark:
    """The scores of the three assessors: self-assessment mostly above, the centre strictest."""
    province, luck = final, rng.random()
    if final < one.top and luck < 0.15:
        province += 1
    elif final > 0 and luck > 0.97:
        province -= 1
    own = province + 1 if province < one.top and rng.random() < 0.3 else province
    return Mark(one, "", own, province, final, final)


def _send_back(marks: list[Mark], repairs: tuple[int, int, int], rng: Random) -> list[Mark]:
    """Mark indicators as sent back; the score of an accepted one was one step lower before."""
    scored = [i for i, mark in enumerate(marks) if not mark.reason]
    accepted = set(rng.sample([i for i in scored if marks[i].final > 0], repairs[0]))
    short = [i for i in scored if marks[i].share < 1 and i not in accepted]
    others = rng.sample(short, min(len(short), repairs[1] + repairs[2]))
    status = dict.fromkeys(accepted, _STATUSES[0])
    status |= dict.fromkeys(others[: repairs[1]], _STATUSES[1])
    status |= dict.fromkeys(others[repairs[1] :], _STATUSES[2])
    return [
        mark._replace(repair=status[i], centre=mark.final - (1 if i in accepted else 0))
        if i in status
        else mark
        for i, mark in enumerate(marks)
    ]


def score_rows(instrument: Instrument, marks: Sequence[Mark]) -> Iterator[Penilaian]:
    """Every indicator by three assessors; the centre again after repair where there was any."""
    cycle = instrument.cycle
    repaired = any(mark.repair for mark in marks)
    for stage, assessor, day, step_of in _SCORED:
        if stage not in instrument.stages or (stage == REPAIR_STAGE and not repaired):
            continue
        source, date = source_of(assessor, cycle), f"{cycle}-{day}"
        for mark in marks:
            code = mark.indicator.code
            if mark.reason:
                yield Penilaian(
                    cycle,
                    code,
                    assessor,
                    stage,
                    "",
                    "",
                    mark.reason,
                    source,
                    "",
                    _NOTE[mark.reason],
                )
            else:
                score = mark.indicator.steps[step_of(mark)]
                yield Penilaian(cycle, code, assessor, stage, score, date, "", source, "", "")


def repair_rows(
    instrument: Instrument, marks: Sequence[Mark], offset: str, offices: Mapping[str, Sequence[str]]
) -> Iterator[Perbaikan]:
    """Repairs that the centre asked for, within 48 hours; `offices` are those of each tatanan."""
    cycle, source = instrument.cycle, source_of("pusat", instrument.cycle)
    asked = f"{cycle}-{REPAIR_DAY}T10:00{offset}"
    for mark in marks:
        if mark.repair:
            one = mark.indicator
            yield Perbaikan(
                cycle,
                REPAIR_STAGE,
                one.tatanan,
                one.code,
                "",
                "",
                "",
                asked,
                "48",
                "",
                "",
                "",
                mark.repair,
                f"{cycle}-{_REPAIR_STATES[mark.repair]}",
                offices[one.tatanan][0],
                source,
                "",
                "",
                "",
            )


# (kind, unit, better) → the value of a poor district, of a good one, decimals.
_RANGES: dict[tuple[str, str, str], tuple[float, float, int]] = {
    ("persen", "persen", "naik"): (38, 99.8, 1),
    ("persen", "persen", "turun"): (34, 2.5, 1),
    ("jumlah", "kasus", "turun"): (24, 1, 0),
    ("angka", "kasus", "turun"): (30, 1, 0),
    ("angka", "tahun", "naik"): (65, 75, 1),
    ("angka", "", "turun"): (95, 6, 1),
    ("angka", "", "naik"): (0.5, 1.4, 2),
    ("angka", "hektare", "naik"): (2, 64, 1),
    ("indeks", "poin", "naik"): (48, 88, 2),
    ("indeks", "", "turun"): (3.2, 0.3, 1),
    ("jumlah", "rumah-tangga", "naik"): (9000, 52000, 0),
    ("jumlah", "orang", "naik"): (12000, 96000, 0),
}
_MANY = (3.0, 46.0, 0)
_CRITERIA = (
    "Syarat belum terpenuhi (simulasi)",
    "Sebagian syarat terpenuhi (simulasi)",
    "Sebagian besar syarat terpenuhi (simulasi)",
    "Semua syarat terpenuhi (simulasi)",
)


def value_rows(
    instrument: Instrument, marks: Sequence[Mark], history: History, rng: Random
) -> Iterator[Capaian]:
    """The values of two years; a better last score goes with better values."""
    cycle, source = instrument.cycle, source_of("dinas", instrument.cycle)
    for mark in marks:
        one = mark.indicator
        texts = ("", "") if mark.reason == "belum-ada" else _values(mark, history, rng)
        words = one.kind == "kriteria"
        for year, text in zip(instrument.years, texts, strict=True):
            cell = ("", text) if words else (text, "")
            reason = "" if text else "belum-ada"
            yield Capaian(cycle, one.code, year, *cell, one.unit, "", reason, source, "", "")


def _values(mark: Mark, history: History, rng: Random) -> tuple[str, str]:
    one, luck = mark.indicator, rng.random()
    if one.kind == "kriteria":
        level = round(mark.share * 3)
        return _CRITERIA[max(level - (luck < 0.5), 0)], _CRITERIA[level]
    key = f"{one.name};{one.kind};{one.unit}"
    if mark.weak:
        quality = 0.15 * mark.share + 0.1 * luck - 0.4
    else:
        aim = 0.3 + 0.58 * mark.share + 0.12 * luck
        quality = 0.5 * history.quality.get(key, aim) + 0.5 * aim
    history.quality[key] = quality
    better = mark.share == 1 or (mark.share > 0 and (mark.weak or luck < 0.5))
    step = 0.02 + 0.06 * rng.random()
    before = quality - step if better else min(quality + step, 1)
    first = "" if rng.random() < 0.02 else write_value(one, before)
    return first, write_value(one, quality)


def write_value(one: Indicator, quality: float) -> str:
    """The value an indicator has at a quality from 0 (poor; below: worse) to 1 (good), as text."""
    poor, good, decimals = _RANGES.get((one.kind, one.unit, one.better), _MANY)
    return f"{max(poor + (good - poor) * quality, 0):.{decimals}f}"


def rival_rows(rows: Sequence[Capaian], count: int, rng: Random) -> Iterator[Capaian]:
    """Rows that differ: the same indicator and year with another percentage from the province."""
    able = [row for row in rows if row.satuan == "persen" and 20 < float(row.nilai or 0) < 95]
    latest = [row for row in able if int(row.tahun) + 1 == int(row.siklus)]
    for row in rng.sample(latest, min(count, len(latest))):
        other = float(row.nilai) - rng.uniform(2, 6)
        yield row._replace(nilai=f"{other:.1f}", sumber=source_of("provinsi", row.siklus))
