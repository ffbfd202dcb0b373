"""Which cycle a workbook is of: the one whose scales it has."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kksportal.intake.instrument.framework import code_of
from kksportal.intake.instrument.numbers import number_of_table
from kksportal.intake.instrument.reading import Instrument
from kksportal.intake.instrument.steps import in_order
from kksportal.model.package import FrameworkPackage

_ENOUGH = Decimal("0.7")  # of its scales are those of the cycle


def likelier_cycle(
    instrument: Instrument, cycle: str, frameworks: Mapping[str, FrameworkPackage]
) -> str:
    """Another cycle whose scales a workbook has, where it has few of those of `cycle`; "" else."""
    alike = {name: share(instrument, one) for name, one in frameworks.items() if one.skala}
    if cycle not in alike or alike[cycle] >= _ENOUGH:
        return ""
    best = max(alike, key=lambda name: alike[name])
    return best if best != cycle and alike[best] >= _ENOUGH else ""


def share(instrument: Instrument, framework: FrameworkPackage) -> Decimal:
    """The share of a workbook's scales that are those of a framework, from 0 to 1."""
    steps: dict[str, list[Decimal | None]] = {}
    for row in in_order(framework.skala):
        steps.setdefault(row.indikator, []).append(number_of_table(row.skor))
    pairs = [(code_of(s, one), one) for s in instrument.settings for one in s.indicators]
    told = [(code, one) for code, one in pairs if one.steps]
    same = sum([step.score for step in one.steps] == steps.get(code, []) for code, one in told)
    return Decimal(same) / len(told) if told else Decimal(0)
