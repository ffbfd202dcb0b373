"""One cell understood the way people write it: numbers, days, codes, words, and nothing.

    number("85,50 persen", unit="persen")     Understood("85.50", "“85,50 persen” dibaca 85.50")
    number("5.270")                           Doubt(("5.27", "5270"), "“5.270”: pecahan …?")
    day("21 Ags 2025")                        Understood("2025-08-21", …)
    code("63.1", areas=areas)                 Understood("63.10", …)
    choice("Kepala Keluarga", units)          Understood("kepala-keluarga", …)
    blank("belum ada data")                   True; `reason` gives "belum-ada"

Every one gives a `Result`: `Understood(value, note)`, whose note is empty where the cell was
canonical; `Doubt(readings, question)`, never to be decided by a program; `NotUnderstood(why)`.
"""

from __future__ import annotations

from kksportal.intake.blanks import blank, reason
from kksportal.intake.codes import choice, code
from kksportal.intake.days import day, order_of
from kksportal.intake.numbers import number
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood

__all__ = [
    "Doubt",
    "NotUnderstood",
    "Result",
    "Understood",
    "blank",
    "choice",
    "code",
    "day",
    "number",
    "order_of",
    "reason",
]
