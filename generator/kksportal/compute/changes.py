"""What changed between two states of a package, and the log of figures that changed.

Rows are the same row when their keys are. The log (`pembaruan`) holds cells of figures only; from
it and the rows of today the states in between can be replayed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kksportal.model.contract import Resource, blank
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.model.package import Head, Package
from kksportal.model.rows import Pembaruan

LOG = "pembaruan"
REMARKS = ("letak", "penutur", "catatan")
# The cells that make a figure, by resource: what the log keeps. The others explain them.
VALUES: dict[str, tuple[str, ...]] = {
    "fakta": ("nilai", "dari", "satuan", "ketepatan", "keadaan"),
    "capaian": ("nilai", "kriteria", "satuan", "keadaan"),
    "penilaian": ("skor", "keadaan"),
    "nilai_tatanan": ("nilai", "ketepatan", "satuan"),
    "kelembagaan": ("ada", "keadaan"),
    "tahapan": ("status", "hasil", "mulai", "selesai"),
    "perbaikan": ("jumlah", "dari", "ketepatan", "status"),
    "penghargaan": ("jumlah", "predikat"),
    "keikutsertaan": ("status",),
}
_BESIDE = ("dari", "satuan", "ketepatan", "keadaan")  # say nothing where no value stands
_KEY_CUT = ";"
NEWER = "pembaruan"  # the class of a figure that is newer


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a district says of a figure it changed: its class, the reason, the office that decided.

    `kelas` is koreksi (the figure was wrong), pembaruan (it is newer) or metode (it is counted
    otherwise). `serius` is "ya" where the change gives a requirement of an award another verdict.
    """

    kelas: str = ""
    alasan: str = ""
    pemutus: str = ""
    serius: str = ""


