"""Days: what has happened is not dated after the day on which its package last changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kksportal.errors import Finding
from kksportal.model.contract import Shape
from kksportal.model.package import Head
from kksportal.validate.table import Fault, Rule, Table

_DATES = (Shape.TANGGAL, Shape.WAKTU)
# Days that may lie ahead: what is aimed at, due, planned, or in force until then.
_AHEAD = ("target_tanggal", "tenggat", "berlaku_sampai", "tahun_selesai")
_PLANNED = ("kegiatan", "tahapan", "tahap", "acara", "bukti")


def check_days(table: Table, head: Head) -> Iterator[Finding]:
    """Findings about days and years after the package's own, but of what is planned."""
    if not head.updated:
        return
    planned = table.res.name in _PLANNED
    for name, column in table.res.columns.items():
        year = column.shape is Shape.TAHUN
        if name in _AHEAD or not (year or column.shape in _DATES):
            continue
        if planned and (name != "per_tanggal"):
            if "status" in table.res.columns:
                judge = partial(_done, head.updated)
                yield from Rule(columns=(name, "status"), judge=judge).check(table)
            continue
        yield from Rule(columns=(name,), judge=partial(_after, head.updated)).check(table)


def _after(day: str, value: str) -> Fault | None:
    if not is_after(value, day):
        return None
    return Fault(code="KKS-W001", what=f"“{value}” sesudah hari paket ini, {day}.")


def _done(day: str, value: str, status: str) -> Fault | None:
    return None if status in ("rencana", "berlangsung") else _after(day, value)


def is_after(value: str, day: str) -> bool:
    """Whether a date, as precise as it is, lies after a day."""
    date = value.partition("T")[0]
    return bool(date) and date > day[: len(date)]
