"""Counts: of persons so few that they are known, and of things that are not cut in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from kksportal.model.contract import Resource, Shape
from kksportal.model.units import COUNTED, SCALES
from kksportal.privacy import small_count_in
from kksportal.privacy.counts import PERSONS, is_small
from kksportal.validate.known import Known, decimal
from kksportal.validate.table import Fault, Rule

_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})")
_BOUNDS = {
    ("skala", "skor"): (0, 100),
    ("perbaikan", "batas_jam"): (1, 8_784),
    ("perbaikan", "batas_hari"): (1, 366),
}  # what a column may hold at all
_VALUES = ("nilai", "dari", "sampai", "skor")


def count_rules(res: Resource, known: Known) -> Iterator[Rule]:
    """The rules on counts in the tables that have figures, and in every free text."""
    for (table, name), (least, most) in _BOUNDS.items():
        if table == res.name:
            yield Rule(columns=(name,), judge=partial(_bounded, least, most))
    if "satuan" in res.columns:
        for name in _VALUES:
            if name in res.columns and res.columns[name].shape is Shape.DESIMAL:
                yield Rule(columns=(name, "satuan"), judge=_whole)
                yield Rule(columns=(name, "satuan"), judge=_below_nothing)
        if "nilai" in res.columns:
            whole = ("dari",) if "dari" in res.columns else ()
            precision = ("ketepatan",) if "ketepatan" in res.columns else ()
            few = partial(_few, known.smallest)
            yield Rule(columns=("nilai", *whole, "satuan"), judge=_share)
            yield Rule(columns=("nilai", "satuan", *precision), judge=few)
    for name, column in res.columns.items():
        if column.shape is Shape.TEKS and not column.values:
            yield Rule(columns=(name,), judge=partial(_few_told, known.smallest))


def _bounded(least: int, most: int, value: str) -> Fault | None:
    """A score stands between 0 and 100; no repair is given more time than a year."""
    number = decimal(value)
    if number is None or least <= number <= most:
        return None
    return Fault(code="KKS-W009", what=f"“{value}” di luar {least} sampai {most}.",
                 advice="Betulkan angkanya")  # fmt: skip


def _below_nothing(value: str, unit: str) -> Fault | None:
    """What is counted is not less than nothing."""
    number = decimal(value) if value.startswith("-") and unit in COUNTED else None
    if number is None or number >= 0:
        return None
    return Fault(code="KKS-W009", what=f"“{value}” {_spoken(unit)}: kurang dari nol.",
                 advice="Betulkan angkanya; perubahan ditulis sebagai dua nilai")  # fmt: skip


def _whole(value: str, unit: str) -> Fault | None:
    """A count is a whole number; 1.234 in any unit but a scale may be a thousand and more."""
    number = decimal(value) if "." in value else None
    if number is None:
        return None
    plain = value.replace(".", "")
    if unit in COUNTED and number != number.to_integral_value():
        return _cut(value, unit, plain)
    if unit not in SCALES and _THOUSANDS.fullmatch(value):
        return _cut(value, unit, plain)
    return None


def _cut(value: str, unit: str, plain: str) -> Fault:
    meant = plain if _THOUSANDS.fullmatch(value) else ""
    asked = f" Maksudnya {meant}?" if meant else ""
    advice = f"Tulis tanpa pemisah ribuan: {meant}" if meant else "Tulis bilangan bulat"
    return Fault(code="KKS-W002", what=f"“{value}” {_spoken(unit)}: titik ialah tanda desimal."
                 f"{asked}", advice=advice)  # fmt: skip


def _share(value: str, *beside: str) -> Fault | None:
    whole, unit = beside if len(beside) > 1 else ("", *beside)
    number = decimal(value) if unit == "persen" and not whole else None
    if number is None or not Decimal(0) < number < 1:
        return None
    meant = f"{(number * 100).normalize():f}"
    return Fault(code="KKS-W003", what=f"“{value}” persen kurang dari satu persen. "
                 f"Maksudnya {meant}?")  # fmt: skip


def _few(smallest: int, value: str, unit: str, precision: str = "") -> Fault | None:
    number = decimal(value) if unit in PERSONS else None
    if number is None or precision == "kurang-dari" or not is_small(number, unit, smallest):
        return None
    return Fault(
        code="KKS-R002",
        what=f"Hanya {value} {_spoken(unit)}: orangnya dapat dikenali.",
        advice=f"Tulis nilai {smallest} dengan ketepatan kurang-dari; bila tidak menyangkut "
        "pribadi, izinkan di izin-temuan.csv",
    )


def _few_told(smallest: int, text: str) -> Fault | None:
    part = small_count_in(text, smallest) if text else ""
    if not part:
        return None
    return Fault(
        code="KKS-R002",
        what=f"“{part}”: orangnya dapat dikenali.",
        advice=f"Tulis “kurang dari {smallest}”",
    )


def _spoken(unit: str) -> str:
    return unit.replace("-", " ")
