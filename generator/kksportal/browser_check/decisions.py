"""Why figures change: asked before a proposal is taken along, written to the district's log.

As `kks diff --record` asks and writes it: of every figure that stood otherwise its class, a reason
and the office that decided. Lines of the log stand in the proposal as any other table does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kksportal.browser_check.said import Row
from kksportal.browser_check.session import Session
from kksportal.changes.words import ChangeText, decision_text
from kksportal.compute.changes import (
    LOG,
    Decision,
    PackageChange,
    RowChange,
    compare,
    extend_log,
    log_of,
    restates,
)
from kksportal.compute.consequences import consequences
from kksportal.compute.shared import compute_shared
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import KELAS_PEMBARUAN, Pembaruan
from kksportal.model.strings import odd_text
from kksportal.privacy import personal_in
from kksportal.proposals.tables import to_csv

_LONGEST = {"alasan": 300, "pemutus": 150}
_CALLED = {"alasan": "Alasan", "pemutus": "Yang memutuskan"}


def decide(session: Session, rows: Iterable[Row], told: Mapping[str, Any]) -> list[str]:
    """Say of changed figures why; [] or what is missing, a sentence each, and nothing is kept."""
    words = {name: str(told.get(name) or "").strip() for name in _LONGEST}
    kelas = str(told.get("kelas") or "")
    faults = [] if kelas in KELAS_PEMBARUAN else ["Jenis perubahannya belum dipilih."]
    faults += [f"{_CALLED[name]}: {what}" for name, text in words.items()
               if (what := _fault(name, text))]  # fmt: skip
    if not faults:
        one = Decision(kelas=kelas, **words)
        session.decisions.said |= dict.fromkeys(rows, one)
    return faults


def _fault(name: str, text: str) -> str:
    if not text:
        return "belum diisi."
    personal = personal_in(text)
    lines = "ditulis dalam satu baris." if "\n" in text else ""
    return lines or odd_text(text, _LONGEST[name]) or (personal.sentence if personal else "")


def lay_log(session: Session) -> bool:
    """Write what was said to the log; whether it changed. To be asked after `findings`."""
    made = session.decisions
    was, now, change = _changed(session)
    path = f"{session.folder}/{LOG}.csv"
    stands = session.files.get(path)
    if was is None or now is None or stands not in (session.base.get(path), made.laid):
        return False  # nothing is published, or she writes the log herself
    lines: list[Pembaruan] = []
    if change is not None and made.said:
        serious = _serious(session, was, now, change)
        for place, row in enumerate(change.rows):
            if restates(row) and (one := made.said.get(_key(row))):
                alone = replace(change, rows=(row,))
                lines += log_of(alone, session.day, one, {0} if place in serious else ())
    log = extend_log(was.pembaruan, lines)
    fresh = session.base.get(path)
    if log != was.pembaruan:
        fresh = to_csv(Pembaruan._fields, log)
    made.laid = fresh
    if fresh == stands:
        return False
    session.set_tables({LOG: fresh})
    return True


def questions(session: Session) -> list[dict[str, Any]]:
    """The figures that stood otherwise, those that changed alike as one, with what was said."""
    was, now, change = _changed(session)
    if was is None or now is None or change is None:
        return []
    serious = _serious(session, was, now, change)
    grave = {_key(row) for place, row in enumerate(change.rows) if place in serious}
    asked = []
    for package in session.difference().packages:
        for group in package.groups:
            rows = [row for row in group.rows if restates(row.change)]
            if not rows:
                continue
            keys = [_key(row.change) for row in rows]
            told = [*_sentences(text for row in rows for text in row.sentences)]
            asked.append(
                {
                    "teks": group.common or " ".join(told),
                    "rinci": told if group.common else [],
                    "baris": [[table, list(key)] for table, key in keys],
                    "serius": any(key in grave for key in keys),
                    "jawab": _said(session, keys),
                }
            )
    return asked


def unsaid(session: Session) -> list[str]:
    """Why the proposal cannot be taken along yet, in sentences."""
    _, _, change = _changed(session)
    rows = change.rows if change else ()
    many = sum(restates(row) and _key(row) not in session.decisions.said for row in rows)
    if not many:
        return []
    return [
        f"{many} angka yang berubah belum disertai jenis perubahan, alasan, dan yang memutuskan."
    ]


def to_keep(session: Session) -> list[list[Any]]:
    """What was said, as the browser keeps it."""
    return [
        [table, list(key), one.kelas, one.alasan, one.pemutus]
        for (table, key), one in session.decisions.said.items()
    ]


def from_kept(session: Session, kept: Iterable[Sequence[Any]]) -> None:
    """What was said before the tab went; the files hold its log already."""
    for table, key, kelas, alasan, pemutus in kept:
        said = Decision(kelas=kelas, alasan=alasan, pemutus=pemutus)
        session.decisions.said[table, tuple(key)] = said
    session.decisions.laid = session.files.get(f"{session.folder}/{LOG}.csv")


def rows_of(asked: Iterable[Sequence[Any]]) -> list[Row]:
    """The rows that the page names."""
    return [(str(table), tuple(map(str, key))) for table, key in asked]


def _changed(
    session: Session,
) -> tuple[DistrictPackage | None, DistrictPackage | None, PackageChange | None]:
    """The district's package as it is published and as it is here, and what changed between."""
    was, now = session.published, session.checker.packages.get(session.code)
    if not isinstance(was, DistrictPackage) or now is None or session.broken:
        return None, None, None
    return was, now, next(iter(compare((was,), (now,))), None)


def _serious(
    session: Session, was: DistrictPackage, now: DistrictPackage, change: PackageChange
) -> frozenset[int]:
    """The places of the changed rows that give a requirement of an award another verdict."""
    if session.decisions.serious[0] != change.rows:
        packaged = {*session.state.districts, *session.checker.packages}
        shared = compute_shared(session.shared(), packaged)
        found = consequences(was, now, change.rows, shared, shared).serious
        session.decisions.serious = (change.rows, found)
    return session.decisions.serious[1]


def _key(row: RowChange) -> Row:
    return row.resource, row.key


def _sentences(texts: Iterable[ChangeText]) -> Iterator[str]:
    for text in texts:
        yield text._replace(note="").sentence


def _said(session: Session, keys: Sequence[Row]) -> str:
    """What was said of all of these; "" where of any nothing was."""
    found = [session.decisions.said.get(key) for key in keys]
    first = found[0]
    return decision_text(first) if first and all(found) else ""
