"""The next state of what was sent back: from diminta to dikirim to diterima, never otherwise.

A state is a row of its own, with its day and the source that tells it, so what was before stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kksportal.compute.repairs import STATES, state_of
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Perbaikan, Sumber
from kksportal.text import date_text, join_words

ALL = "semua"  # what was sent back as a number alone
_BEFORE = {after: before for before, after in zip(STATES, [*STATES][1:], strict=False)}
_LISTED = 8  # things that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is said to have happened to one thing that was sent back."""

    thing: str  # an indicator's code, a tatanan, or `semua`
    status: str
    day: str  # YYYY-MM-DD
    today: str
    dated: bool = True  # whether the day was told; else it is today
    source: str = ""  # "": that of the state before
    cycle: str = ""  # "": the newest in which anything was sent back
    stage: str = ""  # "": the one that asked last


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A row to be written, after the state it follows; or nothing, since it stands there."""

    before: Perbaikan
    row: Perbaikan | None
    replaces: bool = False  # a state of the same day by the same source cannot stand beside


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a step cannot be, in one sentence."""

    why: str


def next_step(package: DistrictPackage, wish: Wish) -> Step | Refused:
    """The step that a wish asks for, from the last state that any source tells."""
    cycle = wish.cycle or max((row.siklus for row in package.perbaikan), default="")
    of_cycle = [row for row in package.perbaikan if row.siklus == cycle]
    rows = [row for row in of_cycle if name_of(row) == wish.thing]
    rows = [row for row in rows if wish.stage in ("", row.tahap)]
    if not rows:
        return Refused(_not_there(package.head.code, cycle, wish, of_cycle))
    stage = max(rows, key=lambda row: (_since(row), row.tahap)).tahap
    states = [row for row in rows if row.tahap == stage]
    last = max(states, key=state_of)
    stands = next((row for row in states if _is(row, wish)), None)
    if stands is not None:
        return Step(before=stands, row=None)
    why = _impossible(last, wish) or _untold(package.sumber, last, wish)
    if why:
        return Refused(why)
    source = wish.source or last.sumber
    asked = last.diminta or (_since(last) if last.status == "diminta" else "")
    row = last._replace(status=wish.status, per_tanggal=wish.day, diminta=asked, sumber=source,
                        letak="", penutur="", catatan="")  # fmt: skip
    replaces = (last.per_tanggal, last.sumber) == (wish.day, source)
    return Step(before=last, row=row, replaces=replaces)


def name_of(row: Perbaikan) -> str:
    """What a row is about, as a person names it: a code, a tatanan, or `semua`."""
    return row.indikator or row.tatanan or ALL


def _since(row: Perbaikan) -> str:
    return row.per_tanggal or row.diminta[:10]


def _is(row: Perbaikan, wish: Wish) -> bool:
    """Whether a row is the very state: of any day, where no day was told."""
    same = row.status == wish.status and wish.source in ("", row.sumber)
    return same and (not wish.dated or row.per_tanggal == wish.day)


def _not_there(code: str, cycle: str, wish: Wish, rows: Sequence[Perbaikan]) -> str:
    if not rows:
        when = f" pada siklus {cycle}" if cycle else ""
        return f"tidak ada perbaikan yang tercatat untuk {code}{when}"
    known = [*dict.fromkeys(map(name_of, rows))]
    more = f" dan {len(known) - _LISTED} lagi" if len(known) > _LISTED else ""
    at = f" tahap {wish.stage}" if wish.stage else ""
    return (
        f"{wish.thing} tidak tercatat dikembalikan kepada {code} pada siklus {cycle}{at}; yang "
        f"tercatat: {', '.join(known[:_LISTED])}{more}"
    )


def _impossible(last: Perbaikan, wish: Wish) -> str:
    """Why the state cannot follow the last one; "" where it can."""
    have, want = STATES.get(last.status, 0), STATES[wish.status]
    thing, since = wish.thing, _since(last)
    told = f"{last.status} {date_text(since)}" if since else last.status
    if want == have:
        return (
            f"{thing} sudah tercatat {told}, bukan {date_text(wish.day)}; tanggal yang keliru "
            "dibetulkan di lembar Perbaikan formulirnya"
        )
    if want < have:
        return f"{thing} sudah {told}, jadi tidak dapat kembali menjadi {wish.status}"
    if want > have + 1:
        return (
            f"{thing} belum tercatat {_BEFORE[wish.status]}; catat itu dahulu, baru {wish.status}"
        )
    if wish.day > wish.today:
        return f"{date_text(wish.day)} belum tiba, jadi {thing} belum dapat {wish.status}"
    if since and wish.day[: len(since)] < since:
        return f"{date_text(wish.day)} mendahului {date_text(since)}, saat {thing} {last.status}"
    return ""


def _untold(sources: Sequence[Sumber], last: Perbaikan, wish: Wish) -> str:
    """Why a source cannot tell the state: it is not there, or older than what it would tell."""
    by_id: Mapping[str, Sumber] = {row.id: row for row in sources}
    name = wish.source or last.sumber
    source = by_id.get(name)
    if source is None:
        listed = join_words([*by_id][:_LISTED])
        return f"sumber “{name}” tidak ada di sumber.csv paket itu; yang ada antara lain {listed}"
    published = source.tanggal_terbit
    if published and published < wish.day[: len(published)]:
        return (
            f"sumber {name} terbit {date_text(published)}, jadi tidak memuat yang terjadi "
            f"{date_text(wish.day)}; sebutkan sumber lain dengan --sumber"
        )
    return ""
