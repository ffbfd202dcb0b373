"""Checks of one framework: its crosswalk refers to indicators, no number is used twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.validate.known import Known
from kksportal.validate.table import Fault, Rule, Table

_NUMBERED = {
    "tatanan": (("kode",), ("nomor",)),
    "indikator": (("tatanan", "nomor"),),
    "tahap": (("urutan",),),
}

_FORMS = (  # what the contract has as free text, and pages and scores read by its form
    ("tatanan", "kode", re.compile(r"T[0-9]+"), "T1"),
    ("butir_kelembagaan", "skala", re.compile(r"(?:[0-9]{1,3}/)+[0-9]{1,3}|"), "100/50/0"),
)


def check_framework(table: Table, cycle: str, known: Known) -> Iterator[Finding]:
    """Findings about one table of a cycle's framework."""
    for names in _NUMBERED.get(table.res.name, ()):
        yield from _twice(table, names)
    for name, column, form, shown in _FORMS:
        if table.res.name == name:
            yield from Rule(columns=(column,), judge=partial(_form, form, shown)).check(table)
    if table.res.name == "padanan":
        old, new = partial(_indicator, known), partial(_indicator, known, cycle)
        yield from Rule(columns=("siklus_lama", "kode_lama"), judge=old, shown="kode_lama").check(
            table
        )
        yield from Rule(columns=("kode_baru",), judge=new).check(table)


def _form(form: re.Pattern[str], shown: str, value: str) -> Fault | None:
    if form.fullmatch(value):
        return None
    return Fault(code="KKS-D008", what=f"“{value[:60]}” tidak berbentuk seperti {shown}.",
                 advice=f"Tulis seperti {shown}")  # fmt: skip


def _twice(table: Table, names: tuple[str, ...]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in enumerate(table.pick(names), start=2):
        first = seen.setdefault(cells, line)
        if first != line and cells[-1]:
            yield Finding(kind=kind("KKS-K004"), path=table.path, row=line, column=names[-1],
                          what=f"“{cells[-1]}” sudah dipakai baris {first}.")  # fmt: skip


def _indicator(known: Known, cycle: str, code: str) -> Fault | None:
    instrument = known.instruments.get(cycle)
    if not code or instrument is None or not instrument.indicators:
        return None
    if code in instrument.indicators:
        return None
    return Fault(code="KKS-K003", what=f"“{code}” tidak ada di kerangka {cycle}.")
