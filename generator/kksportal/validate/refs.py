"""References: every code in a row is defined in a place that its column allows."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial

from kksportal.errors import Finding, sort_findings
from kksportal.model.contract import Resource, Shape
from kksportal.validate.known import Instrument, Known
from kksportal.validate.table import Fault, Rule, Table

_VILLAGE = 4  # digits of the last part of a village's code
_WHERE = {
    "tahap": "tahap.csv kerangka mana pun",
    "cerita": "content/inovasi/",
    "wilayah": "paket wilayah",
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
            yield Rule(columns=(name,), judge=partial(_place, known.words["wilayah"]))
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
            return _unknown("KKS-D013", part, allowed, _where(refers))
    return None


def _place(areas: frozenset[str], value: str) -> Fault | None:
    """A village is known by its kecamatan: lists of villages are no part of the portal."""
    kecamatan, dot, village = value.rpartition(".")
    if value in areas or (dot and len(village) == _VILLAGE and kecamatan in areas):
        return None
    return _unknown("KKS-D013", value, areas, _where("wilayah")) if value else None


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
    near = get_close_matches(value, sorted(allowed), n=1)
    hint = f"Mungkin maksudnya: {near[0]}" if near else f"Betulkan, atau tambahkan ke {where}"
    return Fault(code=code, what=f"“{value}” tidak ada di {where}.", advice=hint)


def _where(refers: str) -> str:
    if refers.startswith("kosakata."):
        return f"kosakata/{refers.removeprefix('kosakata.').removesuffix('+semua')}.csv"
    return _WHERE.get(refers, f"{refers.removesuffix('-sini')}.csv paket ini")