UNSTATED = Decision()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row that is new (`before` is None), gone (`after` is None), or of other cells."""

    resource: str
    key: tuple[str, ...]
    before: Any | None
    after: Any | None
    columns: tuple[str, ...] = ()  # of a row with other cells: which
    decision: Decision = UNSTATED  # of a change that a log tells

    @property
    def row(self) -> Any:
        """The row as it stands, or as it last stood."""
        return self.before if self.after is None else self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageChange:
    """What changed in one package; `state` is baru, hilang or berubah."""

    head: Head
    state: str
    rows: tuple[RowChange, ...] = ()


def subject_of(head: Head) -> tuple[str, str, str, bool]:
    """What a package is about; the same subject in two states is compared."""
    return head.kind, head.code, head.cycle, head.simulated


def compare(old: Sequence[Package], new: Sequence[Package]) -> tuple[PackageChange, ...]:
    """All that changed between two states, by subject. Of two packages the first counts."""
    before: dict[tuple[str, str, str, bool], Package] = {}
    after: dict[tuple[str, str, str, bool], Package] = {}
    for packages, kept in ((old, before), (new, after)):
        for package in packages:
            kept.setdefault(subject_of(package.head), package)
    changes = []
    for subject in sorted(before.keys() | after.keys()):
        was, now = before.get(subject), after.get(subject)
        if was is None or now is None:
            there = now or was
            assert there is not None
            state = "baru" if was is None else "hilang"
            changes.append(PackageChange(head=there.head, state=state))
        elif rows := tuple(compare_packages(was, now)):
            changes.append(PackageChange(head=now.head, state="berubah", rows=rows))
    return tuple(changes)


def compare_packages(old: Package, new: Package) -> Iterator[RowChange]:
    """The rows that changed between two states of a package; its log is none of them."""
    for res in RESOURCES[new.head.kind]:
        if res.name != LOG:
            name = res.name.replace("-", "_")
            yield from compare_rows(res, getattr(old, name), getattr(new, name))


def compare_rows(res: Resource, old: Sequence[Any], new: Sequence[Any]) -> Iterator[RowChange]:
    """The rows that changed in one table, by key; the order of the rows means nothing."""
    if old == new:
        return
    place = [list(res.columns).index(name) for name in res.key]
    before, after = _by_key(old, place), _by_key(new, place)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key, []), after.get(key, [])
        gone = [row for row in was if row not in now]
        come = [row for row in now if row not in was]
        for i in range(max(len(gone), len(come))):
            one = gone[i] if i < len(gone) else None
            two = come[i] if i < len(come) else None
            yield RowChange(
                resource=res.name, key=key, before=one, after=two, columns=_moved(res, one, two)
            )


def _by_key(rows: Sequence[Any], place: Sequence[int]) -> dict[tuple[str, ...], list[Any]]:
    rows_by_key: dict[tuple[str, ...], list[Any]] = {}
    for row in rows:
        rows_by_key.setdefault(tuple(row[i] for i in place), []).append(row)
    return rows_by_key


def _moved(res: Resource, one: Any, two: Any) -> tuple[str, ...]:
    if one is None or two is None:
        return ()
    return tuple(n for n, a, b in zip(res.columns, one, two, strict=True) if a != b)


def restates(change: RowChange) -> bool:
    """Whether a figure that stood is another now, or gone."""
    return change.before is not None and any(True for _ in _cells(change))


def log_of(
    change: PackageChange,
    day: str,
    decision: Decision = UNSTATED,
    serious: Collection[int] | None = None,
) -> tuple[Pembaruan, ...]:
    """The lines of the log for the figures that changed in a district's package.

    A package that is new or gone has none: nothing was said otherwise before. A row that is new
    corrects nothing, so its class is pembaruan. `serious` are the places of the rows among the
    changed ones that cross a threshold; None where that was not looked at.
    """
    return tuple(
        Pembaruan(
            day,
            row.resource,
            _KEY_CUT.join(row.key),
            column,
            was,
            now,
            kelas=decision.kelas if row.before is not None else decision.kelas and NEWER,
            alasan=decision.alasan,
            pemutus=decision.pemutus,
            serius="" if serious is None else "ya" if place in serious else "tidak",
        )
        for place, row in enumerate(change.rows)
        for column, was, now in _cells(row)
    )


def _cells(change: RowChange) -> Iterator[tuple[str, str, str]]:
    names = VALUES.get(change.resource, ())
    was, now = change.before, change.after
    if was is None:  # what stands beside the value is read from the row itself
        main = next((n for n in names if n not in _BESIDE and getattr(now, n)), "")
        names = (main,) if main else ()
    elif now is None and not any(getattr(was, n) for n in names if n not in _BESIDE):
        names = ()
    for name in names:
        one, two = getattr(was, name, ""), getattr(now, name, "")
        if one != two:
            yield name, one, two


def decided(change: RowChange, log: Sequence[Pembaruan], *, serious: bool) -> RowChange:
    """A changed row with what the newest line of the log that tells it says of it."""
    joined = _KEY_CUT.join(change.key)
    told = [
        line
        for line in log
        if (line.resource, line.kunci) == (change.resource, joined)
        and line.menjadi == getattr(change.after, line.kolom, "")
    ]
    decision = _decision(max(told, key=lambda line: line.tanggal)) if told else UNSTATED
    return replace(change, decision=replace(decision, serius="ya" if serious else ""))


def told_already(log: Sequence[Pembaruan], line: Pembaruan) -> bool:
    """Whether the newest line of its cell says the same change and why, and this one adds nothing.

    Who says another reason on the same day mends what was said.
    """
    same = [one for one in log if one[1:4] == line[1:4]]
    newest = max(same, key=lambda one: one.tanggal, default=None)
    if newest is None or newest[4:6] != line[4:6] or not newest.kelas:
        return False
    return newest.tanggal < line.tanggal or not line.kelas


def extend_log(log: Sequence[Pembaruan], more: Iterable[Pembaruan]) -> tuple[Pembaruan, ...]:
    """The log with further lines at its end.

    A cell has one line a day: a second change on the same day ends the line of that day
    otherwise, and takes it out where nothing changed after all.
    """
    kept = {tuple(row[:4]): row for row in log}
    for row in more:
        key = tuple(row[:4])
        known = kept.get(key)
        line = row if known is None else row._replace(semula=known.semula)
        kept[key] = line
        if line.semula == line.menjadi:
            del kept[key]
    return tuple(kept.values())


def replay(
    log: Iterable[Pembaruan], tables: Mapping[str, Sequence[Any]]
) -> tuple[tuple[str, RowChange], ...]:
    """The changes that a district's log tells, newest first, each with its day.

    Walked back from the rows of today, so that each change shows the row as it then was.
    """
    days: dict[tuple[str, str, str], list[Pembaruan]] = {}
    for line in log:
        days.setdefault((line.tanggal, line.resource, line.kunci), []).append(line)
    tables_then: dict[str, dict[str, Any]] = {}
    changes = []
    for (day, name, joined), lines in sorted(days.items(), reverse=True):
        res = find_resource("daerah", name)
        if res is None:
            continue  # a table of another version of the contract
        if name not in tables_then:
            tables_then[name] = _by_joined(res, tables.get(name, ()))
        row = tables_then[name].get(joined) or _empty(res, joined)
        if row is None:
            continue
        known = [line for line in lines if line.kolom in res.columns]
        after = row._replace(**{line.kolom: line.menjadi for line in known})
        before = row._replace(**{line.kolom: line.semula for line in known})
        tables_then[name][joined] = before
        key = tuple(getattr(row, column) for column in res.key)
        columns = tuple(line.kolom for line in known)
        change = RowChange(
            resource=name, key=key, before=before, after=after, columns=columns,
            decision=_decision(lines[-1]),
        )  # fmt: skip
        changes.append((day, change))
    return tuple(sorted(changes, key=lambda one: one[0], reverse=True))


def _decision(line: Pembaruan) -> Decision:
    return Decision(kelas=line.kelas, alasan=line.alasan, pemutus=line.pemutus, serius=line.serius)


def _by_joined(res: Resource, rows: Sequence[Any]) -> dict[str, Any]:
    place = [list(res.columns).index(name) for name in res.key]
    return {_KEY_CUT.join(row[i] for i in place): row for row in rows}


def _empty(res: Resource, joined: str) -> Any | None:
    """A row of which only the key is left; free text stands last in a key and may hold a cut."""
    parts = joined.split(_KEY_CUT, len(res.key) - 1)
    if len(parts) != len(res.key):
        return None
    return blank(res.row, **dict(zip(res.key, parts, strict=True)))
