"""What was sent back for repair: how many, what remains, until when, and the state of each item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from kksportal.compute.deadlines import deadline
from kksportal.compute.resolve import decimal, source_map
from kksportal.model.claim import Claim, Figure, Missing, Precision, Reason, to_figure
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Perbaikan, Sumber

STATES = {"diminta": 0, "dikirim": 1, "diterima": 2}  # how far a request is

# A row by the source whose request it is about.
_Told = tuple[str, Perbaikan]


def newest_request(rounds: Sequence[RepairRound], cycle: str) -> Figure | None:
    """How many indicators were sent back in a cycle, by the stage asked last; None where none.

    `rounds` are the newest first, as `repair_rounds` gives them.
    """
    return next((one.requested for one in rounds if one.cycle == cycle), None)


def _requested(told: Sequence[_Told], sources: Mapping[str, Sumber]) -> Figure:
    """How many indicators the rows of one stage send back; rows are sorted, one or more.

    As stated, or counted from the list; each source counts by itself. A sum over tatanan of which
    some are named without a number is a lower bound; a request without any number stays unknown.
    """
    rows = [row for owner, row in _at(told, last=False) if row.sumber == owner]
    whole = [row for row in rows if row.jumlah and not row.tatanan]
    if whole:
        return to_figure(tuple(_repair_claim(row, int(row.jumlah), sources) for row in whole))
    counted = (
        _counted(mine, sources) for mine in _by_owner([(row.sumber, row) for row in rows]).values()
    )
    missing = Missing(
        reason=Reason.NOT_STATED, note=rows[0].catatan, source=sources[rows[0].sumber]
    )
    return to_figure(tuple(c for c in counted if c is not None), missing)


def _owned(rows: Sequence[Perbaikan]) -> list[_Told]:
    """Each row by every source whose request it is about: its own, and those it goes on from.

    A berita acara asks; what was sent and accepted afterwards stands in other papers. What a
    source tells of a later day is no rival of a request: time went on. Without a day that cannot
    be known, so both stand.
    """
    asked: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if row.status == "diminta":
            day = max(row.per_tanggal, row.diminta[:10])
            asked.setdefault(_thing(row), {}).setdefault(row.sumber, day)
    told: list[_Told] = []
    for row in rows:
        others = asked.get(_thing(row), {})
        goes_on = row.status != "diminta"
        owners = [who for who, day in others.items() if goes_on and day and row.per_tanggal >= day]
        if not owners or row.sumber in others:
            owners.append(row.sumber)
        told += [(owner, row) for owner in dict.fromkeys(owners)]
    return told


def _thing(row: Perbaikan) -> tuple[str, str]:
    return ("" if row.indikator else row.tatanan), row.indikator


def _at(told: Sequence[_Told], *, last: bool) -> list[_Told]:
    """Of several states of one thing by one source, the first or the last; in the same order."""
    by_thing: dict[tuple[str, ...], _Told] = {}
    for owner, row in told:
        key = (row.tahap, *_thing(row), owner)
        known = by_thing.setdefault(key, (owner, row))[1]
        if (state_of(row) > state_of(known)) is last and state_of(row) != state_of(known):
            by_thing[key] = (owner, row)
    return list(by_thing.values())


def state_of(row: Perbaikan) -> tuple[str, int]:
    """Where a row stands among the states of one thing: by its day, then by how far it is."""
    return row.per_tanggal, STATES.get(row.status, 0)


def _by_owner(told: Sequence[_Told]) -> dict[str, list[Perbaikan]]:
    by_owner: dict[str, list[Perbaikan]] = {}
    for owner, row in told:
        by_owner.setdefault(owner, []).append(row)
    return by_owner


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
    told = _owned(rows)
    items: dict[tuple[str, str], list[Perbaikan]] = {}
    for _, row in _at(told, last=True):
        items.setdefault((row.tatanan, row.indikator), []).append(row)
    requested = _requested(told, sources)
    return RepairRound(
        cycle=cycle,
        stage=stage,
        requested=requested,
        remaining=_remaining(requested, told),
        deadlines=tuple(dict.fromkeys(map(deadline, rows))),
        items=tuple(
            RepairItem(tatanan=tatanan, indicator=code, states=tuple(dict.fromkeys(states)))
            for (tatanan, code), states in sorted(
                items.items(), key=lambda one: (max(map(state_of, one[1]))[1], one[0])
            )
        ),
    )


def _remaining(requested: Figure, told: Sequence[_Told]) -> Figure:
    """What is left of a request by each source, where its number is known."""
    if isinstance(requested, Missing):
        return requested
    by_owner = _by_owner(_at(told, last=True))
    return to_figure(
        tuple(_left(claim, by_owner.get(claim.source.id, [])) for claim in requested.claims)
    )


def _left(claim: Claim, rows: Sequence[Perbaikan]) -> Claim:
    """A claim of what was requested, less what it, or who goes on from it, says was accepted."""
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
