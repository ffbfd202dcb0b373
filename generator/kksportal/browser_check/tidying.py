"""Tables as spreadsheets save them, brought into the form of the contract as they are dropped.

What can mean one thing is taken, with a note; what may mean several stays as it was, and is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kksportal.browser_check.session import Session
from kksportal.browser_check.sorting import TABLES
from kksportal.intake.cells import Codes, read_cell
from kksportal.intake.habits import Weight, sentence
from kksportal.intake.results import Understood
from kksportal.intake.tidying import Change, Question, Tidied, tidy

_FEW = 3  # cells that a note tells one by one


def tidy_tables(session: Session) -> None:
    """The changed tables of a district in canonical form; notes say what that took."""
    codes = Codes.of(session.shared())
    made: dict[str, bytes | None] = {}
    for path in sorted(session.changed()):
        folder, _, file = path.rpartition("/")
        name = file.removesuffix(".csv")
        raw = session.files.get(path)
        if raw is None or folder != session.folder or name not in TABLES:
            continue
        tidied = tidy(raw, TABLES[name], codes)
        if not set(tidied.header) & TABLES[name].columns.keys():
            continue  # no table of this name: its findings say so
        if tidied.content is not None and tidied.content != raw:
            made[name] = tidied.content
            session.notes += _notes(file, tidied)
        session.notes += (_asked(file, one) for one in tidied.questions if one.readings)
    if made:
        session.set_tables(made)


def tidy_typed(session: Session, name: str, cells: Mapping[str, str]) -> dict[str, str]:
    """A row as it was typed, each cell in canonical form where it can mean one thing."""
    codes, columns = Codes.of(session.shared()), TABLES[name].columns
    made = dict(cells)
    for column, text in cells.items():
        if text and column in columns:
            read = read_cell(columns[column], text, cells, codes)
            made[column] = read.value if isinstance(read, Understood) else text
    return made


def _notes(file: str, tidied: Tidied) -> Iterator[str]:
    loud = tuple(one for one in tidied.habits if one.weight is not Weight.SILENT)
    if loud:
        yield f"{file}: {sentence(loud)} Dibaca, dan ditulis dalam bentuk baku."
    if cells := [one for one in tidied.changes if one.column]:
        few = ", ".join(map(_changed, cells[:_FEW]))
        more = f", dan {len(cells) - _FEW} sel lain" if len(cells) > _FEW else ""
        yield f"{file}: ditulis lain tanpa mengubah artinya: {few}{more}."


def _changed(one: Change) -> str:
    return f"baris {one.line} {one.column} “{one.before}” menjadi “{one.after}”"


def _asked(file: str, one: Question) -> str:
    ways = " atau ".join(f"“{way or 'kosong'}”" for way in one.readings)
    place = f"baris {one.line}, kolom {one.column}" if one.column else f"baris {one.line}"
    return f"{file}, {place}: “{one.text}” berarti {ways}? Pilih dengan “Betulkan di sini”."
