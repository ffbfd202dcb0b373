"""Workbooks at `/periksa/`: the form to take away, the form that comes back, and all others."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from kksportal.authoring.form import find_district
from kksportal.browser_check.filled_form import Files, FilledForm, laid_over, package_folder
from kksportal.browser_check.session import Session
from kksportal.browser_check.sorting import TABLES
from kksportal.errors import Finding, PortalError
from kksportal.exports.form import district_form
from kksportal.intake.form.finding import whose_form
from kksportal.intake.form.remarks import Level, Remark
from kksportal.intake.instrument.book import read_instrument
from kksportal.intake.instrument.others import known_kind
from kksportal.intake.losses import losses
from kksportal.intake.workbook import (
    Note,
    Sheet,
    Workbook,
    WorkbookError,
    annotate,
    read_workbook,
)
from kksportal.render.form import form_xlsx
from kksportal.text import number

_FORM = "Ambil formulir daerah Anda di atas, salin isinya ke sana, lalu jatuhkan formulirnya"
_ALONE = (
    "Lembar yang berisi satu tabel portal dapat juga disimpan sebagai CSV UTF-8 dengan nama "
    "tabelnya, misalnya capaian.csv"
)
_NOTED = {Level.REFUSED: "Belum dapat diambil. ", Level.ASKED: "Ditanyakan. ", Level.NOTE: ""}
_NAMED = 4  # sheets that are named in a sentence


def cycles(session: Session) -> list[str]:
    """The cycles that a form can be made for, the newest first."""
    return sorted(session.shared().frameworks, reverse=True)


def blank_form(session: Session, cycle: str) -> tuple[str, bytes]:
    """The form of the district as `kks template` makes it of what is published, and its name."""
    data, info = session.shared(), session.state.info
    with package_folder(session.base) as folders:
        package = find_district(folders, session.code, data, today="").package
    form = district_form(data, package, session.code, cycle, info.office or info.name)
    return f"isian-{session.code}-{cycle}.xlsx", form_xlsx(form)


def district_of(workbooks: Files) -> str:
    """The district whose form is among workbooks; "" for none."""
    for raw in workbooks.values():
        try:
            return whose_form(read_workbook(raw))[0]
        except WorkbookError:
            continue
    return ""


def take_workbooks(session: Session) -> None:
    """Take the form among the workbooks that were dropped, and say what the others are."""
    dropped, session.workbooks = session.workbooks, {}
    taken = ""
    for name, raw in dropped.items():
        told = "" if taken else _take(session, name, raw)
        if taken:
            told = f"formulir {taken} sudah dibuka; jatuhkan satu per satu"
        elif not told:
            taken = name
        if told:
            session.notes.append(f"{name}: {told}.")


def _take(session: Session, name: str, raw: bytes) -> str:
    """Take a workbook as the form of the district; "" or why it is not taken."""
    if find_spec("openpyxl") is None:
        return "pembaca buku kerja belum termuat; sambungkan internet sekali, lalu jatuhkan lagi"
    try:
        book = read_workbook(raw)
        whose = _whose(book)
    except WorkbookError as fault:
        return str(fault)
    if whose is None:
        return what_it_is(book)
    code, cycle = whose
    if code != session.code:
        return f"ini formulir daerah {code}; pilih daerah itu dahulu"
    if cycle not in cycles(session):
        return f"kerangka siklus {cycle} tidak ada di portal ini"
    form = FilledForm(name=name, raw=raw, book=book, whose=whose)
    if session.form is not None and session.form.whose == whose:
        form.answers = session.form.answers
    try:
        lay(session, form)
    except PortalError as fault:
        return str(fault)
    return ""


def _whose(book: Workbook) -> tuple[str, str] | None:
    """The district and cycle of a form; None where a workbook has no mark of one.

    Raises WorkbookError where it holds several.
    """
    try:
        return whose_form(book)
    except WorkbookError as fault:
        if "beberapa formulir" in str(fault):
            raise
        return None


def lay(session: Session, form: FilledForm) -> None:
    """Read a form, and lay what it says over what is here.

    Raises PortalError where it cannot be held against what is published; then nothing changes.
    """
    before = session.form.tables if session.form else {}
    form.read(session.shared(), session.state, session.base, session.day)
    _lay_tables(session, before, form.tables)
    session.form = form


def withdraw(session: Session) -> None:
    """Take away what the form brought."""
    if session.form is not None:
        _lay_tables(session, session.form.tables, {})
        session.form = None


def _lay_tables(session: Session, before: Files, tables: Files) -> None:
    made = {}
    for name in {**before, **tables}:
        path = f"{session.folder}/{name}.csv"
        base = session.base.get(path)
        was, fresh = before.get(name, base), tables.get(name, base)
        made[name] = laid_over(name, was, session.files.get(path), fresh)
    session.set_tables(made)


def at_cell(session: Session, finding: Finding) -> dict[str, str]:
    """The sheet and cell of the form that a finding is about; {} where there is none."""
    if session.form is None:
        return {}
    folder = f"{session.folder}/"
    own = {n: raw for n, raw in session.files.items() if n.startswith(folder)}
    tables = {n.removeprefix(folder).removesuffix(".csv"): raw for n, raw in own.items()}
    place = session.form.place_of(finding, tables)
    return {"lembar": place[0], "sel": place[1]} if place else {}


def noted(session: Session) -> tuple[str, bytes, list[str]]:
    """The person's own workbook with what was found as notes; its name, and what is lost in it.

    Raises PortalError where notes cannot be written into it.
    """
    form = session.form
    assert form is not None
    assert form.outcome is not None
    notes = [Note(one.sheet, one.cell, _noted(one)) for one in form.outcome.remarks]
    for finding in session.findings():
        if place := at_cell(session, finding):
            told = f"{(finding.what or finding.kind.title).rstrip('.')}. {finding.mend}"
            notes.append(Note(place["lembar"], place["sel"], told))
    made = annotate(form.raw, notes)
    stem, _, end = form.name.rpartition(".")
    return f"{stem}-catatan.{end}", made, losses(form.raw, made)


def _noted(one: Remark) -> str:
    how = f" {one.how.rstrip('.')}." if one.how else ""
    what = one.what if one.what.endswith("?") else f"{one.what.rstrip('.')}."
    return f"{_NOTED[one.level]}{what}{how}"


def held_back(session: Session) -> list[str]:
    """Why the proposal cannot be taken along yet, in sentences."""
    form = session.form
    if form is None or form.ready:
        return []
    return [f"{len(form.open)} hal di buku kerja {form.name} belum dapat diambil: jawab atau "
            "betulkan, atau bawa baris yang sudah baik saja."]  # fmt: skip


def to_keep(form: FilledForm) -> dict[str, Any]:
    """A form as the browser keeps it."""
    return {
        "nama": form.name,
        "isi": b64encode(form.raw).decode(),
        "jawaban": [[*question, answer] for question, answer in form.answers.items()],
        "sebagian": form.partial,
    }


def from_kept(session: Session, kept: Mapping[str, Any]) -> bool:
    """The form that was kept, over files that hold already what it says; whether it opened."""
    if find_spec("openpyxl") is None:
        return False
    try:
        form = FilledForm.of(kept["nama"], b64decode(kept["isi"]))
        form.answers = {(s, c, q): answer for s, c, q, answer in kept["jawaban"]}
        form.partial = kept["sebagian"]
        form.read(session.shared(), session.state, session.base, session.day)
    except PortalError:
        return False
    session.form = form
    return True


def what_it_is(book: Workbook) -> str:
    """What a workbook is that is no form, and what to do with it."""
    try:
        instrument = read_instrument(book)
    except WorkbookError:
        return known_kind(book) or _plain_book(book)
    how = "terisi" if instrument.filled else "kosong"
    many = number(str(sum(instrument.counts)))
    return (
        f"ini instrumen kementerian yang {how}, {len(instrument.settings)} tatanan dengan {many} "
        "indikator. Di sini tidak diambil: kirim berkas ini kepada pengelola portal, yang "
        f"membacanya dengan kks import instrumen. Untuk mengisi skor sendiri: {_lower(_FORM)}"
    )


def _plain_book(book: Workbook) -> str:
    filled = [sheet for sheet in book.sheets if sheet.cells]
    if not filled:
        return f"buku kerja ini kosong. {_FORM}"
    named = ", ".join(f"“{sheet.name}”" for sheet in filled[:_NAMED])
    more = f" dan {len(filled) - _NAMED} lembar lain" if len(filled) > _NAMED else ""
    told = [
        f"lembar “{sheet}” berkolom tabel {table}: simpan sebagai CSV UTF-8 bernama {table}.csv, "
        "lalu jatuhkan"
        for sheet, table in _tables(filled)
    ]
    alone = f"Atau, {'; '.join(told)}" if told else _ALONE
    return (
        f"buku kerja biasa (lembar {named}{more}), bukan formulir isian portal; isi kolomnya tidak "
        f"ditebak. {_FORM}. {alone}"
    )


def _tables(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Sheets whose first row names the columns of one table of the contract."""
    for sheet in sheets:
        head = {cell.text for cell in sheet.row_cells(1)}
        fitting = [
            name
            for name, res in TABLES.items()
            if head <= set(res.columns)
            and all(column in head for column, rule in res.columns.items() if rule.required)
        ]
        if len(fitting) == 1:
            yield sheet.name, fitting[0]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
