"""What was sent back for repair: how many, what remains, until when, and the state of each item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from kksportal.compute.resolve import decimal, source_map
from kksportal.model.claim import Claim, Figure, Missing, Precision, Reason, to_figure
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Perbaikan, Sumber
from kksportal.text import datetime_text

NO_DEADLINE = "tenggat tidak disebut"
_STATES = {"diminta": 0, "dikirim": 1, "diterima": 2}  # how far a request is


def newest_request(rounds: Sequence[RepairRound], cycle: str) -> Figure | None:
    """How many indicators were sent back in a cycle, by the stage asked last; None where none.

    `rounds` are the newest first, as `repair_rounds` gives them.
    """
    return next((one.requested for one in rounds if one.cycle == cycle), None)


def _requested(rows: Sequence[Perbaikan], sources: Mapping[str, Sumber]) -> Figure:
    """How many indicators the rows of one stage send back; rows are sorted, one or more.

    As stated, or counted from the list; each source counts by itself. A sum over tatanan of which
    some are named without a number is a lower bound; a request without any number stays unknown.
    """
    rows = _at(rows, last=False)
    whole = [row for row in rows if row.jumlah and not row.tatanan]
    if whole:
        return to_figure(tuple(_repair_claim(row, int(row.jumlah), sources) for row in whole))
    counted = (_counted(mine, sources) for mine in _by_source(rows).values())
    missing = Missing(
        reason=Reason.NOT_STATED, note=rows[0].catatan, source=sources[rows[0].sumber]
    )
    return to_figure(tuple(c for c in counted if c is not None), missing)


def _at(rows: Sequence[Perbaikan], *, last: bool) -> list[Perbaikan]:
    """Of several states of one thing by one source, the first or the last; in the same order."""
    by_thing: dict[tuple[str, ...], Perbaikan] = {}
    for row in rows:
        key = (row.tahap, row.tatanan, row.indikator, row.sumber)
        known = by_thing.setdefault(key, row)
        if (_state(row) > _state(known)) is last and _state(row) != _state(known):
            by_thing[key] = row
    return list(by_thing.values())


def _state(row: Perbaikan) -> tuple[str, int]:
    """Where a row stands among the states of one thing: by its day, then by how far it is."""
    return row.per_tanggal, _STATES.get(row.status, 0)


def _by_source(rows: Sequence[Perbaikan]) -> dict[str, list[Perbaikan]]:
    by_source: dict[str, list[Perbaikan]] = {}
    for row in rows:
        by_source.setdefault(row.sumber, []).append(row)
    return by_source


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairItem:
    """One thing that was sent back: an indicator, several of a tatanan, or all of a stage."""

    tatanan: str  # "" where no source names it
    indicator: str  # its code; "" where only their number is known
    states: tuple[Perbaikan, ...]  # the last state by each source that tells of it


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRound:
    """What one stage of a cycle sent back."""

    cycle: str
    stage: str  # "" where no source names it
    requested: Figure  # how many indicators
    remaining: Figure  # how many of them no source says were accepted
    deadlines: tuple[str, ...]  # each as people read it
    items: tuple[RepairItem, ...]  # what is furthest from being accepted first


def repair_rounds(
    package: DistrictPackage, orders: Mapping[str, Mapping[str, int]] = MappingProxyType({})
) -> tuple[RepairRound, ...]:
    """What was sent back, by cycle and stage, the newest first.

    `orders` are the orders of stages by cycle. What remains is counted as each source tells it:
    what it lists or numbers, but for what it says was accepted.
    """
    sources = source_map(package)
    grouped: dict[tuple[str, str], list[Perbaikan]] = {}
    for row in sorted(package.perbaikan):
        grouped.setdefault((row.siklus, row.tahap), []).append(row)

    def place(key: tuple[str, str]) -> tuple[str, tuple[str, str], int, str]:
        cycle, stage = key
        asked = max(map(_asked, grouped[key]))
        return cycle, asked, orders.get(cycle, {}).get(stage, 0), stage

    return tuple(
        _round(cycle, stage, grouped[cycle, stage], sources)
        for cycle, stage in sorted(grouped, key=place, reverse=True)
    )


def _round(
    cycle: str, stage: str, rows: Sequence[Perbaikan], sources: Mapping[str, Sumber]
) -> RepairRound:
    items: dict[tuple[str, str], list[Perbaikan]] = {}
    for row in _at(rows, last=True):
        items.setdefault((row.tatanan, row.indikator), []).append(row)
    requested = _requested(rows, sources)
    return RepairRound(
        cycle=cycle,
        stage=stage,
        requested=requested,
        remaining=_remaining(requested, rows, sources),
        deadlines=tuple(dict.fromkeys(map(deadline, rows))),
        items=tuple(
            RepairItem(tatanan=tatanan, indicator=code, states=tuple(states))
            for (tatanan, code), states in sorted(
                items.items(), key=lambda one: (max(map(_state, one[1]))[1], one[0])
            )
        ),
    )


def _remaining(
    requested: Figure, rows: Sequence[Perbaikan], sources: Mapping[str, Sumber]
) -> Figure:
    """What is left of a request by each source, where its number is known."""
    if isinstance(requested, Missing):
        return requested
    by_source = _by_source(_at(rows, last=True))
    return to_figure(
        tuple(_left(claim, by_source.get(claim.source.id, [])) for claim in requested.claims)
    )


def _left(claim: Claim, rows: Sequence[Perbaikan]) -> Claim:
    """A claim of what was requested, less what the same source says was accepted."""
    accepted = _accepted(rows, int(claim.value))
    if not accepted:
        return claim
    return replace(
        claim,
        value=claim.value - accepted,
        as_of=max(row.per_tanggal for row in rows) or claim.as_of,
        note="dihitung portal: yang diminta, kurang yang diterima",
    )


def _accepted(rows: Sequence[Perbaikan], many: int) -> int:
    """How many of `many` one source says were accepted; a row without a number accepts its all."""
    accepted = [row for row in rows if row.status == "diterima"]
    if any(not (row.jumlah or row.tatanan or row.indikator) for row in accepted):
        return many
    listed = len({row.indikator for row in accepted if row.indikator})
    return min(many, listed + sum(int(row.jumlah) for row in accepted if row.jumlah))


def _asked(row: Perbaikan) -> tuple[str, str]:
    """When a repair was asked, to compare: its day, and its moment where that is known."""
    from datetime import UTC, datetime

    if "T" not in row.diminta:
        return row.diminta, ""
    moment = datetime.fromisoformat(row.diminta).astimezone(UTC)
    return row.diminta[:10], moment.isoformat()


def _counted(rows: Sequence[Perbaikan], sources: Mapping[str, Sumber]) -> Claim | None:
    """The count one source's rows make, or None where they tell no number."""
    parts = [row for row in rows if row.jumlah]
    listed = {row.indikator for row in rows if row.indikator}
    many = sum(int(row.jumlah) for row in parts) if parts else len(listed)
    if not many:
        return None
    whole = all(row.jumlah or (row.indikator and not parts) for row in rows)
    return Claim(
        value=Decimal(many),
        unit="indikator",
        source=sources[rows[0].sumber],
        precision=Precision.EXACT if whole else Precision.AT_LEAST,
        as_of=rows[0].diminta[:10],
        note="dijumlahkan dari tatanan yang disebut" if parts else "dihitung dari daftarnya",
    )


def _repair_claim(row: Perbaikan, many: int, sources: Mapping[str, Sumber]) -> Claim:
    return Claim(
        value=Decimal(many),
        unit="indikator",
        source=sources[row.sumber],
        out_of=decimal(row.dari) if row.dari else None,
        precision=Precision(row.ketepatan),
        as_of=row.diminta[:10],
        locus=row.letak,
        speaker=row.penutur,
        note=row.catatan,
    )


def deadline(row: Perbaikan) -> str:
    """When a repair is due, as an absolute local time; or the hours given, start not known."""
    if row.tenggat:
        return datetime_text(row.tenggat)
    if "T" in row.diminta and row.batas_jam:
        return datetime_text(_later(row.diminta, int(row.batas_jam)))
    if not row.batas_jam:
        return NO_DEADLINE
    hours = int(row.batas_jam)
    span = f"{hours // 24} × 24 jam" if hours % 24 == 0 else f"{hours} jam"
    return f"{span}, waktu mulai tidak disebut"


def _later(moment: str, hours: int) -> str:
    from datetime import datetime, timedelta

    later = datetime.fromisoformat(moment) + timedelta(hours=hours)
    return later.isoformat(timespec="minutes")
