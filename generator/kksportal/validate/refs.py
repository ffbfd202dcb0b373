"""References: every code in a row is defined in a place that its column allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kksportal.errors import Finding, Step, sort_findings
from kksportal.intake.cells import Codes
from kksportal.model.contract import Resource, Shape
from kksportal.validate.hints import Hint, area_hint, word_hint
from kksportal.validate.known import Instrument, Known
from kksportal.validate.table import Fault, Rule, Table

_VILLAGE = 4  # digits of the last part of a village's code
_WHERE = {
    "tahap": "tahap.csv kerangka mana pun",
    "cerita": "content/inovasi/",
    "wilayah": "paket wilayah",
    "bernama": "provinsi.csv atau daerah.csv paket ini",
}


def ref_rules(res: Resource, known: Known) -> Iterator[Rule]:
    """The rules on codes that the portal defines, the same for every package of a kind."""
    for name, column in res.columns.items():
        refers = column.refers
        if refers == "indikator" and "siklus" not in res.columns:
            continue  # in a framework, the list of indicators itself defines the codes
        if refers in ("indikator", "komponen"):
            judge = partial(_by_cycle, refers, known)
            yield Rule(columns=("siklus", name), judge=judge, shown=name)
        elif refers == "butir":
            yield Rule(
                columns=("siklus", "komponen", name), judge=partial(_item, known), shown=name
            )
        elif refers == "tempat":
            yield Rule(columns=(name,), judge=partial(_places, known))
        elif refers == "wilayah":
            yield Rule(columns=(name,), judge=partial(_area, known))
        elif refers in known.words:
            judge = partial(_listed, refers, known.words[refers], column.shape is Shape.DAFTAR)
            yield Rule(columns=(name,), judge=judge)


def check_own_refs(table: Table, own: dict[str, frozenset[str]]) -> Iterator[Finding]:
    """Findings about codes that the package itself must define, such as its sources."""
    for name, column in table.res.columns.items():
        allowed = own.get(column.refers)
        if allowed is None or table.distinct((name,)) <= allowed:
            continue
        judge = partial(_listed, column.refers, allowed, column.shape is Shape.DAFTAR)
        findings = sort_findings(Rule(columns=(name,), judge=judge).check(table))
        # Where nothing at all is defined (an unreadable sumber.csv), once a column is enough.
        yield from findings if allowed != {""} else findings[:1]


def _listed(refers: str, allowed: frozenset[str], many: bool, value: str) -> Fault | None:
    for part in value.split(";") if many else (value,):
        if part and part not in allowed:
            fault = _unknown("KKS-D013", part, allowed, _where(refers))
            return replace(fault, fix=_whole_list(value, part, fault)) if many else fault
    return None


def _area(known: Known, value: str) -> Fault | None:
    if not value or value in known.words["wilayah"]:
        return None
    return unknown_area(value, known.codes)


def unknown_area(value: str, codes: Codes) -> Fault:
    """A code that is not in force, with the one that is in its place."""
    where = _where("wilayah")
    hint = area_hint(value, codes) or Hint(f"Betulkan, atau tambahkan ke {where}")
    return Fault(code="KKS-D013", what=f"“{value}” tidak ada di {where}.{hint.more}",
                 advice=hint.advice, fix=hint.fix)  # fmt: skip


def _place(known: Known, value: str) -> Fault | None:
    """A village is known by its kecamatan: lists of villages are no part of the portal."""
    areas = known.words["wilayah"]
    kecamatan, dot, village = value.rpartition(".")
    if value in areas or (dot and len(village) == _VILLAGE and kecamatan in areas):
        return None
    return unknown_area(value, known.codes) if value else None


def _places(known: Known, value: str) -> Fault | None:
    """A place, or several of them; what is said of one is mended in the whole list."""
    for part in value.split(";"):
        if fault := _place(known, part):
            return replace(fault, fix=_whole_list(value, part, fault))
    return None


def _by_cycle(refers: str, known: Known, cycle: str, value: str) -> Fault | None:
    if not value or not cycle:
        return None
    instrument = known.instruments.get(cycle)
    allowed = _defined(refers, instrument) if instrument else frozenset()
    if not allowed:
        what = "kerangka" if instrument is None else f"daftar {refers}"
        return Fault(
            code="KKS-K001",
            what=f"“{value}” memakai siklus {cycle}, yang belum punya {what}.",
            advice=f"Tambahkan {what} di datapackages/kerangka/{cycle}, atau betulkan siklusnya",
        )
    if value in allowed:
        return None
    return _unknown("KKS-K002", value, allowed, f"kerangka {cycle}")


def _item(known: Known, cycle: str, component: str, value: str) -> Fault | None:
    instrument = known.instruments.get(cycle)
    if not value or instrument is None or component not in instrument.components:
        return None  # reported under siklus or komponen
    if (component, value) in instrument.items:
        return None
    allowed = frozenset(item for name, item in instrument.items if name == component)
    return _unknown("KKS-K002", value, allowed, f"komponen {component} kerangka {cycle}")


def _defined(refers: str, instrument: Instrument) -> frozenset[str]:
    return instrument.indicators if refers == "indikator" else instrument.components


def _unknown(code: str, value: str, allowed: frozenset[str], where: str) -> Fault:
    hint = word_hint(value, allowed) or _series(value, allowed)
    advice = hint.advice if hint else f"Betulkan, atau tambahkan ke {where}"
    fix = hint.fix if hint else ()
    return Fault(code=code, what=f"“{value}” tidak ada di {where}.", advice=advice, fix=fix)


def _series(value: str, allowed: frozenset[str]) -> Hint | None:
    """Where a code has a number, which numbers there are: T1.99 when T1 ends with T1.29."""
    start = value.rpartition(".")[0]
    alike = sorted(one for one in allowed if start and one.rpartition(".")[0] == start)
    return Hint(f"{start} punya {alike[0]} sampai {alike[-1]}") if alike else None


def _whole_list(value: str, part: str, fault: Fault) -> tuple[Step, ...]:
    """The list with its unknown part written as advised."""
    return tuple(
        step._replace(text=";".join(step.text if one == part else one for one in value.split(";")))
        for step in fault.fix
    )


def _where(refers: str) -> str:
    if refers.startswith("kosakata."):
        return f"kosakata/{refers.removeprefix('kosakata.').removesuffix('+semua')}.csv"
    return _WHERE.get(refers, f"{refers.removesuffix('-sini')}.csv paket ini")
