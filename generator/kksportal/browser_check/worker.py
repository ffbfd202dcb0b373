"""What the page asks of the program: plain values in, JSON out. Faults of ours are not hidden."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kksportal.browser_check import decisions
from kksportal.browser_check.filled_form import as_record
from kksportal.browser_check.forms import (
    at_cell,
    blank_form,
    cycles,
    district_of,
    from_kept,
    held_back,
    lay,
    noted,
    take_workbooks,
    to_keep,
    withdraw,
)
from kksportal.browser_check.preview import Preview
from kksportal.browser_check.session import Session
from kksportal.browser_check.sorting import TABLES, sort_files
from kksportal.browser_check.story import Draft, Drafts, UnwritableError, listed, opened, write
from kksportal.browser_check.table import with_row, without_row
from kksportal.browser_check.tidying import tidy_tables, tidy_typed
from kksportal.report import as_records, summary

_OPEN: list[Session] = []
_PREVIEW: list[Preview] = []
_DRAFTS: list[Drafts] = []
Asked = Mapping[str, Any]


def answer(name: str, asked: Asked) -> str:
    """The answer to a question of the page, as JSON; raises KeyError for an unknown one."""
    return json.dumps(_ANSWERS[name](asked), ensure_ascii=False)


def _start(asked: Asked) -> Any:
    """Begin, with what is published."""
    _OPEN[:] = [Session.start(Path(asked["root"]), bytes(asked["portal"]))]
    districts = sorted(_OPEN[0].state.districts.items())
    return {"arsip": {code: district.archive(code) for code, district in districts}}


def _look(asked: Asked) -> Any:
    """Whose the dropped files are, as far as they say it."""
    found = sort_files(_files(asked))
    return {"kode": found.code or district_of(found.workbooks)}


def _open(asked: Asked) -> Any:
    """Begin with a district as it is published."""
    day = str(asked.get("hari") or "")
    _OPEN[0].open(asked["kode"], bytes(asked.get("arsip") or b""), day)
    return {"berkas": sorted(_OPEN[0].base)}


def _take(asked: Asked) -> Any:
    """Take dropped files, and say what is found in all that is here."""
    _OPEN[0].take(_files(asked), _sizes(asked))
    tidy_tables(_OPEN[0])
    take_workbooks(_OPEN[0])
    return _check(asked)


def _check(_: Asked) -> Any:
    session = _OPEN[0]
    found = session.findings()
    if decisions.lay_log(session):
        found = session.findings()
    return {
        "temuan": [r | at_cell(session, f) for r, f in zip(as_records(found), found, strict=True)],
        "ringkas": summary(found),
        "formulir": as_record(session.form) if session.form else None,
        "catatan": session.notes,
        "berubah": sorted(session.changed()),
    }


def _changes(_: Asked) -> Any:
    """What would change, in sentences."""
    return {"kalimat": _OPEN[0].sentences()}


def _preview(_: Asked) -> Any:
    """The pages that there would be; none while there are errors."""
    made = _OPEN[0].preview()
    _PREVIEW[:] = [made] if made else []
    return {"halaman": made.titles if made else []}


def _page(asked: Asked) -> Any:
    """A page as it will look."""
    html = _PREVIEW[0].html(asked["alamat"])
    shown = _OPEN[0].shown_pictures().items()
    return {"html": html, "foto": {n: b64encode(c).decode() for n, c in shown if n in html}}


def _tables(_: Asked) -> Any:
    """The tables of the district, those that are there first."""
    session = _OPEN[0]
    names = {name: f"{session.folder}/{name}.csv" in session.files for name in TABLES}
    listed = sorted(names, key=lambda name: not names[name])
    return {"tabel": [(n, TABLES[n].title, names[n]) for n in listed] if session.folder else []}


def _table(asked: Asked) -> Any:
    """A table for the editor."""
    session = _OPEN[0]
    found = session.table(asked["tabel"])
    columns = session.choices().columns(asked["tabel"]) if session.checker.data else []
    if found is None:
        return {"kolom": [], "kepala": [], "baris": None}
    return {"kolom": columns, "kepala": found.head, "baris": found.rows}


def _row(asked: Asked) -> Any:
    """Other cells for a row, a new row, or one row less; then all is checked again."""
    session, name, place = _OPEN[0], asked["tabel"], int(asked["baris"])
    found = session.table(name)
    if found is not None:
        cells = asked.get("sel")
        typed = tidy_typed(session, name, cells) if cells is not None else {}
        made = without_row(found, place) if cells is None else with_row(found, name, place, typed)
        session.set_table(name, made)
        session.notes = []
    return _check(asked)


def _questions(_: Asked) -> Any:
    """The figures that changed, with what was said of them."""
    return {"angka": decisions.questions(_OPEN[0])}


def _decide(asked: Asked) -> Any:
    """Why figures change: class, reason, who decided, for all that are named."""
    _OPEN[0].day = _OPEN[0].day or str(asked.get("hari") or "")
    faults = decisions.decide(_OPEN[0], decisions.rows_of(asked["baris"]), asked)
    return {"kurang": faults} if faults else _check(asked) | {"kurang": []}


def _answer(asked: Asked) -> Any:
    """An answer to a question of the form; then all is read and checked again."""
    session = _OPEN[0]
    if session.form is not None:
        session.form.answers[tuple(asked["kunci"])] = str(asked["nilai"])
        lay(session, session.form)
    return _check(asked)


def _partial(asked: Asked) -> Any:
    """Whether the good lines of the form go alone."""
    session = _OPEN[0]
    if session.form is not None:
        session.form.partial = bool(asked["ya"])
    return _check(asked)


def _withdraw(asked: Asked) -> Any:
    """The form away again, and what it brought."""
    withdraw(_OPEN[0])
    return _check(asked)


def _blank(asked: Asked) -> Any:
    """The form of the district, to be filled in."""
    name, raw = blank_form(_OPEN[0], asked["siklus"])
    return {"nama": name, "isi": b64encode(raw).decode()}


def _notes(_: Asked) -> Any:
    """Her own workbook with what was found as notes, and what it loses by that."""
    name, raw, lost = noted(_OPEN[0])
    return {"nama": name, "isi": b64encode(raw).decode(), "hilang": lost}


def _cycles(_: Asked) -> Any:
    """The cycles that a form can be made for, the newest first."""
    return {"siklus": cycles(_OPEN[0])}


def _out(asked: Asked) -> Any:
    """The archive for the owner, with a message; or why it cannot be made."""
    if held := [*held_back(_OPEN[0]), *decisions.unsaid(_OPEN[0])]:
        return {"nama": "", "isi": "", "pesan": "", "temuan": [], "tahan": held}
    made = _OPEN[0].outgoing(asked)
    return {
        "nama": made.name,
        "isi": b64encode(made.content).decode(),
        "pesan": made.message,
        "temuan": as_records(made.faults),
        "tahan": [],
    }


def _keep(_: Asked) -> Any:
    """All that is needed to go on after the tab went: files, and the state they began from."""
    session = _OPEN[0]
    return {
        "kode": session.code,
        "dasar": {n: b64encode(raw).decode() for n, raw in session.base.items()},
        "berkas": {n: b64encode(raw).decode() for n, raw in session.files.items()},
        "ukuran": session.sizes,
        "formulir": to_keep(session.form) if session.form else None,
        "keputusan": decisions.to_keep(session),
    }


def _restore(asked: Asked) -> Any:
    """Go on from what was kept."""
    kept = asked["simpanan"]
    base, files = (
        {str(name): b64decode(raw) for name, raw in kept[part].items()}
        for part in ("dasar", "berkas")
    )
    archive = bytes(asked.get("arsip") or b"")
    same = _OPEN[0].restore(kept["kode"], base, files, archive, _sizes(kept))
    _OPEN[0].day = str(asked.get("hari") or "")
    decisions.from_kept(_OPEN[0], kept.get("keputusan") or ())
    if kept.get("formulir") and not from_kept(_OPEN[0], kept["formulir"]):
        _OPEN[0].notes.append("Formulir yang dijatuhkan perlu dijatuhkan lagi; isinya tersimpan.")
    return _check(asked) | {"sama": same}


def _texts(_: Asked) -> Any:
    """The stories and narratives that are here."""
    return {"naskah": listed(_OPEN[0])}


def _text(asked: Asked) -> Any:
    """A story for the editor; or why it cannot be opened there."""
    try:
        return opened(_OPEN[0], asked["naskah"])
    except UnwritableError as why:
        return {"galat": str(why)}


def _draft(asked: Asked) -> Any:
    """A story as it is typed: what is found in it, and its page."""
    session = _OPEN[0]
    if not _DRAFTS or _DRAFTS[0].data is not session.checker.data:
        _DRAFTS[:] = [Drafts(session)]
    try:
        shown = _DRAFTS[0].look(Draft.of(asked))
    except UnwritableError as why:
        return {"galat": str(why)}
    photos = {name: b64encode(raw).decode() for name, raw in shown.photos.items()}
    return {"temuan": as_records(shown.findings), "html": shown.html, "foto": photos}


def _write(asked: Asked) -> Any:
    """A story among the files; then all is checked. Or what it lacks."""
    try:
        path = write(_OPEN[0], Draft.of(asked))
    except UnwritableError as why:
        return {"galat": str(why)}
    _OPEN[0].notes = []
    return _check(asked) | {"naskah": path}


def _sizes(asked: Asked) -> dict[str, tuple[int, int]]:
    return {str(n): (int(w), int(h)) for n, (w, h) in (asked.get("ukuran") or {}).items()}


def _files(asked: Asked) -> list[tuple[str, bytes]]:
    return [(str(name), bytes(content)) for name, content in asked["berkas"]]


_ANSWERS: Mapping[str, Callable[[Asked], Any]] = {
    "mulai": _start,
    "lihat": _look,
    "buka": _open,
    "ambil": _take,
    "periksa": _check,
    "perubahan": _changes,
    "pratinjau": _preview,
    "halaman": _page,
    "tabel-tabel": _tables,
    "tabel": _table,
    "baris": _row,
    "naskah-naskah": _texts,
    "naskah": _text,
    "naskah-lihat": _draft,
    "naskah-tulis": _write,
    "keputusan": _questions,
    "putuskan": _decide,
    "jawab": _answer,
    "sebagian": _partial,
    "lepas-formulir": _withdraw,
    "formulir": _blank,
    "catatan-buku": _notes,
    "siklus": _cycles,
    "kirim": _out,
    "simpan": _keep,
    "pulihkan": _restore,
}
